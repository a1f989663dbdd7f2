package viewmodel

import (
	"strings"
	"testing"
)

// spec: A13: what sending will do is said before it is pressed.
func TestSingleInvoiceSaysWhatSendingDoes(t *testing.T) {
	d := newClub(t)
	v := NewSingleInvoice(d.shell, "")
	same(t, "nothing is said before the cards are read", v.SendSentence(), "")
	d.wait()
	same(t, "nobody", v.SendSentence(), "Velg først hvem fakturaen er til.")
	v.SetParty("1001")
	same(t, "today", v.SendSentence(), "Fakturaen får nummer og går til Kari Åsgård med en gang.")
	same(t, "waits", v.Waits(), false)
	v.Document.Set("document.invoice_date", "15.1.2027")
	same(t, "waits", v.Waits(), true)
	same(t, "later", v.SendSentence(),
		"Fakturaen legges på forsendelseslisten. Der får den nummer og går til Kari Åsgård tirsdag 12.1.2027.")
}

// What stops an invoice is told once somebody tries to go on, and is on the page, not in passing.
func TestSingleInvoiceTellsWhatStopsIt(t *testing.T) {
	d := newClub(t)
	v := NewSingleInvoice(d.shell, "")
	d.wait()
	same(t, "nothing yet", v.Problems().Len(), 0)
	same(t, "nor at the lines", v.Document.LinesProblem(), "")
	v.Send(true)
	d.wait()
	if v.Problems().Len() == 0 || !v.Problems().Stops() {
		t.Error("nothing is told")
	}
	if v.Document.LinesProblem() == "" {
		t.Error("an invoice without lines")
	}
	same(t, "said in passing", len(d.said), 0)
	v.Document.Set("document.due_date", "snart")
	d.wait()
	var fields []string
	for i := range v.Problems().Len() {
		fields = append(fields, v.Problems().At(i).Field)
	}
	if !strings.Contains(strings.Join(fields, " "), "document.due_date") {
		t.Errorf("what can't be read is not among %v", fields)
	}
}

// Lines can't be changed once they are locked.
func TestLinesAreLocked(t *testing.T) {
	d := newClub(t)
	v := NewSingleInvoice(d.shell, "1001")
	d.wait()
	v.Document.AddLine()
	v.busy = true
	same(t, "locked", v.Document.LinesLocked(), true)
	v.Document.AddLine()
	v.Document.SetLine(0, LineDescription, "Noter")
	v.Document.RemoveLine(0)
	same(t, "as it was", lines(v.Document), "1 × 0,00 = 0,00")
}
