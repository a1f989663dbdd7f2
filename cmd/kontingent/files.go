package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"github.com/ncruces/zenity"

	"kontingent/ui"
)

// files asks for a file with the system's own dialogs, and where there are none with Fyne's. It begins in the folder that
// was used last.
type files struct {
	window fyne.Window
	prefs  fyne.Preferences
	loop   *loop
	native picker
	home   string
	ctx    context.Context // ends with the window, and takes a dialog that is still open along
	asking bool
}

var _ ui.Files = (*files)(nil)

// picker is what asks a person outside our window. It blocks until there is an answer.
type picker interface {
	here() bool // whether there is one
	open(ctx context.Context, title, folder string, kinds []ui.Kind) (string, error)
	save(ctx context.Context, title, folder, name string) (string, error)
	choose(ctx context.Context, title, folder string) (string, error)
}

// errThoughtBetter is a person who chose nothing.
var errThoughtBetter = zenity.ErrCanceled

// Open asks for a file there is.
func (f *files) Open(title string, kinds []ui.Kind, then func(path string)) {
	f.ask(func() (string, error) { return f.native.open(f.ctx, title, f.folder(), kinds) },
		func() { f.openOwn(title, kinds, then) }, then)
}

// Save asks where a new file is to be.
func (f *files) Save(title, name string, then func(path string)) {
	f.ask(func() (string, error) {
		path, err := f.native.save(f.ctx, title, f.folder(), name)
		if ext := filepath.Ext(name); err == nil && filepath.Ext(path) == "" {
			path += ext
		}
		return path, err
	}, func() { f.saveOwn(title, name, then) }, then)
}

// Folder asks for a folder there is.
func (f *files) Folder(title string, then func(path string)) {
	f.ask(func() (string, error) { return f.native.choose(f.ctx, title, f.folder()) },
		func() { f.chooseOwn(title, then) }, then)
}

// ask asks by the system's dialog, away from the window, and else by our own. One dialog is open at a time.
func (f *files) ask(native func() (string, error), own func(), then func(string)) {
	if f.asking {
		return
	}
	if !f.native.here() {
		own()
		return
	}
	f.asking = true
	f.loop.away(func() {
		path, err := native()
		f.loop.Post(func() {
			f.asking = false
			switch {
			case err == nil:
				f.chosen(path, then)
			case f.ctx.Err() != nil || errors.Is(err, errThoughtBetter):
			default:
				fyne.LogError("the system's file dialog", err)
				own()
			}
		})
	})
}

// chosen remembers the folder.
func (f *files) chosen(path string, then func(string)) {
	if path == "" {
		return
	}
	f.prefs.SetString(keyFolder, filepath.Dir(path))
	then(path)
}

// folder is where a dialog begins.
func (f *files) folder() string {
	last := f.prefs.String(keyFolder)
	if info, err := os.Stat(last); err == nil && info.IsDir() {
		return last
	}
	return f.home
}
