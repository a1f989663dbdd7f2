package persistence

import (
	"context"
	"fmt"
	"slices"

	"kontingent/domain/issue"
	"kontingent/persistence/queries"
)

// Forgotten gives the dispatches whose invoices were issued according to the ledger and not according to the database,
// with what the ledger knows of them. They are only there after an older database was put in place.
func (s *Store) Forgotten(ctx context.Context) (m issue.Material, known []issue.Witnessed, err error) {
	var ids []int64
	for _, e := range s.witness.forgotten {
		if !slices.Contains(ids, e.id) {
			ids = append(ids, e.id)
		}
		known = append(known, issue.Witnessed{
			Invoice: e.Invoice, Number: e.Number, Reference: e.Reference, IssuedAt: e.At, Before: e.before, Seal: e.Seal,
		})
	}
	if len(ids) == 0 {
		return m, nil, nil
	}
	err = s.do(ctx, "read what was forgotten", func(ctx context.Context, q *queries.Queries) error {
		if m.Organisation, err = organisation(ctx, q); err != nil {
			return err
		}
		if m.Work, err = anyWork(ctx, q, ids); err != nil {
			return err
		}
		return fillElectronic(ctx, q, m.Organisation, m.Work)
	})
	return m, known, err
}

// Remember puts invoices back that came out as they were issued, with their documents. Nothing else may be under way.
func (s *Store) Remember(ctx context.Context, finals []issue.Final) error {
	if len(finals) == 0 {
		return nil
	}
	return s.do(ctx, "put invoices back", func(ctx context.Context, q *queries.Queries) error {
		next, err := q.NextNumber(ctx)
		if err != nil {
			return err
		}
		for _, f := range finals {
			letter, err := encode(f.Letter)
			if err != nil {
				return err
			}
			if _, err := q.SetLetter(ctx, queries.SetLetterParams{Letter: letter, ID: f.Dispatch}); err != nil {
				return err
			}
			for _, v := range f.Invoices {
				if v.Number >= next {
					return fmt.Errorf("invoice %d is put back where %d is next", v.Number, next)
				}
				if err := issueOne(ctx, q, v); err != nil {
					return err
				}
			}
		}
		return nil
	})
}
