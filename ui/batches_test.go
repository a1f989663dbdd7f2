package ui

import (
	"testing"
	"time"

	"kontingent/ui/viewmodel"
)

// The list of mass invoicings opens, copies and deletes, and begins a new one.
func TestBatchesList(t *testing.T) {
	s := newStage(t, func(c *memoryClub) {
		c.fates()
		p := c.dues()
		p.Name = "Sommerleir"
		c.open(p)
	}, setting{route: viewmodel.Route{Page: viewmodel.BatchesPage}})
	s.shows("Sommerleir", "Åpen", "Årskontingent 2026", "196 040,00 kr", "Ferdig: 192 av 232 sendt")
	s.shuns("Kopier fjorårets")
	s.activates("Årskontingent 2026")
	if got := s.shell.Route().Page; got != viewmodel.BatchPage {
		t.Errorf("opened: %s", got)
	}
	s.goes("Massefakturering")
	s.menuOf("Sommerleir")
	s.press("Slett …")
	s.shows("Slette «Sommerleir» med de planlagte fakturaene?")
	s.press("Avbryt")
	s.shows("Sommerleir")
	s.menuOf("Sommerleir")
	s.press("Slett …")
	s.press("Slett")
	s.pass(time.Second)
	s.shows("«Sommerleir» er slettet.")
	s.menuOf("Årskontingent 2026")
	s.press("Kopier til en ny")
	if got := s.shell.Route(); got.Page != viewmodel.EditorPage {
		t.Errorf("opened: %+v", got)
	}
	s.goes("Massefakturering")
	s.press("Ny massefakturering")
	if got := s.shell.Route(); got.Page != viewmodel.EditorPage {
		t.Errorf("opened: %+v", got)
	}
}

// Next year, last year's can be done again; a club without any is told what they are for.
func TestBatchesLastYear(t *testing.T) {
	s := newStage(t, func(c *memoryClub) {
		c.fates()
		c.clock.set(time.Date(2027, 11, 1, 12, 0, 0, 0, time.Local))
	}, setting{route: viewmodel.Route{Page: viewmodel.BatchesPage}})
	s.press("Kopier fjorårets")
	if got := s.shell.Route(); got.Page != viewmodel.EditorPage {
		t.Errorf("opened: %+v", got)
	}
	empty := newStage(t, nil, setting{route: viewmodel.Route{Page: viewmodel.BatchesPage}})
	empty.shows("En massefakturering sender faktura til så mange medlemmer du vil. Begynn på en her.")
}
