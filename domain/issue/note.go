package issue

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"kontingent/domain/cal"
	"kontingent/domain/delivery"
	"kontingent/domain/invoice"
	"kontingent/domain/party"
)

// Order asks for a credit note (spec C10).
type Order struct {
	Invoice int64           // the id of the invoice
	Lines   []invoice.Taken // what is taken back; none: all that is left
	Text    string          // stands on the credit note: why, for instance
	Keep    bool            // it is not to be sent
	Copy    bool            // with an editable copy of what is taken back: Correct (spec A4)
	Seen    *int            // how many credit notes there were when this was ordered; another number refuses it. nil: any
}

// NoteStore reads what is to be taken back and writes credit notes. Each call is one transaction.
type NoteStore interface {
	// LoadNotes reads everything that makes credit notes of invoices, in the order asked for.
	LoadNotes(ctx context.Context, invoices []int64) (NoteMaterial, error)
	// Creditable says what of a batch can be taken back.
	Creditable(ctx context.Context, batch int64) (Creditable, error)
	// CommitNotes writes credit notes with their numbers, documents, seals and dispatches together, carries out moves of
	// dispatches that must not go out any more, and moves the series on, if nothing that LoadNotes read has changed since.
	// Otherwise it writes nothing and returns ErrChanged. It gives what was made, in the same order.
	CommitNotes(ctx context.Context, m NoteMaterial, notes []FinalNote, moves []delivery.Move) ([]Made, error)
}

// NoteMaterial is what credit notes are made of.
type NoteMaterial struct {
	Organisation party.Organisation
	Next         int64
	LastSeal     []byte
	LastIssued   int64
	Stamp        string
	Work         []NoteWork
}

// NoteWork is one invoice that is to be taken back.
type NoteWork struct {
	Work                       // its Invoices hold one: the invoice
	Notes    []invoice.Invoice // the credit notes it has, in the order of their numbers
	Dispatch delivery.Item     // the one that carries the invoice; without an ID: none
	Others   []int64           // the invoices it carries besides, of which something is left
}

// FinalNote is a credit note made final.
type FinalNote struct {
	FinalInvoice
	Note     invoice.Invoice // as it is kept: lines, sums, what it takes back
	Letter   delivery.Letter
	Dispatch NewDispatch
	Copy     *invoice.Invoice // a planned invoice to keep beside it; nil: none
	Chain    []delivery.Method
}

// NewDispatch is the dispatch of a credit note.
type NewDispatch struct {
	State    delivery.State
	Chain    []delivery.Method
	Short    delivery.Short
	Due      time.Time
	Attempts []delivery.Attempt
}

// Made is what came of an order.
type Made struct {
	Note   int64 // its id
	Number int64
	Copy   int64 // the id of the planned invoice beside it; 0: none
}

// Creditor issues credit notes. Each is final at once: it gets its number, its document and its place in the outbox in
// one transaction.
type Creditor struct {
	*Issuer
	Notes NoteStore
	Term  func(o party.Organisation, day cal.Date) (due cal.Date) // when what is invoiced on a day is to be paid
}

// noteChunk is how many credit notes are issued in one transaction.
const noteChunk = 200

// Credit carries out orders, all or none of each two hundred: what was made before an error stays made, and ordered again it is
// not made again where all that was left has been taken back.
func (c *Creditor) Credit(ctx context.Context, orders ...Order) (made []Made, err error) {
	for part := range slices.Chunk(orders, noteChunk) {
		if err := ctx.Err(); err != nil {
			return made, err
		}
		m, err := c.chunk(ctx, part)
		if err != nil {
			return made, err
		}
		made = append(made, m...)
	}
	return made, nil
}

func (c *Creditor) chunk(ctx context.Context, orders []Order) ([]Made, error) {
	ids := make([]int64, len(orders))
	for i, o := range orders {
		ids[i] = o.Invoice
	}
	for range attempts {
		m, err := c.Notes.LoadNotes(ctx, ids)
		if err != nil {
			return nil, err
		}
		now := c.Clock.Now()
		if err := c.checkClock(m.LastIssued, now); err != nil {
			return nil, err
		}
		plans, moves, err := plan(m.Work, orders, now)
		if err != nil {
			return nil, err
		}
		finals, err := c.finals(m, orders, plans, now)
		if err != nil {
			return nil, err
		}
		made, err := c.Notes.CommitNotes(ctx, m, finals, moves)
		if !errors.Is(err, ErrChanged) && !errors.Is(err, delivery.ErrMoved) {
			return made, err
		}
	}
	return nil, ErrChanged
}

// finals numbers, draws and seals credit notes.
func (c *Creditor) finals(m NoteMaterial, orders []Order, plans []planned, now time.Time) ([]FinalNote, error) {
	finals := make([]FinalNote, len(orders))
	jobs := make([]Job, len(orders))
	for i, o := range orders {
		w, v := m.Work[i], plans[i].note
		v.Number, v.IssuedAt = m.Next+int64(i), now
		d, err := Compose(m.Organisation, w.Work, v, c.Words(LanguageOf(m.Organisation, w.Party)))
		if err != nil {
			return nil, err
		}
		jobs[i] = Job{w.Template, d}
		finals[i] = FinalNote{
			FinalInvoice: FinalInvoice{Number: v.Number, IssuedAt: now.UnixMilli(), TheirReference: v.TheirReference},
			Note:         v, Letter: c.letter(m.Organisation, w.Work, d), Dispatch: plans[i].dispatch,
		}
		if o.Copy {
			again := copyOf(w, v, cal.Of(now))
			again.DueDate = c.Term(m.Organisation, again.InvoiceDate)
			t, err := invoice.Sum(again.Lines)
			if err != nil {
				return nil, err
			}
			again.Total, again.VAT = t.Total, t.VAT
			finals[i].Copy, finals[i].Chain = &again, w.Dispatch.Chain
		}
	}
	seal := m.LastSeal
	for i, drawn := range c.Renderer.Render(jobs) {
		f := &finals[i]
		if drawn.Err != nil {
			return nil, fmt.Errorf("render credit note of customer %s: %w", m.Work[i].Party.Number, drawn.Err)
		}
		var err error
		w := m.Work[i].Work
		w.Invoices = nil // it travels alone
		f.PDF = drawn.Bytes
		if f.UBL, err = c.electronic(m.Organisation, w, f.Note, f.PDF); err != nil {
			return nil, fmt.Errorf("write electronic credit note of customer %s: %w", w.Party.Number, err)
		}
		seal = Seal(seal, f.Note, w.Party.Number, f.sum())
		f.Seal = seal
	}
	return finals, nil
}

// copyOf is an invoice to be corrected: what is taken back of the old one, as of today. A line that was taken back by
// amount stands with that amount.
func copyOf(w NoteWork, note invoice.Invoice, today cal.Date) invoice.Invoice {
	v := w.Invoices[0]
	return invoice.Invoice{
		PartyID: v.PartyID, InvoiceDate: today, Currency: v.Currency, Lines: note.Lines,
		TheirReference: v.TheirReference, OurReference: v.OurReference, AdditionalInformation: v.AdditionalInformation,
		SellersNotes: v.SellersNotes, PaymentMethod: v.PaymentMethod, ShippingMethod: v.ShippingMethod,
	}
}

// Preview is what an order would make, without a number; nothing is issued.
func (c *Creditor) Preview(ctx context.Context, orders ...Order) ([]Preview, error) {
	out := make([]Preview, 0, len(orders))
	for part := range slices.Chunk(orders, noteChunk) {
		ids := make([]int64, len(part))
		for i, o := range part {
			ids[i] = o.Invoice
		}
		m, err := c.Notes.LoadNotes(ctx, ids)
		if err != nil {
			return nil, err
		}
		plans, moves, err := plan(m.Work, part, c.Clock.Now())
		if err != nil {
			return nil, err
		}
		for i, p := range plans {
			w := m.Work[i]
			stops := slices.ContainsFunc(moves, func(mv delivery.Move) bool { return mv.ID == w.Dispatch.ID })
			out = append(out, Preview{Note: p.note, Party: w.Party, Home: m.Organisation.Country, Dispatch: p.dispatch, Stops: stops, Known: len(w.Notes)})
		}
	}
	return out, nil
}

// Preview is what an order would make.
type Preview struct {
	Note     invoice.Invoice
	Party    party.Party
	Home     string // the organisation's country
	Dispatch NewDispatch
	Stops    bool // the invoice waits to be sent, and would not be any more
	Known    int  // how many credit notes there are already
}
