package einvoice

import (
	"kontingent/domain/payment"
	"kontingent/domain/problem"
)

// partyRules: both sides must be known by name, country and address in the network.
var partyRules = []Rule{
	{[]string{"BR-06"}, "organisation.name.missing", func(d *Document) problem.List {
		return when(d.Seller.Name == "", problem.New("organisation.name.missing").At("name"))
	}},
	{[]string{"BR-07"}, "party.name.missing", func(d *Document) problem.List {
		return when(d.Buyer.Name == "", problem.New("party.name.missing").At("name").Of(d.Buyer.Number))
	}},
	{[]string{"PEPPOL-EN16931-R020", "BR-62", "BR-CO-26", "DK-R-002"}, "einvoice.seller.number", sellerNumber},
	{
		[]string{
			"PEPPOL-COMMON-R041", "PEPPOL-COMMON-R042", "PEPPOL-COMMON-R049", "SE-R-003", "SE-R-004", "SE-R-013", "DK-R-014",
		},
		"einvoice.seller.number_wrong", sellerNumberWrong,
	},
	{[]string{"PEPPOL-EN16931-R010", "BR-63"}, "einvoice.buyer.number", buyerNumber},
	{[]string{"PEPPOL-EN16931-R010", "BR-63"}, "einvoice.buyer.person", buyerPerson},
	{[]string{"PEPPOL-EN16931-R010", "BR-63"}, "einvoice.buyer.abroad", buyerAbroad},
	{
		[]string{
			"PEPPOL-EN16931-CL008", "BR-CL-25", "PEPPOL-COMMON-R040", "PEPPOL-COMMON-R041", "PEPPOL-COMMON-R042",
			"PEPPOL-COMMON-R049", "PEPPOL-COMMON-R052", "PEPPOL-COMMON-R053",
		},
		"einvoice.buyer.address_wrong", buyerAddressWrong,
	},
	{[]string{"DK-R-017", "PEPPOL-COMMON-R041", "PEPPOL-COMMON-R042", "PEPPOL-COMMON-R049"}, "einvoice.buyer.number_wrong", buyerNumberWrong},
	{[]string{"BR-11", "BR-CL-14"}, "einvoice.buyer.country", func(d *Document) problem.List {
		c := d.Buyer.Address.Country
		return when(!countries[c],
			problem.New("einvoice.buyer.country", "name", d.Buyer.Name, "value", c).At("country").Of(d.Buyer.Number))
	}},
	{[]string{"BR-09", "BR-CL-14"}, "organisation.country.unknown", func(d *Document) problem.List {
		c := d.Seller.Address.Country
		return when(!countries[c], problem.New("organisation.country.unknown", "value", c).At("country"))
	}},
}

func sellerNumber(d *Document) problem.List {
	return when(d.Seller.Endpoint.Value == "" || d.Seller.LegalID.Value == "",
		problem.New("einvoice.seller.number").At("organisation_number"))
}

func sellerNumberWrong(d *Document) problem.List {
	id := d.Seller.LegalID
	return when(id.Value != "" && (wrongNumber(d.Seller) || wrongAddress(d.Seller.Endpoint)),
		problem.New("einvoice.seller.number_wrong", "value", id.Value).At("organisation_number"))
}

// unreachable reports whether the network has no address of the buyer.
func unreachable(d *Document) bool { return d.Buyer.Endpoint.Value == "" }

// served reports whether an organisation number alone makes an address in this country.
func served(country string) bool { return endpoint(country, "0").Value != "" }

func buyerNumber(d *Document) problem.List {
	b := d.Buyer
	return when(unreachable(d) && !b.Person && served(b.Address.Country),
		problem.New("einvoice.buyer.number", "name", b.Name).At("organisation_number").Of(b.Number))
}

func buyerPerson(d *Document) problem.List {
	b := d.Buyer
	return when(unreachable(d) && b.Person,
		problem.New("einvoice.buyer.person", "name", b.Name).At("organisation_number").Of(b.Number))
}

func buyerAbroad(d *Document) problem.List {
	b := d.Buyer
	return when(unreachable(d) && !b.Person && !served(b.Address.Country),
		problem.New("einvoice.buyer.abroad", "name", b.Name, "country", b.Address.Country).At("peppol_id").Of(b.Number))
}

func buyerAddressWrong(d *Document) problem.List {
	e := d.Buyer.Endpoint
	return when(e.Value != "" && wrongAddress(e), problem.New("einvoice.buyer.address_wrong",
		"name", d.Buyer.Name, "value", e.Scheme+":"+e.Value).At("peppol_id").Of(d.Buyer.Number))
}

func buyerNumberWrong(d *Document) problem.List {
	b := d.Buyer
	return when(b.LegalID.Value != "" && wrongNumber(b), problem.New("einvoice.buyer.number_wrong",
		"name", b.Name, "value", b.LegalID.Value).At("organisation_number").Of(b.Number))
}

// wrongAddress reports an address whose scheme or check digits the network would refuse.
func wrongAddress(e Identifier) bool {
	got, err := payment.PeppolID(e.Scheme + ":" + e.Value)
	return err != nil || got != e.Scheme+":"+e.Value
}

// wrongNumber reports an organisation number that is none in its country.
func wrongNumber(p Party) bool {
	want := legalID(p.Address.Country, p.LegalID.Value)
	if want.Scheme == "" {
		return false
	}
	got, err := payment.OrganisationNumber(p.Address.Country, p.LegalID.Value)
	return err != nil || want != p.LegalID || got != p.LegalID.Value
}
