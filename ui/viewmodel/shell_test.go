package viewmodel

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"kontingent/domain/batch"
)

func TestShell(t *testing.T) {
	d, _, _ := executed(t)
	s := d.shell
	moved := 0
	s.Moved = func() { moved++ }
	same(t, "club", fmt.Sprint(s.Club(), " ", s.Year()), "Fjellheim skolekorps 2026")
	var nav []string
	for _, n := range s.Nav() {
		nav = append(nav, strings.TrimSpace(n.Label+" "+n.Badge))
	}
	same(t, "navigation", strings.Join(nav, ", "), "Hjem 3, Massefakturering, Fakturaer, Utsendelser, Medlemmer, Grupper, Varer, Innstillinger")
	s.Go(Route{Page: NewInvoicePage})
	same(t, "title", s.Title(), "Ny salgsfaktura")
	same(t, "current", s.Nav()[2].Current, true)
	s.Back()
	same(t, "back", s.Route().Page, BatchPage)
	for range 9 {
		s.Back()
	}
	same(t, "home at last", s.Route().Page, HomePage)
	same(t, "moved", moved, 11)
	same(t, "purpose", s.Purpose(GroupsPage) != "", true)
}

// While something is sent the line of state says so; what becomes due goes by itself while the window is open.
func TestShellSendsWhatBecomesDue(t *testing.T) {
	d := newClub(t)
	m := d.mail()
	b := d.editorFor("Seniorer")
	b.Document.Set("document.due_date", "29.1.2027")
	b.Document.Set("document.invoice_date", "15.1.2027")
	d.wait()
	b.Execute()
	d.wait()
	ok(t, d.house.Execute(ctx, b.ID()))
	d.shell.Env.Feed.Touch(Dispatches)
	d.shell.Sending.Watch()
	said := ""
	d.shell.Sending.Listen(func() {
		if said == "" && d.shell.Sending.Running() {
			said = d.shell.Status()[0].Text
		}
	})
	d.pass(5 * time.Minute)
	same(t, "said", said, "Begynner å sende …")
	same(t, "not yet", len(m.sent), 0)
	same(t, "waits", d.shell.Nav()[3].Badge, "2")
	d.clock.set(time.Date(2027, 1, 12, 8, 0, 0, 0, time.Local))
	d.pass(2 * time.Minute)
	same(t, "sent", len(m.sent), 2)
	closed := false
	d.shell.Close(func() { closed = true })
	d.pass(5 * time.Minute)
	same(t, "closed", closed, true)
}

// A clock that stands before the last issue is asked about, not obeyed (spec C2).
func TestClockIsAskedAbout(t *testing.T) {
	d, _, _ := executed(t)
	m := d.mail()
	d.clock.set(time.Date(2026, 11, 20, 8, 0, 0, 0, time.Local))
	b := d.editorFor("Alle")
	b.SetName("Til")
	b.Execute()
	d.wait()
	s := NewSummaryView(d.shell, b.ID())
	d.wait()
	s.ExecuteNow()
	d.pass(2 * time.Second)
	if d.shell.Sending.ClockQuestion() == "" || len(d.shell.Sending.Result().Failed) != 1 {
		t.Fatalf("not asked: %+v", d.shell.Sending.Result())
	}
	same(t, "nothing was sent", len(m.sent), 0)
	d.shell.Sending.ClockIsRight()
	d.pass(2 * time.Second)
	same(t, "sent", len(m.sent), 1)
}

// The list of mass invoicings tells how far each is, opens it there, copies last year's and deletes what may be deleted.
func TestBatchList(t *testing.T) {
	d, _, _ := executed(t)
	b := d.editorFor("Alle")
	b.SetName("Neste")
	d.pass(2 * time.Second)
	l := NewBatchList(d.shell)
	d.wait()
	var rows []string
	for i := range l.Len() {
		r := l.Row(i)
		rows = append(rows, strings.Join([]string{r.Name, r.Date(), fmt.Sprint(r.Recipients), r.Amount(), r.StateText()}, "|"))
	}
	same(t, "rows", strings.ReplaceAll(strings.Join(rows, "\n"), "\u00a0", " "),
		"Neste|22.11.2026|0||Åpen\nKontingent 2027|22.11.2026|5|2 250,00 kr|Ferdig: 1 av 5 sendt, 1 kladd, 1 usikker, 2 overlevert")
	done := NewBatchEditor(d.shell, Route{ID: l.Row(1).ID})
	d.wait()
	same(t, "the same where it was written", done.State(), l.Row(1).StateText())
	done.Close()
	l.Show(l.Row(0))
	same(t, "an open one is written on", d.shell.Route().Page, EditorPage)
	l.Show(l.Row(1))
	same(t, "a finished one is looked at", d.shell.Route().Page, BatchPage)
	same(t, "last year's", l.LastYear(), false)
	same(t, "asked", l.DeleteQuestion(l.Row(1)), "Slette «Kontingent 2027» med de planlagte fakturaene? Det kan ikke angres.")
	l.Delete(l.Row(1))
	l.Delete(l.Row(0))
	d.pass(2 * time.Second)
	if !strings.Contains(d.texts(), "«Kontingent 2027» kan ikke slettes") || !strings.Contains(d.texts(), "«Neste» er slettet.") {
		t.Errorf("said: %s", d.texts())
	}
	same(t, "left", l.Len(), 1)
	d.clock.set(time.Date(2027, 11, 20, 8, 0, 0, 0, time.Local))
	l.Reload()
	d.wait()
	l.CopyLastYear()
	d.wait()
	r := d.shell.Route()
	same(t, "copied", r.Plan != nil && r.Plan.Name == "Kontingent 2027 (kopi)" && l.LastYear(), true)
	l.Search("ferdig")
	d.wait()
	same(t, "found by its state", l.Len(), 1)
	same(t, "state", l.Row(0).State, batch.Finished)
	l.Close()
}

func TestSpreadsheetsRunNothing(t *testing.T) {
	for cell, want := range map[string]string{
		"=1+1": "'=1+1", "@x": "'@x", "+47 22 33": "+47 22 33", "-200,00": "-200,00", "-1+cmd": "'-1+cmd", "Kari": "Kari", "": "",
		"+cmd|x": "'+cmd|x",
	} {
		if got := harmless(cell); got != want {
			t.Errorf("%q: got %q, want %q", cell, got, want)
		}
	}
}
