package persistence

import (
	"context"
	"strconv"

	"kontingent/domain/delivery"
	"kontingent/domain/problem"
	"kontingent/persistence/queries"
)

// credit finds a ledger that does not add up: less than nothing left or set aside, a dispatch that has paid twice, and
// one that is through but has credit set aside still.
func (c *checker) credit(ctx context.Context) error {
	return c.store.do(ctx, "check the credit ledger", func(ctx context.Context, q *queries.Queries) error {
		a, err := account(ctx, q)
		if err != nil {
			return err
		}
		if a.Balance < 0 || a.Reserved < 0 {
			c.add(problem.New("store.check.credit", "balance", strconv.FormatInt(a.Balance, 10),
				"reserved", strconv.FormatInt(a.Reserved, 10)))
		}
		rows, err := q.CreditOfDispatches(ctx)
		for _, r := range rows {
			open := r.Open != 0 || r.Unsettled != 0
			if r.Open < 0 || r.Spent > 1 || r.Unsettled > 1 || open && !mayHold(delivery.State(r.State)) {
				c.add(problem.New("store.check.credit.dispatch", "id", strconv.FormatInt(r.ID, 10)).Of(r.PartyNumber))
			}
		}
		return err
	})
}

// mayHold reports whether a dispatch in a state may have credit set aside: it is not through.
func mayHold(s delivery.State) bool {
	switch s {
	case delivery.Scheduled, delivery.Retrying, delivery.Claimed, delivery.Submitting, delivery.InDoubt,
		delivery.HandedOver: // awaiting the network's answer
		return true
	}
	return false
}
