package ui

import (
	"testing"
	"time"

	"kontingent/domain/delivery"
	"kontingent/ui/viewmodel"
)

// dear makes e-mail cost a unit, and buys thirty.
func dear(c *memoryClub) {
	must(c.SetSetting(ctx, "credit.price.email", "1"))
	must(c.TopUp(ctx, 30, "Vipps 12. november"))
}

// heldClub has sent the dues as far as thirty units go.
func heldClub(c *memoryClub) {
	dear(c)
	c.deliver(c.executed(c.dues()))
}

func TestCreditIsDrawn(t *testing.T) {
	drawn(t, "settings-credit", heldClub, settingsRoute(creditPart))
	drawn(t, "credit-home", heldClub, viewmodel.Route{Page: viewmodel.HomePage})
	drawn(t, "credit-dispatches", heldClub, viewmodel.Route{Page: viewmodel.DispatchesPage}, func(s *stage) { s.selects("Jens Haugseter") })
}

// spec: A5: too little credit is told on the summary, waits on Home, and goes on when it is topped up.
func TestCreditPages(t *testing.T) {
	var id int64
	s := newStage(t, func(c *memoryClub) {
		dear(c)
		id = c.open(c.dues())
	})
	s.open(viewmodel.Route{Page: viewmodel.SummaryPage, ID: id})
	s.shows("trenger 197, har 30", "167 fakturaer vil vente", "Fyll på", "Leveringskreditt 30")
	s.keep("credit-summary")
	s.press("Bruk neste leveringsmetode for dem")
	s.pass(time.Second)
	s.shows("167 fakturaer går med neste leveringsmetode i stedet")
	s.press("La dem vente på kreditt")
	s.pass(time.Second)
	s.press("Effektuer nå")
	s.pass(2 * time.Second)
	if n := len(s.club.post.arrived); n != 30 {
		t.Errorf("%d arrived", n)
	}
	s.open(viewmodel.Route{Page: viewmodel.HomePage})
	s.shows("Venter på kreditt (167)")
	s.press("Fyll på")
	s.shows("Leveringskreditt igjen", "Bevegelser", "22.11.2026")
	s.write("Antall", "x")
	s.press("Fyll på")
	s.shows("Skriv et helt tall")
	s.write("Antall", "170")
	s.press("Fyll på")
	s.pass(2 * time.Second)
	s.shuns("Skriv et helt tall")
	s.shows("170 leveringskreditt er fylt på.", "Leveringskreditt 3")
	if n := len(s.club.post.arrived); n != 197 {
		t.Errorf("%d arrived", n)
	}
	if n := len(s.club.dispatches(id, delivery.Held)); n != 0 {
		t.Errorf("%d are held still", n)
	}
}
