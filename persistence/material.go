package persistence

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"kontingent/domain/batch"
	"kontingent/domain/delivery"
	"kontingent/domain/einvoice"
	"kontingent/domain/invoice"
	"kontingent/domain/issue"
	"kontingent/persistence/queries"
)

func material(ctx context.Context, q *queries.Queries, ids []int64) (m issue.Material, err error) {
	if m, err = series(ctx, q); err != nil {
		return m, err
	}
	if m.Work, err = work(ctx, q, ids); err != nil {
		return m, err
	}
	if err := fillElectronic(ctx, q, m.Organisation, m.Work); err != nil {
		return m, err
	}
	m.Stamp, err = stamp(ctx, q, ids)
	return m, err
}

// series reads whose numbers are given, the next one and what it follows.
func series(ctx context.Context, q *queries.Queries) (m issue.Material, err error) {
	if m.Organisation, err = organisation(ctx, q); err != nil {
		return m, err
	}
	if m.Next, err = q.NextNumber(ctx); err != nil {
		return m, err
	}
	before := m.Next - 1
	switch last, err := q.LastIssued(ctx, &before); {
	case err == nil:
		m.LastSeal, m.LastIssued = last.Seal, value(last.IssuedAt)
	case !errors.Is(err, sql.ErrNoRows):
		return m, err
	}
	return m, nil
}

// work reads dispatches that are to be issued, with their parties, plans and invoices.
func work(ctx context.Context, q *queries.Queries, ids []int64) ([]issue.Work, error) {
	heads, err := q.DispatchesByID(ctx, idList(ids))
	if err != nil {
		return nil, err
	}
	for _, h := range heads {
		switch delivery.State(h.State) {
		case delivery.Scheduled, delivery.Retrying, delivery.Held:
		default:
			return nil, delivery.ErrMoved
		}
	}
	list, err := anyWork(ctx, q, ids)
	for _, w := range list {
		for _, v := range w.Invoices {
			if v.Issued() {
				return nil, fmt.Errorf("invoice %d of dispatch %d is issued already", v.Number, w.Dispatch)
			}
		}
	}
	return list, err
}

// anyWork reads dispatches wherever they stand.
func anyWork(ctx context.Context, q *queries.Queries, ids []int64) ([]issue.Work, error) {
	heads, err := q.DispatchesByID(ctx, idList(ids))
	if err != nil {
		return nil, err
	}
	cards, err := partiesOf(ctx, q, each(heads, func(h queries.DispatchHead) int64 { return h.PartyID }))
	if err != nil {
		return nil, err
	}
	invoices, err := invoicesOf(ctx, q, ids)
	if err != nil {
		return nil, err
	}
	plans := map[int64]batch.Plan{}
	byID := make(map[int64]issue.Work, len(heads))
	for _, h := range heads {
		plan, err := planOf(ctx, q, value(h.BatchID), plans)
		if err != nil {
			return nil, err
		}
		byID[h.ID] = issue.Work{
			Dispatch: h.ID, Party: cards[h.PartyID], Batch: value(h.BatchName), Template: plan.Template, Email: plan.Email,
			EHF: einvoice.Options(plan.EHF), Invoices: invoices[h.ID],
		}
	}
	list := make([]issue.Work, len(ids))
	for i, id := range ids {
		w, ok := byID[id]
		if !ok || len(w.Invoices) == 0 {
			return nil, delivery.ErrMoved // it was deleted meanwhile
		}
		list[i] = w
	}
	return list, nil
}

// invoicesOf reads the whole invoices of dispatches, in their order.
func invoicesOf(ctx context.Context, q *queries.Queries, dispatches []int64) (map[int64][]invoice.Invoice, error) {
	rows, err := q.DispatchInvoices(ctx, idList(dispatches))
	if err != nil {
		return nil, err
	}
	heads, err := q.InvoiceHeadsByID(ctx, idList(each(rows, func(r queries.DispatchInvoicesRow) int64 { return r.ID })))
	if err != nil {
		return nil, err
	}
	list, err := whole(ctx, q, heads)
	if err != nil {
		return nil, err
	}
	byID := make(map[int64]invoice.Invoice, len(list))
	for _, v := range list {
		byID[v.ID] = v
	}
	out := make(map[int64][]invoice.Invoice, len(dispatches))
	for _, r := range rows {
		out[r.DispatchID] = append(out[r.DispatchID], byID[r.ID])
	}
	return out, nil
}

// planOf reads a batch's plan once; a single invoice has none.
func planOf(ctx context.Context, q *queries.Queries, id int64, known map[int64]batch.Plan) (batch.Plan, error) {
	if plan, ok := known[id]; ok || id == 0 {
		return plan, nil
	}
	row, err := oneBatch(ctx, q, id)
	if err != nil {
		return batch.Plan{}, err
	}
	var r reader
	known[id] = r.batch(row).Plan
	return known[id], r.err
}
