package main

import (
	"context"
	"io"

	"kontingent/cmd/internal/wire"
)

// runVerify checks the store from end to end.
func (c *call) runVerify(ctx context.Context, args []string) error {
	if err := needs(args, 0, 0, "verify"); err != nil {
		return err
	}
	found := 0
	err := c.with(ctx, func(app *wire.App) error {
		list, err := app.Verify(ctx)
		if err != nil {
			return err
		}
		found = len(list)
		out := struct {
			Problems []said `json:"problems"`
		}{c.said(list)}
		return c.print(out, func(w io.Writer) {
			if found == 0 {
				line(w, c.words.Say("ctl.verify.clean"))
			}
			for _, p := range out.Problems {
				line(w, p.Problem)
			}
		})
	})
	if err == nil && found > 0 {
		return errPart
	}
	return err
}
