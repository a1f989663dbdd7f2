package main

import (
	"context"
	"io"

	"kontingent/cmd/internal/wire"
)

type setting struct {
	Key     string `json:"key"`
	Value   string `json:"value"`
	Default bool   `json:"default"` // nobody has set it
}

// settingsList shows every setting with its value.
func (c *call) settingsList(ctx context.Context, args []string) error {
	if err := needs(args, 0, 0, "settings"); err != nil {
		return err
	}
	return c.with(ctx, func(app *wire.App) error { return c.printSettings(app) })
}

func (c *call) printSettings(app *wire.App) error {
	out := struct {
		Settings []setting         `json:"settings"`
		Values   map[string]string `json:"values"`
	}{[]setting{}, map[string]string{}}
	for _, s := range app.Settings.List() {
		out.Settings = append(out.Settings, setting{s.Key, s.Value, s.Default})
		out.Values[s.Key] = s.Value
	}
	return c.print(out, func(w io.Writer) {
		for _, s := range out.Settings {
			line(w, s.Key, s.Value)
		}
	})
}

// settingsSet changes one setting. A password is not taken from the call's words: its value is "-", or left out, and it is
// read from standard input. Empty words make it forgotten.
func (c *call) settingsSet(ctx context.Context, args []string) (err error) {
	if len(args) == 1 && wire.IsSecret(args[0]) {
		args = append(args, "-")
	}
	if err := needs(args, 2, 2, "settings set KEY VALUE"); err != nil {
		return err
	}
	key, value := args[0], args[1]
	switch {
	case !wire.IsSecret(key) || value == "":
	case value != "-":
		return usageError("secret.ctl.argument")
	default:
		if value, err = c.readPassword(ctx); err != nil {
			return err
		}
	}
	return c.with(ctx, func(app *wire.App) error {
		if err := app.Settings.Set(ctx, key, value); err != nil {
			return err
		}
		return c.printSettings(app)
	})
}
