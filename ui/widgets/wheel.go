package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// wheel lies over something that Fyne scrolls by itself, and draws nothing. It takes the mouse wheel there, and hands on
// what is not used: Fyne's own lists and entries would swallow it, and a page would stand still under the mouse.
type wheel struct {
	canvas.Rectangle
	turned func(*fyne.ScrollEvent) bool // reports whether something has moved; nil: nothing can
}

func newWheel(turned func(*fyne.ScrollEvent) bool) *wheel { return &wheel{turned: turned} }

// Scrolled scrolls what lies below, or what is around it.
func (w *wheel) Scrolled(e *fyne.ScrollEvent) {
	if w.turned == nil || !w.turned(e) {
		handOn(w, e)
	}
}

// Scrolled scrolls, or where there is no more, what is around it.
func (s *Scroll) Scrolled(e *fyne.ScrollEvent) {
	was := s.Offset
	s.Scroll.Scrolled(e)
	if s.Offset == was {
		handOn(s, e)
	}
}

// handOn scrolls the next scroll that o stands in.
func handOn(o fyne.CanvasObject, e *fyne.ScrollEvent) {
	if outer := around(o); len(outer) > 0 {
		outer[0].Scrolled(e)
	}
}

var _ fyne.Scrollable = (*wheel)(nil)
