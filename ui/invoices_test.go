package ui

import (
	"os"
	"strings"
	"testing"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
)

// fated is a club whose dues have met every fate.
func fated(c *memoryClub) { c.fates() }

// spec: B5, C8: invoices are found by what is typed and by their state, opened and exported.
func TestRegisterOfInvoices(t *testing.T) {
	s := newStage(t, fated)
	s.goes("Fakturaer")
	s.shows("Alle", "Ikke levert", "Årskontingent 2026", "845,00")
	page := s.w.page.(*invoicesPage)
	all := page.model.Len()
	s.begin("Søk etter navn, nummer, referanse, massefakturering eller beløp", "bekkevar")
	if n := page.model.Len(); n == 0 || n >= all {
		t.Errorf("%d of %d are found", n, all)
	}
	if s.focused() != "Søk etter navn, nummer, referanse, massefakturering eller beløp" {
		t.Errorf("searching takes the keyboard to %q", s.focused())
	}
	s.files.path = t.TempDir() + "/fakturaer.csv"
	s.press("Eksporter …")
	b, err := os.ReadFile(s.files.path)
	ok(t, err)
	if s.files.name != "fakturaer.csv" || !strings.Contains(string(b), "Bekkevar") {
		t.Errorf("%s: %s", s.files.name, b)
	}
	s.activates("Ingeborg Bekkevar")
	if s.shell.Route().Page != viewmodel.InvoicePage {
		t.Fatalf("at %v", s.shell.Route())
	}
	s.shows("Ingeborg Bekkevar", "Årskontingent", "Fakturalinjer", "Levering")
	s.press("Tilbake")
	if s.shell.Route().Page != viewmodel.InvoicesPage {
		t.Errorf("back at %v", s.shell.Route())
	}
}

func TestNoInvoices(t *testing.T) {
	s := newStage(t, nil)
	s.goes("Fakturaer")
	s.shows("Her kommer alle fakturaene")
	if s.can("Eksporter …") {
		t.Error("there is nothing to export")
	}
	s.press("Ny salgsfaktura")
	if s.shell.Route().Page != viewmodel.NewInvoicePage {
		t.Errorf("at %v", s.shell.Route())
	}
}

// An invoice shows its log and its document, and can be saved as a file.
func TestAnInvoice(t *testing.T) {
	s := newStage(t, fated)
	s.open(viewmodel.Route{Page: viewmodel.InvoicesPage, Part: "undelivered"})
	page := s.w.page.(*invoicesPage)
	if page.model.Len() != 1 {
		t.Fatalf("%d are undelivered", page.model.Len())
	}
	page.model.Show(page.model.Row(0))
	s.wait()
	s.shows("Ikke levert", "550 5.1.1", "Betalingsreferanse", "Forsikring og medlemsbladet «Fanfaren»", "845,00 kr")
	s.files.path = t.TempDir() + "/faktura.pdf"
	s.press("Lagre dokumentet som …")
	if _, err := os.Stat(s.files.path); err != nil {
		t.Error(err)
	}
	s.press("Åpne dokumentet")
	if len(s.club.shown) == 0 {
		t.Error("no document was shown")
	}
}

// A planned invoice is deleted after a question.
func TestDeletingAnInvoice(t *testing.T) {
	s, f := openSingle(t)
	s.press("Legg til linje")
	s.writeInto(f.lines.rows[0].description, "Noter")
	s.press("Lagre uten å sende")
	s.shows("Faktura uten nummer ennå")
	s.press("Slett")
	s.shows("Det kan ikke angres.")
	s.press("Avbryt")
	s.shows("Faktura uten nummer ennå")
	s.press("Slett")
	s.press("Slett")
	if s.shell.Route().Page == viewmodel.InvoicePage {
		t.Errorf("still at the invoice: %q", s.texts())
	}
}

// Its buttons keep the keyboard as long as they stay the same.
func TestRefreshedInvoiceKeepsTheKeyboard(t *testing.T) {
	s := newStage(t, fated)
	s.open(viewmodel.Route{Page: viewmodel.InvoicesPage, Part: "sent"})
	page := s.w.page.(*invoicesPage)
	page.model.Show(page.model.Row(0))
	s.wait()
	one := s.w.page.(*invoicePage)
	button := one.rail.buttons.Objects[0].(*widgets.Button)
	s.window.Canvas().Focus(button)
	one.model.Reload()
	s.wait()
	if s.window.Canvas().Focused() != button {
		t.Errorf("the keyboard is at %q", s.focused())
	}
}

func TestInvoicesPictures(t *testing.T) {
	drawn(t, "invoices", fated, viewmodel.Route{Page: viewmodel.InvoicesPage})
}

func TestInvoicePictures(t *testing.T) {
	drawn(t, "invoice", fated, viewmodel.Route{Page: viewmodel.InvoicesPage, Part: "undelivered"}, func(s *stage) {
		page := s.w.page.(*invoicesPage)
		page.model.Show(page.model.Row(0))
		s.wait()
	})
}

func TestNoInvoicesPictures(t *testing.T) {
	drawn(t, "invoicesnone", nil, viewmodel.Route{Page: viewmodel.InvoicesPage})
}
