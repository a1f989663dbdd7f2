package persistence

import (
	"bytes"
	"context"

	"kontingent/domain/invoice"
	"kontingent/domain/issue"
	"kontingent/domain/money"
	"kontingent/domain/payment"
	"kontingent/domain/problem"
	"kontingent/persistence/queries"
)

// invoices looks at every invoice, planned ones too, a chunk at a time.
func (c *checker) invoices(ctx context.Context) error {
	for after, more := int64(0), true; more; {
		if err := ctx.Err(); err != nil {
			return err
		}
		err := c.store.do(ctx, "check invoices", func(ctx context.Context, q *queries.Queries) error {
			heads, err := q.InvoiceHeadsAfter(ctx, queries.InvoiceHeadsAfterParams{ID: after, Limit: checkChunk})
			if err != nil {
				return err
			}
			if more = len(heads) == checkChunk; len(heads) > 0 {
				after = heads[len(heads)-1].ID
			}
			return c.chunk(ctx, q, heads)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (c *checker) chunk(ctx context.Context, q *queries.Queries, heads []queries.InvoiceHead) error {
	list, err := whole(ctx, q, heads)
	if err != nil {
		return err
	}
	docs, err := q.DocumentsOf(ctx, idList(each(heads, func(h queries.InvoiceHead) int64 { return h.ID })))
	if err != nil {
		return err
	}
	of := make(map[int64][]queries.DocumentsOfRow, len(docs))
	for _, d := range docs {
		of[d.InvoiceID] = append(of[d.InvoiceID], d)
	}
	for i, h := range heads {
		c.sums(list[i], h.PartyNumber)
		if list[i].Issued() {
			c.issued(list[i], h, of[h.ID])
		}
	}
	return nil
}

// sums compares what is stored with what the lines come to.
func (c *checker) sums(v invoice.Invoice, card string) {
	t, err := v.Sums()
	if err == nil && t.Total == v.Total && t.VAT == v.VAT && len(v.Lines) > 0 {
		return
	}
	if v.Issued() {
		c.add(problem.New("store.check.total", "number", v.NumberText(), "stored", v.Total.String(), "lines", total(t, err)))
		return
	}
	c.add(problem.New("store.check.total_planned", "date", v.InvoiceDate.String(), "stored", v.Total.String(),
		"lines", total(t, err)).Of(card))
}

func total(t invoice.Totals, err error) string {
	if err != nil {
		return money.Amount{}.String()
	}
	return t.Total.String()
}

// issued checks what an issued invoice has besides: reference, document, seal.
func (c *checker) issued(v invoice.Invoice, h queries.InvoiceHead, docs []queries.DocumentsOfRow) {
	if !c.valid(v.Reference) {
		c.add(problem.New("store.check.reference", "number", v.NumberText(), "value", v.Reference))
	}
	sums := issue.Sums{}
	for _, d := range docs {
		if matches(d.Bytes, d.Sha256) != nil {
			c.add(problem.New("store.check.document_changed", "number", v.NumberText()))
		}
		var sum [32]byte
		copy(sum[:], d.Sha256)
		sums[d.Kind] = sum
	}
	if _, ok := sums[issue.PDF]; !ok {
		c.add(problem.New("store.check.document_missing", "number", v.NumberText()))
		return
	}
	// Against the stored seal of the number before, so that one change is told once and where it is.
	before, known := c.seals[v.Number-1]
	if !known && v.Number > c.org.FirstNumber {
		return // the number before is missing, and that has been told
	}
	if !bytes.Equal(c.seal(before, v, h.PartyNumber, sums.One()), h.Seal) {
		c.add(problem.New("store.check.seal", "number", v.NumberText()))
	}
}

// valid reports whether a payment reference is one by the organisation's scheme, or by another of its country: those
// given before the scheme was changed stay right.
func (c *checker) valid(reference string) bool {
	if reference == "" {
		return true
	}
	for _, scheme := range append(payment.Schemes(c.org.Country), c.org.Reference.Scheme) {
		if scheme == "" || scheme == payment.None {
			continue
		}
		if _, err := payment.Check(scheme, reference); err == nil {
			return true
		}
	}
	return false
}
