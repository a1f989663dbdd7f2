package persistence

import (
	"context"

	"kontingent/domain/invoice"
	"kontingent/domain/money"
	"kontingent/domain/problem"
	"kontingent/persistence/queries"
)

// notes makes every credit note anew from its invoice and those before it, and compares: the lines it takes back, its
// sums, that it never comes to more than what was left, and whether it was the last.
func (c *checker) notes(ctx context.Context) error {
	for after, more := int64(0), true; more; {
		if err := ctx.Err(); err != nil {
			return err
		}
		err := c.store.do(ctx, "check credit notes", func(ctx context.Context, q *queries.Queries) error {
			ids, err := q.CreditedAfter(ctx, queries.CreditedAfterParams{Credits: after, Limit: checkChunk})
			if err != nil {
				return err
			}
			if more = len(ids) == checkChunk; len(ids) > 0 {
				after = ids[len(ids)-1]
			}
			return c.notesOf(ctx, q, ids)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (c *checker) notesOf(ctx context.Context, q *queries.Queries, ids []int64) error {
	heads, err := q.InvoiceHeadsByID(ctx, idList(ids))
	if err != nil {
		return err
	}
	list, err := whole(ctx, q, heads)
	if err != nil {
		return err
	}
	notes, err := notesOf(ctx, q, ids)
	if err != nil {
		return err
	}
	for _, v := range list {
		total := money.Amount{}
		for i, n := range notes[v.ID] {
			if total = total.Add(n.Total); total.Sub(v.Total).Sign() > 0 {
				c.add(problem.New("store.check.note_more", "number", v.NumberText(),
					"total", v.Total.String(), "credited", total.String()))
			}
			if n.Issued() && n.Number > v.Number && asTaken(v, notes[v.ID][:i], n) {
				continue
			}
			c.add(problem.New("store.check.note", "number", n.NumberText(), "invoice", v.NumberText()))
			break // those after it follow from it
		}
	}
	return nil
}

// asTaken reports whether a credit note is what taking the same back of the invoice makes.
func asTaken(v invoice.Invoice, before []invoice.Invoice, n invoice.Invoice) bool {
	lines, want, err := invoice.TakeBack(v, before, n.Credit.Taken)
	if err != nil || want.Closes != n.Credit.Closes || n.Total != want.Totals.Total || n.VAT != want.Totals.VAT {
		return false
	}
	return spelt(want.Totals) == spelt(n.Credit.Totals) && spelt(lines) == spelt(n.Lines)
}

// spelt writes figures out: two that are equal may be kept with different numbers of decimals.
func spelt(v any) string {
	s, _ := encode(v) // it has come out of JSON and tables
	return s
}
