package ubl_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kontingent/domain/cal"
	"kontingent/domain/einvoice"
	"kontingent/domain/einvoice/ubl"
	"kontingent/domain/invoice"
	"kontingent/domain/money"
	"kontingent/domain/party"
	"kontingent/domain/payment"
)

var matrixDir = flag.String("matrix", "", "write the matrix's documents into this folder, for the official validator")

// club is a seller with the number, the account and the reference of its country.
type club struct {
	country, number, account, bic string
	reference                     payment.Options
}

// clubs are every way to be paid that the program knows.
var clubs = []club{
	{"NO", "988077917", "86011117947", "", payment.Options{Scheme: payment.KID10}},
	{"NO", "988077917", "NO9386011117947", "DNBANOKK", payment.Options{Scheme: payment.KID11, Length: 9}},
	{"NO", "991825827", "86011117947", "", payment.Options{Scheme: payment.None}},
	{"DK", "13585628", "12340012345678", "", payment.Options{Scheme: payment.FIK71, CreditorNumber: "81234567"}},
	{"DK", "13585628", "12340012345678", "", payment.Options{Scheme: payment.None}},
	{"DK", "13585628", "81234567", "", payment.Options{Scheme: payment.None}},
	{"DK", "13585628", "DK5000400440116243", "NDEADKKK", payment.Options{Scheme: payment.None}},
	{"DK", "13585628", "DK5000400440116243", "", payment.Options{Scheme: payment.None}},
	{"SE", "5560473521", "5402-9681", "", payment.Options{Scheme: payment.OCR}},
	{"SE", "5560473521", "286543-4", "", payment.Options{Scheme: payment.OCR}},
	{"SE", "5560473521", "SE4550000000058398257466", "ESSESESS", payment.Options{Scheme: payment.None}},
	{"FI", "2077474-0", "FI2112345600000785", "NDEAFIHH", payment.Options{Scheme: payment.Viite}},
	{"FI", "2077474-0", "FI2112345600000785", "", payment.Options{Scheme: payment.RF}},
}

// buyers are cards that EHF reaches, by country; the one abroad has a Peppol address of its own.
var buyers = map[string]party.Party{
	"NO":  {Number: "1043", Kind: party.Company, Name: "Fjellheim AS", OrganisationNumber: "974760673", Address: party.Address{Street: "Storgata 1", Street2: "2. etg.", PostalCode: "9008", City: "Tromsø", Country: "NO"}},
	"DK":  {Number: "77", Kind: party.Company, Name: "Søborg & Sønner ApS", OrganisationNumber: "88146425", Address: party.Address{City: "Rødovre", PostalCode: "2610", Country: "DK"}},
	"GLN": {Number: "78", Kind: party.Company, Name: "Rødovre Kommune", OrganisationNumber: "65307316", PeppolID: "0088:5798000000001", TheirReference: "Afd. 4 <Ø&Å>", Address: party.Address{Country: "DK"}},
	"SE":  {Number: "9", Kind: party.Company, Name: "Åkeri \"Norr\" AB", OrganisationNumber: "2021005489", Address: party.Address{Street: "Östra gatan 3", Country: "SE"}},
	"FI":  {Number: "10", Kind: party.Company, Name: "Ystävät ry", OrganisationNumber: "0112038-9", Address: party.Address{Country: "FI", City: "Ivalo"}},
	"DE":  {Number: "11", Kind: party.Company, Name: "Müller GmbH", OrganisationNumber: "HRB 12345", PeppolID: "0204:04011000-12345-67", Address: party.Address{Country: "DE", City: "Köln"}},
}

// situations are the VAT of the lines: category and rate, one after the other.
var situations = map[string][][]string{
	"outside":  {{"O", "0"}},
	"exempt":   {{"E", "0"}},
	"standard": {{"S", "25"}},
	"mixed":    {{"E", "0"}, {"S", "25"}, {"S", "12"}, {"S", "6"}},
	"zero":     {{"Z", "0"}, {"S", "25"}},
	"reverse":  {{"AE", "0"}},
	"export":   {{"G", "0"}},
}

var (
	order     = []string{"outside", "exempt", "standard", "mixed", "zero", "reverse", "export"}
	languages = []string{"nb", "nn", "da", "sv", "fi", "en"}
	unitWords = []string{
		"", "stk", "timer", "min", "døgn", "uke", "mnd", "kvartal", "halvår", "år", "km", "m", "m²", "m³", "kg", "g", "tonn",
		"liter", "kWh", "sett", "par", "pakke", "kasse", "pers.", "tjeneste", "rundsum", "sekk",
	}
)

// cell is one document of the matrix.
type cell struct {
	name   string
	source einvoice.Source
}

// matrix is country and payment × VAT × lines × kind in full, with references, attachments, languages and the buyer's
// country going round beside them.
func matrix(t testing.TB) []cell {
	var cells []cell
	for _, c := range clubs {
		for _, vat := range order {
			for lines := range 3 {
				for _, kind := range []einvoice.Kind{einvoice.Invoice, einvoice.CreditNote} {
					n := len(cells)
					cells = append(cells, cell{
						fmt.Sprintf("%03d-%s-%s-%d-%s", n, c.country, vat, lines, kind),
						source(t, c, vat, lines, kind, n),
					})
				}
			}
		}
	}
	return cells
}

func source(t testing.TB, c club, vat string, lines int, kind einvoice.Kind, n int) einvoice.Source {
	at := []string{c.country, c.country, "GLN", "NO", c.country, "DE", "SE", "DK", c.country, "FI"}[n%10]
	s := einvoice.Source{
		Organisation: organisation(t, c, vat != "outside"),
		Party:        buyers[at],
		Title:        "Kontingent 2027",
		Say:          say(t, languages[n%len(languages)]),
		Invoice: invoice.Invoice{
			InvoiceDate: cal.MustParse("2027-01-15"), DueDate: cal.MustParse("2027-01-29"),
			Currency: party.CurrencyOf(c.country), Number: int64(1000 + n),
		},
	}
	s.Party = cleaned(t, s.Party, c.country)
	v := &s.Invoice
	v.Reference, _ = payment.Make(s.Organisation.Reference, v.Number)
	for i := range []int{1, 4, 30}[lines] {
		pair := situations[vat][i%len(situations[vat])]
		q := []string{"1", "2.5", "-1", "0.3333"}[(i+n)%4]
		if i == 0 {
			q = "40"
		}
		v.Lines = append(v.Lines, line(t, fmt.Sprintf("Linje %d: Åre & <tau> «%s»", i+1, strings.Repeat("sesong ", i)),
			q, unitWords[(i+n)%len(unitWords)], []string{"450.00", "0.335", "12.3456", "0.00"}[i%4], pair[0], pair[1]))
	}
	if n%3 == 0 {
		p := situations[vat][0]
		s.Adjustments = []einvoice.Adjustment{
			{Reason: "Rabatt for dugnad", Amount: money.Minor(1234), VAT: vatOf(t, p[0], p[1])},
			{Charge: true, Reason: "Gebyr", Amount: money.Minor(5050), VAT: vatOf(t, p[0], p[1])},
		}
	}
	if kind == einvoice.CreditNote {
		s.Credits = []einvoice.Preceding{{Number: "998", Date: cal.MustParse("2027-01-02")}}
		if n%4 == 1 {
			s.Credits, v.DueDate = append(s.Credits, einvoice.Preceding{Number: "999"}), cal.Date{}
		}
	}
	references(&s, n)
	attach(&s, n)
	return s
}

// references are none, theirs, an order, or all there are with a note of several lines.
func references(s *einvoice.Source, n int) {
	switch n % 4 {
	case 1:
		s.Invoice.TheirReference, s.Invoice.OurReference = "Kari Nordmann", "Ola, kasserer"
	case 2:
		s.Options.OrderReference = "PO-2027-00017"
	case 3:
		s.Options = einvoice.Options{BuyerReference: "Avd. 7", OrderReference: "4711", ContractReference: "K-9", Note: "Sesongkort\r\nfor alle"}
		s.Invoice.AdditionalInformation = "Takk for at du er medlem!\n\n\tÅrsmøtet er 12. mars.\x07"
		s.Delivered, s.Together = cal.MustParse("2027-01-10"), []string{s.Invoice.NumberText(), "2001", "2002"}
	}
}

func attach(s *einvoice.Source, n int) {
	switch n % 5 {
	case 1:
		s.Options.EmbedPDF, s.PDF = true, []byte("%PDF-1.4 …")
	case 2:
		s.Files = files()
	}
}

// TestMatrix: every document passes our own pre-flight, is well-formed, and holds no empty element. With -matrix DIR
// they are written out for the official validator, which found no error in them.
//
// spec: C3
func TestMatrix(t *testing.T) {
	cells := matrix(t)
	if len(cells) < 500 {
		t.Fatalf("only %d documents", len(cells))
	}
	for _, c := range cells {
		d, err := einvoice.New(c.source)
		if err != nil {
			t.Fatal(c.name, err)
		}
		if err := einvoice.Check(d).Err(); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		b, err := ubl.Encode(d)
		if err != nil {
			t.Fatal(c.name, err)
		}
		if empty := emptyElements(t, b); empty != nil {
			t.Errorf("%s: empty: %v", c.name, empty)
		}
		if again, _ := ubl.Encode(d); !bytes.Equal(again, b) {
			t.Errorf("%s: a second time other bytes", c.name)
		}
		if *matrixDir != "" {
			if err := os.WriteFile(filepath.Join(*matrixDir, c.name+".xml"), b, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}
