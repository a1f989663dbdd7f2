package main

import (
	"context"
	"io"
	"strings"

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

// settingsSet changes one setting. A password is read from standard input when its value is "-".
func (c *call) settingsSet(ctx context.Context, args []string) error {
	if err := needs(args, 2, 2, "settings set KEY VALUE"); err != nil {
		return err
	}
	key, value := args[0], args[1]
	if value == "-" && wire.IsSecret(key) {
		b, err := io.ReadAll(io.LimitReader(c.in, 4096))
		if err != nil {
			return err
		}
		value = strings.TrimRight(string(b), "\r\n")
	}
	return c.with(ctx, func(app *wire.App) error {
		if err := app.Settings.Set(ctx, key, value); err != nil {
			return err
		}
		return c.printSettings(app)
	})
}
