package viewmodel

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// A single invoice that is being written waits until its page is opened again; the window can tell that it is nowhere
// else.
func TestSingleInvoiceWaits(t *testing.T) {
	d := newClub(t)
	v := NewSingleInvoice(d.shell, "")
	d.wait()
	same(t, "nothing is written", d.shell.Unsaved(), "[]")
	v.SetParty("1001")
	v.Document.AddLine()
	v.Document.SetLine(0, LineDescription, "Noter")
	d.wait()
	same(t, "not put away", d.shell.Unsaved(), "[Ny salgsfaktura]")
	v.Close()
	same(t, "nor while it waits", d.shell.Unsaved(), "[Ny salgsfaktura]")
	other := NewSingleInvoice(d.shell, "1003")
	d.wait()
	same(t, "another one", other.PartyName()+lines(other.Document), "Fjell AS")
	other.Close()
	again := NewSingleInvoice(d.shell, "")
	d.wait()
	same(t, "again", again.PartyName()+": "+again.Document.Lines()[0].Values[LineDescription], "Kari Åsgård: Noter")
	again.Document.SetLine(0, LinePrice, "10")
	again.Keep()
	d.wait()
	same(t, "put away", d.shell.Unsaved(), "[]")
	again.Close()
	same(t, "and gone from the window", d.shell.single == nil, true)
}

// Going back to a new batch goes to what was written, not to an empty one.
func TestBackToWhatWasWritten(t *testing.T) {
	d := newClub(t)
	d.shell.Go(Route{Page: EditorPage})
	b := NewBatchEditor(d.shell, d.shell.Route())
	d.wait()
	b.SetName("Kontingent")
	d.shell.Go(Route{Page: MembersPage, Number: "1001"})
	b.Close()
	d.wait()
	d.shell.Back()
	r := d.shell.Route()
	if r.Page != EditorPage || r.ID == 0 || r.ID != b.ID() {
		t.Fatalf("back at %+v", r)
	}
	d.shell.Go(r) // pressing where one is
	d.shell.Back()
	same(t, "no page twice", d.shell.Route().Page, HomePage)
}

// What can't be put away as it stands is told when its page is left.
func TestLeavingWhatIsWrong(t *testing.T) {
	d := newClub(t)
	m := NewMembers(d.shell, "1001")
	d.wait()
	m.Card.Set("email", "kari")
	d.pass(2 * time.Second)
	same(t, "named", d.shell.Unsaved(), "[Kari Åsgård]")
	d.shell.Flush(func() { d.said = append(d.said, Message{Text: "flushed"}) })
	d.wait()
	same(t, "nor at the end", d.texts()+fmt.Sprint(d.shell.Unsaved()), "flushed[Kari Åsgård]")
	m.Show("1002")
	d.wait()
	if !strings.Contains(d.texts(), "Kari Åsgård: De siste endringene ble ikke lagret") {
		t.Errorf("said: %q", d.texts())
	}
	same(t, "as it was", card(t, d, "1001").Email, "kari@example.org")
	same(t, "none", d.shell.Unsaved(), "[]")
}

// What was changed a moment ago is put away when it is asked for, and then there is nothing to ask about.
func TestFlushing(t *testing.T) {
	d := newClub(t)
	m := NewMembers(d.shell, "1001")
	d.wait()
	m.Card.Set("name", "Kari Ås")
	same(t, "for a second", d.shell.Unsaved(), "[Kari Ås]")
	flushed := false
	d.shell.Flush(func() { flushed = true })
	d.wait()
	same(t, "flushed", flushed, true)
	same(t, "kept", card(t, d, "1001").Name, "Kari Ås")
	same(t, "none", d.shell.Unsaved(), "[]")
}
