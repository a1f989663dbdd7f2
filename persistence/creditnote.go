package persistence

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"kontingent/domain/batch"
	"kontingent/domain/delivery"
	"kontingent/domain/einvoice"
	"kontingent/domain/invoice"
	"kontingent/domain/issue"
	"kontingent/domain/problem"
	"kontingent/persistence/queries"
)

// taken is what is kept of a credit note besides its lines.
type taken struct {
	Taken  []invoice.Taken
	Totals invoice.Totals
}

// LoadNotes reads everything that makes credit notes of invoices, in the order asked for.
func (s *Store) LoadNotes(ctx context.Context, invoices []int64) (m issue.NoteMaterial, err error) {
	err = s.do(ctx, "read what is to be credited", func(ctx context.Context, q *queries.Queries) error {
		m, err = noteMaterial(ctx, q, invoices)
		return err
	})
	return m, err
}

func noteMaterial(ctx context.Context, q *queries.Queries, ids []int64) (m issue.NoteMaterial, err error) {
	now, err := series(ctx, q)
	if err != nil {
		return m, err
	}
	m.Organisation, m.Next, m.LastSeal, m.LastIssued = now.Organisation, now.Next, now.LastSeal, now.LastIssued
	heads, err := q.InvoiceHeadsByID(ctx, idList(ids))
	if err != nil {
		return m, err
	}
	list, err := whole(ctx, q, heads)
	if err != nil {
		return m, err
	}
	notes, err := notesOf(ctx, q, ids)
	if err != nil {
		return m, err
	}
	carries, open, err := carriersOf(ctx, q, ids)
	if err != nil {
		return m, err
	}
	cards, err := partiesOf(ctx, q, each(heads, func(h queries.InvoiceHead) int64 { return h.PartyID }))
	if err != nil {
		return m, err
	}
	plans := map[int64]batch.Plan{}
	for _, id := range ids {
		i := slices.IndexFunc(heads, func(h queries.InvoiceHead) bool { return h.ID == id })
		if i < 0 {
			return m, problem.New("invoice.unknown", "value", "i"+strconv.FormatInt(id, 10))
		}
		h := heads[i]
		plan, err := planOf(ctx, q, value(h.BatchID), plans)
		if err != nil {
			return m, err
		}
		w := issue.NoteWork{Notes: notes[id], Dispatch: carries[id]}
		w.Work = issue.Work{
			Dispatch: w.Dispatch.ID, Party: cards[h.PartyID], Batch: value(h.BatchName), Template: plan.Template,
			Email: plan.Email, EHF: einvoice.Options(plan.EHF), Invoices: []invoice.Invoice{list[i]},
		}
		for _, other := range w.Dispatch.Invoices {
			if other != id && open[other] {
				w.Others = append(w.Others, other)
			}
		}
		m.Work = append(m.Work, w)
	}
	m.Stamp, err = stamp(ctx, q, dispatchesOf(m.Work))
	return m, err
}

func dispatchesOf(list []issue.NoteWork) []int64 {
	return each(list, func(w issue.NoteWork) int64 { return w.Dispatch.ID })
}

// carriersOf reads the dispatches that carry invoices, by invoice, and of which of all they carry something is left.
func carriersOf(
	ctx context.Context, q *queries.Queries, invoices []int64,
) (by map[int64]delivery.Item, open map[int64]bool, err error) {
	heads, err := q.DispatchesOfInvoices(ctx, idList(invoices))
	if err != nil {
		return nil, nil, err
	}
	items, err := itemsOf(ctx, q, heads)
	if err != nil {
		return nil, nil, err
	}
	rows, err := q.DispatchInvoices(ctx, idList(each(items, func(it delivery.Item) int64 { return it.ID })))
	if err != nil {
		return nil, nil, err
	}
	by, open = map[int64]delivery.Item{}, map[int64]bool{}
	for _, r := range rows {
		open[r.ID] = r.Credited == 0
	}
	for _, it := range items {
		for _, id := range it.Invoices {
			by[id] = it
		}
	}
	return by, open, nil
}

// notesOf reads the credit notes of invoices, by invoice, in the order of their numbers.
func notesOf(ctx context.Context, q *queries.Queries, invoices []int64) (map[int64][]invoice.Invoice, error) {
	rows, err := q.NotesOf(ctx, idList(invoices))
	if err != nil {
		return nil, err
	}
	heads, err := q.InvoiceHeadsByID(ctx, idList(each(rows, func(r queries.NotesOfRow) int64 { return r.InvoiceID })))
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
	out := map[int64][]invoice.Invoice{}
	for _, r := range rows {
		out[r.Credits] = append(out[r.Credits], byID[r.InvoiceID])
	}
	return out, nil
}

// fillCredits adds to credit notes what they take back.
func fillCredits(ctx context.Context, q *queries.Queries, list []invoice.Invoice) error {
	byID := map[int64]*invoice.Credit{}
	var ids []int64
	for _, v := range list {
		if v.Credit != nil {
			byID[v.ID] = v.Credit
			ids = append(ids, v.ID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	rows, err := q.CreditNotes(ctx, idList(ids))
	if err != nil {
		return err
	}
	for _, r := range rows {
		var t taken
		if err := json.Unmarshal([]byte(r.Taken), &t); err != nil {
			return damage{fmt.Errorf("read what a credit note takes back: %w", err)}
		}
		c := byID[r.InvoiceID]
		c.Taken, c.Totals, c.Closes = t.Taken, t.Totals, r.Closes != 0
	}
	return nil
}

// NotesOf lists the credit notes of an invoice, whole, in the order of their numbers.
func (s *Store) NotesOf(ctx context.Context, id int64) (list []invoice.Invoice, err error) {
	err = s.do(ctx, "read credit notes", func(ctx context.Context, q *queries.Queries) error {
		by, err := notesOf(ctx, q, []int64{id})
		list = by[id]
		return err
	})
	return list, err
}

// Creditable says what of a batch can be taken back.
func (s *Store) Creditable(ctx context.Context, id int64) (c issue.Creditable, err error) {
	err = s.do(ctx, "read what of a batch can be credited", func(ctx context.Context, q *queries.Queries) error {
		b, err := oneBatch(ctx, q, id)
		if err != nil {
			return err
		}
		c.Batch = b.Name
		rows, err := q.CreditableOf(ctx, &id)
		for _, r := range rows {
			if r.Issued == 0 {
				c.Planned++
				continue
			}
			c.Invoices = append(c.Invoices, r.ID)
		}
		return err
	})
	return c, err
}
