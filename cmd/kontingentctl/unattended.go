package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"kontingent/cmd/internal/wire"
	"kontingent/domain/delivery"
	"kontingent/domain/problem"
)

// maxDailyLog is the size at which the log of daily runs is begun anew; the one before it is kept.
const maxDailyLog = 1 << 20

// unattended is the run that the system's scheduler starts every day. Nobody looks at it, so it prints nothing and notes
// in the log what came of it. It has not failed when somebody has to look at something: the window says that when it is
// opened; nor when the window is open, which sends by itself.
func (c *call) unattended(ctx context.Context, clockIsRight bool) error {
	leaveConsole()
	file, err := c.dailyLog()
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }() // everything in it is written already
	began := c.clock.Now()
	note := func(text string) {
		fmt.Fprintf(file, "%s %s\n", began.Format(time.RFC3339), wire.Redact(text))
	}
	c.errs = io.Discard
	err = c.with(ctx, func(app *wire.App) error {
		r, err := app.Deliver(ctx, 0, clockIsRight)
		if err == nil {
			note(c.figures(r))
			for _, f := range r.Faults {
				note(c.words.Say("method."+string(f.Method)) + ": " + c.reason(f.Reason, f.Method, nil))
			}
		}
		// The day's backup, where the window does not make it. What becomes of it changes nothing of what was sent.
		backed := app.BackUpDaily(context.WithoutCancel(ctx))
		if backed == nil {
			backed = app.AwayTrouble()
		}
		if backed != nil {
			note(c.words.Say("ctl.backup.not_made"))
		}
		return err
	})
	if problem.Is(err, "store.in_use") {
		note(c.words.Say("ctl.daily.open"))
		return nil
	}
	if err == nil {
		return nil
	}
	all := problem.All(err)
	if len(all) == 0 {
		all = problem.List{problem.New("fault").Because(err)}
	}
	for _, p := range all {
		note(c.words.Problem(p))
	}
	return err
}

// figures are what a run came to, without those that are zero.
func (c *call) figures(r delivery.Report) string {
	var said []string
	for _, f := range []struct {
		key   string
		count int
	}{
		{"report.delivered", r.Delivered},
		{"report.handed_over", r.HandedOver},
		{"report.drafts", r.Drafts},
		{"report.undelivered", r.Undelivered},
		{"report.held", r.Held},
		{"report.retrying", r.Retrying},
		{"report.in_doubt", r.InDoubt},
		{"report.needs_attention", r.NeedsAttention},
	} {
		if f.count > 0 {
			said = append(said, fmt.Sprint(c.words.Say(f.key), ": ", f.count))
		}
	}
	if said == nil {
		return c.words.Say("ctl.daily.nothing")
	}
	return strings.Join(said, ", ")
}

// dailyLog opens the log of the daily runs. It never makes a data folder.
func (c *call) dailyLog() (*os.File, error) {
	if info, err := os.Stat(c.dir); err != nil || !info.IsDir() {
		return nil, problem.New("store.no_folder", "folder", c.dir)
	}
	path := filepath.Join(c.dir, "log", "daily.log")
	if info, err := os.Stat(path); err == nil && info.Size() > maxDailyLog {
		_ = os.Rename(path, path+".1") // a log that can't be turned grows on
	}
	err := os.MkdirAll(filepath.Dir(path), 0o700)
	if err != nil {
		return nil, problem.New("file.unwritable", "file", path).Because(err)
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, problem.New("file.unwritable", "file", path).Because(err)
	}
	return f, nil
}
