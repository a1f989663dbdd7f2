package persistence

import (
	"context"
	"fmt"

	"kontingent/domain/invoice"
	"kontingent/persistence/queries"
)

// whole reads invoices with lines and texts, in the order of their heads.
func whole(ctx context.Context, q *queries.Queries, heads []queries.InvoiceHead) ([]invoice.Invoice, error) {
	texts, err := textsOf(ctx, q, heads)
	if err != nil {
		return nil, err
	}
	rows, err := q.Lines(ctx, idList(each(heads, func(h queries.InvoiceHead) int64 { return h.ID })))
	if err != nil {
		return nil, err
	}
	var r reader
	lines := make(map[int64][]invoice.Line, len(heads))
	for _, l := range rows {
		lines[l.InvoiceID] = append(lines[l.InvoiceID], invoice.Line{
			Product: l.Product, Description: l.Description, Quantity: r.quantity(l.Quantity), Unit: l.Unit,
			UnitPrice: r.price(l.UnitPrice), VAT: invoice.VAT{Category: invoice.Category(l.VAT), Rate: r.rate(l.VATRate)},
		})
	}
	out := make([]invoice.Invoice, len(heads))
	for i, h := range heads {
		v := r.invoice(h)
		v.Lines = lines[h.ID]
		v.AdditionalInformation = texts[value(h.AdditionalInformation)]
		v.SellersNotes = texts[value(h.SellersNotes)]
		out[i] = v
	}
	if err := fillCredits(ctx, q, out); err != nil {
		return nil, err
	}
	return out, r.err
}

// textsOf reads the long texts of invoices, each once however many share it.
func textsOf(ctx context.Context, q *queries.Queries, heads []queries.InvoiceHead) (map[int64]string, error) {
	wanted := map[int64]bool{}
	var ids []int64
	for _, h := range heads {
		for _, id := range []*int64{h.AdditionalInformation, h.SellersNotes} {
			if id != nil && !wanted[*id] {
				wanted[*id] = true
				ids = append(ids, *id)
			}
		}
	}
	rows, err := q.Notes(ctx, idList(ids))
	if err != nil {
		return nil, err
	}
	texts := make(map[int64]string, len(rows))
	for _, n := range rows {
		texts[n.ID] = n.Body
	}
	if len(texts) < len(ids) {
		return nil, damage{fmt.Errorf("%d texts of invoices are missing", len(ids)-len(texts))}
	}
	return texts, nil
}
