package ubl_test

import (
	"fmt"
	"strings"

	"kontingent/domain/cal"
	"kontingent/domain/einvoice"
	"kontingent/domain/einvoice/ubl"
	"kontingent/domain/invoice"
	"kontingent/domain/money"
	"kontingent/domain/party"
	"kontingent/domain/payment"
	"kontingent/resources/words"
)

// How an invoice becomes an EHF. Before issue the number is left out, or the one it will get is put in; the pre-flight
// costs none. Encode comes when the number is there.
func Example() {
	catalogue, err := words.Load()
	if err != nil {
		fmt.Println(err)
		return
	}
	norwegian := catalogue.In("nb")
	price, _ := money.ParsePrice("450.00")
	source := einvoice.Source{
		Organisation: party.Organisation{
			Name: "Storfjord Jeger- og Fiskerforening", Country: "NO", OrganisationNumber: "988077917",
			Account: "86011117947", Currency: "NOK", Reference: payment.Options{Scheme: payment.KID10},
		},
		Party: party.Party{Number: "1043", Kind: party.Company, Name: "Fjellheim AS"},
		Invoice: invoice.Invoice{
			InvoiceDate: cal.MustParse("2027-01-15"), DueDate: cal.MustParse("2027-01-29"), Currency: "NOK",
			TheirReference: "Kari Nordmann",
			Lines: []invoice.Line{{
				Description: "Kontingent 2027", Quantity: money.One(), UnitPrice: price, VAT: invoice.VAT{Category: invoice.OutsideScope},
			}},
		},
		Title: "Kontingent 2027",
		Say: func(key string, kv ...string) string {
			values := make([]any, len(kv))
			for i, v := range kv {
				values[i] = v
			}
			return norwegian.Say(key, values...)
		},
	}

	planned, err := einvoice.New(source) // pre-flight, no number yet
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range einvoice.Check(planned) {
		fmt.Println(norwegian.Problem(p))
	}

	source.Party.OrganisationNumber = "974760673" // mended on the card
	source.Invoice.Number, source.Invoice.Reference = 1042, "00000000010421"
	issued, err := einvoice.New(source)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("problems left:", len(einvoice.Check(issued)))
	xml, err := ubl.Encode(issued)
	if err != nil {
		fmt.Println(err)
		return
	}
	for line := range strings.Lines(string(xml)) {
		if strings.Contains(line, "EndpointID") || strings.Contains(line, "PayableAmount") {
			fmt.Println(strings.TrimSpace(line))
		}
	}
	// Output:
	// Fjellheim AS (kunde 1043) har ikke organisasjonsnummer, så EHF når ikke fram. Fyll inn «organisasjonsnummer» på kundekortet, eller send på e-post eller papir.
	// problems left: 0
	// <cbc:EndpointID schemeID="0192">988077917</cbc:EndpointID>
	// <cbc:EndpointID schemeID="0192">974760673</cbc:EndpointID>
	// <cbc:PayableAmount currencyID="NOK">450.00</cbc:PayableAmount>
}
