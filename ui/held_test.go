package ui

import (
	"testing"
	"time"

	"kontingent/domain/cal"
	"kontingent/domain/delivery"
	"kontingent/ui/viewmodel"
)

// lateClub has held 167 of the dues until they fell due.
func lateClub(c *memoryClub) {
	heldClub(c)
	c.clock.set(time.Date(2026, 12, 20, 14, 0, 0, 0, time.Local))
}

// coveredClub has bought the credit that they waited for since.
func coveredClub(c *memoryClub) {
	lateClub(c)
	must(c.TopUp(ctx, 300, ""))
	c.deliver(0)
}

func TestHeldIsDrawn(t *testing.T) {
	drawn(t, "held-home", coveredClub, viewmodel.Route{Page: viewmodel.HomePage})
	drawn(t, "held-dispatches", coveredClub, viewmodel.Route{Page: viewmodel.DispatchesPage}, func(s *stage) { s.selects("Jens Haugseter") })
	drawn(t, "held-credit", heldClub, viewmodel.Route{Page: viewmodel.DispatchesPage})
	drawn(t, "held-asked", coveredClub, viewmodel.Route{Page: viewmodel.DispatchesPage}, func(s *stage) {
		s.press(s.say("credit.action.dates"))
	})
}

// spec: A5: a top-up after the due date asks for new dates, of all at once; nothing goes before.
func TestTopUpAsksForDates(t *testing.T) {
	s := newStage(t, lateClub)
	s.open(settingsRoute(creditPart))
	s.write("Antall", "200")
	s.press("Fyll på")
	s.pass(2 * time.Second)
	s.shows("Gi 167 fakturaer ny forfallsdato", "Forslaget er 14 dager fra i dag")
	if n := len(s.club.post.arrived); n != 30 {
		t.Fatalf("%d arrived before there was a new due date", n)
	}
	s.press("Avbryt")
	s.open(viewmodel.Route{Page: viewmodel.HomePage})
	s.shows("167 fakturaer trenger ny forfallsdato")
	s.shuns("Venter på kreditt (")
	s.open(viewmodel.Route{Page: viewmodel.DispatchesPage})
	s.shows("Venter på ny forfallsdato (167)")
	s.press("Gi ny forfallsdato")
	if got := s.holds("Ny forfallsdato"); got != "3.1.2027" {
		t.Errorf("at first it says %q", got)
	}
	s.write("Ny forfallsdato", "20.12.2026")
	s.press("Gi ny forfallsdato")
	s.shows("gir ingen tid til å betale")
	s.write("Ny forfallsdato", "15.1.2027")
	s.press("Gi ny forfallsdato")
	s.pass(3 * time.Second)
	s.shows("167 fakturaer har fått ny forfallsdato 15.1.2027.")
	if n := len(s.club.post.arrived); n != 197 {
		t.Errorf("%d arrived", n)
	}
	late := 0
	must(s.club.look("", func(l *ledger) error {
		for _, v := range l.invoices {
			if v.Issued() && v.DueDate == cal.MustParse("2027-01-15") && v.InvoiceDate == cal.MustParse("2026-12-20") {
				late++
			}
		}
		return nil
	}))
	if late != 167 {
		t.Errorf("%d have the new dates", late)
	}
}

// spec: A5: all that wait for credit may take their next method, from Home and from the list, once it is said what that
// comes to.
func TestAllTakeTheNextMethod(t *testing.T) {
	for _, page := range []viewmodel.Page{viewmodel.HomePage, viewmodel.DispatchesPage} {
		s := newStage(t, heldClub)
		s.shows("167 venter på kreditt")
		s.open(viewmodel.Route{Page: page})
		s.shows("Venter på kreditt (167)", "Med neste leveringsmetode: papir 1")
		s.press("Bruk neste leveringsmetode for alle 167")
		s.pass(3 * time.Second)
		s.shows("167 forsendelser tar neste leveringsmetode.")
		s.shuns("venter på kreditt")
		if n := len(s.club.post.arrived); n != 30 {
			t.Errorf("%s: %d arrived", page, n)
		}
		all, err := s.club.Outbox(ctx, true)
		ok(t, err)
		for _, it := range all {
			if it.State == delivery.Held || it.State == delivery.Scheduled {
				t.Errorf("%s: %s is %s", page, it.PartyName, it.State)
			}
		}
	}
}

// spec: A5, A11: the choice of the next method shows in the summary's figures before anything happens.
func TestSummaryShowsTheOtherMethod(t *testing.T) {
	var id int64
	s := newStage(t, func(c *memoryClub) {
		dear(c)
		id = c.open(c.dues())
	})
	s.open(viewmodel.Route{Page: viewmodel.SummaryPage, ID: id})
	s.shows("Med neste leveringsmetode: papir 167.", "Svikter det: papir › kladd (197)")
	s.press("Bruk neste leveringsmetode for dem")
	s.pass(time.Second)
	s.shows("Svikter det: papir › kladd (30)", "Svikter det: kladd (190)")
	s.shuns("Svikter det: papir › kladd (197)")
	s.keep("summary-next")
	s.press("Effektuer nå")
	s.pass(3 * time.Second)
	if n := len(s.club.post.arrived); n != 30 {
		t.Errorf("%d arrived", n)
	}
}

// spec: A2, A5: the order of the methods says what each of them costs.
func TestChainSaysItsPrices(t *testing.T) {
	s := newEditor(t, nil)
	must(s.club.SetSetting(ctx, "credit.price.email", "2"))
	s.shell.Env.Feed.Touch(viewmodel.ClubSettings)
	s.pass(time.Second)
	s.press("Distribusjon")
	s.editor().mend("distribution.chain")
	s.wait()
	s.shows("2 kreditt per stykk")
	s.keep("chain-prices")
}
