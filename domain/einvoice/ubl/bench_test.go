package ubl_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"kontingent/domain/cal"
	"kontingent/domain/einvoice"
	"kontingent/domain/einvoice/ubl"
	"kontingent/domain/invoice"
)

const run = 1000 // invoices of a large club

// thousand are the documents of one run: three lines each, no attachments.
func thousand(t testing.TB) []einvoice.Document {
	docs := make([]einvoice.Document, run)
	for i := range docs {
		s := einvoice.Source{
			Organisation: organisation(t, clubs[0], false), Party: cleaned(t, buyers["NO"], "NO"), Say: say(t, "nb"),
			Invoice: invoice.Invoice{
				Number: int64(1000 + i), InvoiceDate: cal.MustParse("2027-01-15"), DueDate: cal.MustParse("2027-01-29"),
				Currency: "NOK", TheirReference: "Kari",
			},
		}
		for _, text := range []string{"Kontingent 2027", "Fiskekort & båtplass", "Strøm"} {
			s.Invoice.Lines = append(s.Invoice.Lines, line(t, text, "2.5", "stk", "450.00", "O", "0"))
		}
		d, err := einvoice.New(s)
		if err != nil {
			t.Fatal(err)
		}
		docs[i] = d
	}
	return docs
}

func encode(t testing.TB, d einvoice.Document) []byte {
	b, err := ubl.Encode(d)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// BenchmarkEncode is a run of 1,000 documents, turn about with the standard library writing the same bytes the fastest
// way it has: from tokens made beforehand.
func BenchmarkEncode(b *testing.B) {
	docs := thousand(b)
	var all [][]xml.Token
	for _, d := range docs {
		all = append(all, tokens(b, encode(b, d)))
	}
	var own, peer time.Duration
	for b.Loop() {
		start := time.Now()
		for _, d := range docs {
			encode(b, d)
		}
		between := time.Now()
		for _, list := range all {
			standard(b, list)
		}
		own, peer = own+between.Sub(start), peer+time.Since(between)
	}
	b.ReportMetric(float64(run*b.N)/own.Seconds(), "documents/s")
	b.ReportMetric(float64(run*b.N)/peer.Seconds(), "encoding/xml-documents/s")
	b.ReportMetric(peer.Seconds()/own.Seconds(), "x-encoding/xml")
}

// BenchmarkPreflight is Check, which stands before encoding.
func BenchmarkPreflight(b *testing.B) {
	docs := thousand(b)
	for b.Loop() {
		for _, d := range docs {
			einvoice.Check(d)
		}
	}
	b.ReportMetric(float64(run*b.N)/b.Elapsed().Seconds(), "documents/s")
}

// TestSameBytes: both sides of the benchmark write the same.
func TestSameBytes(t *testing.T) {
	want := encode(t, thousand(t)[0])
	if got := standard(t, tokens(t, want)); !bytes.Equal(got, want) {
		t.Errorf("encoding/xml writes\n%s\nwe write\n%s", got, want)
	}
}

// tokens are the document's, with the prefixes as part of the names.
func tokens(t testing.TB, b []byte) []xml.Token {
	prefixed := func(n xml.Name) xml.Name {
		if n.Space != "" {
			n.Local = n.Space + ":" + n.Local
		}
		return xml.Name{Local: n.Local}
	}
	var list []xml.Token
	d := xml.NewDecoder(bytes.NewReader(b))
	for {
		tok, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return list
		}
		if err != nil {
			t.Fatal(err)
		}
		switch tok := xml.CopyToken(tok).(type) {
		case xml.StartElement:
			tok.Name = prefixed(tok.Name)
			for i := range tok.Attr {
				tok.Attr[i].Name = prefixed(tok.Attr[i].Name)
			}
			list = append(list, tok)
		case xml.EndElement:
			list = append(list, xml.EndElement{Name: prefixed(tok.Name)})
		case xml.CharData:
			if strings.TrimSpace(string(tok)) != "" { // the rest is indentation, which the encoder makes
				list = append(list, tok)
			}
		}
	}
}

func standard(t testing.TB, list []xml.Token) []byte {
	var b bytes.Buffer
	b.WriteString(xml.Header)
	e := xml.NewEncoder(&b)
	e.Indent("", "  ")
	for _, tok := range list {
		if err := e.EncodeToken(tok); err != nil {
			t.Fatal(err)
		}
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	b.WriteByte('\n')
	return b.Bytes()
}
