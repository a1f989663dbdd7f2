package ui

import (
	"context"
	"strconv"
	"time"

	"kontingent/domain/batch"
	"kontingent/domain/delivery"
	"kontingent/domain/invoice"
	"kontingent/domain/issue"
	"kontingent/domain/money"
)

func (c *memoryClub) creditor() *issue.Creditor {
	return &issue.Creditor{Issuer: c.issuer, Notes: c.memoryStore, Term: batch.DueDate}
}

func (c *memoryClub) PreviewNotes(ctx context.Context, orders ...issue.Order) ([]issue.Preview, error) {
	return c.creditor().Preview(ctx, orders...)
}

func (c *memoryClub) MakeNotes(ctx context.Context, orders ...issue.Order) ([]issue.Made, error) {
	return c.creditor().Credit(ctx, orders...)
}

func (c *memoryClub) BatchNotes(ctx context.Context, batch int64) (issue.BatchNotes, error) {
	return c.creditor().OfBatch(ctx, batch)
}

func (c *memoryClub) CreditBatch(ctx context.Context, batch int64) ([]issue.Made, error) {
	return c.creditor().CreditBatch(ctx, batch)
}

// notes are the credit notes of an invoice.
func (l *ledger) notes(id int64) (list []invoice.Invoice) {
	for _, v := range l.invoices {
		if v.Credit != nil && v.Credit.Invoice == id {
			list = append(list, v.Invoice)
		}
	}
	return list
}

// taken is what was taken back of an invoice, and whether that is all of it.
func (l *ledger) taken(id int64) (total money.Amount, whole bool) {
	for _, n := range l.notes(id) {
		total, whole = total.Add(n.Total), whole || n.Credit.Closes
	}
	return total, whole
}

// stands is where an invoice stands.
func (l *ledger) stands(v kept) invoice.State {
	if _, whole := l.taken(v.ID); whole {
		return invoice.StateCredited
	}
	return invoice.StateOf(v.Issued(), string(l.carrying(v.ID).State))
}

func (s *memoryStore) NotesOf(_ context.Context, id int64) (list []invoice.Invoice, err error) {
	err = s.look("NotesOf", func(l *ledger) error {
		list = l.notes(id)
		return nil
	})
	return list, err
}

func (s *memoryStore) Creditable(_ context.Context, id int64) (c issue.Creditable, err error) {
	err = s.look("Creditable", func(l *ledger) error {
		b, err := l.batch(id)
		if err != nil {
			return err
		}
		c.Batch = b.Plan.Name
		for _, v := range l.invoices {
			switch {
			case v.BatchID != id || v.Credit != nil || l.stands(v) == invoice.StateCredited:
			case v.Issued():
				c.Invoices = append(c.Invoices, v.ID)
			default:
				c.Planned++
			}
		}
		return nil
	})
	return c, err
}

func (s *memoryStore) LoadNotes(_ context.Context, ids []int64) (m issue.NoteMaterial, err error) {
	err = s.look("LoadNotes", func(l *ledger) error {
		m = issue.NoteMaterial{
			Organisation: l.organisation, Next: l.next, LastSeal: l.seal, LastIssued: l.issued, Stamp: strconv.Itoa(l.changes),
		}
		for _, id := range ids {
			v, err := l.invoice(id)
			if err != nil {
				return err
			}
			w := issue.NoteWork{Notes: l.notes(id), Dispatch: l.item(l.carrying(id))}
			w.Work = issue.Work{Dispatch: w.Dispatch.ID, Party: l.card(v.PartyID), Invoices: []invoice.Invoice{v.Invoice}}
			if b, err := l.batch(v.BatchID); err == nil {
				w.Batch, w.Template, w.Email = b.Plan.Name, b.Plan.Template, b.Plan.Email
			}
			m.Work = append(m.Work, w)
		}
		return nil
	})
	return m, err
}

func (s *memoryStore) CommitNotes(
	_ context.Context, m issue.NoteMaterial, notes []issue.FinalNote, moves []delivery.Move,
) (made []issue.Made, err error) {
	err = s.change("CommitNotes", func(l *ledger) error {
		if m.Stamp != strconv.Itoa(l.changes) {
			return issue.ErrChanged
		}
		for _, f := range notes {
			v := f.Note
			v.ID, v.Number, v.IssuedAt = l.nextID(), f.Number, time.UnixMilli(f.IssuedAt)
			l.invoices = append(l.invoices, kept{Invoice: v, send: true, pdf: f.PDF})
			l.addDispatch(v.BatchID, batch.Dispatch{
				PartyID: v.PartyID, Invoices: []int64{v.ID}, Chain: f.Dispatch.Chain, Due: f.Dispatch.Due,
			})
			d := &l.dispatches[len(l.dispatches)-1]
			d.State, d.Attempts, d.letter, d.Round = f.Dispatch.State, f.Dispatch.Attempts, f.Letter, 1
			one := issue.Made{Note: v.ID, Number: v.Number}
			if f.Copy != nil {
				one.Copy = l.nextID()
				again := *f.Copy
				again.ID = one.Copy
				l.invoices = append(l.invoices, kept{Invoice: again, send: true, chain: f.Chain})
			}
			made = append(made, one)
			l.seal, l.issued, l.next = f.Seal, f.IssuedAt, l.next+1
		}
		return l.move(moves, s.now())
	})
	return made, err
}
