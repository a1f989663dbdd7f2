package persistence

import (
	"context"
	"strconv"

	"kontingent/domain/batch"
	"kontingent/domain/delivery"
	"kontingent/domain/invoice"
	"kontingent/domain/problem"
	"kontingent/persistence/queries"
)

// AddInvoice keeps the planned invoice that decide makes of the registers, and gives its id.
func (s *Store) AddInvoice(
	ctx context.Context, decide func(batch.Register) (batch.NewInvoice, error),
) (id int64, err error) {
	err = s.do(ctx, "keep a new invoice", func(ctx context.Context, q *queries.Queries) error {
		r, err := register(ctx, q, 0)
		if err != nil {
			return err
		}
		v, err := decide(r)
		if err != nil {
			return err
		}
		chain, err := encode(v.Chain)
		if err != nil {
			return err
		}
		if id, err = addInvoice(ctx, q, notebook{}, v.Invoice, true, chain); err != nil {
			return err
		}
		return enclose(ctx, q, nil, &id, v.Attachments)
	})
	return id, err
}

// Schedule keeps the dispatches that decide makes of those invoices that wait for one.
func (s *Store) Schedule(
	ctx context.Context, ids []int64, decide func(batch.Register, []batch.Waiting) ([]batch.Dispatch, error),
) error {
	return s.do(ctx, "put invoices on the dispatch list", func(ctx context.Context, q *queries.Queries) error {
		r, err := register(ctx, q, 0)
		if err != nil {
			return err
		}
		waiting, err := waiting(ctx, q, ids)
		if err != nil {
			return err
		}
		list, err := decide(r, waiting)
		if err != nil {
			return err
		}
		batches := make(map[int64]int64, len(waiting))
		for _, w := range waiting {
			batches[w.ID] = w.BatchID
		}
		for _, d := range list {
			if _, err := addDispatch(ctx, q, batches[d.Invoices[0]], d, delivery.Scheduled); err != nil {
				return err
			}
		}
		return nil
	})
}

// waiting reads those of the invoices that are planned and that no dispatch carries.
func waiting(ctx context.Context, q *queries.Queries, ids []int64) ([]batch.Waiting, error) {
	heads, err := q.InvoiceHeadsByID(ctx, idList(ids))
	if err != nil {
		return nil, err
	}
	var free []queries.InvoiceHead
	for _, h := range heads {
		if h.Number == nil && h.DispatchState == nil {
			free = append(free, h)
		}
	}
	invoices, err := whole(ctx, q, free)
	if err != nil {
		return nil, err
	}
	var r reader
	plans := map[int64]batch.Plan{}
	out := make([]batch.Waiting, len(free))
	for i, h := range free {
		out[i].Invoice = invoices[i]
		if h.Chain != "" {
			r.decode(h.Chain, &out[i].Chain)
			continue
		}
		plan, err := planOf(ctx, q, value(h.BatchID), plans)
		if err != nil {
			return nil, err
		}
		out[i].Chain, out[i].Short = plan.Chain, plan.Short()
	}
	return out, r.err
}

// oneHead finds an invoice.
func oneHead(ctx context.Context, q *queries.Queries, id int64) (queries.InvoiceHead, error) {
	heads, err := q.InvoiceHeadsByID(ctx, idList([]int64{id}))
	if err == nil && len(heads) == 0 {
		err = problem.New("invoice.unknown", "value", "i"+strconv.FormatInt(id, 10))
	}
	if err != nil {
		return queries.InvoiceHead{}, err
	}
	return heads[0], nil
}

// DeleteInvoice takes a planned invoice away. An issued one is never deleted.
func (s *Store) DeleteInvoice(ctx context.Context, id int64) error {
	return s.do(ctx, "delete an invoice", func(ctx context.Context, q *queries.Queries) error {
		head, err := oneHead(ctx, q, id)
		if err != nil {
			return err
		}
		if head.Number != nil {
			return problem.New("invoice.delete.issued", "number", invoice.Invoice{Number: *head.Number}.NumberText())
		}
		if err := q.DropInvoiceDispatch(ctx, id); err != nil {
			return err
		}
		if err := q.DropInvoice(ctx, id); err != nil {
			return err
		}
		return q.DropUnusedNotes(ctx)
	})
}
