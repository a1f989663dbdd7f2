package ui

import (
	"slices"
	"testing"
	"time"

	"kontingent/domain/delivery"
	"kontingent/ui/viewmodel"
)

// What waits for a person is settled at home: what is in doubt with its three answers, and many alike with one.
func TestHomeSettlesWhatWaits(t *testing.T) {
	var id int64
	s := newStage(t, func(c *memoryClub) { id = c.fates() })
	s.shows("Venter på deg", "100022 Håkon Skogtun", "Usikker: ingen vet om den kom fram", "Svaret lød: «read tcp: i/o timeout»",
		"33 overlevert, ikke bekreftet ennå", "Sendes neste sju dager", "I år (2026)", "193 505,00 kr")
	names := s.order()
	for _, press := range []string{"Den kom fram", "Send på nytt", "Ta neste metode", "Se mer", "Alle er postlagt", "Send nå", "Sett alt på pause"} {
		if !slices.Contains(names, press) {
			t.Errorf("the keyboard does not reach %q: %q", press, names)
		}
	}
	s.press("Den kom fram")
	s.pass(2 * time.Second)
	s.shuns("Håkon Skogtun")
	s.press("Alle er postlagt")
	s.pass(2 * time.Second)
	s.shuns("overlevert, ikke bekreftet")
	if n := len(s.club.dispatches(id, delivery.HandedOver)); n != 0 {
		t.Errorf("%d are still not confirmed", n)
	}
	s.press("Årskontingent 2026")
	s.shows("Eksporter listen")
}

// All can be paused and let go on, and what is due can be sent, which is answered.
func TestHomePauses(t *testing.T) {
	s := newStage(t, func(c *memoryClub) { c.executed(c.dues()) })
	s.shows("I dag", "197 e-post, 32 papir, 3 kladd")
	s.press("Sett alt på pause")
	s.pass(2 * time.Second)
	s.shows("Satt på pause: e-post")
	s.shuns("Sett alt på pause")
	s.press("Gjenoppta alt")
	s.pass(2 * time.Second)
	s.shuns("Satt på pause: e-post", "Gjenoppta alt")
	s.press("Send nå")
	s.pass(2 * time.Second)
	s.shows("Sendt: 229", "Ingenting skal sendes de neste sju dagene.")
}

// The first run has steps; the button leads to the first that is not done.
func TestHomeFirstSteps(t *testing.T) {
	s := newStage(t, func(c *memoryClub) { c.nobody() })
	s.shows("Kom i gang", "Hent inn medlemmene", "Ingenting venter på deg.")
	s.shuns("Ny massefakturering", "Send nå", "I år")
	s.press("Gå til neste trinn")
	if got := s.shell.Route().Page; got != viewmodel.ImportPage {
		t.Errorf("it leads to %s", got)
	}
}

// A clock that goes wrong is asked about wherever sending is seen, and the answer lets it go on.
func TestClockIsAsked(t *testing.T) {
	var last int64
	s := newStage(t, func(c *memoryClub) {
		c.fates()
		p := c.dues()
		p.Name = "Ekstra"
		last = c.executed(p)
	})
	s.clock.set(s.clock.Now().AddDate(0, 0, -2))
	s.shell.Sending.Start(last)
	s.wait()
	for _, r := range []viewmodel.Route{{Page: viewmodel.HomePage}, {Page: viewmodel.BatchPage, ID: last}, {Page: viewmodel.DispatchesPage}} {
		s.open(r)
		s.shows("Er klokken riktig?")
		s.keep("clock-" + string(r.Page))
	}
	s.press("Ja, den er riktig")
	s.pass(2 * time.Second)
	s.shuns("Er klokken riktig?")
}
