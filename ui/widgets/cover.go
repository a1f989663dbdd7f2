package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

// cover lies over what stands still beside something that scrolls, and draws nothing. Where a list stands in a page that
// scrolls, Fyne gives the mouse also to those of its rows that have gone out of sight: without a cover, a press on the
// head of a page would tick a row below it. A cover takes the mouse there, and hands it to what is to be pressed.
type cover struct {
	canvas.Rectangle
	under func() []fyne.CanvasObject // what can be pressed
	over  fyne.CanvasObject          // where the mouse is
}

// at is what the mouse is on, and where on it.
func (c *cover) at(p fyne.Position) (fyne.CanvasObject, fyne.Position) {
	if c.under == nil {
		return nil, p
	}
	for _, o := range c.under() {
		inner, size := p.Subtract(o.Position()), o.Size()
		if o.Visible() && inner.X >= 0 && inner.Y >= 0 && inner.X < size.Width && inner.Y < size.Height {
			return o, inner
		}
	}
	return nil, p
}

// Tapped presses what is there.
func (c *cover) Tapped(e *fyne.PointEvent) {
	o, p := c.at(e.Position)
	if t, ok := o.(fyne.Tappable); ok {
		t.Tapped(&fyne.PointEvent{AbsolutePosition: e.AbsolutePosition, Position: p})
	}
}

// MouseDown holds what is there.
func (c *cover) MouseDown(e *desktop.MouseEvent) {
	if m, inner := c.mouse(e); m != nil {
		m.MouseDown(inner)
	}
}

// MouseUp lets it go.
func (c *cover) MouseUp(e *desktop.MouseEvent) {
	if m, inner := c.mouse(e); m != nil {
		m.MouseUp(inner)
	}
}

func (c *cover) mouse(e *desktop.MouseEvent) (desktop.Mouseable, *desktop.MouseEvent) {
	o, p := c.at(e.Position)
	inner := *e
	inner.Position = p
	m, _ := o.(desktop.Mouseable)
	return m, &inner
}

// MouseIn tints what is there.
func (c *cover) MouseIn(e *desktop.MouseEvent) { c.MouseMoved(e) }

// MouseMoved tints what is there.
func (c *cover) MouseMoved(e *desktop.MouseEvent) {
	o, p := c.at(e.Position)
	inner := *e
	inner.Position = p
	if o != c.over {
		c.MouseOut()
		c.over = o
		if h, ok := o.(desktop.Hoverable); ok {
			h.MouseIn(&inner)
		}
		return
	}
	if h, ok := o.(desktop.Hoverable); ok {
		h.MouseMoved(&inner)
	}
}

// MouseOut takes the tint away.
func (c *cover) MouseOut() {
	if h, ok := c.over.(desktop.Hoverable); ok {
		h.MouseOut()
	}
	c.over = nil
}

var (
	_ fyne.Tappable     = (*cover)(nil)
	_ desktop.Hoverable = (*cover)(nil)
	_ desktop.Mouseable = (*cover)(nil)
)
