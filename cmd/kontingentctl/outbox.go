package main

import (
	"context"
	"flag"
	"io"
	"maps"
	"strconv"
	"strings"
	"time"

	"kontingent/cmd/internal/wire"
	"kontingent/domain/delivery"
	"kontingent/domain/problem"
)

type attempt struct {
	Method  string `json:"method"`
	At      string `json:"at"`
	Outcome string `json:"outcome"`
	Words   string `json:"words"` // the other side's own
	Error   string `json:"error"` // what it means; empty when it went well
}

type outboxItem struct {
	ID        int64     `json:"id"`
	Invoice   string    `json:"invoice"` // numbers; empty before issue
	Party     string    `json:"party"`
	Batch     string    `json:"batch"`
	Method    string    `json:"method"`
	State     string    `json:"state"`
	Due       string    `json:"due"`
	MessageID string    `json:"message_id"`
	Attempts  []attempt `json:"attempts"`

	NeedsDates bool `json:"needs_dates"` // held until its invoice fell due: outbox redate lets it go
}

// runOutbox lists the dispatch list.
func (c *call) runOutbox(ctx context.Context, args []string) error {
	f := flag.NewFlagSet("outbox", flag.ContinueOnError)
	f.SetOutput(io.Discard)
	all := f.Bool("all", false, "")
	if err := f.Parse(args); err != nil || f.NArg() > 0 {
		return needs([]string{"x"}, 0, 0, "outbox [--all]")
	}
	return c.with(ctx, func(app *wire.App) error {
		items, err := app.Store.Outbox(ctx, *all)
		if err != nil {
			return err
		}
		out := struct {
			Dispatches []outboxItem `json:"dispatches"`
			Paused     []pause      `json:"paused"`
		}{[]outboxItem{}, []pause{}}
		for _, it := range items {
			out.Dispatches = append(out.Dispatches, c.outboxItem(it))
		}
		if out.Paused, err = c.pauses(ctx, app); err != nil {
			return err
		}
		if _, err := c.needsDates(ctx, app); err != nil {
			return err
		}
		return c.print(out, func(w io.Writer) {
			for _, p := range out.Paused {
				line(w, c.words.Say("ctl.paused", "method", c.words.Say("method."+p.Method)), p.Reason, p.Words)
			}
			for _, it := range out.Dispatches {
				it.show(w)
			}
		})
	})
}

// pause is a channel that waits for a person, with the reason.
type pause struct {
	Method string `json:"method"`
	Since  string `json:"since"`
	Reason string `json:"reason"`
	Words  string `json:"words"` // the other side's own
}

func (c *call) pauses(ctx context.Context, app *wire.App) ([]pause, error) {
	all, err := app.Store.Paused(ctx)
	out := []pause{}
	for _, m := range delivery.Methods() {
		if p, ok := all[m]; ok {
			out = append(out, pause{string(m), stamp(p.At), c.reason(p.Reason, m, nil), p.Words})
		}
	}
	return out, err
}

// reason says a reason of the delivery log.
func (c *call) reason(code string, m delivery.Method, args map[string]string) string {
	if code == "" {
		return ""
	}
	values := map[string]string{"method": string(m)}
	maps.Copy(values, args)
	return c.words.Problem(&problem.Problem{Code: code, Args: values})
}

func (c *call) outboxItem(it delivery.Item) outboxItem {
	o := outboxItem{
		ID: it.ID, Invoice: strings.Join(it.Numbers, ", "), Party: it.Party, Batch: it.Batch,
		Method: string(it.Method), State: it.State.Shown(), Due: stamp(it.Due), MessageID: it.MessageID,
		Attempts: []attempt{}, NeedsDates: it.NeedsDates(c.clock.Now()),
	}
	for _, a := range it.Attempts {
		o.Attempts = append(o.Attempts, attempt{
			string(a.Method), stamp(a.At), string(a.Outcome), a.Words, c.reason(a.Reason, a.Method, a.Args),
		})
	}
	return o
}

func (o outboxItem) show(w io.Writer) {
	why := ""
	if n := len(o.Attempts); n > 0 {
		why = o.Attempts[n-1].Error
	}
	line(w, o.ID, o.State, o.Method, o.Party, o.Invoice, o.Batch, o.Due, why)
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Local().Format(time.RFC3339)
}

// id reads an id of a batch or dispatch; unknown says what there is none of.
func id(s string, unknown func(string) *problem.Problem) (int64, error) {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 1 {
		return 0, unknown(s)
	}
	return n, nil
}
