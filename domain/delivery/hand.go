package delivery

import (
	"context"
	"errors"

	"kontingent/domain/cal"
)

// Hand carries out what a person does with single dispatches. Both faces of the program hold one.
type Hand struct {
	Store interface {
		Dispatch(ctx context.Context, id int64) (Item, error)
		Outbox(ctx context.Context, all bool) ([]Item, error)
		Paused(ctx context.Context) (map[Method]Pause, error)
		Move(ctx context.Context, moves ...Move) error
	}
	Clock cal.Clock
	SetUp func() map[Method]bool
}

// Settle carries out an answer about a dispatch that waits for one.
func (h Hand) Settle(ctx context.Context, id int64, a Answer) error {
	return h.move(ctx, id, func(it Item) (Move, error) { return Settle(it, a, h.Clock.Now()) })
}

// Cancel takes a dispatch off the list.
func (h Hand) Cancel(ctx context.Context, id int64) error {
	return h.move(ctx, id, func(it Item) (Move, error) { return Cancel(it, h.Clock.Now()) })
}

// SendNow makes a dispatch due now. The next run of the dispatcher takes it up.
func (h Hand) SendNow(ctx context.Context, id int64) error {
	return h.move(ctx, id, func(it Item) (Move, error) { return SendNow(it, h.Clock.Now()) })
}

// ChangeMethod lets a dispatch go by one method and no other.
func (h Hand) ChangeMethod(ctx context.Context, id int64, m Method) error {
	return h.move(ctx, id, func(it Item) (Move, error) { return ChangeMethod(it, m, h.SetUp(), h.Clock.Now()) })
}

// move decides by a dispatch as it stands. One that the dispatcher moves in the same moment is looked at again, so that
// whoever acts gets what was asked for, or hears that it is being sent.
func (h Hand) move(ctx context.Context, id int64, decide func(Item) (Move, error)) error {
	for again := 0; ; again++ {
		it, err := h.Store.Dispatch(ctx, id)
		if err != nil {
			return err
		}
		mv, err := decide(it)
		if err != nil {
			return err
		}
		if err = h.Store.Move(ctx, mv); again == patience || !errors.Is(err, ErrMoved) {
			return err
		}
	}
}
