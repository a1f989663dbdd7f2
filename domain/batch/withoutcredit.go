package batch

import (
	"context"

	"kontingent/domain/delivery"
	"kontingent/domain/problem"
)

// WithoutCredit chooses what becomes of those the credit does not reach for, until the batch is finished: nothing that
// is locked before depends on it (spec A5, A11).
func WithoutCredit(s delivery.Short) Step {
	return func(d Desk) (Change, error) {
		if err := oneOf(string(s), "distribution.without_credit", "hold", "draft", "next"); err != nil {
			return Change{}, err
		}
		if d.Batch.State == Finished {
			return Change{}, problem.New("batch.without_credit.finished", "name", d.Batch.Plan.Name).At("distribution.without_credit")
		}
		b := d.Batch
		b.Plan.WithoutCredit = string(s)
		return Change{State: b.State, Batch: &b}, nil
	}
}

// WithoutCredit chooses what becomes of those the credit does not reach for.
func (s *Service) WithoutCredit(ctx context.Context, id int64, short delivery.Short) error {
	_, err := s.Store.ChangeBatch(ctx, id, s.step(WithoutCredit(short)))
	return err
}
