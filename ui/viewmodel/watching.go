package viewmodel

import (
	"context"
	"time"

	"kontingent/domain/delivery"
)

// Watch sends by itself what becomes due while the window is open (spec B14). What became due while it was not goes at
// once, after saying so.
func (s *Sending) Watch() {
	w := &delivery.Scheduler{Clock: s.env.Clock, Due: s.env.Club.NextDue}
	s.watch = w
	do(s.env, func(ctx context.Context) (int, error) {
		return s.env.Club.Overdue(ctx, s.env.Clock.Now())
	}, func(n int, err error) {
		if err == nil && n > 0 {
			s.env.tell(s.env.say("limit.overdue", "count", n, "number", s.env.number(n)))
		}
		s.look(w)
	})
}

// look lets the scheduler look at the clock, and runs when it says so. It comes round until another watch has begun or
// the window closes.
func (s *Sending) look(w *delivery.Scheduler) {
	if s.watch != w {
		return
	}
	type answer struct {
		run  bool
		wait time.Duration
	}
	do(s.env, func(ctx context.Context) (a answer, _ error) {
		a.run, a.wait = w.Look(ctx)
		return a, nil
	}, func(a answer, _ error) {
		if s.watch != w {
			return
		}
		if a.run {
			s.byItself()
		}
		s.env.Run.Later(a.wait, func() { s.look(w) })
	})
}
