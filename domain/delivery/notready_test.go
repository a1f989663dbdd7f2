package delivery_test

import (
	"context"
	"errors"
	"testing"

	"kontingent/domain/delivery"
)

// broken is a printer that can't write a letter.
type broken struct{ printer }

func (broken) Freeze(delivery.Parcel) ([]byte, error) { return nil, errors.New("no letter") }

// halfIssuer issues all but the first.
type halfIssuer struct{ *simulation }

func (h halfIssuer) Issue(ctx context.Context, ids []int64) (map[int64]error, error) {
	failed, err := h.simulation.Issue(ctx, ids)
	failed[1], h.items[0].Issued = errors.New("no document"), false
	return failed, err
}

// What is said of an invoice that could not be made ready is true: one that has its number is not said to have none.
//
// spec: C2, C11
func TestWhatCouldNotBeMadeReady(t *testing.T) {
	w := newSimulation(1)
	for id := range int64(2) {
		w.items = append(w.items, &delivery.Item{
			ID: id + 1, State: delivery.Scheduled, Due: now, Chain: []delivery.Method{paper, draft},
			Card: delivery.Card{Reach: on(paper)},
		})
	}
	d := delivery.Dispatcher{
		Store: w, Issuer: halfIssuer{w}, Clock: w, Policy: delivery.DefaultPolicy(),
		Carriers: map[delivery.Method]delivery.Carrier{paper: broken{printer{w}}},
	}
	if _, err := d.Run(context.Background(), 0); err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{delivery.ReasonNotIssued, delivery.ReasonNotWritten} {
		it := w.items[i]
		if it.State != delivery.NeedsAttention || len(it.Attempts) != 1 || it.Attempts[0].Reason != want || it.Issued != (i == 1) {
			t.Errorf("dispatch %d is %s, issued: %v, for %+v; want %s", it.ID, it.State, it.Issued, it.Attempts, want)
		}
	}
}
