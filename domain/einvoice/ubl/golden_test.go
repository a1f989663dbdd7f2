package ubl_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"kontingent/domain/cal"
	"kontingent/domain/einvoice"
	"kontingent/domain/einvoice/ubl"
	"kontingent/domain/invoice"
	"kontingent/domain/money"
	"kontingent/domain/payment"
)

var update = flag.Bool("update", false, "write the golden files anew")

// corners are the documents that differ most from each other: each way to pay, each VAT situation, everything optional.
func corners(t testing.TB) map[string]einvoice.Source {
	plain := func(c club, buyer, language string, pairs ...string) einvoice.Source {
		s := einvoice.Source{
			Organisation: organisation(t, c, pairs[0] != "O"), Party: cleaned(t, buyers[buyer], c.country), Say: say(t, language),
			Invoice: invoice.Invoice{
				Number: 1042, InvoiceDate: cal.MustParse("2027-01-15"), DueDate: cal.MustParse("2027-01-29"),
				TheirReference: "Kari Nordmann", OurReference: "Ola, kasserer",
			},
		}
		s.Invoice.Currency = s.Organisation.Currency
		s.Invoice.Reference, _ = payment.Make(s.Organisation.Reference, 1042)
		for i := 0; i < len(pairs); i += 2 {
			s.Invoice.Lines = append(s.Invoice.Lines, line(t, "Kontingent 2027", "1", "år", "450.00", pairs[i], pairs[i+1]),
				line(t, "Strøm på brygge B, målt forbruk", "312.5", "kWh", "1.1234", pairs[i], pairs[i+1]))
		}
		return s
	}
	all := map[string]einvoice.Source{
		"no-kid":        plain(clubs[0], "NO", "nb", "O", "0"),
		"no-registered": plain(clubs[1], "NO", "nn", "E", "0", "S", "25", "S", "15"),
		"no-abroad":     plain(clubs[0], "DE", "en", "G", "0"),
		"dk-fik":        plain(clubs[3], "GLN", "da", "O", "0"),
		"dk-account":    plain(clubs[4], "DK", "da", "S", "25"),
		"dk-iban":       plain(clubs[6], "DK", "da", "E", "0"),
		"se-bankgiro":   plain(clubs[8], "SE", "sv", "S", "25", "S", "6"),
		"se-plusgiro":   plain(clubs[9], "SE", "sv", "AE", "0"),
		"fi-viite":      plain(clubs[11], "FI", "fi", "Z", "0"),
	}
	full := plain(clubs[0], "NO", "nb", "O", "0")
	full.Title, full.Options = "Medlemskontingent", einvoice.Options{
		BuyerReference: "Avd. 7", OrderReference: "4711", ContractReference: "K-9", Note: "Sesongkort", EmbedPDF: true,
	}
	full.Invoice.AdditionalInformation = "Takk for at du er medlem!\nÅrsmøtet er 12. mars."
	full.Delivered, full.Files, full.PDF = cal.MustParse("2027-01-10"), files(), []byte("%PDF-1.4")
	full.Together = []string{"1041", "1042", "1043"}
	full.Adjustments = []einvoice.Adjustment{
		{Reason: "Dugnad", Amount: money.Minor(10000), VAT: vatOf(t, "O", "0")},
		{Charge: true, Reason: "Gebyr", Amount: money.Minor(4500), VAT: vatOf(t, "O", "0")},
	}
	all["full"] = full
	credit := plain(clubs[3], "DK", "da", "O", "0")
	credit.Credits = []einvoice.Preceding{{Number: "998", Date: cal.MustParse("2027-01-02")}, {Number: "999"}}
	all["credit-note"] = credit
	return all
}

// TestGolden holds the bytes still. Run with -update after a wanted change, and run the official validator on testdata.
//
// spec: C3, C10
func TestGolden(t *testing.T) {
	for name, s := range corners(t) {
		d, err := einvoice.New(s)
		if err != nil {
			t.Fatal(err)
		}
		if err := einvoice.Check(d).Err(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		got, err := ubl.Encode(d)
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join("testdata", name+".xml")
		if *update {
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s has changed:\n%s", name, got)
		}
	}
}
