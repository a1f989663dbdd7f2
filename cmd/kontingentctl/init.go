package main

import (
	"context"
	"io"

	"kontingent/cmd/internal/orgfile"
	"kontingent/cmd/internal/wire"
)

// runInit makes the data folder with the organisation in a file.
func (c *call) runInit(ctx context.Context, args []string) error {
	if err := needs(args, 1, 1, "init FILE.toml"); err != nil {
		return err
	}
	o, err := orgfile.Read(args[0])
	if err != nil {
		return err
	}
	if err := wire.Create(ctx, wire.Options{Dir: c.dir, Clock: c.clock, Words: c.catalogue, Getenv: c.getenv}, o); err != nil {
		return err
	}
	return c.print(struct {
		Organisation string `json:"organisation"`
		Data         string `json:"data"`
	}{o.Name, c.dir}, func(w io.Writer) {
		line(w, c.words.Say("ctl.init.done", "name", o.Name, "dir", c.dir))
	})
}
