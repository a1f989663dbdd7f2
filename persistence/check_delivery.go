package persistence

import (
	"context"
	"strconv"

	"kontingent/domain/problem"
	"kontingent/persistence/queries"
)

// messages compares every frozen message with its sum, a chunk at a time.
func (c *checker) messages(ctx context.Context) error {
	for after, more := int64(0), true; more; {
		if err := ctx.Err(); err != nil {
			return err
		}
		err := c.store.do(ctx, "check messages", func(ctx context.Context, q *queries.Queries) error {
			rows, err := q.FrozenAfter(ctx, queries.FrozenAfterParams{ID: after, Limit: checkChunk})
			for _, f := range rows {
				after = f.ID
				if matches(f.Bytes, f.Sha256) != nil {
					c.add(problem.New("store.check.message", "id", strconv.FormatInt(f.DispatchID, 10)).Of(f.PartyNumber))
				}
			}
			more = len(rows) == checkChunk
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// deliveries finds what is called delivered without anyone having said so, what was delivered twice, what was sent again
// after it had left our hands, and what has a log or a message of a round that never began.
func (c *checker) deliveries(ctx context.Context) error {
	return c.store.do(ctx, "check deliveries", func(ctx context.Context, q *queries.Queries) error {
		unproven, err := q.DeliveredUnproven(ctx)
		if err != nil {
			return err
		}
		for _, d := range unproven {
			c.add(problem.New("store.check.unproven", "id", strconv.FormatInt(d.ID, 10)).Of(d.PartyNumber))
		}
		twice, err := q.DeliveredTwice(ctx)
		if err != nil {
			return err
		}
		for _, d := range twice {
			c.add(problem.New("store.check.twice", "id", strconv.FormatInt(d.ID, 10)).Of(d.PartyNumber))
		}
		before, err := q.DeliveredBefore(ctx)
		if err != nil {
			return err
		}
		for _, d := range before {
			c.add(problem.New("store.check.sent_again", "id", strconv.FormatInt(d.ID, 10)).Of(d.PartyNumber))
		}
		ahead, err := q.RoundsAhead(ctx)
		for _, d := range ahead {
			c.add(problem.New("store.check.round", "id", strconv.FormatInt(d.ID, 10)).Of(d.PartyNumber))
		}
		return err
	})
}
