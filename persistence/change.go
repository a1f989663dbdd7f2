package persistence

import (
	"cmp"
	"context"
	"fmt"

	"kontingent/domain/batch"
	"kontingent/domain/delivery"
	"kontingent/domain/invoice"
	"kontingent/persistence/queries"
)

// apply writes what a step has made of a batch.
func apply(ctx context.Context, q *queries.Queries, d batch.Desk, c batch.Change) error {
	if c.Batch != nil {
		if err := rewrite(ctx, q, d.Batch.ID, *c.Batch, d.Parties); err != nil {
			return err
		}
	}
	notes := notebook{}
	for _, v := range c.Invoices {
		v.BatchID = d.Batch.ID
		if _, err := addInvoice(ctx, q, notes, v.Invoice, v.Send, ""); err != nil {
			return err
		}
	}
	for _, v := range d.Invoices {
		send, set := c.Send[v.ID]
		if !set || send == v.Send {
			continue
		}
		n, err := q.SetSend(ctx, queries.SetSendParams{Send: flag(send), ID: v.ID, BatchID: &d.Batch.ID})
		if err != nil {
			return err
		}
		if n != 1 {
			return fmt.Errorf("invoice %d is not in batch %d", v.ID, d.Batch.ID)
		}
	}
	for _, entry := range c.Dispatch {
		if _, err := addDispatch(ctx, q, d.Batch.ID, entry, delivery.Scheduled); err != nil {
			return err
		}
	}
	if c.State == "" {
		return nil
	}
	return q.SetBatchState(ctx, queries.SetBatchStateParams{State: string(c.State), ID: d.Batch.ID})
}

// addDispatch puts an entry on the dispatch list. Its uid is drawn once: message ids are made of it.
func addDispatch(
	ctx context.Context, q *queries.Queries, batchID int64, d batch.Dispatch, state delivery.State,
) (int64, error) {
	chain, err := encode(d.Chain)
	if err != nil {
		return 0, err
	}
	id, err := q.AddDispatch(ctx, queries.AddDispatchParams{
		UID: random(), BatchID: orNull(batchID), PartyID: d.PartyID, State: string(state), Chain: chain,
		Due: millis(d.Due), Short: string(cmp.Or(d.Short, delivery.ShortHold)),
	})
	if err != nil {
		return 0, err
	}
	for i, invoice := range d.Invoices {
		err := q.AddDispatchInvoice(ctx, queries.AddDispatchInvoiceParams{
			DispatchID: id, Position: int64(i), InvoiceID: invoice,
		})
		if err != nil {
			return 0, err
		}
	}
	return id, nil
}

// addInvoice keeps a new planned invoice with its lines and gives its id.
func addInvoice(
	ctx context.Context, q *queries.Queries, notes notebook, v invoice.Invoice, send bool, chain string,
) (int64, error) {
	info, err := notes.id(ctx, q, v.AdditionalInformation)
	if err != nil {
		return 0, err
	}
	own, err := notes.id(ctx, q, v.SellersNotes)
	if err != nil {
		return 0, err
	}
	id, err := q.AddInvoice(ctx, queries.AddInvoiceParams{
		BatchID: orNull(v.BatchID), PartyID: v.PartyID, Sequence: int64(v.Sequence),
		InvoiceDate: v.InvoiceDate.String(), DueDate: v.DueDate.String(), Currency: v.Currency,
		TheirReference: v.TheirReference, OurReference: v.OurReference, AdditionalInformation: info, SellersNotes: own,
		PaymentMethod: v.PaymentMethod, ShippingMethod: v.ShippingMethod, Total: v.Total.Minor(), VAT: v.VAT.Minor(),
		Send: flag(send), Chain: chain,
	})
	if err != nil {
		return 0, err
	}
	for i, l := range v.Lines {
		err := q.AddLine(ctx, queries.AddLineParams{
			InvoiceID: id, Position: int64(i), Product: l.Product, Description: l.Description,
			Quantity: l.Quantity.String(), Unit: l.Unit, UnitPrice: l.UnitPrice.String(),
			VAT: string(l.VAT.Category), VATRate: l.VAT.Rate.String(),
		})
		if err != nil {
			return 0, err
		}
	}
	return id, nil
}
