package document

import (
	"strings"
	"sync"
)

// Words says a phrase of the document's own language. kv are the values of its placeholders: name, value, name, value …
// The phrases are the entries of the document's words files; whoever calls Layout binds the language.
type Words func(key string, kv ...string) string

// organisationNumber is "Org.nr 987 654 325 MVA", by the name the seller's country has for it.
func (d Document) organisationNumber(say Words) string {
	s := d.Seller
	if s.OrganisationNumber == "" {
		return ""
	}
	number := strings.TrimSpace(s.OrganisationNumber + " " + s.VATMark)
	switch s.Country {
	case "NO":
		return say("document.organisation_number.no", "number", number)
	case "DK":
		return say("document.organisation_number.dk", "number", number)
	case "SE":
		return say("document.organisation_number.se", "number", number)
	case "FI":
		return say("document.organisation_number.fi", "number", number)
	}
	return say("document.organisation_number.other", "number", number)
}

// title is "Faktura 1042".
func (d Document) title(say Words) string {
	if d.Kind == CreditNote {
		return say("document.credit_note.title", "number", d.Number)
	}
	return say("document.invoice.title", "number", d.Number)
}

// Remember makes Words that look each phrase without placeholders up only once: a batch says the same ones a thousand
// times. It may be used by many goroutines.
func Remember(say Words) Words {
	var known sync.Map
	return func(key string, kv ...string) string {
		if len(kv) > 0 {
			return say(key, kv...)
		}
		if phrase, ok := known.Load(key); ok {
			return phrase.(string)
		}
		phrase := say(key)
		known.Store(key, phrase)
		return phrase
	}
}
