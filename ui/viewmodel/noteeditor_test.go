package viewmodel

import (
	"strings"
	"testing"
	"time"

	"kontingent/domain/invoice"
	"kontingent/domain/issue"
)

// notesIn counts the credit notes there are.
func notesIn(d *desk) (n int) {
	rows, err := d.house.Invoices(ctx, invoice.Filter{})
	ok(d.t, err)
	for _, r := range rows {
		if r.Credit != nil {
			n++
		}
	}
	return n
}

// spaced makes every space of an amount a common one.
func spaced(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

// spec: C10, C1: what will happen is said beforehand; pressed twice it happens once.
func TestCreditingIsSaidAndDoneOnce(t *testing.T) {
	d, _, b := executed(t)
	b.Search("kari")
	d.wait()
	v := NewNoteEditor(d.shell, b.Row(0).ID)
	d.wait()
	same(t, "title", v.Title(), "Krediter faktura 100")
	same(t, "says", spaced(strings.Join(v.Says(), " ")), "Kreditnota på 450,00 kr til Kari. Den sendes med e-post. "+
		"Faktura 100 er da kreditert i sin helhet. En kreditnota får nummer med en gang og kan ikke angres.")
	v.SetSend(false)
	d.wait()
	same(t, "kept", v.Says()[1], "Den blir ikke sendt.")
	v.Credit()
	v.Credit()
	d.pass(2 * time.Second)
	same(t, "credit notes", notesIn(d), 1)
	same(t, "said", d.texts(), "Kreditnota 104 er utstedt.")
	b.Search("kari")
	d.wait()
	same(t, "in the batch", b.Row(0).StateText(), "Kreditert")
	for _, a := range b.Row(0).Actions() {
		if a.ID == ActionCredit || a.ID == ActionSendAtOnce {
			t.Errorf("it can be done: %v", a)
		}
	}
	year := NewHome(d.shell)
	d.wait()
	y := year.Year
	same(t, "of the year", spaced(y.Invoiced.Amount+" "+y.Credited.Amount), "1 800,00 kr 450,00 kr")
}

// Two windows at one invoice: what was decided on what is no longer so is refused, and what is left is shown.
func TestCreditedMeanwhile(t *testing.T) {
	d, _, b := executed(t)
	b.Search("kari")
	d.wait()
	id := b.Row(0).ID
	v := NewNoteEditor(d.shell, id)
	d.wait()
	v.SetSome(true)
	v.SetValue(0, NoteAmount, "100")
	d.wait()
	_, err := d.house.MakeNotes(ctx, issue.Order{Invoice: id, Lines: v.taken()})
	ok(t, err)
	v.Credit()
	d.pass(2 * time.Second)
	same(t, "credit notes", notesIn(d), 1)
	if !strings.Contains(d.texts(), "ble kreditert i mellomtiden") {
		t.Errorf("said: %s", d.texts())
	}
	l := v.Lines()[0]
	same(t, "line", []string{l.Left, l.Quantity, l.Amount}, "[1 à 450,00 · igjen: 350,00  100]")
	same(t, "by amount", l.ByAmount, true)
	v.SetValue(0, NoteAmount, "350,01")
	d.wait()
	if len(v.Wrong()) != 1 || v.Can() {
		t.Errorf("more than is left: %v, %v", v.Wrong(), v.Can())
	}
	v.SetValue(0, NoteAmount, "")
	d.wait()
	same(t, "all that is left", v.Lines()[0].Amount, "350,00")
	same(t, "says", spaced(v.Says()[0]), "Kreditnota på 350,00 kr til Kari.")
}

// spec: A4, C10: an invoice with its credit note beside it, and the copy that is made by Correct.
func TestCorrect(t *testing.T) {
	d, _, b := executed(t)
	b.Search("liv") // printed
	d.wait()
	v := NewInvoiceView(d.shell, b.Row(0).ID)
	d.wait()
	var asked Correction
	v.Do(ActionShow)
	v.AskCorrect(func(c Correction) { asked = c })
	d.wait()
	if !strings.Contains(strings.Join(asked.Says, " "), "Du får en kopi") {
		t.Fatalf("asked: %v", asked.Says)
	}
	asked.Do()
	d.pass(2 * time.Second)
	copied := NewInvoiceView(d.shell, d.shell.Route().ID)
	d.wait()
	same(t, "copy", spaced(copied.Title()+" "+copied.Total()), "Faktura uten nummer ennå 450,00 kr")
	v.Reload()
	d.wait()
	links := v.Links()
	if len(links.Links) != 1 || spaced(links.Left[0].Value) != "0,00 kr" {
		t.Fatalf("links: %+v", links)
	}
	note := NewInvoiceView(d.shell, links.Links[0].To.ID)
	d.wait()
	same(t, "note", note.Title()+" "+note.FileName(), "Kreditnota 104 kreditnota-104.pdf")
	same(t, "back", note.Links().Links[0].To.ID, v.Row().ID)
}
