package einvoice_test

import (
	"strings"
	"sync"
	"testing"

	"kontingent/domain/cal"
	"kontingent/domain/einvoice"
	"kontingent/domain/invoice"
	"kontingent/domain/money"
	"kontingent/domain/party"
	"kontingent/domain/payment"
	"kontingent/resources/words"
)

var catalogue = sync.OnceValues(words.Load)

func speak(t testing.TB, language string) *words.Words {
	c, err := catalogue()
	if err != nil {
		t.Fatal(err)
	}
	return c.In(language)
}

func say(t testing.TB, language string) func(string, ...string) string {
	w := speak(t, language)
	return func(key string, kv ...string) string {
		values := make([]any, len(kv))
		for i, v := range kv {
			values[i] = v
		}
		return w.Say(key, values...)
	}
}

// clubs are one seller of each country, ready to send.
var clubs = map[string]party.Organisation{
	"NO": {OrganisationNumber: "988077917", Account: "86011117947", Reference: payment.Options{Scheme: payment.KID10}},
	"DK": {OrganisationNumber: "13585628", Account: "1234 0012345678", Reference: payment.Options{Scheme: payment.FIK71, CreditorNumber: "81234567"}},
	"SE": {OrganisationNumber: "5560473521", Account: "5402-9681", Reference: payment.Options{Scheme: payment.OCR}},
	"FI": {OrganisationNumber: "2077474-0", Account: "FI2112345600000785", Reference: payment.Options{Scheme: payment.Viite}},
}

// good is an invoice that nothing is wrong with, of a club in a country, to a firm in Norway. vat is the category of
// its line: O for a club that is not registered.
func good(t testing.TB, country, vat string) einvoice.Source {
	o := clubs[country]
	o.Name, o.Country, o.VATRegistered = "Storfjord Jeger- og Fiskerforening", country, vat != "O"
	o, err := o.Clean()
	if err != nil {
		t.Fatal(err)
	}
	s := einvoice.Source{
		Organisation: o,
		Party: party.Party{
			Number: "1043", Kind: party.Company, Name: "Fjellheim AS", OrganisationNumber: "974760673",
			TheirReference: "Kari Nordmann", Address: party.Address{Country: "NO"},
		},
		Invoice: invoice.Invoice{
			Number: 1042, InvoiceDate: cal.MustParse("2027-01-15"), DueDate: cal.MustParse("2027-01-29"), Currency: o.Currency,
			Lines: []invoice.Line{line(t, "Kontingent 2027", "1", "450.00", vat)},
		},
		Say: say(t, "nb"),
	}
	s.Invoice.Reference, _ = payment.Make(o.Reference, 1042)
	return s
}

func line(t testing.TB, text, quantity, price, vat string) invoice.Line {
	q, err := money.ParseQuantity(quantity)
	if err != nil {
		t.Fatal(err)
	}
	p, err := money.ParsePrice(price)
	if err != nil {
		t.Fatal(err)
	}
	l := invoice.Line{Description: text, Quantity: q, UnitPrice: p, VAT: invoice.VAT{Category: invoice.Category(vat)}}
	if vat == "S" {
		l.VAT.Rate = rate(t, "25")
	}
	return l
}

func rate(t testing.TB, s string) money.Rate {
	r, err := money.ParseRate(s)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func made(t testing.TB, s einvoice.Source) einvoice.Document {
	d, err := einvoice.New(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// codes are those of all that Check finds.
func codes(d einvoice.Document) string {
	var all []string
	for _, p := range einvoice.Check(d) {
		all = append(all, p.Code)
	}
	return strings.Join(all, " ")
}
