package delivery

import (
	"testing"
	"time"

	"kontingent/domain/problem"
)

// spec: C10, A4: what has been credited whole is taken off the list wherever something could still go out or somebody
// would be asked, and nothing sends it any more.
func TestRevoke(t *testing.T) {
	now := time.Date(2027, 1, 12, 9, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		state   State
		revoked bool
	}{
		{Retrying, true},
		{Held, true},
		{InDoubt, true},
		{NeedsAttention, true},
		{Undelivered, true},
		{Delivered, false},
		{HandedOver, false},
		{Cancelled, false},
		{Claimed, false},
		{Submitting, false},
	} {
		it := Item{ID: 7, State: c.state, Issued: true, Method: Email, Reserved: Reservation{Email, 2}}
		mv, revoked := Revoke(it, now)
		if revoked != c.revoked || revoked && (mv.From != c.state || mv.To != Cancelled || mv.Attempts[0].Reason != ReasonCredited) {
			t.Errorf("%s: %+v, %v", c.state, mv, revoked)
			continue
		}
		if !revoked {
			continue
		}
		// What was set aside for it is free again.
		if e, err := Book(Account{}, it.Reserved, mv, now); err != nil || len(e) != 1 || e[0].Kind != Returned {
			t.Errorf("%s: the ledger says %+v, %v", c.state, e, err)
		}
	}
	gone := func(s State) Item {
		return Item{ID: 7, State: s, Issued: true, Credited: true, Numbers: []string{"1042"}}
	}
	for name, err := range map[string]error{
		"send now": second(SendNow(gone(Cancelled), now)),
		"again":    second(Settle(gone(Undelivered), Again, now)),
		"next":     second(Settle(gone(InDoubt), Onward, now)),
		"method":   second(ChangeMethod(gone(Retrying), Paper, map[Method]bool{Paper: true}, now)),
	} {
		if !problem.Is(err, "delivery.credited") {
			t.Errorf("%s: got %v", name, err)
		}
	}
	// That it arrived, or is posted, may still be said.
	for _, s := range []State{InDoubt, HandedOver} {
		if _, err := Settle(gone(s), Arrived, now); err != nil {
			t.Errorf("%s: %v", s, err)
		}
	}
}

func second[T any](_ T, err error) error { return err }

// Whether something may have reached somebody decides whether a credit note is sent.
func TestLeft(t *testing.T) {
	for want, list := range map[bool][]Item{
		true: {
			{State: Delivered},
			{State: HandedOver},
			{State: InDoubt},
			{State: Submitting},
			{State: Undelivered, Attempts: []Attempt{{Outcome: OutcomeInDoubt}, {Outcome: OutcomePassed}}},
		},
		false: {
			{State: Undelivered, Attempts: []Attempt{{Outcome: OutcomeRefused}}},
			{State: Retrying, Attempts: []Attempt{{Outcome: OutcomeLater}}},
			{State: Held},
			{State: NeedsAttention},
			{State: Cancelled, Attempts: []Attempt{{Outcome: OutcomeCancelled}}},
		},
	} {
		for _, it := range list {
			if it.Left() != want {
				t.Errorf("%s %v: got %v", it.State, it.Attempts, it.Left())
			}
		}
	}
}
