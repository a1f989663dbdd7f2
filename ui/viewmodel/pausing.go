package viewmodel

import (
	"context"

	"kontingent/domain/delivery"
	"kontingent/domain/problem"
)

// Pauses says which of pausing and going on there is to do.
type Pauses struct {
	Some bool // a method is paused: there is something to let go on
	All  bool // every method is: there is nothing left to pause
}

func pausesOf(paused map[delivery.Method]delivery.Pause) Pauses {
	p := Pauses{All: true}
	for _, m := range delivery.Methods() {
		_, is := paused[m]
		p.Some, p.All = p.Some || is, p.All && is
	}
	return p
}

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

// settle carries out a person's answer about a dispatch of a batch.
func (s *Shell) settle(id, batch int64, a delivery.Answer) { s.settleAll([]int64{id}, batch, a) }

// settleAll carries out an answer about dispatches of a batch. What is to be sent again goes at once.
func (s *Shell) settleAll(ids []int64, batch int64, a delivery.Answer) {
	do(s.Env, func(ctx context.Context) (settled int, err error) {
		var bad problem.List
		for _, id := range ids {
			if err := s.Env.Club.Settle(ctx, id, a); err != nil {
				bad.Add(err)
				continue
			}
			settled++
		}
		return settled, bad.Err()
	}, func(settled int, err error) {
		s.Env.complain(err) // what could be settled goes on all the same
		if settled == 0 {
			return
		}
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
		if it.Awaits() {
			return nil
		}
		return []Action{{string(delivery.Arrived), e.say("view.answer.posted")}}
	case delivery.Undelivered:
		return []Action{again}
	}
	return nil
}
