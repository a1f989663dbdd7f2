package ui

import (
	"context"
	"time"

	"kontingent/domain/delivery"
)

func (s *memoryStore) NextDue(_ context.Context, after time.Time) (next time.Time, err error) {
	_, err = s.items("NextDue", func(it delivery.Item) bool {
		at := it.Due
		if it.Next.After(at) {
			at = it.Next
		}
		waits := it.State == delivery.Scheduled || it.State == delivery.Retrying || it.State == delivery.Held || it.Awaits()
		if waits && at.After(after) && (next.IsZero() || at.Before(next)) {
			next = at
		}
		return false
	})
	return next, err
}

func (s *memoryStore) Overdue(_ context.Context, now time.Time) (int, error) {
	list, err := s.items("Overdue", func(it delivery.Item) bool {
		return it.State == delivery.Scheduled && !now.Before(it.Due) && len(it.Attempts) == 0
	})
	return len(list), err
}
