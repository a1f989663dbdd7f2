package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"kontingent/ui/widgets/tint"
)

// How far the focus ring stands off what it goes round, and how thick it is.
const (
	ringGap   = 2
	ringWidth = 2
)

// ring is the mark of what has the keyboard: drawn outside its box, so that it shows round a filled button too.
type ring struct {
	*canvas.Rectangle
	colour fyne.ThemeColorName // tint.Ring where empty
}

func newRing() ring {
	r := newBox()
	r.Hide()
	return ring{Rectangle: r}
}

// around lays the ring round a box.
func (r ring) around(x, y, w, h float32) {
	place(r.Rectangle, x-ringGap, y-ringGap, w+2*ringGap, h+2*ringGap)
}

// snug lays the ring on the border of a field, which becomes thicker by it.
func (r ring) snug(w, h float32) { place(r.Rectangle, -1, -1, w+2, h+2) }

// inside lays the ring just inside a box, for rows that touch each other.
func (r ring) inside(x, y, w, h float32) { place(r.Rectangle, x+4, y+2, w-8, h-4) }

// show draws the ring, or takes it away.
func (r ring) show(s style, on bool, radius float32) {
	if !on {
		r.Hide()
		return
	}
	colour := r.colour
	if colour == "" {
		colour = tint.Ring
	}
	s.fill(r.Rectangle, box{stroke: colour, width: ringWidth, radius: radius})
	r.Show()
}

// focus gives o the keyboard.
func focus(o fyne.Focusable) {
	obj, ok := o.(fyne.CanvasObject)
	if !ok {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(obj); c != nil {
		c.Focus(o)
	}
}
