package viewmodel

import (
	"context"

	"kontingent/domain/delivery"
)

// pauseAll stops every method by hand.
func (e *Env) pauseAll(then func()) {
	now := e.Clock.Now()
	e.act(func(ctx context.Context) error {
		for _, m := range delivery.Methods() {
			p := delivery.Pause{Method: m, At: now, Reason: "delivery.paused.by_hand"}
			if err := e.Club.Pause(ctx, p); err != nil {
				return err
			}
		}
		return nil
	}, then)
}

// resume lets methods go on.
func (e *Env) resume(methods []delivery.Method, then func()) {
	e.act(func(ctx context.Context) error {
		for _, m := range methods {
			if err := e.Club.Resume(ctx, m); err != nil {
				return err
			}
		}
		return nil
	}, then)
}

// settle carries out a person's answer about a dispatch of a batch. What is to be sent again goes at once.
func (s *Shell) settle(id, batch int64, a delivery.Answer) {
	s.Env.act(func(ctx context.Context) error { return s.Env.Club.Settle(ctx, id, a) }, func() {
		s.Env.Feed.Touch(Batches | Invoices | Dispatches)
		if a != delivery.Arrived {
			s.Sending.Start(batch)
		}
	})
}

// answers are what a person can say of a dispatch that waits for one, the likeliest first. arrived can only be said of
// what has been issued.
func (e *Env) answers(it delivery.Item) []Action {
	arrived := Action{string(delivery.Arrived), e.say("view.answer.arrived")}
	again := Action{string(delivery.Again), e.say("view.answer.again")}
	next := Action{string(delivery.Onward), e.say("view.answer.next")}
	switch it.State {
	case delivery.InDoubt:
		return []Action{arrived, again, next}
	case delivery.NeedsAttention:
		if it.Issued {
			return []Action{again, next, arrived}
		}
		return []Action{again, next}
	case delivery.HandedOver:
		return []Action{{string(delivery.Arrived), e.say("view.answer.posted")}}
	case delivery.Undelivered:
		return []Action{again}
	}
	return nil
}
