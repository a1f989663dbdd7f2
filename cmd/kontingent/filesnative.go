package main

import (
	"context"
	"os"
	"path/filepath"

	"github.com/ncruces/zenity"

	"kontingent/ui"
)

// nativePicker is the system's own file dialog.
type nativePicker struct{}

func (nativePicker) here() bool { return zenity.IsAvailable() }

func (nativePicker) open(ctx context.Context, title, folder string, kinds []ui.Kind) (string, error) {
	options := []zenity.Option{
		zenity.Context(ctx), zenity.Title(title), zenity.Modal(), zenity.Filename(folder + string(os.PathSeparator)),
	}
	var filters zenity.FileFilters
	for _, k := range kinds {
		patterns := make([]string, len(k.Endings))
		for i, e := range k.Endings {
			patterns[i] = "*" + e
		}
		filters = append(filters, zenity.FileFilter{Name: k.Name, Patterns: patterns, CaseFold: true})
	}
	return zenity.SelectFile(append(options, filters)...)
}

func (nativePicker) choose(ctx context.Context, title, folder string) (string, error) {
	return zenity.SelectFile(zenity.Context(ctx), zenity.Title(title), zenity.Modal(), zenity.Directory(),
		zenity.Filename(folder+string(os.PathSeparator)))
}

func (nativePicker) save(ctx context.Context, title, folder, name string) (string, error) {
	return zenity.SelectFileSave(zenity.Context(ctx), zenity.Title(title), zenity.Modal(), zenity.ConfirmOverwrite(),
		zenity.Filename(filepath.Join(folder, name)))
}
