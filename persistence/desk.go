package persistence

import (
	"cmp"
	"context"
	"slices"

	"kontingent/domain/batch"
	"kontingent/domain/delivery"
	"kontingent/domain/party"
	"kontingent/persistence/queries"
)

// Desk gives a batch with all that its next step is decided with, but Settings and Now.
func (s *Store) Desk(ctx context.Context, id int64) (d batch.Desk, err error) {
	err = s.do(ctx, "read a batch", func(ctx context.Context, q *queries.Queries) error {
		if d.Batch, d.Invoices, err = onDesk(ctx, q, id); err != nil {
			return err
		}
		d.Register, err = register(ctx, q, id)
		return err
	})
	return d, err
}

// ChangeBatch carries out steps in one transaction, each on what the one before has made. Id 0 begins a new batch.
func (s *Store) ChangeBatch(ctx context.Context, id int64, steps ...batch.Step) (int64, error) {
	err := s.do(ctx, "change a batch", func(ctx context.Context, q *queries.Queries) (err error) {
		r, err := register(ctx, q, id)
		if err != nil {
			return err
		}
		if id == 0 {
			if id, err = q.AddBatch(ctx, string(batch.Open)); err != nil {
				return err
			}
		}
		for _, step := range steps {
			d := batch.Desk{Register: r}
			if d.Batch, d.Invoices, err = onDesk(ctx, q, id); err != nil {
				return err
			}
			change, err := step(d)
			if err != nil {
				return err
			}
			if err := apply(ctx, q, d, change); err != nil {
				return err
			}
		}
		return nil
	})
	return id, err
}

// Register gives what the registers say now; the batch that is at work does not count among the names, 0: a new one.
func (s *Store) Register(ctx context.Context, at int64) (r batch.Register, err error) {
	err = s.do(ctx, "read the registers", func(ctx context.Context, q *queries.Queries) (err error) {
		r, err = register(ctx, q, at)
		return err
	})
	return r, err
}

// onDesk reads a batch and its invoices, in the order of dates and customer numbers.
func onDesk(ctx context.Context, q *queries.Queries, id int64) (b batch.Batch, list []batch.Planned, err error) {
	row, err := oneBatch(ctx, q, id)
	if err != nil {
		return b, nil, err
	}
	var r reader
	b = r.batch(row)
	recipients, err := q.RecipientsOf(ctx, id)
	if err != nil {
		return b, nil, err
	}
	for _, rec := range recipients {
		b.Recipients = append(b.Recipients, rec.Number)
	}
	t, err := tallies(ctx, q, id)
	if err != nil {
		return b, nil, err
	}
	t.on(&b)
	heads, err := q.InvoiceHeadsOfBatch(ctx, &id)
	if err != nil {
		return b, nil, err
	}
	invoices, err := whole(ctx, q, heads)
	if err != nil {
		return b, nil, err
	}
	for i, h := range heads {
		if h.Credits != 0 {
			continue // credit notes are nobody's plan
		}
		list = append(list, batch.Planned{
			Invoice: invoices[i], Party: h.PartyNumber, Send: h.Send != 0, Dispatch: delivery.State(value(h.DispatchState)),
		})
	}
	slices.SortFunc(list, func(a, b batch.Planned) int {
		return cmp.Or(a.InvoiceDate.Compare(b.InvoiceDate), party.CompareNumbers(a.Party, b.Party), cmp.Compare(a.ID, b.ID))
	})
	return b, list, r.err
}

// register reads the registers; the batch that is at work does not count among the names.
func register(ctx context.Context, q *queries.Queries, at int64) (r batch.Register, err error) {
	if r.Organisation, err = organisation(ctx, q); err != nil {
		return r, err
	}
	if r.Parties, err = parties(ctx, q); err != nil {
		return r, err
	}
	if r.Groups, err = groups(ctx, q); err != nil {
		return r, err
	}
	byID, err := defaults(ctx, q)
	if err != nil {
		return r, err
	}
	r.Defaults = make(map[string][]party.DefaultProduct, len(byID))
	for _, p := range r.Parties {
		if list := byID[p.ID]; list != nil {
			r.Defaults[p.Number] = list
		}
	}
	if r.NextNumber, err = q.NextNumber(ctx); err != nil {
		return r, err
	}
	credit, err := account(ctx, q)
	if err != nil {
		return r, err
	}
	r.Credit = credit.Balance
	names, err := q.BatchNames(ctx)
	for _, n := range names {
		if n.ID != at {
			r.Names = append(r.Names, n.Name)
		}
	}
	return r, err
}
