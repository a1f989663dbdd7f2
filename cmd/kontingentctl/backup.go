package main

import (
	"context"
	"io"
	"path/filepath"

	"kontingent/cmd/internal/wire"
)

// runBackup copies the club into a file.
func (c *call) runBackup(ctx context.Context, args []string) error {
	if err := needs(args, 1, 1, "backup FILE"); err != nil {
		return err
	}
	file, err := filepath.Abs(args[0])
	if err != nil {
		return err
	}
	return c.with(ctx, func(app *wire.App) error {
		if err := app.Backup(ctx, file); err != nil {
			return err
		}
		return c.print(struct {
			File string `json:"file"`
		}{file}, func(w io.Writer) { line(w, c.words.Say("ctl.backup.done", "file", file)) })
	})
}

// runRestore puts a backup in the place of what is there, and says what it can't know: invoices that were issued since.
func (c *call) runRestore(ctx context.Context, args []string) error {
	if err := needs(args, 1, 1, "restore FILE"); err != nil {
		return err
	}
	file, err := filepath.Abs(args[0])
	if err != nil {
		return err
	}
	opt := wire.Options{Dir: c.dir, Clock: c.clock, Words: c.catalogue, Getenv: c.getenv}
	if err := wire.Restore(ctx, opt, file); err != nil {
		return err
	}
	return c.with(ctx, func(app *wire.App) error {
		o, err := app.Store.Organisation(ctx)
		if err != nil {
			return err
		}
		found, err := app.Verify(ctx)
		if err != nil {
			return err
		}
		paused, err := c.pauses(ctx, app)
		if err != nil {
			return err
		}
		out := struct {
			File         string  `json:"file"`
			Organisation string  `json:"organisation"`
			Paused       []pause `json:"paused"`
			Problems     []said  `json:"problems"`
		}{file, o.Name, paused, c.said(found)}
		return c.print(out, func(w io.Writer) {
			line(w, c.words.Say("ctl.restore.done", "name", o.Name))
			for _, p := range out.Problems {
				line(w, p.Problem)
			}
		})
	})
}
