package delivery

import (
	"context"
	"errors"

	"kontingent/domain/cal"
	"kontingent/domain/problem"
)

// PassHeld lets dispatches that wait for credit take their next method: those named, or every one when none is. It is
// all of them or none, and gives how many.
func (h Hand) PassHeld(ctx context.Context, ids ...int64) (int, error) {
	now := h.Clock.Now()
	held := func(it Item) bool { return it.State == Held }
	return h.together(ctx, ids, held, func(it Item) (Move, error) { return Settle(it, Onward, now) })
}

// Redate gives dispatches a new due date: those named, or, when none is, all that wait for one. It is all of them or
// none, and gives how many.
func (h Hand) Redate(ctx context.Context, due cal.Date, ids ...int64) (int, error) {
	now := h.Clock.Now()
	if err := CheckNewDue(due, cal.Of(now)); err != nil {
		return 0, err
	}
	needs := func(it Item) bool { return it.NeedsDates(now) }
	return h.together(ctx, ids, needs, func(it Item) (Move, error) { return Redate(it, due, now) })
}

// together moves several dispatches in one transaction. Where the dispatcher was faster it looks again.
func (h Hand) together(
	ctx context.Context, ids []int64, fits func(Item) bool, decide func(Item) (Move, error),
) (int, error) {
	for range patience {
		list, err := h.chosen(ctx, ids, fits)
		if err != nil {
			return 0, err
		}
		var bad problem.List
		moves := make([]Move, 0, len(list))
		for _, it := range list {
			mv, err := decide(it)
			bad.Add(err)
			moves = append(moves, mv)
		}
		if err := bad.Err(); err != nil {
			return 0, err
		}
		if err := h.Store.Move(ctx, moves...); !errors.Is(err, ErrMoved) {
			return len(moves), err
		}
	}
	return 0, ErrMoved
}

// chosen are the dispatches that are named, or all that fit when none is.
func (h Hand) chosen(ctx context.Context, ids []int64, fits func(Item) bool) (list []Item, err error) {
	if len(ids) == 0 {
		open, err := h.Store.Outbox(ctx, false)
		for _, it := range open {
			if fits(it) {
				list = append(list, it)
			}
		}
		return list, err
	}
	for _, id := range ids {
		it, err := h.Store.Dispatch(ctx, id)
		if err != nil {
			return nil, err
		}
		list = append(list, it)
	}
	return list, nil
}
