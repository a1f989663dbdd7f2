package delivery_test

import (
	"fmt"
	"testing"
	"time"

	"kontingent/domain/delivery"
)

// spec: A2: nobody falls through because a channel is paused; on the treasurer's word those that wait for it do, and
// nobody else.
func TestPassPaused(t *testing.T) {
	setUp := on(email, paper)
	item := func(change func(*delivery.Item)) delivery.Item {
		it := delivery.Item{
			ID: 1, State: delivery.Scheduled, Due: now, Chain: []delivery.Method{email, paper, draft}, Card: delivery.Card{Reach: on(email, paper)},
		}
		if change != nil {
			change(&it)
		}
		return it
	}
	for name, c := range map[string]struct {
		it   delivery.Item
		want bool
	}{
		"it waits":                  {item(nil), true},
		"tried once, and again due": {item(func(it *delivery.Item) { it.State, it.Issued, it.Method = delivery.Retrying, true, email }), true},
		"not before its time":       {item(func(it *delivery.Item) { it.Due = now.Add(time.Hour) }), false},
		"it goes by paper":          {item(func(it *delivery.Item) { it.Card.Reach = on(paper) }), false},
		"a person has it":           {item(func(it *delivery.Item) { it.State = delivery.InDoubt }), false},
		"through":                   {item(func(it *delivery.Item) { it.State = delivery.Delivered }), false},
	} {
		if got := c.it.WaitsFor(email, setUp, now); got != c.want {
			t.Errorf("%s: waits is %v", name, got)
		}
		if !c.want {
			continue
		}
		mv := delivery.PassPaused(c.it, email, now)
		after := c.it
		after.State, after.Method = mv.To, mv.Method
		after.Attempts = append(after.Attempts, mv.Attempts...)
		s := delivery.Next(after, delivery.Channels{SetUp: setUp, Paused: on(email)}, delivery.DefaultPolicy(), now)
		if got := fmt.Sprint(s.Do, " ", s.Method, " ", mv.Attempts[0].Reason); got != "deliver paper delivery.passed_paused" {
			t.Errorf("%s: then %s", name, got)
		}
	}
}
