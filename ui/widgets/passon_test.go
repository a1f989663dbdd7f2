package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// hearing is a canvas that hears shortcuts, as a real window's does and a test's does not.
type hearing struct {
	fyne.Canvas
	heard []fyne.Shortcut
}

func (h *hearing) TypedShortcut(s fyne.Shortcut) { h.heard = append(h.heard, s) }

func TestShortcutsReachTheWindow(t *testing.T) {
	test.NewTempApp(t)
	find := &desktop.CustomShortcut{KeyName: fyne.KeyF, Modifier: fyne.KeyModifierControl}
	c := &hearing{}
	handOver(c, find)
	if len(c.heard) != 1 {
		t.Errorf("heard %v", c.heard)
	}
	f := NewTextField()
	w := test.NewTempWindow(t, f)
	w.Canvas().Focus(f)
	f.TypedShortcut(find) // a window that hears none is no trouble
	f.SetText("Kari")
	f.TypedShortcut(&fyne.ShortcutSelectAll{})
	if f.SelectedText() != "Kari" {
		t.Errorf("chosen: %q", f.SelectedText())
	}
}
