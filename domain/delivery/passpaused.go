package delivery

import (
	"context"
	"time"

	"kontingent/domain/problem"
)

// ReasonPaused is noted when a person sends what waits for a paused method by the next one.
const ReasonPaused = "delivery.passed_paused"

// WaitsFor reports whether a dispatch is due and waits for a method whose channel is paused. setUp are the methods that
// can be used.
func (it Item) WaitsFor(m Method, setUp map[Method]bool, now time.Time) bool {
	if now.Before(it.Due) || it.Awaits() {
		return false
	}
	s := Next(it, Channels{SetUp: setUp, Paused: map[Method]bool{m: true}}, DefaultPolicy(), now)
	return s.Do == DoPaused && s.Method == m
}

// PassPaused lets a dispatch that waits for a paused method take its next one. Nobody falls through because of a channel
// unless the treasurer says so (spec A2): this is the treasurer's word.
func PassPaused(it Item, m Method, now time.Time) Move {
	return Move{
		ID: it.ID, From: it.State, To: it.waits(), Method: m, Seen: it.Chain,
		Attempts: []Attempt{{At: now, Method: m, Outcome: OutcomePassed, Reason: ReasonPaused}},
	}
}

// PassPaused lets everything that waits for a paused method take its next one, and gives how many.
func (h Hand) PassPaused(ctx context.Context, m Method) (int, error) {
	paused, err := h.Store.Paused(ctx)
	if err != nil {
		return 0, err
	}
	if _, is := paused[m]; !is {
		return 0, problem.New("delivery.pass.not_paused", "method", string(m))
	}
	now, setUp := h.Clock.Now(), h.SetUp()
	waits := func(it Item) bool { return it.WaitsFor(m, setUp, now) }
	return h.together(ctx, nil, waits, func(it Item) (Move, error) { return PassPaused(it, m, now), nil })
}
