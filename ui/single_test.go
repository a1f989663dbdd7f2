package ui

import (
	"errors"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kontingent/domain/invoice"
	"kontingent/ui/viewmodel"
)

// spec: A13: one invoice, from the customer to the document, with the keyboard alone where that is quicker.
func TestSendingOneInvoice(t *testing.T) {
	s := newStage(t, nil)
	s.goes("Fakturaer")
	s.press("Ny salgsfaktura")
	s.shows("Velg først hvem fakturaen er til.")
	if s.focused() != "Kunde" {
		t.Fatalf("the keyboard is at %q", s.focused())
	}
	s.begin("Søk etter navn, kundenummer eller e-post", "bekkevar")
	s.key(fyne.KeyDown, fyne.KeyReturn)
	s.shows("1004 Falk Bekkevar", "Fakturaen får nummer og går til Falk Bekkevar med en gang.")
	s.press("Velg en annen")
	s.begin("Søk etter navn, kundenummer eller e-post", "1001")
	s.key(fyne.KeyReturn)
	s.shows("1001 Bjørnar Klokkerhaug")
	s.press("Legg til linje")
	f := s.w.page.(*singlePage).document
	s.writeInto(f.lines.rows[0].description, "Noter")
	s.writeInto(f.lines.rows[0].price, "120")
	s.press("Send fakturaen")
	s.pass(2 * time.Second)
	s.shows("Faktura 100001", "Noter", "120,00 kr")
	list, err := s.club.Invoices(ctx, invoice.Filter{})
	ok(t, err)
	if len(list) != 1 || list[0].Party != "1001" {
		t.Errorf("kept: %v", list)
	}
}

// An invoice for a later day waits on the list, and can be sent at once all the same.
func TestAnInvoiceForLater(t *testing.T) {
	s, f := openSingle(t)
	s.shuns("Send nå")
	s.write("Fakturadato", "15.1.2027")
	s.shows("Der får den nummer og går til Bjørnar Klokkerhaug tirsdag 12.1.2027.", "Legg på forsendelseslisten", "Send nå")
	s.write("Forfallsdato", "29.1.2027")
	s.press("Legg til linje")
	s.writeInto(f.lines.rows[0].description, "Noter")
	s.press("Legg på forsendelseslisten")
	s.pass(2 * time.Second)
	s.shows("Faktura uten nummer ennå", "12.1.2027")
}

// What is wrong stands at its field and in a list whose links lead there.
func TestAnUnfinishedInvoice(t *testing.T) {
	s := newStage(t, nil)
	s.open(viewmodel.Route{Page: viewmodel.NewInvoicePage})
	s.shuns("problem")
	s.press("Send fakturaen")
	s.shows("2 problemer", "Ingen kunde er valgt.", "Det er ingenting å fakturere. Legg til en linje eller en vare.")
	page := s.w.page.(*singlePage)
	if page.party.field.Problem() == "" {
		t.Error("nothing is told at the customer")
	}
	if !page.focus("party") || s.focused() != "Kunde" {
		t.Errorf("the customer is at %q", s.focused())
	}
	s.begin("Søk etter navn, kundenummer eller e-post", "finnes ikke")
	s.shows("Ingen kunde passer")
}

// spec: B1: one press makes a mass invoicing of it.
func TestGathering(t *testing.T) {
	s, f := openSingle(t)
	s.press("Legg til linje")
	s.writeInto(f.lines.rows[0].description, "Noter")
	s.press("Massefakturering")
	if s.shell.Route().Page != viewmodel.EditorPage {
		t.Fatalf("at %v", s.shell.Route())
	}
}

// An invoice that is being written waits for its page to be opened again.
func TestAnInvoiceThatWasLeft(t *testing.T) {
	s, f := openSingle(t)
	s.press("Legg til linje")
	s.writeInto(f.lines.rows[0].description, "Noter")
	s.goes("Medlemmer")
	s.open(viewmodel.Route{Page: viewmodel.NewInvoicePage})
	s.shows("1001 Bjørnar Klokkerhaug")
	if got := line(s.w.page.(*singlePage).document, 0); got != "Noter | 1 |  | 0,00" {
		t.Errorf("found again: %q", got)
	}
}

// The registers that can't be read are no empty registers.
func TestNoRegisters(t *testing.T) {
	s := newStage(t, func(c *memoryClub) { c.fail("Register", errors.New("disk")) })
	s.open(viewmodel.Route{Page: viewmodel.NewInvoicePage})
	if !s.w.page.(*singlePage).trouble.Visible() || s.can("Send fakturaen") {
		t.Errorf("the window says %q", s.texts())
	}
}

func TestSinglePictures(t *testing.T) {
	drawn(t, "single", (*memoryClub).products, viewmodel.Route{Page: viewmodel.NewInvoicePage, Number: "1001"}, func(s *stage) {
		s.press(s.say("sale.line.add"))
		f := s.w.page.(*singlePage).document
		s.writeInto(f.lines.rows[0].description, "Leie av instrument, høsten")
		s.writeInto(f.lines.rows[0].price, "1250")
		s.press(s.say("sale.line.add"))
		s.writeInto(f.lines.rows[1].quantity, "1,2,3")
		s.window.Canvas().Focus(f.lines.rows[1].description)
		s.wait()
	})
}

func TestSinglePicturesTaxed(t *testing.T) {
	drawn(t, "singletaxed", func(c *memoryClub) {
		c.products()
		must(c.change("", func(l *ledger) error {
			l.organisation.VATRegistered = true
			return nil
		}))
	}, viewmodel.Route{Page: viewmodel.NewInvoicePage, Number: "1001"}, func(s *stage) {
		s.press(s.say("sale.line.add"))
		s.press(s.say("sale.line.add"))
		s.press(s.say("sale.product.add"))
	})
}

func TestSinglePicturesUnfinished(t *testing.T) {
	drawn(t, "singleunfinished", (*memoryClub).products, viewmodel.Route{Page: viewmodel.NewInvoicePage}, func(s *stage) {
		s.begin(s.say("sale.single.search"), "be")
		s.press(s.say("sale.single.send"))
	})
}
