package persistence

import (
	"context"
	"testing"

	"kontingent/domain/delivery"
	"kontingent/domain/problem"
)

// busy is a store whose dispatcher is a moment faster than the person: what happens comes between look and move.
type busy struct {
	*Store
	happens []func()
}

func (b *busy) Move(ctx context.Context, moves ...delivery.Move) error {
	if len(b.happens) > 0 {
		b.happens[0]()
		b.happens = b.happens[1:]
	}
	return b.Store.Move(ctx, moves...)
}

// spec: B17: whoever cancels while the dispatcher takes it up hears that it is being sent, and whoever cancels while it
// comes back has cancelled it.
func TestHandMeetsTheDispatcher(t *testing.T) {
	s := newClub(t, 1)
	execute(t, s, plan("A"))
	it := due(t, s)[0]
	step := func(from, to delivery.State) func() {
		return func() { ok(t, s.Move(ctx, delivery.Move{ID: it.ID, From: from, To: to, Method: delivery.Email})) }
	}
	hand := func(happens ...func()) error {
		return delivery.Hand{Store: &busy{s, happens}, Clock: fixed(noon)}.Cancel(ctx, it.ID)
	}
	err := hand(step(delivery.Scheduled, delivery.Claimed))
	if !problem.Is(err, "delivery.cancel.state") {
		t.Errorf("taken up meanwhile: %v", err)
	}
	step(delivery.Claimed, delivery.Scheduled)()
	ok(t, hand(step(delivery.Scheduled, delivery.Retrying)))
	if got := get(t, s, it.ID); got.State != delivery.Cancelled || len(got.Attempts) != 1 {
		t.Errorf("cancelled, and it is %s: %+v", got.State, got.Attempts)
	}
}
