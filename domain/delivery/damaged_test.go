package delivery_test

import (
	"context"
	"slices"
	"testing"

	"kontingent/domain/delivery"
	"kontingent/domain/problem"
)

// hurt is a store in which the documents of one dispatch are damaged.
type hurt struct {
	*simulation
	id int64
}

func (h hurt) Parcels(ctx context.Context, m delivery.Method, ids ...int64) ([]delivery.Parcel, error) {
	if slices.Contains(ids, h.id) {
		return nil, problem.New("store.corrupt")
	}
	return h.simulation.Parcels(ctx, m, ids...)
}

// A damaged document keeps its own dispatch back, with the reason, and nobody else's.
func TestOneDamagedDocument(t *testing.T) {
	w := newSimulation(1)
	for id := range int64(3) {
		w.items = append(w.items, &delivery.Item{
			ID: id + 1, State: delivery.Scheduled, Due: now, Chain: []delivery.Method{paper, draft}, Card: delivery.Card{Reach: on(paper)},
		})
	}
	d := delivery.Dispatcher{
		Store: hurt{w, 2}, Issuer: w, Clock: w, Policy: delivery.DefaultPolicy(),
		Carriers: map[delivery.Method]delivery.Carrier{paper: printer{w}},
	}
	r, err := d.Run(t.Context(), 0)
	if err != nil || r.HandedOver != 2 || r.NeedsAttention != 1 {
		t.Fatalf("%+v, %v", r, err)
	}
	if it := w.items[1]; it.State != delivery.NeedsAttention || it.Attempts[0].Reason != "store.corrupt" {
		t.Errorf("the damaged one is %s for %+v", it.State, it.Attempts)
	}
}
