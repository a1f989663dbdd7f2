package delivery_test

import (
	"fmt"
	"testing"
	"time"

	"kontingent/domain/delivery"
)

// spec: A2: of several things that are the matter with a method, the first in the spec's order decides, and is what the
// log and the summary name.
func TestNextAsksInOrder(t *testing.T) {
	later := func(at time.Time) delivery.Attempt {
		return delivery.Attempt{At: at, Method: email, Outcome: delivery.OutcomeLater}
	}
	matters := []struct {
		name string
		is   func(*delivery.Item, *delivery.Channels)
		want string
	}{
		{"refused", func(it *delivery.Item, _ *delivery.Channels) {
			it.Attempts = append(it.Attempts, delivery.Attempt{Method: email, Outcome: delivery.OutcomeRefused})
		}, "deliver paper []"},
		{"used up", func(it *delivery.Item, _ *delivery.Channels) {
			it.Attempts = append(it.Attempts, later(now.Add(-60*time.Hour)), later(now.Add(-time.Hour)))
		}, "deliver paper [{email delivery.gave_up}]"},
		{"never set up", func(_ *delivery.Item, ch *delivery.Channels) { ch.SetUp[email] = false }, "deliver paper [{email delivery.not_set_up}]"},
		{"no address", func(it *delivery.Item, _ *delivery.Channels) { it.Card.Reach[email] = false }, "deliver paper [{email delivery.no_address}]"},
		{"credit short", func(_ *delivery.Item, ch *delivery.Channels) { ch.Price = map[delivery.Method]int64{email: 5} }, "hold email []"},
		{"paused", func(_ *delivery.Item, ch *delivery.Channels) { ch.Paused = on(email) }, "paused email []"},
		{"to be repeated later", func(it *delivery.Item, _ *delivery.Channels) { it.Method, it.Next = email, now.Add(time.Hour) }, "wait email []"},
		{"nothing", func(*delivery.Item, *delivery.Channels) {}, "deliver email []"},
	}
	for i, m := range matters {
		it := delivery.Item{
			State: delivery.Retrying, Issued: true, Due: now, Chain: []delivery.Method{email, paper, draft},
			Card: delivery.Card{Reach: on(email, paper)},
		}
		ch := delivery.Channels{SetUp: on(email, paper)}
		for _, also := range matters[i:] {
			also.is(&it, &ch)
		}
		s := delivery.Next(it, ch, delivery.DefaultPolicy(), now)
		if got := fmt.Sprint(s.Do, " ", s.Method, " ", s.Skipped); got != m.want {
			t.Errorf("%s, with all that comes after: got %s, want %s", m.name, got, m.want)
		}
	}
}
