package persistence

import (
	"context"
	"fmt"

	"kontingent/domain/batch"
	"kontingent/domain/delivery"
	"kontingent/domain/invoice"
	"kontingent/domain/issue"
	"kontingent/persistence/queries"
)

// CommitNotes writes credit notes together, or none: see issue.NoteStore.
func (s *Store) CommitNotes(
	ctx context.Context, m issue.NoteMaterial, notes []issue.FinalNote, moves []delivery.Move,
) (made []issue.Made, err error) {
	var issued, moved []entry
	err = s.do(ctx, "issue credit notes", func(ctx context.Context, q *queries.Queries) error {
		now, err := stamp(ctx, q, dispatchesOf(m.Work))
		if err != nil {
			return err
		}
		if now != m.Stamp {
			return issue.ErrChanged
		}
		book, next := notebook{}, m.Next
		for _, f := range notes {
			if f.Number != next {
				return fmt.Errorf("a credit note is to get number %d where %d is next", f.Number, next)
			}
			one, err := addNote(ctx, q, book, f)
			if err != nil {
				return err
			}
			made = append(made, one)
			next++
		}
		if err := q.SetNextNumber(ctx, next); err != nil {
			return err
		}
		if issued, err = issuedFrom(ctx, q, m.Next); err != nil || len(moves) == 0 {
			return err
		}
		moved, err = s.carry(ctx, q, moves)
		return err
	})
	if err != nil {
		return nil, err
	}
	s.witness.ledger.tell(issued...)
	if len(moves) > 0 {
		err = s.testify(ctx, moves, moved)
	}
	return made, err
}

// addNote keeps a credit note with its dispatch, makes it final, and keeps the planned invoice that goes with it.
func addNote(ctx context.Context, q *queries.Queries, book notebook, f issue.FinalNote) (made issue.Made, err error) {
	v := f.Note
	if made.Note, err = addInvoice(ctx, q, book, v, true, ""); err != nil {
		return made, err
	}
	made.Number = f.Number
	t, err := encode(taken{v.Credit.Taken, v.Credit.Totals})
	if err != nil {
		return made, err
	}
	err = q.AddCreditNote(ctx, queries.AddCreditNoteParams{
		InvoiceID: made.Note, Credits: v.Credit.Invoice, Closes: flag(v.Credit.Closes), Taken: t,
	})
	if err != nil {
		return made, err
	}
	if err := addNoteDispatch(ctx, q, v, made.Note, f); err != nil {
		return made, err
	}
	f.ID = made.Note
	if err := issueOne(ctx, q, f.FinalInvoice); err != nil {
		return made, err
	}
	if f.Copy == nil {
		return made, nil
	}
	chain, err := encode(f.Chain)
	if err != nil {
		return made, err
	}
	made.Copy, err = addInvoice(ctx, q, book, *f.Copy, true, chain)
	return made, err
}

func addNoteDispatch(ctx context.Context, q *queries.Queries, v invoice.Invoice, note int64, f issue.FinalNote) error {
	d := f.Dispatch
	id, err := addDispatch(ctx, q, v.BatchID, batch.Dispatch{
		PartyID: v.PartyID, Invoices: []int64{note}, Chain: d.Chain, Short: d.Short, Due: d.Due,
	}, d.State)
	if err != nil {
		return err
	}
	for _, a := range d.Attempts {
		err := q.AddAttempt(ctx, queries.AddAttemptParams{
			DispatchID: id, At: millis(a.At), Method: string(a.Method), Outcome: string(a.Outcome), Reason: a.Reason,
		})
		if err != nil {
			return err
		}
	}
	letter, err := encode(f.Letter)
	if err != nil {
		return err
	}
	_, err = q.SetLetter(ctx, queries.SetLetterParams{Letter: letter, ID: id})
	return err
}
