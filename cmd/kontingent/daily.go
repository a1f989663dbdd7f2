package main

import (
	"context"
	"errors"
	"os"

	"kontingent/cmd/internal/daily"
	"kontingent/ui/viewmodel"
)

// Daily is how the run stands that the system's own scheduler starts every day for this data folder.
func (c *club) Daily(ctx context.Context) (viewmodel.Daily, error) {
	data, err := daily.Folder(c.dir)
	if err != nil {
		return viewmodel.Daily{}, err
	}
	s, err := daily.Here(os.Getenv).State(ctx, daily.Run{Data: data})
	if !s.Installed {
		s.At = daily.Usual
	}
	return viewmodel.Daily{On: s.Installed, At: s.At.String(), System: s.System}, err
}

// SetDaily switches it on, at a time of day, or off.
func (c *club) SetDaily(ctx context.Context, on bool, at string) error {
	if !on {
		data, err := daily.Folder(c.dir)
		if err != nil {
			return err
		}
		return daily.Here(os.Getenv).Remove(ctx, data)
	}
	t, err := daily.ParseAt(at)
	if err != nil {
		return err
	}
	r, err := dailyRun(c.dir)
	if err != nil {
		return err
	}
	r.At = t
	return daily.Here(os.Getenv).Install(ctx, r)
}

// dailyRun is the kontingentctl that lies beside this program, over a data folder.
func dailyRun(dir string) (daily.Run, error) {
	data, err := daily.Folder(dir)
	if err != nil {
		return daily.Run{}, err
	}
	own, err := os.Executable()
	if err != nil {
		return daily.Run{}, err
	}
	program, err := daily.Beside(own)
	return daily.Run{Program: program, Data: data}, err
}

// renewDaily lets a daily run that is on call the program where it lies now: an update or a person may have moved it.
func renewDaily(ctx context.Context, dir string) error {
	data, err := daily.Folder(dir)
	if err != nil {
		return err
	}
	s, err := daily.Here(os.Getenv).State(ctx, daily.Run{Data: data})
	if err != nil || !s.Installed {
		return err
	}
	r, err := dailyRun(dir)
	if err != nil {
		return err
	}
	return daily.Here(os.Getenv).Renew(ctx, r)
}

// renewDaily does so in the background. A failure is told in passing, for nothing goes out by itself any more.
func (p *program) renewDaily() {
	dir := p.options.dir
	p.loop.away(func() {
		err := renewDaily(context.Background(), dir)
		if err == nil || errors.Is(err, context.Canceled) {
			return
		}
		said := p.sentences(err)
		p.loop.Post(func() {
			for _, text := range said {
				p.shell.Said(viewmodel.Message{Text: text, Bad: true})
			}
		})
	})
}
