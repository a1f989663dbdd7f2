package main

import (
	"context"
	"flag"
	"io"

	"kontingent/cmd/internal/wire"
	"kontingent/domain/issue"
	"kontingent/domain/money"
)

const batchCreditForm = "batch credit ID --dry-run|--yes"

// batchNotes is what crediting a batch comes to, or came to.
type batchNotes struct {
	CreditNotes int          `json:"credit_notes"`
	Total       money.Amount `json:"total"`
	Currency    string       `json:"currency"`
	Sent        int          `json:"sent"`    // of the credit notes: put on the dispatch list
	Kept        int          `json:"kept"`    // not sent, because the invoice never left
	Stopped     int          `json:"stopped"` // invoices that waited to be sent, and do not any more
	Planned     int          `json:"planned"` // invoices without a number, which stay as they are
	Done        bool         `json:"done"`    // false: this is only the summary
}

// batchCredit credits everything that was issued of a batch, after a summary.
func (c *call) batchCredit(ctx context.Context, args []string) error {
	f := flag.NewFlagSet("batch credit", flag.ContinueOnError)
	f.SetOutput(io.Discard)
	look, yes := f.Bool("dry-run", false, ""), f.Bool("yes", false, "")
	rest, err := parse(f, args)
	if err != nil || *look == *yes {
		return needs(nil, 1, 1, batchCreditForm)
	}
	if err := needs(rest, 1, 1, batchCreditForm); err != nil {
		return err
	}
	return c.withBatch(ctx, rest[0], func(app *wire.App, n int64) error {
		s, err := app.Notes.OfBatch(ctx, n)
		if err != nil {
			return err
		}
		out := batchNotesOf(s)
		if *look {
			return c.printNotes(out, "note.batch.would")
		}
		made, err := app.Notes.CreditBatch(ctx, n)
		if err != nil && len(made) == 0 {
			return err
		}
		out.Done, out.CreditNotes = true, len(made)
		if e := c.printNotes(out, "note.batch.made"); e != nil || err == nil {
			return e
		}
		c.complain(err) // so many are made; said again, it goes on with the rest
		return errPart
	})
}

func batchNotesOf(s issue.BatchNotes) batchNotes {
	return batchNotes{
		CreditNotes: len(s.Notes), Total: s.Total, Currency: s.Currency, Sent: len(s.Notes) - s.Kept, Kept: s.Kept,
		Stopped: s.Stops, Planned: s.Planned,
	}
}

func (c *call) printNotes(out batchNotes, key string) error {
	return c.print(out, func(w io.Writer) {
		line(w, c.words.Say(key, "count", out.CreditNotes, "total", out.Total.String()+" "+out.Currency))
		for _, more := range []struct {
			key   string
			count int
		}{
			{"note.batch.kept", out.Kept}, {"note.batch.stopped", out.Stopped}, {"note.batch.planned", out.Planned},
		} {
			if more.count > 0 {
				line(w, c.words.Say(more.key, "count", more.count))
			}
		}
	})
}
