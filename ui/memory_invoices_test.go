package ui

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"kontingent/domain/batch"
	"kontingent/domain/invoice"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

func (l *ledger) row(v kept) invoice.Row {
	card, d := l.card(v.PartyID), l.carrying(v.ID)
	row := invoice.Row{
		Invoice: v.Invoice, Party: card.Number, Name: card.Name,
		State: l.stands(v), Channel: string(d.Method),
	}
	row.Credited, _ = l.taken(v.ID)
	if b, err := l.batch(v.BatchID); err == nil {
		row.Batch = b.Plan.Name
	}
	return row
}

func (s *memoryStore) Invoices(_ context.Context, f invoice.Filter) (list []invoice.Row, err error) {
	err = s.look("Invoices", func(l *ledger) error {
		for _, v := range l.invoices {
			row := l.row(v)
			if f.Batch != "" && party.Fold(row.Batch) != party.Fold(f.Batch) || f.State != "" && row.State != f.State {
				continue
			}
			row.Lines, row.AdditionalInformation, row.SellersNotes = nil, "", ""
			list = append(list, row)
		}
		return nil
	})
	slices.SortFunc(list, func(a, b invoice.Row) int {
		if a.Issued() != b.Issued() {
			if a.Issued() {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(a.Number, b.Number), a.InvoiceDate.Compare(b.InvoiceDate),
			party.CompareNumbers(a.Party, b.Party), cmp.Compare(a.ID, b.ID))
	})
	return list, err
}

func (l *ledger) invoice(id int64) (*kept, error) {
	if i := slices.IndexFunc(l.invoices, func(v kept) bool { return v.ID == id }); i >= 0 {
		return &l.invoices[i], nil
	}
	return nil, problem.New("invoice.unknown", "value", "i"+strconv.FormatInt(id, 10))
}

func (s *memoryStore) Invoice(_ context.Context, ref invoice.Ref) (row invoice.Row, err error) {
	err = s.look("Invoice", func(l *ledger) error {
		for _, v := range l.invoices {
			if ref.ID != 0 && v.ID == ref.ID || ref.ID == 0 && v.Number == ref.Number {
				row = l.row(v)
				return nil
			}
		}
		_, err := l.invoice(ref.ID)
		return err
	})
	return row, err
}

func (s *memoryStore) Document(_ context.Context, id int64, kind string) (doc []byte, err error) {
	err = s.look("Document", func(l *ledger) error {
		if v, err := l.invoice(id); err == nil && v.pdf != nil && kind == "pdf" {
			doc = v.pdf
			return nil
		}
		if v, err := l.invoice(id); err == nil && v.ubl != nil && kind == "ubl" {
			doc = v.ubl
			return nil
		}
		return problem.New("store.document.none", "value", "i"+strconv.FormatInt(id, 10), "kind", kind)
	})
	return doc, err
}

func (s *memoryStore) AddInvoice(
	_ context.Context, decide func(batch.Register) (batch.NewInvoice, error),
) (id int64, err error) {
	err = s.change("AddInvoice", func(l *ledger) error {
		v, err := decide(l.register(0))
		if err != nil {
			return err
		}
		id = l.nextID()
		v.ID = id
		l.invoices = append(l.invoices, kept{Invoice: v.Invoice, send: true, chain: v.Chain, files: v.Attachments})
		return nil
	})
	return id, err
}

func (s *memoryStore) Schedule(
	_ context.Context, ids []int64, decide func(batch.Register, []batch.Waiting) ([]batch.Dispatch, error),
) error {
	return s.change("Schedule", func(l *ledger) error {
		var waiting []batch.Waiting
		of := map[int64]int64{}
		for _, v := range l.invoices {
			if !slices.Contains(ids, v.ID) || v.Issued() || l.carrying(v.ID).ID != 0 {
				continue
			}
			w := batch.Waiting{Invoice: v.Invoice, Chain: v.chain}
			if b, err := l.batch(v.BatchID); err == nil {
				w.Chain = b.Plan.Chain
			}
			waiting = append(waiting, w)
			of[v.ID] = v.BatchID
		}
		list, err := decide(l.register(0), waiting)
		if err != nil {
			return err
		}
		for _, d := range list {
			l.addDispatch(of[d.Invoices[0]], d)
		}
		return nil
	})
}

func (s *memoryStore) DeleteInvoice(_ context.Context, id int64) error {
	return s.change("DeleteInvoice", func(l *ledger) error {
		v, err := l.invoice(id)
		if err != nil {
			return err
		}
		if v.Issued() {
			return problem.New("invoice.delete.issued", "number", v.NumberText())
		}
		l.invoices = slices.DeleteFunc(l.invoices, func(v kept) bool { return v.ID == id })
		l.dispatches = slices.DeleteFunc(l.dispatches, func(d sent) bool { return slices.Contains(d.Invoices, id) })
		return nil
	})
}
