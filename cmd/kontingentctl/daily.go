package main

import (
	"context"
	"io"
	"os"
	"path/filepath"

	"kontingent/cmd/internal/daily"
	"kontingent/domain/problem"
)

// dailyState is how the daily run stands, as scripts read it.
type dailyState struct {
	Installed bool   `json:"installed"`
	At        string `json:"at"`     // 07:00; empty while not installed
	System    string `json:"system"` // empty: the machine has no scheduler that can be used
}

// runDaily shows whether the system's own scheduler sends every day what is due.
func (c *call) runDaily(ctx context.Context, args []string) error {
	if err := needs(args, 0, 0, "daily"); err != nil {
		return err
	}
	r, err := c.dailyRun()
	if err != nil {
		return err
	}
	return c.printDaily(ctx, r)
}

// dailyOn lets it, in the place of what it did for this data folder before.
func (c *call) dailyOn(ctx context.Context, args []string) error {
	if err := needs(args, 0, 1, "daily on [HH:MM]"); err != nil {
		return err
	}
	r, err := c.dailyRun()
	if err != nil {
		return err
	}
	if len(args) == 1 {
		if r.At, err = daily.ParseAt(args[0]); err != nil {
			return err
		}
	}
	// The folder is not opened: the window may have it open meanwhile.
	if _, err := os.Stat(filepath.Join(r.Data, "kontingent.db")); err != nil {
		return problem.New("store.no_database", "folder", r.Data).Because(err)
	}
	if err := daily.Here(c.getenv).Install(ctx, r); err != nil {
		return err
	}
	return c.printDaily(ctx, r)
}

// dailyOff lets it no more.
func (c *call) dailyOff(ctx context.Context, args []string) error {
	if err := needs(args, 0, 0, "daily off"); err != nil {
		return err
	}
	r, err := c.dailyRun()
	if err != nil {
		return err
	}
	if err := daily.Here(c.getenv).Remove(ctx, r.Data); err != nil {
		return err
	}
	return c.printDaily(ctx, r)
}

// dailyRun is this program over this data folder, at the usual time.
func (c *call) dailyRun() (daily.Run, error) {
	data, err := daily.Folder(c.dir)
	if err != nil {
		return daily.Run{}, err
	}
	program, err := os.Executable()
	return daily.Run{Program: program, Data: data, At: daily.Usual}, err
}

func (c *call) printDaily(ctx context.Context, r daily.Run) error {
	s, err := daily.Here(c.getenv).State(ctx, r)
	if err != nil {
		return err
	}
	out := dailyState{Installed: s.Installed, System: s.System}
	key := "ctl.daily.off"
	switch {
	case s.Installed:
		out.At, key = s.At.String(), "ctl.daily.on"
	case s.System == "":
		key = "daily.none"
	}
	return c.print(out, func(w io.Writer) { line(w, c.words.Say(key, "at", out.At, "system", out.System)) })
}
