package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"kontingent/cmd/internal/wire"
	"kontingent/domain/cal"
	"kontingent/domain/problem"
	"kontingent/resources/words"
)

// call is one call of the command: its surroundings and the general options.
type call struct {
	dir       string
	json      bool
	clock     cal.Clock
	in        io.Reader
	out, errs io.Writer
	getenv    func(string) string
	catalogue *words.Catalogue
	words     *words.Words
}

// open opens the club in the data folder.
func (c *call) open(ctx context.Context) (*wire.App, error) {
	return wire.Open(ctx, wire.Options{Dir: c.dir, Clock: c.clock, Words: c.catalogue, Getenv: c.getenv, AskPassword: c.askPassword})
}

// with opens the club, does something with it and closes it.
func (c *call) with(ctx context.Context, do func(*wire.App) error) error {
	app, err := c.open(ctx)
	if err != nil {
		return err
	}
	if err := do(app); err != nil {
		_ = app.Close() // the first error is the one to tell
		return err
	}
	return app.Close()
}

// print shows a result: as JSON when asked, else as text by show.
func (c *call) print(v any, show func(w io.Writer)) error {
	if !c.json {
		t := tabwriter.NewWriter(c.out, 0, 4, 2, ' ', 0)
		show(t)
		return t.Flush()
	}
	e := json.NewEncoder(c.out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// widest is how wide a column of a table gets at most; the last one is as wide as it needs.
const widest = 48

// line writes one line of cells to a table.
func line(w io.Writer, cells ...any) {
	s := make([]string, len(cells))
	for i, v := range cells {
		s[i] = fmt.Sprint(v)
		if r := []rune(s[i]); len(r) > widest && i < len(cells)-1 {
			s[i] = string(r[:widest-1]) + "…"
		}
	}
	fmt.Fprintln(w, strings.Join(s, "\t"))
}

// complain says an error on stderr, one sentence a line: what, where and what to do.
func (c *call) complain(err error) {
	if err == nil {
		return
	}
	all := problem.All(err)
	if len(all) == 0 {
		fmt.Fprintln(c.errs, c.words.Problem(problem.New("fault").Because(err)))
	}
	for _, p := range all {
		fmt.Fprintln(c.errs, c.sentence(p))
	}
}

// sentence says a problem with the key of its field, which scripts and batch files know it by.
func (c *call) sentence(p *problem.Problem) string {
	s := c.words.Problem(p)
	if p.Field != "" && !strings.Contains(s, p.Field) {
		s += " [" + p.Field + "]"
	}
	return s
}

// note says something on stderr that is no error.
func (c *call) note(key string, kv ...any) { fmt.Fprintln(c.errs, c.words.Say(key, kv...)) }

// usageError is a call whose words are off; p says how.
func usageError(code string, kv ...string) error {
	return &wrongCall{problem.New(code, kv...)}
}

type wrongCall struct{ p *problem.Problem }

func (w *wrongCall) Error() string        { return w.p.Error() }
func (w *wrongCall) Unwrap() error        { return w.p }
func (w *wrongCall) Is(target error) bool { return target == errUsage }

// needs checks how many words a command got.
func needs(args []string, least, most int, form string) error {
	if len(args) < least || most >= 0 && len(args) > most {
		return usageError("ctl.usage", "form", "kontingentctl "+form)
	}
	return nil
}

// pairs reads field=value words.
func pairs(args []string) (map[string]string, []string, error) {
	out := map[string]string{}
	var order []string
	for _, a := range args {
		k, v, ok := strings.Cut(a, "=")
		if !ok || k == "" {
			return nil, nil, usageError("ctl.pair", "value", a)
		}
		if _, twice := out[k]; !twice {
			order = append(order, k)
		}
		out[k] = v
	}
	return out, order, nil
}
