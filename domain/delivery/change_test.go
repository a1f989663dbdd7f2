package delivery_test

import (
	"fmt"
	"testing"
	"time"

	"kontingent/domain/delivery"
	"kontingent/domain/problem"
)

// spec: B17: what a person may do by hand, state by state. What may have left is never moved by these.
func TestChangesByHand(t *testing.T) {
	type may struct{ cancel, send, method delivery.State } // empty: refused
	for state, want := range map[delivery.State]may{
		delivery.Scheduled:      {delivery.Cancelled, delivery.Scheduled, delivery.Scheduled},
		delivery.Retrying:       {delivery.Cancelled, delivery.Retrying, delivery.Scheduled},
		delivery.Held:           {delivery.Cancelled, "", delivery.Scheduled},
		delivery.NeedsAttention: {delivery.Cancelled, "", delivery.Scheduled},
		delivery.Undelivered:    {"", delivery.Retrying, delivery.Scheduled},
		delivery.Cancelled:      {"", delivery.Scheduled, ""},
		delivery.Claimed:        {},
		delivery.Submitting:     {},
		delivery.InDoubt:        {},
		delivery.HandedOver:     {},
		delivery.Delivered:      {},
		delivery.DraftMade:      {},
	} {
		for _, issued := range []bool{false, true} {
			it := delivery.Item{ID: 4, State: state, Issued: issued, Due: now.AddDate(0, 0, 3), Card: delivery.Card{Reach: on(email, paper)}}
			got := func(mv delivery.Move, err error) delivery.State {
				if err == nil && (mv.ID != 4 || mv.From != state) {
					t.Errorf("%s: the move is %+v", state, mv)
				}
				return mv.To
			}
			want := want
			if issued && want.method != "" {
				want.method = delivery.Retrying
			}
			if issued && state == delivery.Cancelled {
				want.send = delivery.Retrying
			}
			is := may{
				got(delivery.Cancel(it, now)), got(delivery.SendNow(it, now)),
				got(delivery.ChangeMethod(it, paper, on(email, paper), now)),
			}
			if is != want {
				t.Errorf("%s, issued %v: got %+v, want %+v", state, issued, is, want)
			}
		}
	}
}

// spec: B17: an invoice that is issued stays issued, and the log says so.
func TestCancelSaysWhatStays(t *testing.T) {
	for issued, want := range map[bool]string{true: "delivery.cancelled.issued", false: ""} {
		mv, err := delivery.Cancel(delivery.Item{State: delivery.Retrying, Issued: issued}, now)
		if err != nil || len(mv.Attempts) != 1 || mv.Attempts[0].Reason != want || mv.Attempts[0].Outcome != delivery.OutcomeCancelled {
			t.Errorf("issued %v: %+v, %v", issued, mv, err)
		}
	}
}

// next is what happens to an item after a move by hand.
func next(it delivery.Item, mv delivery.Move, at time.Time) string {
	it.State, it.Next = mv.To, mv.Next
	if mv.Anew {
		it.Round++
	}
	for _, a := range mv.Attempts {
		a.Round = it.Round
		it.Attempts = append(it.Attempts, a)
	}
	if mv.Chain != nil {
		it.Chain = mv.Chain
	}
	if !mv.Due.IsZero() {
		it.Due = mv.Due
	}
	return told(delivery.Next(it, delivery.Channels{SetUp: on(email, ehf, paper)}, delivery.DefaultPolicy(), at))
}

// spec: B17
func TestSendNow(t *testing.T) {
	chain, reach := []delivery.Method{email, paper, draft}, delivery.Card{Reach: on(email, paper)}
	refused := []delivery.Attempt{tried(email, delivery.OutcomeRefused, time.Hour), tried(paper, delivery.OutcomeRefused, 0)}
	for _, c := range []struct {
		name string
		it   delivery.Item
		want string
	}{
		{"planned for later", delivery.Item{State: delivery.Scheduled, Due: now.AddDate(0, 0, 3)}, "deliver email"},
		{
			"waits for its next try",
			delivery.Item{State: delivery.Retrying, Method: email, Next: now.Add(time.Hour), Attempts: []delivery.Attempt{tried(email, delivery.OutcomeLater, 0)}},
			"deliver email",
		},
		{"did not arrive", delivery.Item{State: delivery.Undelivered, Issued: true, Attempts: refused}, "deliver email"},
		{"cancelled", delivery.Item{State: delivery.Cancelled, Due: now.AddDate(0, 0, 3)}, "deliver email"},
	} {
		c.it.Chain, c.it.Card = chain, reach
		mv, err := delivery.SendNow(c.it, now)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := next(c.it, mv, now); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// spec: B17, A5: the method that was chosen, then draft; nothing of the chain before.
func TestChangeMethod(t *testing.T) {
	it := delivery.Item{
		ID: 9, Party: "1042", PartyName: "Kari", State: delivery.Retrying, Issued: true, Method: email,
		Next: now.Add(time.Hour), Chain: []delivery.Method{email, ehf, draft}, Card: delivery.Card{Reach: on(email, paper)},
		Attempts: []delivery.Attempt{tried(paper, delivery.OutcomeRefused, time.Hour), tried(email, delivery.OutcomeLater, 0)},
	}
	mv, err := delivery.ChangeMethod(it, paper, on(email, ehf, paper), now)
	if err != nil || fmt.Sprint(mv.Chain) != "[paper draft]" {
		t.Fatalf("%+v, %v", mv, err)
	}
	if got := next(it, mv, now); got != "deliver paper" {
		t.Errorf("refused once, chosen by hand: %q", got)
	}
	it.State = delivery.Undelivered
	if mv, err := delivery.ChangeMethod(it, paper, on(paper), now); err != nil || !mv.Anew || next(it, mv, now) != "deliver paper" {
		t.Errorf("undelivered: %+v, %v", mv, err)
	}
	for m, code := range map[delivery.Method]string{
		ehf: "delivery.method.no_address", draft: "chain.unknown", email: "delivery.method.not_set_up",
	} {
		if _, err := delivery.ChangeMethod(it, m, on(ehf, paper), now); !problem.Is(err, code) {
			t.Errorf("%s: %v, want %s", m, err, code)
		}
	}
}
