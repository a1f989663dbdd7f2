package main

import (
	"context"
	"errors"
	"flag"
	"io"
	"os"
	"strings"

	"kontingent/cmd/internal/wire"
	"kontingent/domain/importing"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

type remark struct {
	Row    int    `json:"row"`
	Column string `json:"column"`
	Reason string `json:"reason"`
	Value  string `json:"value"`
	Number string `json:"number"`
	Name   string `json:"name"`
}

type column struct {
	Heading string `json:"heading"`
	Field   string `json:"field"`
}

type importReport struct {
	Added     int      `json:"added"`
	Updated   int      `json:"updated"`
	Unchanged int      `json:"unchanged"`
	Rows      int      `json:"rows"`
	Rejected  []remark `json:"rejected"`
	Warnings  []remark `json:"warnings"`
	Columns   []column `json:"columns"`
	Ignored   []string `json:"ignored"`
	Imported  bool     `json:"imported"` // false: nothing was stored
}

// mapping collects --map field=column.
type mapping map[string]string

func (m mapping) String() string { return "" }

func (m mapping) Set(s string) error {
	field, col, ok := strings.Cut(s, "=")
	if !ok {
		return errors.New("not field=column")
	}
	m[field] = col
	return nil
}

// errDry ends a dry run's transaction without a change.
var errDry = errors.New("dry run")

// runImport takes members from a file.
func (c *call) runImport(ctx context.Context, args []string) error {
	const form = "import [--map field=column …] [--dry-run] [--skip-rejected] FILE"
	f := flag.NewFlagSet("import", flag.ContinueOnError)
	f.SetOutput(io.Discard)
	m := mapping{}
	f.Var(m, "map", "")
	dry := f.Bool("dry-run", false, "")
	skip := f.Bool("skip-rejected", false, "")
	rest, err := parse(f, args)
	if err != nil {
		return needs(nil, 1, 1, form)
	}
	if err := needs(rest, 1, 1, form); err != nil {
		return err
	}
	table, err := readTable(rest[0])
	if err != nil {
		return err
	}
	var r *importing.Report
	err = c.with(ctx, func(app *wire.App) error {
		o, err := app.Store.Organisation(ctx)
		if err != nil {
			return err
		}
		err = app.Store.ChangeParties(ctx, func(all []party.Party) ([]party.Party, error) {
			r, err = importing.Plan(table, all, o, importing.Options{Map: m, SkipRejected: *skip})
			if err != nil {
				return nil, err
			}
			if *dry || r.Stopped {
				return nil, errDry
			}
			return append(append([]party.Party{}, r.Added...), r.Updated...), nil
		})
		if errors.Is(err, errDry) {
			return nil
		}
		return err
	})
	if err != nil {
		return err
	}
	return c.reportImport(r, *dry)
}

// readTable opens a member file.
func readTable(path string) (*importing.Table, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, problem.New("file.unreadable", "file", path).Because(err)
	}
	defer func() { _ = f.Close() }() // only read from
	info, err := f.Stat()
	if err != nil {
		return nil, problem.New("file.unreadable", "file", path).Because(err)
	}
	if !info.Mode().IsRegular() {
		return nil, problem.New("file.unreadable", "file", path).Because(errors.New("not a file"))
	}
	return importing.Read(path, f, info.Size())
}

func (c *call) reportImport(r *importing.Report, dry bool) error {
	out := importReport{
		Added: len(r.Added), Updated: len(r.Updated), Unchanged: r.Unchanged, Rows: r.Rows,
		Rejected: c.remarks(r.Rejected), Warnings: c.remarks(r.Warnings), Columns: []column{},
		Ignored: append([]string{}, r.Ignored...), Imported: !dry && !r.Stopped,
	}
	if r.Stopped {
		out.Added, out.Updated, out.Unchanged = 0, 0, 0
	}
	for _, col := range r.Columns {
		out.Columns = append(out.Columns, column(col))
	}
	if err := c.print(out, func(w io.Writer) {
		line(w, c.words.Say("ctl.import.done", "added", out.Added, "updated", out.Updated, "unchanged", out.Unchanged,
			"rejected", r.RejectedRows()))
		for _, m := range append(out.Rejected, out.Warnings...) {
			line(w, m.Row, m.Column, m.Number, m.Name, m.Reason)
		}
	}); err != nil {
		return err
	}
	switch {
	case r.Stopped:
		return problem.New("ctl.import.stopped")
	case len(r.Rejected) > 0:
		return errPart
	}
	return nil
}

func (c *call) remarks(list []importing.Remark) []remark {
	out := []remark{}
	for _, m := range list {
		out = append(out, remark{m.Row, m.Column, c.words.Problem(m.Problem), m.Value, m.Number, m.Name})
	}
	return out
}
