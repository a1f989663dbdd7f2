package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// passOn hands a shortcut to the window. Fyne gives shortcuts to what has the keyboard, and to nothing else: without this
// the window's own would rest while somebody writes. Cut, copy, paste and their like are no business of the window.
func passOn(from fyne.CanvasObject, s fyne.Shortcut) {
	if _, custom := s.(*desktop.CustomShortcut); !custom {
		return
	}
	handOver(fyne.CurrentApp().Driver().CanvasForObject(from), s)
}

func handOver(c fyne.Canvas, s fyne.Shortcut) {
	if w, ok := c.(fyne.Shortcutable); ok {
		w.TypedShortcut(s)
	}
}
