package persistence

import (
	"context"

	"kontingent/domain/batch"
	"kontingent/domain/money"
	"kontingent/persistence/queries"
)

// tally is how a batch's invoices stand.
type tally struct {
	counts map[string]int
	total  money.Amount
}

type tallyByBatch map[int64]tally

// tallies counts the invoices of one batch, or of all when id is 0.
func tallies(ctx context.Context, q *queries.Queries, id int64) (tallyByBatch, error) {
	rows, err := q.Tallies(ctx, id)
	if err != nil {
		return nil, err
	}
	out := tallyByBatch{}
	for _, r := range rows {
		t, ok := out[value(r.BatchID)]
		if !ok {
			t.counts = map[string]int{}
		}
		t.counts[string(standsAt(r.Issued != 0, r.Credited != 0, value(r.State)))] += int(r.Invoices)
		t.total = t.total.Add(money.Minor(r.Total))
		out[value(r.BatchID)] = t
	}
	return out, nil
}

// on writes a batch's tally onto it.
func (t tallyByBatch) on(b *batch.Batch) {
	b.Counts, b.Total = t[b.ID].counts, t[b.ID].total
	if b.Counts == nil {
		b.Counts = map[string]int{}
	}
}
