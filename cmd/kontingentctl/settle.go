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
	return c.withDispatch(ctx, args[0], func(app *wire.App, id int64) error {
		return app.Hand.Settle(ctx, id, delivery.Answer(args[1]))
	})
}

// outboxCancel takes a dispatch off the list. An invoice that is issued already stays issued, and that is said.
func (c *call) outboxCancel(ctx context.Context, args []string) error {
	if err := needs(args, 1, 1, "outbox cancel ID"); err != nil {
		return err
	}
	return c.withDispatch(ctx, args[0], func(app *wire.App, id int64) error { return app.Hand.Cancel(ctx, id) })
}

// outboxSendNow makes a dispatch due now; the next dispatch delivers it.
func (c *call) outboxSendNow(ctx context.Context, args []string) error {
	if err := needs(args, 1, 1, "outbox send-now ID"); err != nil {
		return err
	}
	return c.withDispatch(ctx, args[0], func(app *wire.App, id int64) error { return app.Hand.SendNow(ctx, id) })
}

// outboxMethod lets a dispatch go by one method and no other.
func (c *call) outboxMethod(ctx context.Context, args []string) error {
	if err := needs(args, 2, 2, "outbox method ID METHOD"); err != nil {
		return err
	}
	m, err := method(args[1])
	if err != nil {
		return err
	}
	return c.withDispatch(ctx, args[0], func(app *wire.App, id int64) error { return app.Hand.ChangeMethod(ctx, id, m) })
}

// withDispatch does something with a dispatch, and shows what has become of it.
func (c *call) withDispatch(ctx context.Context, name string, do func(app *wire.App, id int64) error) error {
	n, err := id(name, delivery.NoSuch)
	if err != nil {
		return err
	}
	return c.with(ctx, func(app *wire.App) error {
		if err := do(app, n); err != nil {
			return err
		}
		it, err := app.Store.Dispatch(ctx, n)
		if err != nil {
			return err
		}
		o := c.outboxItem(it)
		return c.print(o, o.show)
	})
}

// outboxPause stops a channel, or every one, for everybody.
func (c *call) outboxPause(ctx context.Context, args []string) error {
	return c.eachMethod(ctx, args, "outbox pause [METHOD]", func(app *wire.App, m delivery.Method) error {
		return app.Store.Pause(ctx, delivery.Pause{Method: m, At: c.clock.Now(), Reason: "delivery.paused.by_hand"})
	})
}

// outboxResume lets a channel, or every one, go on.
func (c *call) outboxResume(ctx context.Context, args []string) error {
	return c.eachMethod(ctx, args, "outbox resume [METHOD]", func(app *wire.App, m delivery.Method) error {
		return app.Store.Resume(ctx, m)
	})
}

// eachMethod does something with the method that is named, or with every one, and shows what is paused then.
func (c *call) eachMethod(
	ctx context.Context, args []string, form string, do func(*wire.App, delivery.Method) error,
) error {
	if err := needs(args, 0, 1, form); err != nil {
		return err
	}
	all := delivery.Methods()
	if len(args) == 1 {
		m, err := method(args[0])
		if err != nil {
			return err
		}
		all = []delivery.Method{m}
	}
	return c.with(ctx, func(app *wire.App) error {
		for _, m := range all {
			if err := do(app, m); err != nil {
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
