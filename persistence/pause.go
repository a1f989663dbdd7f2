package persistence

import (
	"context"

	"kontingent/domain/delivery"
	"kontingent/persistence/queries"
)

// Paused gives the channels that are paused, with the reason.
func (s *Store) Paused(ctx context.Context) (map[delivery.Method]delivery.Pause, error) {
	out := map[delivery.Method]delivery.Pause{}
	err := s.do(ctx, "read the pauses", func(ctx context.Context, q *queries.Queries) error {
		rows, err := q.Pauses(ctx)
		for _, r := range rows {
			m := delivery.Method(r.Method)
			out[m] = delivery.Pause{Method: m, At: moment(r.At), Reason: r.Reason, Words: r.Words}
		}
		return err
	})
	return out, err
}

// Pause stops a channel for everybody until a person resumes it.
func (s *Store) Pause(ctx context.Context, p delivery.Pause) error {
	return s.do(ctx, "pause a channel", func(ctx context.Context, q *queries.Queries) error {
		return q.SetPause(ctx, queries.SetPauseParams{
			Method: string(p.Method), At: millis(p.At), Reason: p.Reason, Words: p.Words,
		})
	})
}

// Resume lets a paused channel go on. One that is not paused stays as it is.
func (s *Store) Resume(ctx context.Context, m delivery.Method) error {
	return s.do(ctx, "resume a channel", func(ctx context.Context, q *queries.Queries) error {
		return q.DropPause(ctx, string(m))
	})
}
