package delivery_test

import (
	"testing"
	"time"

	"kontingent/domain/delivery"
)

// A message with a copy to the treasurer takes two of a limit on recipients. When only one is left today it waits, the
// run says until when, and the scheduler doesn't come round for nothing in between.
func TestCopiesWaitWithoutHurry(t *testing.T) {
	w := newSimulation(7)
	w.limit = delivery.Limit{Host: "smtp.example.org", Recipients: 3}
	for _, id := range []int64{1, 2, 3} { // the third has a copy
		w.items = append(w.items, &delivery.Item{
			ID: id, State: delivery.Scheduled, Chain: []delivery.Method{email, draft}, Due: now, Card: delivery.Card{Reach: on(email)},
		})
	}
	sched, runs := w.start(), 0
	for w.now.Before(now.Add(2*day)) && !w.finished() {
		run, wait := sched.Look(t.Context())
		if !run {
			w.now = w.now.Add(wait)
			continue
		}
		runs++
		d := delivery.Dispatcher{
			Store: w, Issuer: w, Book: w, Clock: w, Wait: w.wait, Policy: delivery.DefaultPolicy(),
			Carriers: map[delivery.Method]delivery.Carrier{email: mail{w}},
			Limits:   map[delivery.Method]delivery.Limit{email: w.limit},
		}
		r, err := d.Run(t.Context(), 0)
		if err != nil {
			t.Fatal(err)
		}
		if sched.Ended(r, err); runs > 1 {
			continue
		}
		if len(w.left) != 2 || len(r.Limited) != 1 || r.Limited[0].Next.Sub(now) < day-time.Minute {
			t.Fatalf("%d left, and of what waits is said %+v, want 2 and one that goes a day later", len(w.left), r.Limited)
		}
	}
	// Once at once, once when a day is past, and every ten minutes in between, whatever is thought to be due.
	if !w.finished() || runs > 2+24*6+1 {
		t.Errorf("done: %v, after %d runs", w.finished(), runs)
	}
}
