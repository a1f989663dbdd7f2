package delivery_test

import (
	"testing"

	"kontingent/domain/delivery"
)

// spec: A4, C1, A14
func TestSettle(t *testing.T) {
	for _, c := range []struct {
		state  delivery.State
		issued bool
		answer delivery.Answer
		want   delivery.State // empty: refused
	}{
		{delivery.InDoubt, true, delivery.Arrived, delivery.Delivered},
		{delivery.InDoubt, true, delivery.Again, delivery.Retrying},
		{delivery.InDoubt, true, delivery.Onward, delivery.Retrying},
		{delivery.NeedsAttention, true, delivery.Onward, delivery.Retrying},
		{delivery.NeedsAttention, false, delivery.Arrived, ""}, // what was never issued can't have arrived
		{delivery.HandedOver, true, delivery.Arrived, delivery.Delivered},
		{delivery.InDoubt, false, delivery.Arrived, delivery.Delivered}, // it left before an older copy was put in place
		{delivery.HandedOver, false, delivery.Arrived, delivery.Delivered},
		{delivery.HandedOver, true, delivery.Again, ""}, // the letter may be in the post
		{delivery.Delivered, true, delivery.Again, ""},
		{delivery.Undelivered, true, delivery.Again, delivery.Retrying}, // the address is mended
		{delivery.Undelivered, true, delivery.Arrived, ""},              // everybody refused it
		{delivery.Undelivered, true, delivery.Onward, ""},               // there is no next
		{delivery.Scheduled, false, delivery.Onward, ""},
		{delivery.InDoubt, true, "perhaps", ""},
	} {
		mv, err := delivery.Settle(delivery.Item{ID: 4, State: c.state, Issued: c.issued, Method: email}, c.answer, now)
		if mv.To != c.want || (err == nil) != (c.want != "") {
			t.Errorf("%s, %s: got %q, %v, want %q", c.state, c.answer, mv.To, err, c.want)
		}
		if err == nil && (mv.From != c.state || len(mv.Attempts) != 1 || !mv.Attempts[0].At.Equal(now)) {
			t.Errorf("%s, %s: the move is %+v", c.state, c.answer, mv)
		}
		if mv.Anew != (c.state == delivery.Undelivered && err == nil) {
			t.Errorf("%s, %s: the chain starts over: %v", c.state, c.answer, mv.Anew)
		}
		if mv.Anew && (mv.Method != "" || mv.Attempts[0].Method != "" || mv.Attempts[0].Reason != delivery.ReasonAnew) {
			t.Errorf("%s, %s: the move is %+v, want one about no method", c.state, c.answer, mv)
		}
	}
}
