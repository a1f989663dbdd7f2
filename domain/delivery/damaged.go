package delivery

import (
	"context"
	"slices"

	"kontingent/domain/problem"
)

// parcels gives what dispatches carry, in their order. One whose documents are damaged waits for a person, and stands in
// nobody else's way.
func (r *run) parcels(ctx context.Context, m Method, items []Item) ([]Item, []Parcel, error) {
	list, err := r.Store.Parcels(ctx, m, ids(items)...)
	if err == nil || !problem.Is(err, "store.corrupt") {
		return items, list, err
	}
	var broken []Move
	var whole []Parcel
	items = slices.DeleteFunc(slices.Clone(items), func(it Item) bool {
		p, cause := r.Store.Parcels(ctx, m, it.ID)
		switch {
		case cause == nil:
			whole = append(whole, p...)
			return false
		case it.State != HandedOver: // what has left already goes on waiting for its answer
			broken = append(broken, failure(it, cause, ReasonNotWritten, r.Clock.Now()))
		}
		return true
	})
	if err := r.Store.Move(ctx, broken...); err != nil {
		return nil, nil, err
	}
	r.tell(broken...)
	return items, whole, nil
}
