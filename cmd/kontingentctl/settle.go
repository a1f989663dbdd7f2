package main

import (
	"context"
	"io"

	"kontingent/cmd/internal/wire"
	"kontingent/domain/delivery"
)

// outboxSettle carries out a person's answer about a dispatch that waits for one.
func (c *call) outboxSettle(ctx context.Context, args []string) error {
	if err := needs(args, 2, 2, "outbox settle ID arrived|again|next"); err != nil {
		return err
	}
	n, err := id(args[0], delivery.NoSuch)
	if err != nil {
		return err
	}
	return c.with(ctx, func(app *wire.App) error {
		it, err := app.Store.Dispatch(ctx, n)
		if err != nil {
			return err
		}
		mv, err := delivery.Settle(it, delivery.Answer(args[1]), c.clock.Now())
		if err != nil {
			return err
		}
		if err := app.Store.Move(ctx, mv); err != nil {
			return err
		}
		if it, err = app.Store.Dispatch(ctx, n); err != nil {
			return err
		}
		o := c.outboxItem(it)
		return c.print(o, o.show)
	})
}

// outboxPause stops a channel for everybody.
func (c *call) outboxPause(ctx context.Context, args []string) error {
	if err := needs(args, 1, 1, "outbox pause METHOD"); err != nil {
		return err
	}
	return c.with(ctx, func(app *wire.App) error {
		m, err := method(args[0])
		if err != nil {
			return err
		}
		p := delivery.Pause{Method: m, At: c.clock.Now(), Reason: "delivery.paused.by_hand"}
		if err := app.Store.Pause(ctx, p); err != nil {
			return err
		}
		return c.printPaused(ctx, app)
	})
}

// outboxResume lets a channel, or every one, go on.
func (c *call) outboxResume(ctx context.Context, args []string) error {
	if err := needs(args, 0, 1, "outbox resume [METHOD]"); err != nil {
		return err
	}
	return c.with(ctx, func(app *wire.App) error {
		all := delivery.Methods()
		if len(args) == 1 {
			m, err := method(args[0])
			if err != nil {
				return err
			}
			all = []delivery.Method{m}
		}
		for _, m := range all {
			if err := app.Store.Resume(ctx, m); err != nil {
				return err
			}
		}
		return c.printPaused(ctx, app)
	})
}

func (c *call) printPaused(ctx context.Context, app *wire.App) error {
	paused, err := c.pauses(ctx, app)
	if err != nil {
		return err
	}
	return c.print(struct {
		Paused []pause `json:"paused"`
	}{paused}, func(w io.Writer) {
		for _, p := range paused {
			line(w, c.words.Say("ctl.paused", "method", c.words.Say("method."+p.Method)), p.Reason)
		}
	})
}

func method(s string) (delivery.Method, error) {
	if m := delivery.Method(s); m.Real() {
		return m, nil
	}
	return "", usageError("ctl.method.unknown", "value", s)
}
