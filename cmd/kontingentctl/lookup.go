package main

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"io"
	"strings"

	"kontingent/cmd/internal/wire"
	"kontingent/domain/cal"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// lookedUp is what a look-up came to, as scripts read it.
type lookedUp struct {
	LookedUp  int          `json:"looked_up"` // those asked about now; of those:
	Receives  int          `json:"receives"`
	Not       int          `json:"not"`
	Unknown   int          `json:"unknown"`
	Known     int          `json:"known"`      // not asked about: their answers are less than 30 days old
	NoAddress int          `json:"no_address"` // have no address in the network
	Parties   []lookedUpOf `json:"parties"`
}

type lookedUpOf struct {
	Number   string   `json:"number"`
	Name     string   `json:"name"`
	Receives string   `json:"receives"` // yes, no, unknown
	LookedUp cal.Date `json:"looked_up"`
	Reason   string   `json:"reason"` // why it is unknown
}

// received is what a card says of EHF.
func received(p party.Party) string { return cmp.Or(string(p.EHFReceives), "unknown") }

// partyLookup finds out who can receive EHF. Those that are named are always asked about; of many only those whose
// answers are old, unless --again says otherwise.
func (c *call) partyLookup(ctx context.Context, args []string) error {
	f := flag.NewFlagSet("party lookup", flag.ContinueOnError)
	f.SetOutput(io.Discard)
	group, all, again := f.String("group", "", ""), f.Bool("all", false, ""), f.Bool("again", false, "")
	numbers, err := parse(f, args)
	ways := 0
	for _, way := range []bool{len(numbers) > 0, *group != "", *all} {
		if way {
			ways++
		}
	}
	if err != nil || ways != 1 {
		return needs(nil, 1, 1, "party lookup NUMBER …|--group NAME|--all [--again]")
	}
	whom := party.Whom{Numbers: numbers, Group: *group, All: *all, Anew: *again || len(numbers) > 0}
	return c.with(ctx, func(app *wire.App) error {
		p := progress{w: c.errs, on: !c.json}
		found, err := app.LookUp(ctx, whom, p.come)
		p.end()
		if err != nil {
			return err
		}
		return c.printLookedUp(found, len(numbers) > 0)
	})
}

// printLookedUp lists what was found out; named: and those too that have no address.
func (c *call) printLookedUp(found party.LookedUp, named bool) error {
	out := lookedUp{
		found.Asked, found.Receives, found.Not, len(found.Unknown), found.Fresh, len(found.Nowhere), []lookedUpOf{},
	}
	for _, p := range found.Answers {
		out.Parties = append(out.Parties, lookedUpOf{p.Number, p.Name, received(p), p.EHFLookedUp, ""})
	}
	open := found.Unknown
	if named {
		open = append(open, found.Nowhere...)
	}
	for _, u := range open {
		out.Parties = append(out.Parties, lookedUpOf{u.Party, u.Name, "unknown", cal.Date{}, c.why(u.Reason)})
	}
	err := c.print(out, func(w io.Writer) {
		c.rows(w, "lookup.row.looked_up", out.LookedUp, "lookup.row.receives", out.Receives, "lookup.row.not", out.Not,
			"lookup.row.unknown", out.Unknown, "lookup.row.known", out.Known, "lookup.row.no_address", out.NoAddress)
		for _, p := range out.Parties {
			line(w, p.Number, p.Name, c.words.Say("lookup.receives."+p.Receives), p.Reason)
		}
	})
	if err == nil && (out.Unknown > 0 || found.Stopped) {
		return errPart
	}
	return err
}

// why puts a reason into one line.
func (c *call) why(err error) string {
	var list problem.List
	list.Add(err)
	said := make([]string, len(list))
	for i, p := range list {
		said[i] = c.words.Problem(p)
	}
	return strings.Join(said, " ")
}

// come shows how many of how many are done.
func (p *progress) come(done, of int) {
	if p.on && (done%25 == 0 || done == of) {
		p.last = done
		fmt.Fprintf(p.w, "\r%d / %d", done, of)
	}
}

// receivedText says what is known of a card; nothing while nothing is.
func (c *call) receivedText(p card) string {
	if p.EHFLookedUp.IsZero() {
		return ""
	}
	return "EHF: " + c.words.Say("lookup.receives."+p.EHFReceives) + " (" + p.EHFLookedUp.String() + ")"
}
