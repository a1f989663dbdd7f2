package persistence

import (
	"context"

	"kontingent/domain/delivery"
	"kontingent/domain/invoice"
	"kontingent/domain/problem"
	"kontingent/persistence/queries"
)

// redate writes the new dates that a move gives to what its dispatch carries. What was issued meanwhile stays as it is,
// and the move fails.
func redate(ctx context.Context, q *queries.Queries, m delivery.Move) error {
	if m.Dates == nil {
		return nil
	}
	n, err := q.RedateInvoices(ctx, queries.RedateInvoicesParams{
		Due: m.Dates.Due.String(), Today: m.Dates.Invoice.String(), Until: m.Dates.Until.String(), Dispatch: m.ID,
	})
	if err == nil && n == 0 {
		err = delivery.ErrMoved
	}
	return err
}

// EditInvoice changes a planned invoice. One that is issued is never changed.
func (s *Store) EditInvoice(ctx context.Context, id int64, e invoice.Edit) error {
	return s.do(ctx, "change an invoice", func(ctx context.Context, q *queries.Queries) error {
		heads, err := q.InvoiceHeadsByID(ctx, idList([]int64{id}))
		if err != nil {
			return err
		}
		if len(heads) == 0 {
			return problem.New("invoice.unknown", "value", invoice.IDText(id))
		}
		var r reader
		v := r.invoice(heads[0])
		if r.err != nil {
			return r.err
		}
		if v, err = e.Apply(v); err != nil {
			return err
		}
		_, err = q.EditInvoice(ctx, queries.EditInvoiceParams{
			DueDate: v.DueDate.String(), TheirReference: v.TheirReference, OurReference: v.OurReference, ID: id,
		})
		return err
	})
}
