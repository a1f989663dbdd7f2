package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"kontingent/ui"
)

// desk stands for the system's file dialogs.
type desk struct {
	missing bool
	path    string
	err     error
	folder  string
}

func (d *desk) here() bool { return !d.missing }

func (d *desk) open(_ context.Context, _, folder string, _ []ui.Kind) (string, error) {
	d.folder = folder
	return d.path, d.err
}

func (d *desk) save(_ context.Context, _, folder, _ string) (string, error) {
	d.folder = folder
	return d.path, d.err
}

func (d *desk) choose(_ context.Context, _, folder string) (string, error) {
	d.folder = folder
	return d.path, d.err
}

// newFiles gives files over a window, and what runs what was posted to it.
func newFiles(t *testing.T, d *desk) (*files, func()) {
	t.Helper()
	app := test.NewTempApp(t)
	w := test.NewTempWindow(t, widget.NewLabel(""))
	w.Resize(fyne.NewSize(1000, 700))
	posted := make(chan func(), 10)
	l := &loop{post: func(f func()) { posted <- f }, fault: func(what any, _ []byte) { t.Errorf("fault: %v", what) }}
	f := &files{window: w, prefs: app.Preferences(), loop: l, native: d, home: t.TempDir(), ctx: t.Context()}
	return f, func() { (<-posted)() }
}

var csv = []ui.Kind{{Name: "Member files", Endings: []string{".csv", ".xlsx"}}}

func TestFilesAsksTheSystem(t *testing.T) {
	dir := t.TempDir()
	d := &desk{path: filepath.Join(dir, "members.csv")}
	f, wait := newFiles(t, d)
	var got []string
	f.Open("Open", csv, func(path string) { got = append(got, path) })
	f.Open("Open", csv, func(string) { t.Error("a second dialog was opened") })
	wait()
	if d.folder != f.home || len(got) != 1 || got[0] != d.path {
		t.Errorf("began in %s, got %v", d.folder, got)
	}
	d.path = filepath.Join(dir, "list")
	f.Save("Save", "list.csv", func(path string) { got = append(got, path) })
	wait()
	if d.folder != dir || len(got) != 2 || got[1] != d.path+".csv" {
		t.Errorf("began in %s, got %v", d.folder, got)
	}
	d.err = errThoughtBetter
	f.Open("Open", csv, func(string) { t.Error("a file was chosen") })
	wait()
	if f.window.Canvas().Overlays().Top() != nil {
		t.Error("who thinks better of it is asked again")
	}
}

// Where the system has no dialog, or it fails, the window has its own.
func TestFilesFallsBack(t *testing.T) {
	for _, d := range []*desk{{missing: true}, {err: errors.New("it broke")}} {
		f, wait := newFiles(t, d)
		f.Open("Open", csv, func(string) {})
		if !d.missing {
			wait()
		}
		if f.window.Canvas().Overlays().Top() == nil {
			t.Error("nothing is asked")
		}
	}
}

// Fyne makes the file it is asked for; what asked makes it itself, all or nothing.
func TestFilesSavesWithItsOwnDialog(t *testing.T) {
	f, _ := newFiles(t, &desk{missing: true})
	var got string
	f.Save("Save", "list.csv", func(path string) { got = path })
	test.Tap(button(t, f.window.Canvas().Overlays().Top(), "Save"))
	want := filepath.Join(f.home, "list.csv")
	if got != want {
		t.Fatalf("got %q, want %q", got, want)
	}
	if _, err := os.Stat(want); err == nil {
		t.Error("an empty file is left")
	}
	if f.folder() != f.home {
		t.Errorf("got %s", f.folder())
	}
}

func button(t *testing.T, under fyne.CanvasObject, label string) *widget.Button {
	t.Helper()
	var found *widget.Button
	for _, o := range test.LaidOutObjects(under) {
		if b, ok := o.(*widget.Button); ok && b.Text == label {
			found = b
		}
	}
	if found == nil {
		t.Fatalf("there is no button %s", label)
	}
	return found
}
