package main

import (
	"context"
	"flag"
	"io"
	"maps"
	"strings"

	"kontingent/cmd/internal/wire"
	"kontingent/domain/batch"
	"kontingent/domain/cal"
	"kontingent/domain/delivery"
	"kontingent/domain/money"
)

// batchHead is a batch as lists show it.
type batchHead struct {
	ID         int64          `json:"id"`
	Name       string         `json:"name"`
	State      string         `json:"state"`
	Kind       string         `json:"kind"`
	Recipients int            `json:"recipients"`
	FirstDate  cal.Date       `json:"first_date"`
	Total      money.Amount   `json:"total"`
	Counts     map[string]int `json:"counts"`
}

func headOf(b batch.Batch) batchHead {
	h := batchHead{
		b.ID, b.Plan.Name, string(b.State), string(b.Plan.Series.Kind), len(b.Recipients),
		b.Plan.Document.InvoiceDate, b.Total,
		map[string]int{},
	}
	maps.Copy(h.Counts, b.Counts)
	return h
}

func (h batchHead) show(w io.Writer) {
	total := ""
	if !h.Total.IsZero() { // before approval there are no invoices to add up
		total = h.Total.String()
	}
	line(w, h.ID, h.Name, h.State, h.Recipients, h.FirstDate, total)
}

// withBatch opens the club and reads the id of a batch.
func (c *call) withBatch(ctx context.Context, arg string, do func(*wire.App, int64) error) error {
	n, err := id(arg, batch.NoSuch)
	if err != nil {
		return err
	}
	return c.with(ctx, func(app *wire.App) error { return do(app, n) })
}

func (c *call) printBatch(b batch.Batch) error {
	h := headOf(b)
	return c.print(h, h.show)
}

func (c *call) batchCreate(ctx context.Context, args []string) error {
	if err := needs(args, 1, 1, "batch create FILE.toml"); err != nil {
		return err
	}
	p, files, err := readPlan(args[0])
	if err != nil {
		return err
	}
	return c.with(ctx, func(app *wire.App) error {
		if p.Attachments, err = c.attach(ctx, app, args[0], files); err != nil {
			return err
		}
		b, err := app.Batches.Save(ctx, 0, p)
		if err != nil {
			return err
		}
		return c.printBatch(b)
	})
}

func (c *call) batchList(ctx context.Context, args []string) error {
	if err := needs(args, 0, 0, "batch list"); err != nil {
		return err
	}
	return c.with(ctx, func(app *wire.App) error {
		all, err := app.Store.Batches(ctx)
		if err != nil {
			return err
		}
		out := struct {
			Batches []batchHead `json:"batches"`
		}{[]batchHead{}}
		for _, b := range all {
			out.Batches = append(out.Batches, headOf(b))
		}
		return c.print(out, func(w io.Writer) {
			for _, h := range out.Batches {
				h.show(w)
			}
		})
	})
}

func (c *call) batchShow(ctx context.Context, args []string) error {
	if err := needs(args, 1, 1, "batch show ID"); err != nil {
		return err
	}
	return c.withBatch(ctx, args[0], func(app *wire.App, n int64) error {
		d, err := app.Batches.Desk(ctx, n)
		if err != nil {
			return err
		}
		out := struct {
			batchHead
			RecipientNumbers []string    `json:"recipient_numbers"`
			Excluded         []exclusion `json:"excluded"`
			Chain            []string    `json:"chain"`
			DueDate          cal.Date    `json:"due_date"`
		}{headOf(d.Batch), append([]string{}, d.Batch.Recipients...), c.exclusions(d.Batch.Excluded), nil, d.Batch.Plan.Document.DueDate}
		for _, m := range d.Batch.Plan.Chain {
			out.Chain = append(out.Chain, string(m))
		}
		return c.print(out, func(w io.Writer) {
			out.show(w)
			for state, n := range out.Counts {
				line(w, "", state, n)
			}
		})
	})
}

func (c *call) batchCopy(ctx context.Context, args []string) error {
	if err := needs(args, 2, 2, "batch copy ID NAME"); err != nil {
		return err
	}
	return c.withBatch(ctx, args[0], func(app *wire.App, n int64) error {
		b, err := app.Batches.Copy(ctx, n, args[1])
		if err != nil {
			return err
		}
		return c.printBatch(b)
	})
}

func (c *call) batchDelete(ctx context.Context, args []string) error {
	if err := needs(args, 1, 1, "batch delete ID"); err != nil {
		return err
	}
	return c.withBatch(ctx, args[0], func(app *wire.App, n int64) error {
		if err := app.Store.DeleteBatch(ctx, n); err != nil {
			return err
		}
		return c.print(struct {
			ID int64 `json:"id"`
		}{n}, func(w io.Writer) { line(w, c.words.Say("ctl.batch.deleted", "id", n)) })
	})
}

func (c *call) batchApprove(ctx context.Context, args []string) error {
	if err := needs(args, 1, 1, "batch approve ID"); err != nil {
		return err
	}
	return c.withBatch(ctx, args[0], func(app *wire.App, n int64) error {
		d, err := app.Batches.Approve(ctx, n)
		if err != nil {
			return err
		}
		return c.print(struct {
			Invoices int `json:"invoices"`
		}{len(d.Invoices)}, func(w io.Writer) {
			line(w, c.words.Say("ctl.batch.approved", "count", len(d.Invoices)))
		})
	})
}

// batchFinish puts the ticked invoices on the dispatch list.
func (c *call) batchFinish(ctx context.Context, args []string) error {
	const form = "batch finish ID [--send all|none|ID,ID…]"
	f := flag.NewFlagSet("finish", flag.ContinueOnError)
	f.SetOutput(io.Discard)
	which := f.String("send", "all", "")
	rest, err := parse(f, args)
	if err != nil {
		return needs(nil, 1, 1, form)
	}
	if err := needs(rest, 1, 1, form); err != nil {
		return err
	}
	send := batch.Send{All: *which == "all"}
	if *which != "all" && *which != "none" {
		for s := range strings.SplitSeq(*which, ",") {
			n, err := invoiceID(strings.TrimSpace(s))
			if err != nil {
				return err
			}
			send.IDs = append(send.IDs, n)
		}
	}
	return c.withBatch(ctx, rest[0], func(app *wire.App, n int64) error {
		d, err := app.Batches.Finish(ctx, n, send)
		if err != nil {
			return err
		}
		count, first := d.Scheduled()
		return c.print(struct {
			Scheduled     int      `json:"scheduled"`
			FirstDispatch cal.Date `json:"first_dispatch"`
		}{count, first}, func(w io.Writer) {
			line(w, c.words.Say("ctl.batch.finished", "count", count, "date", first.String()))
		})
	})
}

// batchExecute approves and finishes all, then delivers what is due now.
func (c *call) batchExecute(ctx context.Context, args []string) error {
	f := flag.NewFlagSet("batch execute", flag.ContinueOnError)
	f.SetOutput(io.Discard)
	short := f.String("without-credit", "", "")
	args, err := parse(f, args)
	if err != nil {
		args = nil
	}
	if err := needs(args, 1, 1, "batch execute ID [--without-credit hold|draft|next]"); err != nil {
		return err
	}
	return c.withBatch(ctx, args[0], func(app *wire.App, n int64) error {
		if *short != "" {
			if err := app.Batches.WithoutCredit(ctx, n, delivery.Short(*short)); err != nil {
				return err
			}
		}
		if err := app.Batches.Execute(ctx, n); err != nil {
			return err
		}
		return c.deliver(ctx, app, n, false)
	})
}

// parse reads flags wherever they stand among the words, and returns the other words.
func parse(f *flag.FlagSet, args []string) ([]string, error) {
	var rest []string
	for {
		if err := f.Parse(args); err != nil {
			return nil, err
		}
		if f.NArg() == 0 {
			return rest, nil
		}
		rest = append(rest, f.Arg(0))
		args = f.Args()[1:]
	}
}
