// Command kontingentctl is the scripted face of Kontingent: the same core and the same store as the window, for task
// schedulers, scripts and tests.
//
// It reads a call's words, hands them to the core and prints what came of it. It decides nothing about invoices.
// Each command stands in a file of its own; commands.go lists them.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"kontingent/cmd/internal/wire"
	"kontingent/domain/cal"
	"kontingent/domain/problem"
	"kontingent/resources/words"
)

// What a call ends with. Scripts rely on these.
const (
	exitDone  = 0
	exitError = 1 // nothing half done
	exitUsage = 2 // the call's words are off
	exitPart  = 3 // done for some
	exitInUse = 4 // the data folder is in use
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv)
	stop()
	os.Exit(code)
}

// errUsage is a call whose words are off.
var errUsage = errors.New("usage")

// errPart is a call that is done for some only; what it printed says for whom not.
var errPart = errors.New("done for some")

// run is the whole command with its surroundings passed in.
func run(ctx context.Context, args []string, in io.Reader, out, errs io.Writer, getenv func(string) string) int {
	catalogue, err := words.Load()
	if err != nil {
		fmt.Fprintln(errs, err)
		return exitError
	}
	c := &call{in: in, out: out, errs: errs, clock: cal.SystemClock{}, getenv: getenv}
	lang := words.SystemLanguage(getenv)
	flags := flag.NewFlagSet("kontingentctl", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&c.dir, "data", wire.DefaultDir(getenv), "")
	flags.BoolVar(&c.json, "json", false, "")
	flags.StringVar(&lang, "lang", lang, "")
	now := flags.String("now", "", "")
	err = flags.Parse(args)
	c.catalogue, c.words = catalogue, catalogue.In(lang)
	if err == nil && *now != "" {
		err = c.setClock(*now)
	}
	rest := flags.Args()
	if errors.Is(err, flag.ErrHelp) || len(rest) == 1 && rest[0] == "help" {
		c.usage(out)
		return exitDone
	}
	if err != nil || len(rest) == 0 {
		c.complain(err)
		c.usage(errs)
		return exitUsage
	}
	return c.exit(c.dispatch(ctx, rest))
}

// setClock makes the call's clock start at a day (12:00 local time) or at a moment.
func (c *call) setClock(s string) error {
	if d, err := cal.Parse(s); err == nil {
		c.clock = cal.StartAt(d.In(time.Local).Add(12 * time.Hour))
		return nil
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return problem.New("ctl.now.wrong", "value", s).At("now")
	}
	c.clock = cal.StartAt(t.In(time.Local))
	return nil
}

// exit says what went wrong and turns it into the exit code.
func (c *call) exit(err error) int {
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errPart):
		return exitPart
	case errors.Is(err, errUsage):
		c.complain(errors.Unwrap(err))
		return exitUsage
	case errors.Is(err, context.Canceled):
		c.note("ctl.stopped")
		return exitError
	case problem.Is(err, "store.in_use"):
		c.complain(err)
		return exitInUse
	}
	c.complain(err)
	return exitError
}
