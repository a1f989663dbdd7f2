package ui

import (
	"testing"
	"time"

	"kontingent/domain/delivery"
	"kontingent/domain/invoice"
	"kontingent/ui/viewmodel"
)

// noted opens the page on which the invoice of a member is credited.
func noted(s *stage, state invoice.State) *creditPage {
	rows, err := s.club.Invoices(ctx, invoice.Filter{State: state})
	ok(s.t, err)
	s.open(viewmodel.Route{Page: viewmodel.InvoicePage, ID: rows[0].ID})
	s.open(viewmodel.Route{Page: viewmodel.CreditPage, ID: rows[0].ID})
	return s.w.page.(*creditPage)
}

// spec: C10: an invoice that was sent is credited whole; what will happen is said before, and the invoice shows it.
func TestCreditingAnInvoice(t *testing.T) {
	s := newStage(t, fated)
	rows, err := s.club.Invoices(ctx, invoice.Filter{State: invoice.StateSent})
	ok(t, err)
	s.open(viewmodel.Route{Page: viewmodel.InvoicePage, ID: rows[0].ID})
	s.press("Krediter …")
	s.shows("Krediter faktura "+rows[0].NumberText(), "Kreditnota på 845,00 kr til "+rows[0].Name+".", "Den sendes med e-post.",
		"er da kreditert i sin helhet", "kan ikke angres")
	before := len(s.club.post.arrived)
	s.press("Krediter")
	s.pass(2 * time.Second)
	s.shows("Kreditert", "Kreditnotaer", "Igjen å betale", "0,00 kr")
	s.shuns("Krediter …", "Rett …")
	if n := len(s.club.post.arrived); n != before+1 {
		t.Errorf("%d messages have arrived, want %d", n, before+1)
	}
	// From the one to the other and back.
	notes, err := s.club.NotesOf(ctx, rows[0].ID)
	ok(t, err)
	s.press("Kreditnota " + notes[0].NumberText() + " av 22.11.2026: 845,00 kr")
	s.shows("Kreditnota "+notes[0].NumberText(), "Kreditnotaen gjelder", "Sendt")
	s.shuns("Forfallsdato", "Krediter …")
	s.press("Faktura " + rows[0].NumberText() + " av " + "22.11.2026")
	s.shows("Faktura " + rows[0].NumberText())
}

// spec: C10: some lines, by quantity or amount; what is too much is said, and the invoice is part credited.
func TestCreditingSomeLines(t *testing.T) {
	s := newStage(t, fated)
	p := noted(s, invoice.StateSent)
	p.model.SetSome(true)
	s.wait()
	s.shows("Velg minst én linje.")
	if !p.do.Disabled() {
		t.Error("nothing is chosen, and it can be credited")
	}
	p.lines.rows[0].tick.OnChanged(true)
	s.wait()
	s.writeInto(p.lines.rows[0].amount, "9999")
	s.shows("er mer enn det som er igjen")
	if !p.do.Disabled() {
		t.Error("more than there is can be credited")
	}
	s.writeInto(p.lines.rows[0].amount, "0")
	s.shows("Skriv et tall, for eksempel 100,00.")
	s.writeInto(p.lines.rows[0].amount, "100")
	s.shows("Kreditnota på 100,00 kr", "skal 745,00 kr fortsatt betales")
	s.press("Krediter")
	s.pass(2 * time.Second)
	s.shows("Delvis kreditert", "745,00 kr")
	s.goes("Fakturaer")
	s.w.page.(*invoicesPage).model.Search("kreditnota")
	s.wait()
	s.shows("Kreditnota", "–100,00")
}

// spec: C10, A4: of what never arrived nobody needs a credit note; it does not go out any more, and nobody is asked.
func TestCreditingWhatNeverArrived(t *testing.T) {
	s := newStage(t, fated)
	p := noted(s, invoice.StateUndelivered)
	s.shows("Fakturaen nådde aldri fram, så kreditnotaen blir ikke sendt.", "går ikke ut lenger")
	number := p.model.Title()
	s.press("Krediter")
	s.pass(2 * time.Second)
	s.shows("Kreditert", "kreditert i sin helhet, så den skal ikke ut")
	all, err := s.club.Outbox(ctx, true)
	ok(t, err)
	for _, it := range all {
		if it.State == delivery.Undelivered {
			t.Errorf("%s: %v still waits for a person", number, it.Numbers)
		}
	}
}

// spec: A4: Correct is a credit note and a copy that can be edited.
func TestCorrectingAnInvoice(t *testing.T) {
	s := newStage(t, fated)
	rows, err := s.club.Invoices(ctx, invoice.Filter{State: invoice.StateSent})
	ok(t, err)
	s.open(viewmodel.Route{Page: viewmodel.InvoicePage, ID: rows[0].ID})
	s.press("Rett …")
	s.shows("Rett faktura "+rows[0].NumberText(), "Du får en kopi av fakturaen uten nummer")
	s.press("Avbryt")
	s.press("Rett …")
	s.press("Krediter og lag kopi")
	s.pass(2 * time.Second)
	s.shows("Faktura uten nummer ennå", rows[0].Name, "845,00 kr")
}

// spec: C10: a whole batch after a summary.
func TestCreditingABatch(t *testing.T) {
	var id int64
	s := newStage(t, func(c *memoryClub) { id = c.fates() })
	s.open(viewmodel.Route{Page: viewmodel.BatchPage, ID: id})
	s.press("Krediter hele massefaktureringen …")
	sum, err := s.club.BatchNotes(ctx, id)
	ok(t, err)
	n := len(sum.Notes)
	s.shows("én for hver faktura", "nådde aldri fram", "kan ikke angres")
	s.press(s.say("note.batch.do", "count", n))
	s.pass(5 * time.Second)
	credited, err := s.club.Invoices(ctx, invoice.Filter{State: invoice.StateCredited})
	ok(t, err)
	if len(credited) != n {
		t.Errorf("%d are credited, want %d", len(credited), n)
	}
	s.shuns("Krediter hele massefaktureringen …")
}

func TestCreditPictures(t *testing.T) {
	drawn(t, "credit", fated, viewmodel.Route{Page: viewmodel.InvoicesPage}, func(s *stage) {
		p := noted(s, invoice.StateSent)
		p.model.SetSome(true)
		p.model.SetLine(0, true)
		p.model.SetText("Søskenmoderasjon ble glemt")
		p.model.SetValue(0, viewmodel.NoteAmount, "100")
		s.wait()
	})
}

func TestCreditedPictures(t *testing.T) {
	drawn(t, "credited", fated, viewmodel.Route{Page: viewmodel.InvoicesPage}, func(s *stage) {
		p := noted(s, invoice.StateSent)
		id := p.model.Row().ID
		p.model.SetSome(true)
		p.model.SetValue(0, viewmodel.NoteAmount, "100")
		s.wait()
		p.model.Credit()
		s.pass(2 * time.Second)
		s.open(viewmodel.Route{Page: viewmodel.InvoicePage, ID: id})
	})
}

func TestNotesInTheRegisterPictures(t *testing.T) {
	drawn(t, "notes", fated, viewmodel.Route{Page: viewmodel.InvoicesPage}, func(s *stage) {
		p := noted(s, invoice.StateUndelivered)
		p.model.Credit()
		s.pass(2 * time.Second)
		s.open(viewmodel.Route{Page: viewmodel.InvoicesPage})
		s.w.page.(*invoicesPage).model.Search("Kreditnota")
		s.wait()
	})
}

func TestCorrectPictures(t *testing.T) {
	drawn(t, "correct", fated, viewmodel.Route{Page: viewmodel.InvoicesPage}, func(s *stage) {
		p := noted(s, invoice.StateSent)
		s.open(viewmodel.Route{Page: viewmodel.InvoicePage, ID: p.model.Row().ID})
		s.press(s.say("note.action.correct"))
	})
}

func TestCreditBatchPictures(t *testing.T) {
	var id int64
	drawn(t, "creditbatch", func(c *memoryClub) { id = c.fates() }, viewmodel.Route{Page: viewmodel.InvoicesPage}, func(s *stage) {
		s.open(viewmodel.Route{Page: viewmodel.BatchPage, ID: id})
		s.press(s.say("note.batch.action"))
	})
}
