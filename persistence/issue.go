package persistence

import (
	"context"
	"crypto/sha256"
	"fmt"

	"kontingent/domain/issue"
	"kontingent/persistence/queries"
)

// Load reads everything that makes the invoices of dispatches final, in the order asked for. A dispatch that somebody
// has moved away meanwhile (cancelled, say) makes it fail with delivery.ErrMoved: it must get no number.
func (s *Store) Load(ctx context.Context, dispatches []int64) (m issue.Material, err error) {
	err = s.do(ctx, "read what is to be issued", func(ctx context.Context, q *queries.Queries) error {
		m, err = material(ctx, q, dispatches)
		return err
	})
	return m, err
}

// Commit writes numbers, references, documents, seals and letters together, and moves the series on, if nothing that
// Load read has changed since. Otherwise it writes nothing and returns issue.ErrChanged.
func (s *Store) Commit(ctx context.Context, m issue.Material, finals []issue.Final) error {
	var told []entry
	err := s.do(ctx, "issue invoices", func(ctx context.Context, q *queries.Queries) error {
		ids := make([]int64, len(m.Work))
		for i, w := range m.Work {
			ids[i] = w.Dispatch
		}
		now, err := stamp(ctx, q, ids)
		if err != nil {
			return err
		}
		if now != m.Stamp {
			return issue.ErrChanged
		}
		next := m.Next
		for _, f := range finals {
			letter, err := encode(f.Letter)
			if err != nil {
				return err
			}
			if _, err := q.SetLetter(ctx, queries.SetLetterParams{Letter: letter, ID: f.Dispatch}); err != nil {
				return err
			}
			for _, v := range f.Invoices {
				if v.Number != next {
					return fmt.Errorf("invoice %d is to get number %d where %d is next", v.ID, v.Number, next)
				}
				if err := issueOne(ctx, q, v); err != nil {
					return err
				}
				next++
			}
		}
		if err := q.SetNextNumber(ctx, next); err != nil {
			return err
		}
		told, err = issuedFrom(ctx, q, m.Next)
		return err
	})
	if err == nil {
		s.witness.ledger.tell(told...)
	}
	return err
}

func issueOne(ctx context.Context, q *queries.Queries, v issue.FinalInvoice) error {
	n, err := q.IssueInvoice(ctx, queries.IssueInvoiceParams{
		Number: &v.Number, Reference: &v.Reference, TheirReference: v.TheirReference, IssuedAt: &v.IssuedAt,
		Seal: v.Seal, ID: v.ID,
	})
	if err != nil {
		return err
	}
	if n != 1 {
		return fmt.Errorf("invoice %d is issued already, or gone", v.ID)
	}
	if err := addDocument(ctx, q, v.ID, issue.PDF, v.PDF); err != nil || v.UBL == nil {
		return err
	}
	return addDocument(ctx, q, v.ID, issue.UBL, v.UBL)
}

func addDocument(ctx context.Context, q *queries.Queries, invoice int64, kind string, b []byte) error {
	sum := sha256.Sum256(b)
	return q.AddDocument(ctx, queries.AddDocumentParams{InvoiceID: invoice, Kind: kind, Sha256: sum[:], Bytes: b})
}
