package einvoice

import (
	"strings"

	"kontingent/domain/party"
	"kontingent/domain/payment"
)

// The schemes of organisation numbers, and of Finland's addresses made of one.
const (
	schemeNO    = "0192"
	schemeDK    = "0184"
	schemeSE    = "0007"
	schemeFI    = "0212" // the Y-tunnus; no longer an address
	schemeOVT   = "0216"
	schemeGLN   = "0088"
	ovtCountry  = "0037"
	swedishUnit = "01"
)

func seller(o party.Organisation, ourReference string) Party {
	p := Party{
		Name:     line(o.Name),
		Endpoint: endpoint(o.Country, o.OrganisationNumber),
		LegalID:  legalID(o.Country, o.OrganisationNumber),
		Address:  postal(o.Address, o.Country),
		Contact:  Contact{Name: line(ourReference), Phone: line(o.Phone), Email: line(o.Email)},
	}
	p.Address.Country = o.Country
	if o.VATRegistered && o.OrganisationNumber != "" {
		p.VATNumber = vatNumber(o.Country, o.OrganisationNumber)
	}
	return p
}

// buyer has no VAT number: no card holds one, no rule needs it beside the legal id, and category O forbids it.
func buyer(c party.Party, home string) Party {
	in := c.Address.In(home)
	p := Party{
		Number:   c.Number,
		Person:   c.Kind == party.Person,
		Name:     line(c.Name),
		Endpoint: endpoint(in, c.OrganisationNumber),
		LegalID:  legalID(in, c.OrganisationNumber),
		Address:  postal(c.Address, home),
	}
	if scheme, id, ok := strings.Cut(c.PeppolID, ":"); ok {
		p.Endpoint = Identifier{scheme, id}
	}
	return p
}

// publicBody reports whether the buyer surely is one: in Denmark those have location numbers.
func (p Party) publicBody() bool { return p.Address.Country == "DK" && p.Endpoint.Scheme == schemeGLN }

// legalID is an organisation number as the country of its register has it.
func legalID(country, number string) Identifier {
	if number == "" {
		return Identifier{}
	}
	switch country {
	case "NO":
		return Identifier{schemeNO, number}
	case "DK":
		return Identifier{schemeDK, number}
	case "SE":
		return Identifier{schemeSE, number}
	case "FI":
		return Identifier{schemeFI, number}
	}
	return Identifier{"", line(number)}
}

// endpoint is the address an organisation has in the network by its number alone; none outside the four countries.
func endpoint(country, number string) Identifier {
	id := legalID(country, number)
	switch id.Scheme {
	case schemeFI:
		return Identifier{schemeOVT, ovtCountry + strings.ReplaceAll(number, "-", "")}
	case "":
		return Identifier{}
	}
	return id
}

// vatNumber is the VAT number of a registered organisation. What payment.VATNumber does not take stays as it is: the
// pre-flight says so.
func vatNumber(country, number string) string {
	switch country {
	case "NO":
		number += "MVA"
	case "SE":
		number += swedishUnit
	}
	if n, err := payment.VATNumber(country, number); err == nil {
		return n
	}
	return country + number
}

func postal(a party.Address, home string) Address {
	return Address{
		Street: line(a.Street), Street2: line(a.Street2), City: line(a.City), PostalCode: line(a.PostalCode),
		Country: a.In(home),
	}
}
