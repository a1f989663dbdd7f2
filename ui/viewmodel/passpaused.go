package viewmodel

import (
	"context"

	"kontingent/domain/delivery"
)

// ActionPassPaused sends what waits for a paused method by the next one.
const ActionPassPaused = "pass_paused"

// waitingPause is a method that is paused, with how many wait for it and where else they could go.
func (e *Env) waitingPause(p delivery.Pause, d homeData) Waiting {
	m, now := p.Method, e.Clock.Now()
	w := Waiting{
		Title:   e.say("view.home.paused", "method", e.methodName(string(m))),
		Detail:  e.reason(p.Reason, m, nil),
		Words:   p.Words,
		Actions: e.resuming(m, p),
		To:      Route{Page: SettingsPage, Part: string(m)},
		method:  m,
		secret:  e.secretOf(m),
	}
	var waits []delivery.Item
	for _, it := range d.items {
		if it.WaitsFor(m, d.setUp, now) {
			it.Method = m
			waits = append(waits, it)
		}
	}
	if n := len(waits); n > 0 {
		w.Detail += " " + e.say("paused.waiting", "count", n, "number", e.number(n)) + " " + e.insteadText(insteadOf(waits, d.setUp))
		w.Actions = append(w.Actions, Action{ActionPassPaused, e.say("credit.action.pass.all", "count", n)})
	}
	return w
}

// passPaused sends what waits for a paused method by the next one.
func (s *Shell) passPaused(m delivery.Method) {
	s.moveHeld(func(ctx context.Context) (int, error) { return s.Env.Club.PassPaused(ctx, m) }, func(n int) string {
		return s.Env.say("credit.passed", "count", n)
	})
}
