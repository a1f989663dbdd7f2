package persistence

import (
	"context"

	"kontingent/domain/delivery"
	"kontingent/persistence/queries"
)

// Recover settles what a run left behind that ended in the middle of sending, with its process or by an error. What was
// claimed had not left and goes back into the queue. What was submitting may have arrived: a person must say, and its
// log tells why; where the ledger knows that it was accepted, it was. What its memo calls away is asked about instead.
// Nothing may be under way.
func (s *Store) Recover(ctx context.Context) error {
	err := s.do(ctx, "recover the outbox", func(ctx context.Context, q *queries.Queries) error {
		if err := askAway(ctx, q, delivery.Claimed, millis(s.clock.Now())); err != nil {
			return err
		}
		if err := q.ReleaseClaimed(ctx); err != nil {
			return err
		}
		if err := s.witness.settle(ctx, q, s.clock.Now()); err != nil {
			return err
		}
		if err := askAway(ctx, q, delivery.Submitting, millis(s.clock.Now())); err != nil {
			return err
		}
		note := queries.NoteSubmittingParams{At: millis(s.clock.Now()), Reason: "delivery.in_doubt.crash"}
		if err := q.NoteSubmitting(ctx, note); err != nil {
			return err
		}
		return q.DoubtSubmitting(ctx)
	})
	if err == nil {
		s.witness.settled()
	}
	return err
}
