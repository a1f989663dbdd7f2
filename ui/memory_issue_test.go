package ui

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"kontingent/domain/delivery"
	"kontingent/domain/document"
	"kontingent/domain/issue"
)

// press draws documents as a line of text.
type press struct{}

func (press) Render(jobs []issue.Job) []document.File {
	out := make([]document.File, len(jobs))
	for i, j := range jobs {
		out[i].Bytes = []byte("%PDF-1.4 " + j.Document.Number + "\n")
	}
	return out
}

func (s *memoryStore) Load(_ context.Context, dispatches []int64) (m issue.Material, err error) {
	err = s.look("Load", func(l *ledger) error {
		m = issue.Material{
			Organisation: l.organisation, Next: l.next, LastSeal: l.seal, LastIssued: l.issued, Stamp: strconv.Itoa(l.changes),
		}
		for _, id := range dispatches {
			i := slices.IndexFunc(l.dispatches, func(d sent) bool { return d.ID == id })
			if i < 0 {
				return delivery.ErrMoved
			}
			d := l.dispatches[i]
			w := issue.Work{Dispatch: id, Party: l.card(d.party)}
			if b, err := l.batch(d.BatchID); err == nil {
				w.Batch, w.Template, w.Email = b.Plan.Name, b.Plan.Template, b.Plan.Email
			}
			for _, v := range d.Invoices {
				if v, err := l.invoice(v); err == nil {
					w.Invoices = append(w.Invoices, v.Invoice)
				}
			}
			m.Work = append(m.Work, w)
		}
		return nil
	})
	return m, err
}

func (s *memoryStore) Commit(_ context.Context, m issue.Material, finals []issue.Final) error {
	return s.change("Commit", func(l *ledger) error {
		if m.Stamp != strconv.Itoa(l.changes) {
			return issue.ErrChanged
		}
		for _, f := range finals {
			i := slices.IndexFunc(l.dispatches, func(d sent) bool { return d.ID == f.Dispatch })
			l.dispatches[i].letter = f.Letter
			for _, final := range f.Invoices {
				if final.Number != l.next {
					return fmt.Errorf("invoice %d is to get number %d where %d is next", final.ID, final.Number, l.next)
				}
				v, err := l.invoice(final.ID)
				if err != nil {
					return err
				}
				v.Number, v.Reference, v.TheirReference = final.Number, final.Reference, final.TheirReference
				v.IssuedAt, v.pdf = time.UnixMilli(final.IssuedAt), final.PDF
				l.seal, l.issued = final.Seal, final.IssuedAt
				l.next++
			}
		}
		return nil
	})
}
