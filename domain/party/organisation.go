// Package party knows who is invoiced, and by whom: the organisation, the customer cards, their groups and default
// products, and which of them a choice of groups selects.
//
// It decides what a card may hold and who is in or out of a selection, and why. It refuses to know what is invoiced,
// how it is delivered and where cards are kept. Imports, batches and the store call it.
package party

import (
	"slices"
	"strings"

	"kontingent/domain/money"
	"kontingent/domain/payment"
	"kontingent/domain/problem"
)

// Organisation is the club that sends. It has one currency.
type Organisation struct {
	Name               string
	Country            string // ISO 3166: NO, DK, SE, FI
	OrganisationNumber string // digits only; empty: none
	VATRegistered      bool
	Language           string // of documents to cards without one: nb, nn, da, sv, fi, en
	Currency           string // ISO 4217
	Account            string // as payment.ParseAccount normalises it
	BIC                string
	Email              string
	Phone              string
	Web                string
	Reference          payment.Options // how payment references are made
	PaymentTermDays    int             // default term of sales invoices; 0: none set (B6 then takes 10)
	FirstNumber        int64           // the first invoice number; can't change once one is issued
	Address            Address
	Logo               []byte // PNG or JPEG as chosen; empty: none
}

// Address is where post goes.
type Address struct {
	Street     string
	Street2    string
	PostalCode string
	City       string
	Country    string // ISO 3166; empty: the organisation's
}

// Empty reports whether a letter could not be addressed: without a city it can't.
func (a Address) Empty() bool { return a.City == "" && a.PostalCode == "" }

// Currencies of the countries whose clubs the program serves.
var currencies = map[string]string{"NO": "NOK", "DK": "DKK", "SE": "SEK", "FI": "EUR"}

// CurrencyOf is the currency of a country, empty for one that is not served.
func CurrencyOf(country string) string { return currencies[country] }

// Languages that documents are written in.
func Languages() []string { return []string{"nb", "nn", "da", "sv", "fi", "en"} }

// languageOf is what a country's documents are written in when nothing else is said.
var languageOf = map[string]string{"NO": "nb", "DK": "da", "SE": "sv", "FI": "fi"}

// Clean returns the organisation with spaces tidied, numbers normalised and defaults filled in, and everything that
// is wrong with it.
func (o Organisation) Clean() (Organisation, error) {
	var bad problem.List
	o.Name = Tidy(o.Name)
	o.Country = strings.ToUpper(Tidy(o.Country))
	o.Email, o.Phone, o.Web = Tidy(o.Email), Tidy(o.Phone), Tidy(o.Web)
	if o.Name == "" {
		bad.Add(problem.New("organisation.name.missing").At("name"))
	}
	if CurrencyOf(o.Country) == "" {
		bad.Add(problem.New("organisation.country.unknown", "value", o.Country).At("country"))
		return o, bad.Err()
	}
	if o.Currency == "" {
		o.Currency = CurrencyOf(o.Country)
	}
	if o.Currency = strings.ToUpper(o.Currency); len(o.Currency) != 3 {
		bad.Add(problem.New("organisation.currency.unknown", "value", o.Currency).At("currency"))
	}
	if o.Language == "" {
		o.Language = languageOf[o.Country]
	}
	bad.Add(checkLanguage(o.Language))
	bad.Add(place(&o.OrganisationNumber, "organisation_number", func(s string) (string, error) {
		return payment.OrganisationNumber(o.Country, s)
	}))
	bad.Add(place(&o.Email, "email", Email))
	bad.Add(place(&o.Account, "account", func(s string) (string, error) {
		a, err := payment.ParseAccount(o.Country, s)
		return a.Number, err
	}))
	if o.Account == "" {
		bad.Add(problem.New("organisation.account.missing").At("account"))
	}
	if o.Reference.Scheme == "" {
		o.Reference.Scheme = payment.None
	}
	bad.Add(o.Reference.Check())
	if o.PaymentTermDays < 0 || o.PaymentTermDays > 365 {
		bad.Add(problem.New("organisation.payment_term.range").At("payment_term_days"))
	}
	if o.FirstNumber == 0 {
		o.FirstNumber = 1
	}
	if o.FirstNumber < 1 || o.FirstNumber > 999_999_999 {
		bad.Add(problem.New("organisation.first_number.range").At("first_number"))
	}
	if o.VATRegistered && o.OrganisationNumber == "" {
		bad.Add(problem.New("organisation.number.needed").At("organisation_number"))
	}
	o.Address = o.Address.clean(o.Country)
	bad.Add(o.Address.check(o.Country))
	return o, bad.Err()
}

// place normalises a field that may be empty, and puts its field's name on what is wrong with it.
func place(field *string, name string, normalise func(string) (string, error)) error {
	if *field == "" {
		return nil
	}
	v, err := normalise(*field)
	if err != nil {
		var l problem.List
		l.Add(err)
		for i, p := range l {
			l[i] = p.At(name)
		}
		return l
	}
	*field = v
	return nil
}

func checkLanguage(l string) error {
	if slices.Contains(Languages(), l) {
		return nil
	}
	return problem.New("language.unknown", "value", l, "known", strings.Join(Languages(), ", ")).At("language")
}

// Product is something the club sells: a description with a price.
type Product struct {
	ID          int64
	Number      string
	Description string
	Unit        string
	UnitPrice   money.Price
	VAT         string // EN 16931 category; empty: the organisation's default (C3)
	VATRate     money.Rate
}

// DefaultProduct is a product that a party is invoiced for as a rule, with its quantity.
type DefaultProduct struct {
	Product  Product
	Quantity money.Quantity
}
