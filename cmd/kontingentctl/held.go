package main

import (
	"context"
	"flag"
	"io"

	"kontingent/cmd/internal/wire"
	"kontingent/domain/cal"
	"kontingent/domain/delivery"
	"kontingent/domain/invoice"
	"kontingent/domain/problem"
)

// outboxNext lets what waits for delivery credit take its next method: the dispatches that are named, or all of them.
func (c *call) outboxNext(ctx context.Context, args []string) error {
	const form = "outbox next --held|--paused METHOD|ID …"
	f := flag.NewFlagSet("outbox next", flag.ContinueOnError)
	f.SetOutput(io.Discard)
	held, paused := f.Bool("held", false, ""), f.String("paused", "", "")
	rest, err := parse(f, args)
	ways := 0
	for _, chosen := range []bool{*held, *paused != "", len(rest) > 0} {
		if chosen {
			ways++
		}
	}
	if err != nil || ways != 1 {
		return usageError("ctl.usage", "form", "kontingentctl "+form)
	}
	ids, err := dispatchIDs(rest)
	if err != nil {
		return err
	}
	return c.with(ctx, func(app *wire.App) error {
		n, err := 0, error(nil)
		if *paused != "" {
			n, err = app.Hand.PassPaused(ctx, delivery.Method(*paused))
		} else {
			n, err = app.Hand.PassHeld(ctx, ids...)
		}
		if err != nil {
			return err
		}
		return c.print(struct {
			Released int `json:"released"`
		}{n}, func(w io.Writer) { line(w, c.words.Say("credit.passed", "count", n)) })
	})
}

// outboxRedate gives what fell due while it waited for credit a new due date: the dispatches that are named, or all.
func (c *call) outboxRedate(ctx context.Context, args []string) error {
	if err := needs(args, 1, -1, "outbox redate DATE [ID …]"); err != nil {
		return err
	}
	due, err := cal.Parse(args[0])
	if err != nil {
		return problem.New("field.date", "value", args[0]).At("due").Because(err)
	}
	ids, err := dispatchIDs(args[1:])
	if err != nil {
		return err
	}
	return c.with(ctx, func(app *wire.App) error {
		n, err := app.Hand.Redate(ctx, due, ids...)
		if err != nil {
			return err
		}
		return c.print(struct {
			Redated int      `json:"redated"`
			Due     cal.Date `json:"due"`
		}{n, due}, func(w io.Writer) { line(w, c.words.Say("credit.redated", "count", n, "due", due.String())) })
	})
}

func dispatchIDs(args []string) ([]int64, error) {
	ids := make([]int64, len(args))
	for i, a := range args {
		n, err := id(a, delivery.NoSuch)
		if err != nil {
			return nil, err
		}
		ids[i] = n
	}
	return ids, nil
}

// needsDates counts what waits for new dates, and says what to do about it.
func (c *call) needsDates(ctx context.Context, app *wire.App) (n int, err error) {
	items, err := app.Store.Outbox(ctx, false)
	for _, it := range items {
		if it.NeedsDates(c.clock.Now()) {
			n++
		}
	}
	if n > 0 {
		c.note("credit.needs_dates.ctl", "count", n)
	}
	return n, err
}

// invoiceEdit changes a planned invoice.
func (c *call) invoiceEdit(ctx context.Context, args []string) error {
	if err := needs(args, 2, -1, "invoice edit ID key=value …"); err != nil {
		return err
	}
	n, err := invoiceID(args[0])
	if err != nil {
		return err
	}
	values, order, err := pairs(args[1:])
	if err != nil {
		return err
	}
	var e invoice.Edit
	var bad problem.List
	for _, k := range order {
		v := values[k]
		switch k {
		case "due":
			due, err := cal.Parse(v)
			if e.DueDate = &due; err != nil {
				bad.Add(problem.New("field.date", "value", v).At(k).Because(err))
			}
		case "their_reference":
			e.TheirReference = &v
		case "our_reference":
			e.OurReference = &v
		default:
			bad.Add(problem.New("field.unknown", "value", k).At(k))
		}
	}
	if err := bad.Err(); err != nil {
		return err
	}
	return c.with(ctx, func(app *wire.App) error {
		if err := app.Store.EditInvoice(ctx, n, e); err != nil {
			return err
		}
		return c.printID(n)
	})
}
