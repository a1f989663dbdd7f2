package main

import (
	"context"
	"flag"
	"fmt"
	"io"

	"kontingent/cmd/internal/wire"
	"kontingent/domain/delivery"
	"kontingent/domain/problem"
)

// report is what a dispatch run came to, as scripts read it.
type report struct {
	Delivered      int          `json:"delivered"`
	HandedOver     int          `json:"handed_over"`
	Drafts         int          `json:"drafts"`
	Undelivered    int          `json:"undelivered"`
	Held           int          `json:"held"`
	NeedsDates     int          `json:"needs_dates"` // of those held: credit is there, but they fell due meanwhile
	Retrying       int          `json:"retrying"`
	InDoubt        int          `json:"in_doubt"`
	NeedsAttention int          `json:"needs_attention"`
	Attention      []outboxItem `json:"attention"` // what did not come through
	Paused         []pause      `json:"paused"`
	Faults         []fault      `json:"faults"`  // what kept a method from working in this run
	Limited        []outlook    `json:"limited"` // those that wait because the provider takes no more now
}

type fault struct {
	Method string `json:"method"`
	Reason string `json:"reason"`
	Words  string `json:"words"`
}

// runDispatch delivers everything that is due.
func (c *call) runDispatch(ctx context.Context, args []string) error {
	f := flag.NewFlagSet("dispatch", flag.ContinueOnError)
	f.SetOutput(io.Discard)
	right := f.Bool("clock-is-right", false, "")
	alone := f.Bool("daily", false, "")
	if rest, err := parse(f, args); err != nil || len(rest) > 0 {
		return needs(nil, 1, 1, "dispatch [--daily] [--clock-is-right]")
	}
	if *alone {
		return c.unattended(ctx, *right)
	}
	return c.with(ctx, func(app *wire.App) error {
		return c.deliver(ctx, app, 0, *right)
	})
}

// deliver runs the dispatcher over what is due, of one batch when batch is not 0, and prints what came of it.
func (c *call) deliver(ctx context.Context, app *wire.App, batch int64, clockIsRight bool) error {
	p := progress{w: c.errs, on: !c.json}
	app.Observe(p.see)
	r, err := app.Deliver(ctx, batch, clockIsRight)
	p.end()
	if problem.Is(err, "issue.clock_behind") {
		c.note("ctl.clock_is_right")
	}
	if err != nil {
		return err
	}
	if r.WantsPassword() {
		c.note("secret.ctl.how")
	}
	if r.Wants(delivery.ReasonNoToken) {
		c.note("token.ctl.how")
	}
	out := report{
		r.Delivered, r.HandedOver, r.Drafts, r.Undelivered, r.Held, 0, r.Retrying, r.InDoubt, r.NeedsAttention,
		[]outboxItem{},
		nil,
		[]fault{},
		outlooks(r.Limited),
	}
	for _, f := range r.Faults {
		out.Faults = append(out.Faults, fault{string(f.Method), c.reason(f.Reason, f.Method, nil), f.Words})
	}
	if out.Paused, err = c.pauses(ctx, app); err != nil {
		return err
	}
	if r.Waiting() {
		if out.Attention, err = c.attention(ctx, app, r.Dispatches); err != nil {
			return err
		}
	}
	if r.Held > 0 {
		if out.NeedsDates, err = c.needsDates(ctx, app); err != nil {
			return err
		}
	}
	if err := c.print(out, func(w io.Writer) {
		c.rows(w, "report.delivered", r.Delivered, "report.handed_over", r.HandedOver, "report.drafts", r.Drafts,
			"report.undelivered", r.Undelivered, "report.held", r.Held, "report.retrying", r.Retrying,
			"report.in_doubt", r.InDoubt, "report.needs_attention", r.NeedsAttention)
		c.showWaiting(w, out)
	}); err != nil {
		return err
	}
	if r.Waiting() {
		return errPart
	}
	return nil
}

// shown is how many of those that did not come through the text names; the rest is counted.
const shown = 20

// showWaiting says what did not work, and for whom.
func (c *call) showWaiting(w io.Writer, r report) {
	for _, f := range r.Faults {
		fmt.Fprintf(w, "\n%s: %s\n%s\n", c.words.Say("method."+f.Method), f.Reason, f.Words)
	}
	for _, o := range r.Limited {
		fmt.Fprintf(w, "\n%s\n", c.waits(o))
	}
	for _, p := range r.Paused {
		fmt.Fprintf(w, "\n%s\n", c.words.Say("ctl.paused", "method", c.words.Say("method."+p.Method)))
	}
	if len(r.Attention) > 0 {
		fmt.Fprintln(w)
	}
	for i, it := range r.Attention {
		if i == shown {
			fmt.Fprintf(w, "\n%s\n", c.words.Say("ctl.more", "count", len(r.Attention)-shown))
			break
		}
		it.show(w)
	}
}

// attention lists those of a run that did not come through.
func (c *call) attention(ctx context.Context, app *wire.App, run []int64) ([]outboxItem, error) {
	items, err := app.Store.Dispatches(ctx, run)
	if err != nil {
		return nil, err
	}
	out := []outboxItem{}
	for _, it := range items {
		if it.State != delivery.Delivered && it.State != delivery.HandedOver {
			out = append(out, c.outboxItem(it))
		}
	}
	return out, nil
}

// rows writes named figures, leaving out those that are zero or empty.
func (c *call) rows(w io.Writer, kv ...any) {
	for i := 0; i+1 < len(kv); i += 2 {
		if v := fmt.Sprint(kv[i+1]); v != "0" && v != "" {
			line(w, c.words.Say(kv[i].(string)), kv[i+1])
		}
	}
}
