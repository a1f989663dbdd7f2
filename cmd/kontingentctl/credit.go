package main

import (
	"context"
	"flag"
	"io"
	"strconv"

	"kontingent/cmd/internal/wire"
)

// creditEntry is a line of the credit ledger.
type creditEntry struct {
	ID       int64  `json:"id"`
	At       string `json:"at"`
	Kind     string `json:"kind"`
	Units    int64  `json:"units"`    // adds up to the balance
	Reserved int64  `json:"reserved"` // adds up to what is set aside
	Dispatch int64  `json:"dispatch"` // 0: none
	Method   string `json:"method"`
	Note     string `json:"note"`
}

type credit struct {
	Balance    int64         `json:"balance"`
	Reserved   int64         `json:"reserved"`
	NeedsDates int           `json:"needs_dates"` // dispatches that fell due while they were held
	Entries    []creditEntry `json:"entries"`
}

// runCredit shows the credit ledger.
func (c *call) runCredit(ctx context.Context, args []string) error {
	if err := needs(args, 0, 0, "credit"); err != nil {
		return err
	}
	return c.with(ctx, func(app *wire.App) error { return c.printCredit(ctx, app) })
}

// creditAdd tops the credit up. What was held for it goes on with the next dispatch.
func (c *call) creditAdd(ctx context.Context, args []string) error {
	f := flag.NewFlagSet("credit add", flag.ContinueOnError)
	f.SetOutput(io.Discard)
	note := f.String("note", "", "")
	const form = "credit add UNITS [--note TEXT]"
	rest, err := parse(f, args)
	if err != nil {
		return needs(nil, 1, 1, form)
	}
	if err := needs(rest, 1, 1, form); err != nil {
		return err
	}
	units, err := strconv.ParseInt(rest[0], 10, 64)
	if err != nil {
		return usageError("credit.number", "value", rest[0])
	}
	return c.with(ctx, func(app *wire.App) error {
		if err := app.Store.TopUp(ctx, units, *note); err != nil {
			return err
		}
		return c.printCredit(ctx, app)
	})
}

func (c *call) printCredit(ctx context.Context, app *wire.App) error {
	a, err := app.Store.Credit(ctx)
	if err != nil {
		return err
	}
	entries, err := app.Store.CreditEntries(ctx)
	if err != nil {
		return err
	}
	out := credit{Balance: a.Balance, Reserved: a.Reserved, Entries: []creditEntry{}}
	if out.NeedsDates, err = c.needsDates(ctx, app); err != nil {
		return err
	}
	for _, e := range entries {
		out.Entries = append(out.Entries, creditEntry{
			e.ID, stamp(e.At), string(e.Kind), e.Units, e.Reserved, e.Dispatch, string(e.Method), e.Note,
		})
	}
	return c.print(out, func(w io.Writer) {
		line(w, c.words.Say("credit.balance"), out.Balance)
		line(w, c.words.Say("credit.reserved"), out.Reserved)
		for i, e := range out.Entries {
			about := e.Note
			if e.Method != "" {
				about = c.words.Say("method." + e.Method)
			}
			line(w, e.At, c.words.Say("credit.kind."+e.Kind), entries[i].Amount(), about)
		}
	})
}
