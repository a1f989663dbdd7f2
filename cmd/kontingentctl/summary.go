package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"kontingent/cmd/internal/wire"
	"kontingent/domain/batch"
	"kontingent/domain/cal"
	"kontingent/domain/money"
	"kontingent/domain/problem"
)

type fallback struct {
	Methods    []string `json:"methods"`
	Recipients int      `json:"recipients"`
}

type methodShare struct {
	Method     string     `json:"method"`
	Recipients int        `json:"recipients"`
	Then       []fallback `json:"then"`
}

// instead is how many of those the credit does not reach for would go by a method, if each took its next one.
type instead struct {
	Method     string `json:"method"`
	Dispatches int    `json:"dispatches"`
}

type said struct {
	Party   string `json:"party"` // customer number; empty: about the batch
	Problem string `json:"problem"`
	Stops   bool   `json:"stops"` // nothing can be executed before it is mended
}

type exclusion struct {
	Party  string `json:"party"`
	Reason string `json:"reason"`
}

type summary struct {
	Recipients      int           `json:"recipients"`
	Invoices        int           `json:"invoices"`
	Total           money.Amount  `json:"total"`
	Currency        string        `json:"currency"`
	FirstDate       cal.Date      `json:"first_date"`
	LastDate        cal.Date      `json:"last_date"`
	FirstDispatch   cal.Date      `json:"first_dispatch"`
	Now             int           `json:"now"`
	FirstNumber     int64         `json:"first_number"`
	Methods         []methodShare `json:"methods"`
	CreditNeeded    int64         `json:"credit_needed"`
	CreditAvailable int64         `json:"credit_available"`
	CreditShort     int           `json:"credit_short"` // dispatches that the credit does not reach for
	Limited         []outlook     `json:"limited"`      // ways out whose provider makes these take longer
	CreditInstead   []instead     `json:"credit_instead"`
	Problems        []said        `json:"problems"`
	Excluded        []exclusion   `json:"excluded"`
}

// batchSummary says what executing a batch would do, and changes nothing.
func (c *call) batchSummary(ctx context.Context, args []string) error {
	if err := needs(args, 1, 1, "batch summary ID"); err != nil {
		return err
	}
	return c.withBatch(ctx, args[0], func(app *wire.App, n int64) error {
		s, err := app.Batches.Summary(ctx, n)
		if err != nil {
			return err
		}
		out := summary{
			Recipients: s.Recipients, Invoices: s.Invoices, Total: s.Total, Currency: s.Currency,
			FirstDate: s.FirstDate, LastDate: s.LastDate, FirstDispatch: s.FirstDispatch, Now: s.Now,
			FirstNumber: s.FirstNumber, CreditNeeded: s.Credit.Needed, CreditAvailable: s.Credit.Available, CreditShort: s.Credit.Short,
			CreditInstead: []instead{}, Methods: []methodShare{}, Limited: outlooks(s.Limited), Problems: c.said(s.Problems), Excluded: c.exclusions(s.Excluded),
		}
		for _, i := range s.Credit.Instead {
			out.CreditInstead = append(out.CreditInstead, instead{string(i.Method), i.Count})
		}
		for _, m := range s.Methods {
			out.Methods = append(out.Methods, shareOf(m))
		}
		return c.print(out, func(w io.Writer) { c.showSummary(w, out) })
	})
}

func shareOf(m batch.MethodShare) methodShare {
	v := methodShare{string(m.Method), m.Recipients, []fallback{}}
	for _, t := range m.Then {
		f := fallback{Recipients: t.Recipients}
		for _, m := range t.Methods {
			f.Methods = append(f.Methods, string(m))
		}
		v.Then = append(v.Then, f)
	}
	return v
}

func (c *call) said(list problem.List) []said {
	out := []said{}
	for _, p := range list {
		out = append(out, said{p.Party, c.words.Problem(p), !p.Warning})
	}
	return out
}

func (c *call) exclusions(list []batch.Exclusion) []exclusion {
	out := []exclusion{}
	for _, e := range list {
		out = append(out, exclusion{e.Party, c.words.Say("out."+string(e.Why), "group", e.Group)})
	}
	return out
}

func (c *call) showSummary(w io.Writer, s summary) {
	c.rows(w, "summary.recipients", s.Recipients, "summary.invoices", s.Invoices,
		"summary.total", s.Total.String()+" "+s.Currency,
		"summary.dates", dates(s.FirstDate, s.LastDate),
		"summary.first_dispatch", s.FirstDispatch, "summary.now", s.Now, "summary.first_number", s.FirstNumber,
		"credit.needed", s.CreditNeeded)
	if s.CreditNeeded > 0 {
		line(w, c.words.Say("credit.available"), s.CreditAvailable)
	}
	for _, i := range s.CreditInstead {
		line(w, c.words.Say("credit.instead", "method", c.words.Say("method."+i.Method)), i.Dispatches)
	}
	for _, m := range s.Methods {
		line(w, c.words.Say("method."+m.Method), m.Recipients)
		for _, t := range m.Then {
			line(w, "  "+c.words.Say("summary.then"), t.Recipients, c.methods(t.Methods))
		}
	}
	for _, o := range s.Limited {
		fmt.Fprintln(w, c.outlook(o))
	}
	for _, p := range s.Problems {
		line(w, p.Problem)
	}
	for _, e := range s.Excluded {
		line(w, e.Party, e.Reason)
	}
}

// dates is one day, or from the first to the last.
func dates(first, last cal.Date) string {
	if first == last {
		return first.String()
	}
	return first.String() + " – " + last.String()
}

func (c *call) methods(list []string) string {
	out := make([]string, len(list))
	for i, m := range list {
		out[i] = c.words.Say("method." + m)
	}
	return strings.Join(out, " → ")
}
