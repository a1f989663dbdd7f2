package ui

import (
	"testing"
	"time"

	"kontingent/domain/batch"
	"kontingent/ui/viewmodel"
)

// spec: A11: the summary says who, what, how and when, and nothing happens before the second press.
func TestSummary(t *testing.T) {
	var id int64
	s := newStage(t, func(c *memoryClub) { id = c.open(c.dues()) })
	s.open(viewmodel.Route{Page: viewmodel.SummaryPage, ID: id})
	s.shows("Årskontingent 2026", "Alle 232 fakturaene sendes med en gang.", "Ennå har ingenting skjedd.",
		"Mottakere", "196 040,00 kr", "100001 – 100232", "E-post", "197", "Svikter det: papir › kladd (197)", "7 problemer", "Utelatt")
	s.shows("Det samme gjelder 2 til.")
	s.press("Vis dem")
	s.shuns("Det samme gjelder 2 til.")
	s.press("Utelatt")
	s.shows("Er i gruppen Æresmedlemmer, som er ekskludert")
	k, err := s.club.Desk(ctx, id)
	ok(t, err)
	if k.Batch.State != batch.Open || len(s.club.post.arrived) > 0 {
		t.Errorf("before the press it is %s, %d arrived", k.Batch.State, len(s.club.post.arrived))
	}
	s.press("Tilbake")
	if got := s.shell.Route().Page; got != viewmodel.HomePage {
		t.Errorf("back to %s", got)
	}
	s.open(viewmodel.Route{Page: viewmodel.SummaryPage, ID: id})
	s.press("Effektuer nå")
	s.pass(2 * time.Second)
	s.shows("Siste utsendelse", "197 sendt", "32 overlevert, ikke bekreftet ennå", "3 lagret som kladd")
	if n := len(s.club.post.arrived); n != 197 {
		t.Errorf("%d arrived", n)
	}
	s.shell.Back()
	s.wait()
	s.shows("Dette er effektuert allerede.")
	s.press("Se hvordan det gikk")
	s.shows("Siste utsendelse")
}

// What stops a batch is told, with the way to mend it, and the button can't be pressed.
func TestSummaryIsStopped(t *testing.T) {
	var id int64
	s := newStage(t, func(c *memoryClub) {
		p := c.dues()
		p.Document.Lines = nil
		id = c.open(p)
	})
	s.open(viewmodel.Route{Page: viewmodel.SummaryPage, ID: id})
	s.shows("Slik det står nå, får ingen en faktura.")
	if s.can("Effektuer nå") {
		t.Error("it can be executed")
	}
	s.press("Gå dit")
	if got := s.shell.Route(); got.Page != viewmodel.EditorPage || got.ID != id {
		t.Errorf("it leads to %+v", got)
	}
}
