package viewmodel

import (
	"strings"
	"testing"

	"kontingent/domain/party"
)

// lines are the lines as a person reads them.
func lines(d *DocumentEditor) string {
	var out []string
	for _, l := range d.Lines() {
		out = append(out, strings.TrimSpace(l.Values[LineDescription]+" "+l.Values[LineQuantity]+" × "+l.Values[LinePrice]+" = "+l.Net))
	}
	return strings.ReplaceAll(strings.Join(out, "; "), "\u00a0", " ")
}

// spec: B6
func TestDatesFillThemselvesIn(t *testing.T) {
	d := newDesk(t, func(o *party.Organisation) { o.PaymentTermDays = 14 })
	b := NewBatchEditor(d.shell, Route{})
	d.wait()
	doc := b.Document
	dates := func() string {
		return fieldOf(t, doc, "document.invoice_date").Value + " " + fieldOf(t, doc, "document.due_date").Value
	}
	same(t, "today, and the club's term", dates(), "22.11.2026 6.12.2026")
	doc.Set("document.invoice_date", "15.1.2027")
	same(t, "changing one never changes the other", dates(), "15.1.2027 6.12.2026")
	doc.Set("document.due_date", "29.1")
	doc.Leave("document.due_date")
	same(t, "nor the other way round", dates(), "15.1.2027 29.1.2027")
	same(t, "what it means", doc.DateSentence(),
		"Betales innen 14 dager. Sendes tirsdag 12.1.2027. Kundenes egne betalingsbetingelser brukes ikke her.")
	doc.Set("document.invoice_date", "snart")
	f := fieldOf(t, doc, "document.invoice_date")
	same(t, "what can't be read stays", f.Value, "snart")
	same(t, "and is told", f.Problem, "«snart» er ikke en dag. Skriv den som 22.11.2026.")
	b.Save()
	d.wait()
	if b.Locked() {
		t.Error("saved although a date can't be read")
	}
}

// spec: B7: many invoices, each on its own first day.
func TestSeriesDates(t *testing.T) {
	d := newClub(t)
	b := d.editor()
	for id, v := range map[string]string{
		"document.invoice_date": "31.1.2027", "document.due_date": "14.2.2027", "series.count": "3", "series.every": "1",
	} {
		b.Document.Set(id, v)
	}
	same(t, "dates", b.Document.Series(), "[{31.1.2027 14.2.2027} {28.2.2027 14.3.2027} {31.3.2027 14.4.2027}]")
	b.Document.Set("series.unit", "weeks")
	same(t, "weeks", b.Document.Series()[1], "{7.2.2027 21.2.2027}")
	b.Document.Set("series.every", "0")
	if got := fieldOf(t, b.Document, "series.every").Problem; !strings.Contains(got, "1 til 120") {
		t.Errorf("got %q", got)
	}
	b.Document.Set("series.every", "")
	d.wait()
	if got := fieldOf(t, b.Document, "series.every").Problem; !strings.Contains(got, "Velg et intervall") {
		t.Errorf("several invoices without an interval: %q", got)
	}
}

// spec: A7: lines are added, moved and removed, from hand or from the products, with their sum live.
func TestLines(t *testing.T) {
	d := newClub(t)
	ok(t, d.house.SetProduct(ctx, party.Product{Number: "L", Description: "Leie av skap", Unit: "stk", UnitPrice: price(t, "100")}))
	b := NewBatchEditor(d.shell, Route{})
	d.wait()
	doc := b.Document
	doc.AddLine()
	doc.SetLine(0, LineDescription, "Kontingent")
	doc.SetLine(0, LinePrice, "1 250,5")
	same(t, "offered", doc.Products("skap"), "[{L L Leie av skap 100,00}]")
	doc.AddProduct("L")
	doc.SetLine(1, LineQuantity, "-2")
	same(t, "lines", lines(doc), "Kontingent 1 × 1 250,5 = 1 250,50; Leie av skap -2 × 100,00 = –200,00")
	doc.LeaveLine(0, LinePrice)
	same(t, "sum", strings.ReplaceAll(doc.Total(), "\u00a0", " "), "1 050,50 kr")
	doc.MoveLine(1, 0)
	same(t, "moved", lines(doc), "Leie av skap -2 × 100,00 = –200,00; Kontingent 1 × 1 250,50 = 1 250,50")
	doc.SetLine(1, LinePrice, "45o")
	same(t, "what can't be read is told", doc.Lines()[1].Problems[LinePrice], "«45o» er ikke et tall. Skriv det som 450,00.")
	same(t, "and has no sum", doc.Lines()[1].Net, "")
	doc.RemoveLine(1)
	same(t, "removed", lines(doc), "Leie av skap -2 × 100,00 = –200,00")
	same(t, "no VAT is shown", doc.ShowVAT(), false)
	d.wait()
	doc.AddLine()
	d.wait()
	same(t, "an untouched line is not told off", len(doc.Lines()[1].Problems), 0)
	doc.SetLine(1, LinePrice, "10")
	d.wait()
	if got := doc.Lines()[1].Problems[LineDescription]; !strings.Contains(got, "Beskrivelsen mangler") {
		t.Errorf("got %q", got)
	}
}

// spec: C3
func TestLinesWithVAT(t *testing.T) {
	d := newDesk(t, func(o *party.Organisation) { o.VATRegistered, o.OrganisationNumber = true, "991825827" })
	b := NewBatchEditor(d.shell, Route{})
	d.wait()
	doc := b.Document
	doc.AddLine()
	same(t, "dues", doc.Lines()[0].Values[LineVAT], "E")
	doc.SetLine(0, LinePrice, "100")
	doc.SetLine(0, LineVAT, "S")
	doc.SetLine(0, LineRate, "25 %")
	same(t, "totals", strings.ReplaceAll(strings.Join(lineTexts(doc.Totals()), "; "), "\u00a0", " "),
		"Uten mva. 100,00; Mva. 25 % 25,00; Å betale 125,00 kr")
	doc.SetLine(0, LineVAT, "E")
	same(t, "no rate without VAT", doc.Total(), "100,00\u00a0kr")
}

func lineTexts(list []Line) []string {
	var out []string
	for _, l := range list {
		out = append(out, l.Label+" "+l.Value)
	}
	return out
}

// spec: A7, A13: a single invoice is filled in with the same editor; only what belongs to many is missing.
func TestTheSameEditorForOneInvoice(t *testing.T) {
	d := newClub(t)
	b, v := NewBatchEditor(d.shell, Route{}), NewSingleInvoice(d.shell, "1001")
	d.wait()
	many := map[string]bool{"series.count": true, "series.every": true, "series.unit": true, "document.include_default_products": true}
	var want, got []string
	for _, f := range b.Document.Fields() {
		if !many[f.ID] {
			want = append(want, f.ID+" "+f.Value)
		}
	}
	for _, f := range v.Document.Fields() {
		got = append(got, f.ID+" "+f.Value)
	}
	same(t, "fields", got, want)
}

// spec: B8, B9, A7: what is left empty takes each card's own; long texts keep their line breaks.
func TestReferencesAndTexts(t *testing.T) {
	d := newClub(t)
	b := d.editor()
	same(t, "hint", fieldOf(t, b.Document, "document.their_reference").Hint, "Tomt: den som står på kundekortet.")
	same(t, "payment", fieldOf(t, b.Document, "payment_method").Value, "standard")
	same(t, "shipping", fieldOf(t, b.Document, "shipping_method").Value, "")
	b.Document.Set("document.additional_information", "Takk.\nVel møtt.")
	b.Document.Set("shipping_method", "Hentes")
	b.Document.Set("payment_method", "cash")
	d.wait()
	b.Save()
	d.wait()
	k, err := d.house.Desk(ctx, b.ID())
	ok(t, err)
	p := k.Batch.Plan
	same(t, "kept", p.Document.AdditionalInformation+"|"+p.ShippingMethod+"|"+p.PaymentMethod, "Takk.\nVel møtt.|Hentes|cash")
}
