package viewmodel

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// found is the register as a person reads it.
func found(l *InvoiceList) string {
	var out []string
	for i := range l.Len() {
		r := l.Row(i)
		out = append(out, strings.TrimSpace(r.NumberText()+" "+r.Recipient()+" "+r.StateText()))
	}
	return strings.Join(out, "; ")
}

// spec: B5, C8: invoices are found by name, number, reference, batch and amount, and filtered by state.
func TestInvoicesAreFound(t *testing.T) {
	d, _, _ := executed(t)
	l := NewInvoiceList(d.shell, "")
	d.wait()
	same(t, "all", l.Len(), 5)
	row := l.Row(0)
	for text, want := range map[string]int{
		"kari": 1, "100": 1, row.Reference: 1, "kontingent 2027": 5, "450,00": 5, "450.00 liv": 1, "1 450,00 kari": 1, "finnes ikke": 0,
	} {
		l.Search(text)
		d.wait()
		if l.Len() != want {
			t.Errorf("%q finds %d, want %d: %s", text, l.Len(), want, found(l))
		}
	}
	l.Search("")
	l.Filter("handed_over")
	d.wait()
	same(t, "filtered", l.Len(), 2)
	l.Filter("")
	l.Sort("name")
	d.wait()
	same(t, "by name", l.Row(0).Name+" "+l.Row(4).Name, "Kari Per")
	l.Sort("name")
	d.wait()
	same(t, "turned round", l.Row(0).Name, "Per")
	same(t, "heading", l.Columns()[3], "{name Mottaker false true true true}")
	l.Show(row)
	same(t, "opened", d.shell.Route(), fmt.Sprint(Route{Page: InvoicePage, ID: row.ID}))
	draft := NewInvoiceList(d.shell, "draft")
	d.wait()
	same(t, "drafts", found(draft), "5 Nils Kladd")
}

// One invoice shows what stands on it and what became of it.
func TestInvoiceView(t *testing.T) {
	d, _, b := executed(t)
	b.Search("kari")
	d.wait()
	v := NewInvoiceView(d.shell, b.Row(0).ID)
	d.wait()
	same(t, "title", v.Title(), "Faktura 100")
	facts := strings.Join(lineTexts(v.Facts()), "; ")
	for _, want := range []string{
		"Mottaker 1 Kari", "Massefakturering Kontingent 2027", "Forfallsdato 2.12.2026", "Betalingsreferanse (KID) ", "Utstedt 22.11.2026 14:00",
	} {
		if !strings.Contains(facts, want) {
			t.Errorf("%q is missing in %s", want, facts)
		}
	}
	same(t, "state", v.StateText()+" "+string(v.State()), "Sendt sent")
	same(t, "file", v.FileName(), "faktura-100.pdf")
	same(t, "lines", v.Lines()[0].Values[LineDescription]+" "+v.Lines()[0].Net, "Kontingent 450,00")
	same(t, "attempts", len(v.Attempts()), 2) // no preferred method, then e-mail
	same(t, "actions", v.Actions(), "[{credit Krediter …} {correct Rett …} {show Åpne dokumentet} {save Lagre dokumentet som …}]")
	file := t.TempDir() + "/faktura.pdf"
	v.SaveDocument(file)
	d.wait()
	same(t, "saved", read(t, file), "%PDF 100")
}

// spec: A13: one single invoice, from the customer to the document.
func TestSingleInvoiceIsSent(t *testing.T) {
	d := newClub(t)
	m := d.mail()
	v := NewSingleInvoice(d.shell, "")
	d.wait()
	v.Send(true)
	d.wait()
	same(t, "nobody is chosen", v.PartyProblem() != "" && d.shell.Route().Page == HomePage, true)
	same(t, "customers", v.Parties("kari"), "[{1001 1001 Kari Åsgård}]")
	v.SetParty("1001")
	v.SetMethod("email")
	v.Document.AddLine()
	v.Document.SetLine(0, LineDescription, "Noter")
	v.Document.SetLine(0, LinePrice, "120")
	d.wait()
	same(t, "name", v.PartyName()+" "+v.Method(), "Kari Åsgård email")
	v.Send(true)
	d.pass(2 * time.Second)
	same(t, "sent", m.sent, "[kari@example.org]")
	r := d.shell.Route()
	same(t, "shown", r.Page, InvoicePage)
	i := NewInvoiceView(d.shell, r.ID)
	d.wait()
	same(t, "issued", i.Title(), "Faktura 100")
}

// A single invoice that is kept goes nowhere before it is sent, and can be deleted.
func TestSingleInvoiceIsKept(t *testing.T) {
	d := newClub(t)
	v := NewSingleInvoice(d.shell, "1001")
	d.wait()
	v.Document.AddLine()
	v.Document.SetLine(0, LineDescription, "Noter")
	v.Document.SetLine(0, LinePrice, "120")
	v.Keep()
	d.wait()
	i := NewInvoiceView(d.shell, d.shell.Route().ID)
	d.wait()
	same(t, "title", i.Title(), "Faktura uten nummer ennå")
	same(t, "actions", i.Actions(), "[{send Legg på forsendelseslisten} {send_now Send nå} {delete Slett}]")
	i.Do("delete")
	d.wait()
	rows, err := d.house.Invoices(ctx, none)
	ok(t, err)
	same(t, "left", len(rows), 0)
}

// spec: B1: one press makes a mass invoicing, with what is filled in.
func TestSingleBecomesMassInvoicing(t *testing.T) {
	d := newClub(t)
	v := NewSingleInvoice(d.shell, "1001")
	d.wait()
	v.Document.AddLine()
	v.Document.SetLine(0, LineDescription, "Noter")
	v.Document.SetLine(0, LinePrice, "120")
	v.Document.Set("document.due_date", "24.12")
	v.Document.Set("document.additional_information", "God jul")
	v.Gather()
	r := d.shell.Route()
	same(t, "shown", r.Page, EditorPage)
	b := NewBatchEditor(d.shell, r)
	d.pass(2 * time.Second)
	same(t, "recipients", b.Recipients.Count(), "1 av 4")
	same(t, "lines", lines(b.Document), "Noter 1 × 120,00 = 120,00")
	same(t, "due", fieldOf(t, b.Document, "document.due_date").Value, "24.12.2026")
	same(t, "text", b.plan.Document.AdditionalInformation, "God jul")
	if b.ID() == 0 {
		t.Error("what was filled in is not put away")
	}
}
