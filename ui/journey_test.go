package ui

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kontingent/domain/delivery"
	"kontingent/domain/problem"
	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
)

// spec: B: from an empty list to invoices that have arrived, as a treasurer does it: every page leads to the next.
func TestJourney(t *testing.T) {
	s := newStage(t, nil)
	s.goes("Massefakturering")
	s.press("Ny massefakturering")
	s.write("Faktureringsgruppe", "Kontingent 2027")
	s.turnTo("Hovedkorpset", widgets.Include)
	s.turnTo("Æresmedlemmer", widgets.Exclude)
	s.press("Dokumentdetaljer")
	s.press("Legg til linje")
	s.types("Kontingent")
	s.tab()
	s.tab()
	s.types("450")
	s.shows("68 valgt", "450,00 kr")
	s.press("Effektuer")
	s.pass(2 * time.Second)
	if r := s.shell.Route(); r.Page != viewmodel.SummaryPage || r.ID == 0 {
		t.Fatalf("execute leads to %v", r)
	}
	id := s.shell.Route().ID
	s.shows("Kontingent 2027", "68", "30 600,00 kr")
	if n := len(s.club.post.arrived); n != 0 {
		t.Fatalf("%d were sent before anybody said so", n)
	}
	s.press("Effektuer nå")
	s.pass(time.Minute)
	if n := len(s.club.dispatches(id, delivery.Delivered)); n < 50 || n != len(s.club.post.arrived) {
		t.Errorf("%d were delivered, and %d have arrived", n, len(s.club.post.arrived))
	}
	s.open(viewmodel.Route{Page: viewmodel.BatchPage, ID: id})
	s.shows("Kontingent 2027", "100001", "Sendt")
	s.goes("Fakturaer")
	s.activates("100002")
	if s.shell.Route().Page != viewmodel.InvoicePage {
		t.Errorf("an invoice opens %v", s.shell.Route())
	}
	s.shows("100002", "450,00 kr")
	s.goes("Massefakturering")
	s.menuOf("Kontingent 2027")
	s.press("Kopier til en ny")
	if r := s.shell.Route(); r.Page != viewmodel.EditorPage {
		t.Errorf("a copy opens %v", r)
	}
	s.shows("68 valgt")
}

// What goes wrong on the way is told in the window, and what has been written stays.
func TestJourneyWithTrouble(t *testing.T) {
	s := newStage(t, nil)
	s.club.fail("ChangeBatch", problem.New("store.full", "folder", "/home/kasserer"))
	s.goes("Massefakturering")
	s.press("Ny massefakturering")
	s.write("Faktureringsgruppe", "Kontingent 2027")
	s.pass(2 * time.Second)
	s.shuns("Lagret")
	closed := false
	s.w.Close(func() { closed = true })
	s.wait()
	if closed {
		t.Fatal("it closes although nothing could be put away")
	}
	s.press(s.say("window.unsaved.stay"))
	if s.holds("Faktureringsgruppe") != "Kontingent 2027" {
		t.Errorf("what was written is now %q", s.holds("Faktureringsgruppe"))
	}
	s.club.fail("ChangeBatch", nil)
	s.write("Faktureringsgruppe", "Kontingent 2028")
	s.pass(2 * time.Second)
	s.shows("Lagret")
}

// Every page can be opened by a person without a mouse: Tab reaches something on it, and comes round again.
func TestKeyboardReachesEveryPage(t *testing.T) {
	var id int64
	s := newStage(t, func(c *memoryClub) { c.products(); id = c.fates() })
	rows, err := s.club.Outbox(ctx, true)
	ok(t, err)
	for _, r := range []viewmodel.Route{
		{Page: viewmodel.HomePage},
		{Page: viewmodel.BatchesPage},
		{Page: viewmodel.InvoicesPage},
		{Page: viewmodel.DispatchesPage},
		{Page: viewmodel.MembersPage, Number: "1001"},
		{Page: viewmodel.GroupsPage},
		{Page: viewmodel.ProductsPage},
		{Page: viewmodel.SettingsPage},
		{Page: viewmodel.EditorPage},
		{Page: viewmodel.EditorPage, ID: id},
		{Page: viewmodel.SummaryPage, ID: id},
		{Page: viewmodel.BatchPage, ID: id},
		{Page: viewmodel.InvoicePage, ID: rows[0].Invoices[0]},
		{Page: viewmodel.NewInvoicePage},
		{Page: viewmodel.ImportPage},
	} {
		s.open(r)
		if n := len(s.order()); n < 2 || n > 200 {
			t.Errorf("%s: Tab reaches %d places", r.Page, n)
		}
		s.shuns("⟨")
		if w := s.w.Content().MinSize().Width; w > 1280 {
			t.Errorf("%s: it needs %v", r.Page, w)
		}
		s.key(fyne.KeyEscape)
	}
}
