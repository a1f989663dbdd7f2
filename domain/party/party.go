package party

import (
	"slices"
	"strconv"
	"strings"

	"kontingent/domain/cal"
	"kontingent/domain/payment"
	"kontingent/domain/problem"
)

// Kind is what sort of customer a card describes.
type Kind string

// The kinds of party.
const (
	Person  Kind = "person"
	Company Kind = "organisation"
)

// Party is a customer card: anyone who can be invoiced.
type Party struct {
	ID                 int64
	Number             string // customer number, unique, as printed; never changes once something is issued
	Kind               Kind
	Name               string // as printed
	Address            Address
	Email              string
	Phone              string
	Born               cal.Date
	OrganisationNumber string // digits only, by the card's country
	PeppolID           string // address for EHF as payment.PeppolID gives it; empty: made of the organisation number
	EHFReceives        Reception
	EHFLookedUp        cal.Date // when EHFReceives was found out; zero: never
	PreferredMethod    string   // email, ehf, paper; empty: none
	PaymentMethod      string   // empty: standard
	ShippingMethod     string   // empty: standard
	Language           string   // of documents; empty: the organisation's
	TheirReference     string
	DefaultReference   string // payment reference for collective invoices (B7); empty: made
	PaymentTermDays    int    // not used in batches (B6)
	Groups             []string
	Note               string
	Ended              cal.Date // the party has left; zero: still with us
	Revision           int64    // grows with each change of the card
}

// preferred are the methods a card may prefer.
var preferred = []string{"", "email", "ehf", "paper"}

// Lengths beyond which a field holds a mistake rather than a name.
const (
	maxName = 500
	maxLine = 200
	maxNote = 20_000
)

// Clean returns the card with spaces tidied and numbers normalised, and everything that is wrong with it, each at its
// field and on this card. country is the organisation's, for cards that name none.
func (p Party) Clean(country string) (Party, error) {
	var bad problem.List
	p.Number, p.Name = Tidy(p.Number), Tidy(p.Name)
	p.Email, p.Phone = Tidy(p.Email), Tidy(p.Phone)
	p.TheirReference, p.DefaultReference = Tidy(p.TheirReference), Tidy(p.DefaultReference)
	p.Note = TidyText(p.Note)
	p.Address = p.Address.clean(country)
	if p.Kind == "" {
		p.Kind = Person
	}
	if p.Kind != Person && p.Kind != Company {
		bad.Add(problem.New("party.kind.unknown", "value", string(p.Kind)).At("kind"))
	}
	if p.Name == "" {
		bad.Add(problem.New("party.name.missing").At("name"))
	}
	bad.Add(tooLong(p.Name, "name", maxName))
	bad.Add(tooLong(p.Number, "number", 30))
	for _, f := range []struct{ name, value string }{
		{"street", p.Address.Street},
		{"street2", p.Address.Street2},
		{"city", p.Address.City},
		{"phone", p.Phone},
		{"their_reference", p.TheirReference},
		{"default_reference", p.DefaultReference},
		{"payment_method", p.PaymentMethod},
		{"shipping_method", p.ShippingMethod},
	} {
		bad.Add(tooLong(f.value, f.name, maxLine))
	}
	bad.Add(tooLong(p.Note, "note", maxNote))
	bad.Add(p.Address.check(country))
	bad.Add(place(&p.Email, "email", Email))
	bad.Add(place(&p.OrganisationNumber, "organisation_number", func(s string) (string, error) {
		in := p.Address.In(country)
		if CurrencyOf(in) == "" { // a country whose numbers the program does not know
			return Tidy(s), tooLong(s, "organisation_number", 30)
		}
		return payment.OrganisationNumber(in, s)
	}))
	bad.Add(place(&p.PeppolID, "peppol_id", payment.PeppolID))
	if !contains(preferred, p.PreferredMethod) {
		bad.Add(problem.New("party.preferred_method.unknown", "value", p.PreferredMethod).At("preferred_method"))
	}
	if p.Language != "" {
		bad.Add(checkLanguage(p.Language))
	}
	if p.PaymentTermDays < 0 || p.PaymentTermDays > 365 {
		bad.Add(problem.New("organisation.payment_term.range").At("payment_term_days"))
	}
	groups, err := CleanGroups(p.Groups)
	p.Groups = groups
	bad.Add(err)
	for i := range bad {
		bad[i] = bad[i].Of(p.Number)
	}
	return p, bad.Err()
}

// HasEnded reports whether the party has left by the given day.
func (p Party) HasEnded(today cal.Date) bool {
	return !p.Ended.IsZero() && !today.Before(p.Ended)
}

func tooLong(s, field string, limit int) error {
	if n := len([]rune(s)); n > limit {
		return problem.New("field.too_long", "field", field, "limit", strconv.Itoa(limit)).At(field)
	}
	return nil
}

// In is the address's own country, or the given one where it names none.
func (a Address) In(country string) string {
	if a.Country != "" {
		return a.Country
	}
	return country
}

func (a Address) clean(country string) Address {
	a.Street, a.Street2, a.City = Tidy(a.Street), Tidy(a.Street2), Tidy(a.City)
	a.PostalCode, a.Country = Tidy(a.PostalCode), strings.ToUpper(Tidy(a.Country))
	if a.Country == country {
		a.Country = ""
	}
	if in := a.In(country); in == "SE" || in == "FI" || in == "NO" || in == "DK" {
		a.PostalCode = strings.ReplaceAll(strings.TrimPrefix(a.PostalCode, in+"-"), " ", "")
	}
	return a
}

// postalDigits is how many digits a postal code has where the program knows.
var postalDigits = map[string]int{"NO": 4, "DK": 4, "SE": 5, "FI": 5}

func (a Address) check(country string) error {
	var bad problem.List
	in := a.In(country)
	if len(in) != 2 || strings.Trim(in, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		bad.Add(problem.New("address.country.unknown", "value", a.Country).At("country"))
	}
	if n := postalDigits[in]; n > 0 && a.PostalCode != "" &&
		(len(a.PostalCode) != n || strings.Trim(a.PostalCode, "0123456789") != "") {
		bad.Add(problem.New("address.postal_code.wrong", "value", a.PostalCode, "country", in,
			"digits", strconv.Itoa(n)).At("postal_code"))
	}
	bad.Add(tooLong(a.PostalCode, "postal_code", 20))
	return bad.Err()
}

func contains(list []string, s string) bool {
	return slices.Contains(list, s)
}
