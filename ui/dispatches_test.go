package ui

import (
	"testing"
	"time"

	"kontingent/domain/delivery"
	"kontingent/ui/viewmodel"
)

// spec: B17: the dispatch list says what waits for a person and what goes when, with the log and what can be done.
func TestDispatches(t *testing.T) {
	var id int64
	s := newStage(t, func(c *memoryClub) { id = c.fates() }, setting{route: viewmodel.Route{Page: viewmodel.DispatchesPage}})
	s.shows("Usikker: ingen vet om den kom fram (1)", "Må følges opp (1)", "Ikke levert (1)", "I dag (1)",
		"Overlevert, ikke bekreftet ennå (33)", "Prøves igjen")
	s.shuns("Forsøk 1")
	s.selects("Håkon Skogtun")
	s.shows("1025 Håkon Skogtun", "22.11.2026 14:00 · E-post", "Svaret lød: «read tcp: i/o timeout»")
	s.press("Den kom fram")
	s.pass(2 * time.Second)
	s.shuns("Håkon Skogtun", "Den kom fram")
	if n := len(s.club.dispatches(id, delivery.InDoubt)); n != 0 {
		t.Errorf("%d are still in doubt", n)
	}
	s.press("Mottaker")
	s.shuns("Må følges opp (1)")
	s.press("Ikke levert")
	s.shuns("Ylva Kjøsvik")
	s.selects("Øyvind Bergskaug")
	s.press("Hele fakturaen")
	if got := s.shell.Route().Page; got != viewmodel.InvoicePage {
		t.Errorf("it leads to %s", got)
	}
}

// All can be paused, let go on and sent from the list.
func TestDispatchesPause(t *testing.T) {
	s := newStage(t, func(c *memoryClub) { c.executed(c.dues()) }, setting{route: viewmodel.Route{Page: viewmodel.DispatchesPage}})
	s.shows("I dag (232)", "Planlagt")
	s.press("Sett alt på pause")
	s.pass(2 * time.Second)
	if s.can("Send nå") {
		t.Error("what is paused can be sent")
	}
	s.press("Gjenoppta alt")
	s.pass(2 * time.Second)
	next, release := s.club.post.hold()
	defer release()
	s.tap("Send nå")
	s.until("it begins", func() bool { return s.has("Stopp etter denne") })
	next()
	s.until("it says how far it is", func() bool { return s.has("av 232") })
	s.snap("dispatches-sending")
	release()
	s.wait()
	s.pass(2 * time.Second)
	s.shows("Sendt: 229")
}
