package ubl_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"sync"
	"testing"

	"kontingent/domain/einvoice"
	"kontingent/domain/invoice"
	"kontingent/domain/money"
	"kontingent/domain/party"
	"kontingent/resources/words"
)

func organisation(t testing.TB, c club, registered bool) party.Organisation {
	o := party.Organisation{
		Name: "Øvre Årdal Båtforening", Country: c.country, OrganisationNumber: c.number, VATRegistered: registered,
		Account: c.account, BIC: c.bic, Email: "kasserer@båt.example", Phone: "+47 57 66 00 00", Reference: c.reference,
		Address: party.Address{Street: "Bryggevegen 1", PostalCode: "", City: "Øvre Årdal"},
	}
	o, err := o.Clean()
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func cleaned(t testing.TB, p party.Party, country string) party.Party {
	p, err := p.Clean(country)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func line(t testing.TB, text, quantity, unit, price, category, rate string) invoice.Line {
	q, err1 := money.ParseQuantity(quantity)
	p, err2 := money.ParsePrice(price)
	if err := errors.Join(err1, err2); err != nil {
		t.Fatal(err)
	}
	return invoice.Line{Product: "B-8", Description: text, Quantity: q, Unit: unit, UnitPrice: p, VAT: vatOf(t, category, rate)}
}

func vatOf(t testing.TB, category, rate string) invoice.VAT {
	r, err := money.ParseRate(rate)
	if err != nil {
		t.Fatal(err)
	}
	return invoice.VAT{Category: invoice.Category(category), Rate: r}
}

var catalogue = sync.OnceValues(words.Load)

func say(t testing.TB, language string) func(string, ...string) string {
	c, err := catalogue()
	if err != nil {
		t.Fatal(err)
	}
	w := c.In(language)
	return func(key string, kv ...string) string {
		if !w.Has(key) {
			t.Errorf("%s is missing in %s", key, language)
		}
		values := make([]any, len(kv))
		for i, v := range kv {
			values[i] = v
		}
		return w.Say(key, values...)
	}
}

// files are one of each kind that an EHF carries.
func files() []einvoice.File {
	return []einvoice.File{
		{Name: "Årsmelding 2026.pdf", Content: []byte("%PDF-1.7\n…")},
		{Name: "brygge.png", Content: []byte("\x89PNG\r\n\x1a\n…")},
		{Name: "BÅT.JPG", Content: []byte("\xff\xd8\xff\xe0…")},
		{Name: "liste.csv", Content: []byte("navn;beløp\r\nKari;450,00\r\n")},
		{Name: "regnskap.xlsx", Content: zipped("[Content_Types].xml", "", "xl/workbook.xml", "<workbook/>")},
		{Name: "budsjett.ods", Content: zipped("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", "<x/>")},
	}
}

func zipped(kv ...string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(kv); i += 2 {
		f, err := z.CreateHeader(&zip.FileHeader{Name: kv[i], Method: zip.Store}) // the same bytes with every Go
		if err == nil {
			_, err = io.WriteString(f, kv[i+1])
		}
		if err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// emptyElements reads the XML and gives the names of elements without child and text.
func emptyElements(t testing.TB, b []byte) []string {
	t.Helper()
	var empty []string
	filled := []bool{false}
	d := xml.NewDecoder(bytes.NewReader(b))
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return empty
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, b)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			filled[len(filled)-1] = true
			filled = append(filled, false)
		case xml.CharData:
			filled[len(filled)-1] = filled[len(filled)-1] || strings.TrimSpace(string(tok)) != ""
		case xml.EndElement:
			if !filled[len(filled)-1] {
				empty = append(empty, tok.Name.Local)
			}
			filled = filled[:len(filled)-1]
		}
	}
}
