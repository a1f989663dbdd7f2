package persistence

import (
	"context"
	"time"

	"kontingent/domain/delivery"
	"kontingent/persistence/queries"
)

var _ delivery.PostBook = (*Store)(nil)

// depart notes that a message is about to leave, in the transaction that says so of its dispatch.
func depart(ctx context.Context, q *queries.Queries, m delivery.Move) error {
	if m.Leaves == nil {
		return nil
	}
	return q.AddDeparture(ctx, queries.AddDepartureParams{
		DispatchID: m.ID, At: millis(m.Leaves.At), Host: m.Leaves.Host, Recipients: int64(m.Leaves.Recipients),
	})
}

// Departures gives what left for a host after a moment, in order.
func (s *Store) Departures(ctx context.Context, host string, after time.Time) (list []delivery.Departure, err error) {
	err = s.do(ctx, "read what has left", func(ctx context.Context, q *queries.Queries) error {
		rows, err := q.Departures(ctx, queries.DeparturesParams{Host: host, After: millis(after)})
		for _, r := range rows {
			list = append(list, delivery.Departure{At: moment(r.At), Host: host, Recipients: int(r.Recipients)})
		}
		return err
	})
	return list, err
}

// NextDue is the first moment after another at which a dispatch may be moved; the zero time: none waits for one.
func (s *Store) NextDue(ctx context.Context, after time.Time) (next time.Time, err error) {
	err = s.do(ctx, "look for what is due", func(ctx context.Context, q *queries.Queries) error {
		at, err := q.NextDue(ctx, millis(after))
		next = moment(at)
		return err
	})
	return next, err
}

// Overdue counts the dispatches whose time has come and that nobody has taken up yet.
func (s *Store) Overdue(ctx context.Context, now time.Time) (n int, err error) {
	err = s.do(ctx, "count what is due", func(ctx context.Context, q *queries.Queries) error {
		count, err := q.Overdue(ctx, millis(now))
		n = int(count)
		return err
	})
	return n, err
}

// Waiting counts the dispatches that are due and go, or may go, by a method next.
func (s *Store) Waiting(ctx context.Context, m delivery.Method, now time.Time) (n int, err error) {
	err = s.do(ctx, "count what waits", func(ctx context.Context, q *queries.Queries) error {
		count, err := q.WaitingFor(ctx, queries.WaitingForParams{Now: millis(now), Method: string(m)})
		n = int(count)
		return err
	})
	return n, err
}
