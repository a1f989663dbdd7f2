package persistence

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"slices"
	"strconv"

	"kontingent/domain/invoice"
	"kontingent/domain/money"
	"kontingent/domain/party"
	"kontingent/domain/problem"
	"kontingent/persistence/queries"
)

// Invoices lists invoices without lines and texts: by number, then the planned ones by date and customer number.
// A batch's name is found whatever its case.
func (s *Store) Invoices(ctx context.Context, f invoice.Filter) (list []invoice.Row, err error) {
	err = s.do(ctx, "read the invoices", func(ctx context.Context, q *queries.Queries) error {
		heads, err := headsOf(ctx, q, f.Batch)
		if err != nil {
			return err
		}
		var r reader
		list = make([]invoice.Row, 0, len(heads))
		for _, h := range heads {
			if row := r.row(h); f.State == "" || row.State == f.State {
				list = append(list, row)
			}
		}
		slices.SortFunc(list, inOrder)
		return r.err
	})
	return list, err
}

// headsOf reads the invoices of all batches of a name, or all invoices.
func headsOf(ctx context.Context, q *queries.Queries, name string) (heads []queries.InvoiceHead, err error) {
	if name == "" {
		return q.InvoiceHeads(ctx)
	}
	batches, err := q.BatchNames(ctx)
	if err != nil {
		return nil, err
	}
	for _, b := range batches {
		if party.Fold(b.Name) != party.Fold(name) {
			continue
		}
		of, err := q.InvoiceHeadsOfBatch(ctx, &b.ID)
		if err != nil {
			return nil, err
		}
		heads = append(heads, of...)
	}
	return heads, nil
}

func inOrder(a, b invoice.Row) int {
	if a.Issued() != b.Issued() {
		return cmp.Compare(flag(b.Issued()), flag(a.Issued()))
	}
	return cmp.Or(cmp.Compare(a.Number, b.Number), a.InvoiceDate.Compare(b.InvoiceDate),
		party.CompareNumbers(a.Party, b.Party), cmp.Compare(a.ID, b.ID))
}

// Invoice finds one whole invoice.
func (s *Store) Invoice(ctx context.Context, ref invoice.Ref) (row invoice.Row, err error) {
	err = s.do(ctx, "read an invoice", func(ctx context.Context, q *queries.Queries) error {
		id, name := ref.ID, "i"+strconv.FormatInt(ref.ID, 10)
		if id == 0 {
			name = strconv.FormatInt(ref.Number, 10)
			if id, err = q.InvoiceID(ctx, &ref.Number); errors.Is(err, sql.ErrNoRows) {
				return problem.New("invoice.unknown", "value", name)
			} else if err != nil {
				return err
			}
		}
		heads, err := q.InvoiceHeadsByID(ctx, idList([]int64{id}))
		if err != nil {
			return err
		}
		if len(heads) == 0 {
			return problem.New("invoice.unknown", "value", name)
		}
		list, err := whole(ctx, q, heads)
		if err != nil {
			return err
		}
		var r reader
		row = r.row(heads[0])
		row.Invoice = list[0]
		return r.err
	})
	return row, err
}

// Document is a document as issued, byte for byte.
func (s *Store) Document(ctx context.Context, id int64, kind string) (doc []byte, err error) {
	err = s.do(ctx, "read a document", func(ctx context.Context, q *queries.Queries) error {
		doc, err = q.Document(ctx, queries.DocumentParams{InvoiceID: id, Kind: kind})
		if errors.Is(err, sql.ErrNoRows) {
			return problem.New("store.document.none", "value", "i"+strconv.FormatInt(id, 10), "kind", kind)
		}
		return err
	})
	return doc, err
}

// row reads an invoice as lists show it.
func (r *reader) row(h queries.InvoiceHead) invoice.Row {
	return invoice.Row{
		Invoice: r.invoice(h), Party: h.PartyNumber, Name: h.PartyName, Batch: value(h.BatchName),
		State: standsAt(h.Number != nil, h.CreditedWhole != 0, value(h.DispatchState)), Channel: value(h.DispatchMethod),
		Credited: money.Minor(h.CreditedTotal),
	}
}

// standsAt is where an invoice stands: what has been taken back whole is that, however its dispatch went.
func standsAt(issued, credited bool, dispatch string) invoice.State {
	if credited {
		return invoice.StateCredited
	}
	return invoice.StateOf(issued, dispatch)
}

// invoice reads an invoice without its lines and texts.
func (r *reader) invoice(h queries.InvoiceHead) invoice.Invoice {
	v := invoice.Invoice{
		ID: h.ID, BatchID: value(h.BatchID), PartyID: h.PartyID, Sequence: int(h.Sequence),
		InvoiceDate: r.date(h.InvoiceDate), DueDate: r.date(h.DueDate), Currency: h.Currency,
		TheirReference: h.TheirReference, OurReference: h.OurReference,
		PaymentMethod: h.PaymentMethod, ShippingMethod: h.ShippingMethod,
		Total: money.Minor(h.Total), VAT: money.Minor(h.VAT), Revision: h.Revision,
		Number: value(h.Number), Reference: value(h.Reference), IssuedAt: moment(value(h.IssuedAt)),
	}
	if h.Credits != 0 {
		v.Credit = &invoice.Credit{Invoice: h.Credits, Number: h.CreditsNumber, Date: r.date(h.CreditsDate)}
	}
	return v
}
