package persistence

import (
	"context"
	"strconv"
	"time"

	"kontingent/domain/delivery"
	"kontingent/persistence/queries"
)

// Due gives the dispatches that may be moved at now and those a person is waited for, the oldest first, of one batch
// when batch is not 0.
func (s *Store) Due(ctx context.Context, now time.Time, batch int64) ([]delivery.Item, error) {
	return s.items(ctx, func(ctx context.Context, q *queries.Queries) ([]queries.DispatchHead, error) {
		return q.DueDispatches(ctx, queries.DueDispatchesParams{Batch: batch, Now: now.UnixMilli()})
	})
}

// Outbox lists dispatches, the oldest first: those something is still to happen with, or all.
func (s *Store) Outbox(ctx context.Context, all bool) ([]delivery.Item, error) {
	return s.items(ctx, func(ctx context.Context, q *queries.Queries) ([]queries.DispatchHead, error) {
		if all {
			return q.Dispatches(ctx)
		}
		return q.OpenDispatches(ctx)
	})
}

// OutboxOf lists all dispatches of a batch.
func (s *Store) OutboxOf(ctx context.Context, batch int64) ([]delivery.Item, error) {
	return s.items(ctx, func(ctx context.Context, q *queries.Queries) ([]queries.DispatchHead, error) {
		return q.DispatchesOfBatch(ctx, &batch)
	})
}

// Dispatches gives some of them, the oldest first.
func (s *Store) Dispatches(ctx context.Context, ids []int64) ([]delivery.Item, error) {
	return s.items(ctx, func(ctx context.Context, q *queries.Queries) ([]queries.DispatchHead, error) {
		return q.DispatchesByID(ctx, idList(ids))
	})
}

// DispatchOf gives the dispatch that carries an invoice; one without an ID says that there is none.
func (s *Store) DispatchOf(ctx context.Context, invoice int64) (delivery.Item, error) {
	list, err := s.items(ctx, func(ctx context.Context, q *queries.Queries) ([]queries.DispatchHead, error) {
		return q.DispatchOfInvoice(ctx, invoice)
	})
	if err != nil || len(list) == 0 {
		return delivery.Item{}, err
	}
	return list[0], nil
}

// Dispatch gives one dispatch.
func (s *Store) Dispatch(ctx context.Context, id int64) (delivery.Item, error) {
	list, err := s.Dispatches(ctx, []int64{id})
	if err == nil && len(list) == 0 {
		err = delivery.NoSuch(strconv.FormatInt(id, 10))
	}
	if err != nil {
		return delivery.Item{}, err
	}
	return list[0], nil
}

// Report counts the states of dispatches.
func (s *Store) Report(ctx context.Context, ids []int64) (rep delivery.Report, err error) {
	err = s.do(ctx, "count dispatches", func(ctx context.Context, q *queries.Queries) error {
		rows, err := q.CountStates(ctx, idList(ids))
		for _, r := range rows {
			for range r.Dispatches {
				rep.Add(delivery.State(r.State))
			}
		}
		return err
	})
	return rep, err
}
