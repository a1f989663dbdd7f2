package pdf

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"github.com/jung-kurt/gofpdf"

	"kontingent/domain/document"
	"kontingent/domain/document/internal/sample"
	"kontingent/resources/fonts"
)

// batch is n invoices of one club to members with different names.
func batch(t testing.TB, n int) []document.Pages {
	t.Helper()
	first, last := []string{"Kari", "Áilu", "Wojciech", "Bjørn", "Αθήνα", "Åse", "Nguyễn", "Per", "Liv", "Ole"},
		[]string{"Nordmann", "Čuolbma-Ŋorvo", "Wiśniewski", "Åsgård", "Hansen", "Bø", "Sæther", "Lie", "Moen", "Dahl"}
	logo := cleanLogo(t, sample.Logo(600, 160))
	docs := make([]document.Pages, n)
	for i := range docs {
		d := sample.Norwegian()
		d.Logo, d.Number = logo, fmt.Sprint(1000+i)
		d.Buyer.Name = first[i%10] + " " + last[i/10%10]
		docs[i] = laidOut(t, d)
	}
	return docs
}

// BenchmarkEncode makes batches of 200 and says how many times longer the way of gofpdf's manual takes: a document with
// its own fonts for every invoice, drawn in between, so that both have the same load on the machine.
func BenchmarkEncode(b *testing.B) {
	docs, e := batch(b, 200), encoder(b)
	encoded(b, e, docs...)
	var slow time.Duration
	invoices := 0
	b.ReportAllocs()
	for b.Loop() {
		encoded(b, e, docs...)
		b.StopTimer()
		start := time.Now()
		for _, d := range docs[:5] {
			naive(b, d)
		}
		slow, invoices = slow+time.Since(start), invoices+5
		b.StartTimer()
	}
	own := b.Elapsed() / time.Duration(b.N*len(docs))
	b.ReportMetric(float64(own.Microseconds()), "µs/invoice")
	b.ReportMetric(float64(slow/time.Duration(invoices))/float64(own), "x-naive")
}

func BenchmarkNaive(b *testing.B) {
	d := batch(b, 1)[0]
	b.ReportAllocs()
	for b.Loop() {
		naive(b, d)
	}
}

// BenchmarkOne is a single invoice, as the preview asks for it.
func BenchmarkOne(b *testing.B) {
	docs, e := batch(b, 1), encoder(b)
	b.ReportAllocs()
	for b.Loop() {
		e.Encode(docs)
	}
}

// BenchmarkEmbed is what the first document with a new set of letters costs.
func BenchmarkEmbed(b *testing.B) {
	f, err := readTrueType(fonts.Regular)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		f.embed("ŁŚąęłńśźż")
	}
}

func naive(t testing.TB, d document.Pages) []byte {
	f := gofpdf.New("P", "mm", "A4", "")
	f.AddUTF8FontFromBytes("text", "", fonts.Regular)
	f.AddUTF8FontFromBytes("text", "B", fonts.Bold)
	for _, p := range d.Page {
		f.AddPage()
		for _, r := range p.Rects {
			f.SetFillColor(rgb(r.Fill))
			f.Rect(r.X, r.Y, r.W, r.H, "F")
		}
		for _, m := range p.Images {
			o := gofpdf.ImageOptions{ImageType: "png"}
			f.RegisterImageOptionsReader("logo", o, bytes.NewReader(m.Data))
			f.ImageOptions("logo", m.X, m.Y, m.W, m.H, false, o, 0, "")
		}
		for _, l := range p.Lines {
			f.SetDrawColor(rgb(l.Color))
			f.SetLineWidth(l.Width)
			f.Line(l.X1, l.Y1, l.X2, l.Y2)
		}
		for _, x := range p.Texts {
			f.SetFont("text", style(x.Bold), x.Size)
			f.SetTextColor(rgb(x.Color))
			f.Text(x.X, x.Y, x.String)
		}
	}
	var b bytes.Buffer
	if err := f.Output(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
