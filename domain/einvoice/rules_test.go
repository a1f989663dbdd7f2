package einvoice_test

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kontingent/domain/cal"
	"kontingent/domain/einvoice"
	"kontingent/domain/einvoice/ubl"
	"kontingent/domain/invoice"
	"kontingent/domain/money"
	"kontingent/domain/party"
)

var refusedDir = flag.String("refused", "", "write what the rules refuse into this folder, for the official validator")

// wrong is one way to get a document refused: what is changed in a good one, and what is said then.
type wrong struct {
	code          string
	country, vat  string // of the good invoice; empty: NO, O
	field         string // where the problem is put
	card, warning bool   // it is on the customer card; it stops nothing
	source        func(*einvoice.Source)
	document      func(*einvoice.Document) // what no card or form can do, but a fault of the program
}

func wrongs(t testing.TB) []wrong {
	return slices.Concat(wrongParties(), wrongVAT(t), wrongMoney(), wrongFiles())
}

func wrongParties() []wrong {
	return []wrong{
		{code: "organisation.name.missing", field: "name", source: func(s *einvoice.Source) { s.Organisation.Name = "\u200b" }},
		{code: "party.name.missing", field: "name", card: true, source: func(s *einvoice.Source) { s.Party.Name = "\u200e" }},
		{code: "einvoice.seller.number", field: "organisation_number", source: func(s *einvoice.Source) { s.Organisation.OrganisationNumber = "" }},
		{code: "einvoice.seller.number", country: "DK", field: "organisation_number", source: func(s *einvoice.Source) { s.Organisation.OrganisationNumber = "" }},
		{code: "einvoice.seller.number_wrong", field: "organisation_number", source: func(s *einvoice.Source) { s.Organisation.OrganisationNumber = "988077918" }},
		{code: "einvoice.seller.number_wrong", country: "SE", field: "organisation_number", source: func(s *einvoice.Source) { s.Organisation.OrganisationNumber = "556047-3521" }},
		{code: "einvoice.buyer.number", field: "organisation_number", card: true, source: func(s *einvoice.Source) { s.Party.OrganisationNumber = "" }},
		{code: "einvoice.buyer.person", field: "organisation_number", card: true, source: func(s *einvoice.Source) {
			s.Party.Kind, s.Party.OrganisationNumber = party.Person, ""
		}},
		{code: "einvoice.buyer.abroad", field: "peppol_id", card: true, source: func(s *einvoice.Source) {
			s.Party.Address.Country, s.Party.OrganisationNumber = "DE", "HRB 12345"
		}},
		{code: "einvoice.buyer.address_wrong", field: "peppol_id", card: true, source: func(s *einvoice.Source) { s.Party.PeppolID = "9908:974760673" }},
		{code: "einvoice.buyer.address_wrong", field: "peppol_id", card: true, source: func(s *einvoice.Source) { s.Party.PeppolID = "0088:5798000000002" }},
		{code: "einvoice.buyer.number_wrong", field: "organisation_number", card: true, source: func(s *einvoice.Source) {
			s.Party.OrganisationNumber, s.Party.PeppolID = "974760674", "0192:974760673"
		}},
		{code: "einvoice.buyer.country", field: "country", card: true, source: func(s *einvoice.Source) {
			s.Party.Address.Country, s.Party.PeppolID = "XX", "0192:974760673"
		}},
		{code: "organisation.country.unknown", field: "country", document: func(d *einvoice.Document) { d.Seller.Address.Country = "" }},
		{code: "einvoice.reference.missing", field: "their_reference", card: true, country: "DK", source: func(s *einvoice.Source) {
			s.Party = party.Party{
				Number: "1043", Kind: party.Company, Name: "Rødovre Kommune", PeppolID: "0088:5798000000001",
				Address: party.Address{Country: "DK"},
			}
		}},
		{code: "einvoice.reference.borrowed", field: "their_reference", card: true, warning: true, source: func(s *einvoice.Source) { s.Party.TheirReference = "" }},
		{code: "einvoice.credit.invoice", card: true, source: func(s *einvoice.Source) { s.Credits = []einvoice.Preceding{{}} }},
		{code: "einvoice.credit.invoice", card: true, source: func(s *einvoice.Source) { s.Credits = []einvoice.Preceding{} }},
		{code: "einvoice.credit.negative", card: true, country: "DK", source: func(s *einvoice.Source) {
			s.Credits = []einvoice.Preceding{{Number: "1041"}}
			s.Invoice.Lines[0].Quantity = s.Invoice.Lines[0].Quantity.Neg()
			s.Party.Address.Country, s.Party.OrganisationNumber = "DK", "13585628"
		}},
	}
}

func wrongVAT(t testing.TB) []wrong {
	at := "document.lines[1].vat"
	return []wrong{
		{code: "vat.unknown", field: at, source: func(s *einvoice.Source) { s.Invoice.Lines[0].VAT.Category = "X" }},
		{code: "vat.registered_outside", field: at, source: func(s *einvoice.Source) { s.Organisation.VATRegistered = true }},
		{code: "vat.not_registered", vat: "E", field: at, source: func(s *einvoice.Source) { s.Organisation.VATRegistered = false }},
		{code: "vat.not_registered", vat: "S", field: at, source: func(s *einvoice.Source) { s.Organisation.VATRegistered = false }},
		{code: "einvoice.vat.mixed", field: "document.lines", source: func(s *einvoice.Source) {
			s.Invoice.Lines = append(s.Invoice.Lines, line(t, "Strøm", "1", "100", "Z"))
		}},
		{code: "vat.rate.missing", vat: "S", field: at, source: func(s *einvoice.Source) { s.Invoice.Lines[0].VAT.Rate = money.Rate{} }},
		{code: "vat.rate.unwanted", vat: "E", field: at, source: func(s *einvoice.Source) { s.Invoice.Lines[0].VAT.Rate = rate(t, "15") }},
		{code: "vat.rate.unwanted", vat: "E", field: "document.lines", source: func(s *einvoice.Source) {
			v := invoice.VAT{Category: invoice.Exempt, Rate: rate(t, "15")}
			s.Adjustments = []einvoice.Adjustment{{Reason: "x", Amount: money.Minor(1), VAT: v}}
		}},
		{code: "einvoice.vat.reverse_buyer", vat: "AE", field: "organisation_number", card: true, source: func(s *einvoice.Source) {
			s.Party.OrganisationNumber, s.Party.PeppolID = "", "0192:974760673"
		}},
		{code: "einvoice.vat.se_rate", country: "SE", vat: "S", field: at, source: func(s *einvoice.Source) { s.Invoice.Lines[0].VAT.Rate = rate(t, "15") }},
		{code: "einvoice.seller.vat_number", vat: "S", field: "organisation_number", document: func(d *einvoice.Document) { d.Seller.VATNumber = "NO988077917" }},
		{code: "einvoice.seller.vat_number", vat: "S", field: "organisation_number", document: func(d *einvoice.Document) { d.Seller.VATNumber = "988077917MVA" }},
	}
}

func wrongMoney() []wrong {
	return []wrong{
		{code: "einvoice.payment.slip", country: "DK", field: "payment_reference", source: func(s *einvoice.Source) {
			s.Invoice.Reference = "12345"
			s.Party.Address.Country, s.Party.OrganisationNumber = "DK", "13585628"
		}},
		{code: "einvoice.payment.account", field: "account", source: func(s *einvoice.Source) { s.Organisation.Account = "1234" }},
		{code: "einvoice.payment.abroad", country: "SE", field: "account", card: true, warning: true, source: func(*einvoice.Source) {}},
		{code: "einvoice.lines.missing", field: "document.lines", source: func(s *einvoice.Source) { s.Invoice.Lines = nil }},
		{code: "line.description.missing", field: "document.lines[1].description", source: func(s *einvoice.Source) { s.Invoice.Lines[0].Description = " \u200b" }},
		{code: "invoice.date.missing", field: "document.invoice_date", source: func(s *einvoice.Source) { s.Invoice.InvoiceDate = cal.Date{} }},
		{code: "invoice.due.missing", field: "document.due_date", source: func(s *einvoice.Source) { s.Invoice.DueDate = cal.Date{} }},
		{code: "organisation.currency.unknown", field: "currency", source: func(s *einvoice.Source) { s.Invoice.Currency = "NKR" }},
		{code: "einvoice.adjustment.reason", field: "document.lines", source: func(s *einvoice.Source) {
			s.Adjustments = []einvoice.Adjustment{{Amount: money.Minor(1), VAT: s.Invoice.Lines[0].VAT}}
		}},
		{code: "einvoice.sums", card: true, document: func(d *einvoice.Document) { d.Totals.Lines = d.Totals.Lines.Add(money.Minor(1)) }},
		{code: "einvoice.sums", card: true, vat: "S", document: func(d *einvoice.Document) { d.Taxes[0].Tax = d.Taxes[0].Tax.Add(money.Minor(1)) }},
		{code: "einvoice.sums", card: true, document: func(d *einvoice.Document) { d.Lines[0].Net = money.Minor(44000) }},
		{code: "einvoice.sums", card: true, document: func(d *einvoice.Document) { d.Taxes = nil }},
	}
}

func wrongFiles() []wrong {
	with := func(files ...einvoice.File) func(*einvoice.Source) {
		return func(s *einvoice.Source) { s.Files = files }
	}
	pdf := func(size int) einvoice.File {
		return einvoice.File{Name: "regler.pdf", Content: append([]byte("%PDF-1.7"), make([]byte, size)...)}
	}
	other := pdf(3 << 20)
	other.Name = "kart.pdf"
	return []wrong{
		{code: "einvoice.file.type", field: "attachments", source: with(einvoice.File{Name: "regler.docx", Content: []byte("PK\x03\x04")})},
		{code: "einvoice.file.named", field: "attachments", source: with(einvoice.File{Name: "regler.png", Content: []byte("%PDF-1.7")})},
		{code: "einvoice.file.content", field: "attachments", source: with(einvoice.File{Name: "regler.pdf", Content: []byte("<html>")})},
		{code: "einvoice.file.empty", field: "attachments", source: with(einvoice.File{Name: "regler.pdf"})},
		{code: "einvoice.file.twice", field: "attachments", source: with(pdf(1), einvoice.File{Name: "REGLER.pdf", Content: []byte("%PDF-1.7")})},
		{code: "einvoice.file.large", field: "attachments", source: with(pdf(6 << 20))},
		{code: "einvoice.files.large", field: "attachments", source: with(pdf(3<<20), other)},
		{code: "einvoice.files.heavy", field: "attachments", warning: true, source: with(other)},
	}
}

// TestRules: each rule lets a good document pass, finds what is wrong with a bad one, and says it at the place to mend.
//
// spec: C3
func TestRules(t *testing.T) {
	tested := map[string]bool{}
	for i, w := range wrongs(t) {
		s := good(t, or(w.country, "NO"), or(w.vat, "O"))
		if found := strings.ReplaceAll(codes(made(t, s)), "einvoice.payment.abroad", ""); strings.TrimSpace(found) != "" {
			t.Fatalf("the good one before %s has %s", w.code, found)
		}
		if w.source != nil {
			w.source(&s)
		}
		d := made(t, s)
		if w.document != nil {
			w.document(&d)
		}
		tested[w.code] = true
		hit := false
		for _, p := range einvoice.Check(d) {
			if p.Code != w.code || hit {
				continue
			}
			hit = true
			if p.Field != w.field || (p.Party == "1043") != w.card || p.Warning != w.warning {
				t.Errorf("%s is at %q of %q, warning %v", p.Code, p.Field, p.Party, p.Warning)
			}
		}
		if !hit {
			t.Errorf("%s was not found, but %q", w.code, codes(d))
		}
		if b, err := ubl.Encode(d); *refusedDir != "" && err == nil {
			name := strings.ReplaceAll(w.code, ".", "-") + "-" + string(rune('a'+i%26)) + ".xml"
			if err := os.WriteFile(filepath.Join(*refusedDir, name), b, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, r := range einvoice.Rules() {
		if !tested[r.Code] {
			t.Errorf("no test breaks %s %v", r.Code, r.IDs)
		}
	}
}

func or(a, b string) string {
	if a == "" {
		return b
	}
	return a
}

// TestWords: a treasurer reads who, what and where to mend it, in each language of the window.
func TestWords(t *testing.T) {
	s := good(t, "NO", "O")
	s.Party.OrganisationNumber = ""
	found := einvoice.Check(made(t, s))
	for lang, want := range map[string]string{
		"en": "Fjellheim AS (customer 1043) has no organisation number: EHF can't reach it. Fill in “organisation number” on the card, or send by e-mail or on paper.",
		"nb": "Fjellheim AS (kunde 1043) har ikke organisasjonsnummer, så EHF når ikke fram. Fyll inn «organisasjonsnummer» på kundekortet, eller send på e-post eller papir.",
	} {
		if got := strings.Join(speak(t, lang).Problems(found), "|"); got != want {
			t.Errorf("got %s\nwant %s", got, want)
		}
	}
}
