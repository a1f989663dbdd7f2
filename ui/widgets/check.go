package widgets

import (
	"cmp"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// Check is a box to tick, with a text that wraps where it must.
type Check struct {
	press
	label *Paragraph
	name  string // what it is called where no text stands beside it
	on    bool
	// OnChanged is called when the person ticks or unticks it.
	OnChanged func(on bool)
}

// NewCheck makes a box without a tick.
func NewCheck(label string, changed func(on bool)) *Check {
	c := &Check{label: NewParagraph(label, Ink), OnChanged: changed}
	c.extend(c, func() {
		c.on = !c.on
		c.Refresh()
		if c.OnChanged != nil {
			c.OnChanged(c.on)
		}
	})
	return c
}

// On reports whether it is ticked.
func (c *Check) On() bool { return c.on }

// SetOn ticks or unticks it. OnChanged is not called.
func (c *Check) SetOn(on bool) {
	c.on = on
	c.Refresh()
}

// SetLabel writes another text beside it.
func (c *Check) SetLabel(label string) { c.label.SetText(label) }

// SetName says what it is for where no text stands beside it: a heading above it does.
func (c *Check) SetName(name string) { c.name = name }

// AccessibilityLabel is what a screen reader says.
func (c *Check) AccessibilityLabel() string { return cmp.Or(c.label.Text(), c.name) }

// AccessibilityRole is Fyne's nearest.
func (c *Check) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// indent is where the text begins, and the room above the first line.
func (c *Check) indent() (x, y float32) {
	s := styleOf(c)
	side := tickSide(s)
	return side + s.size(theme.SizeNameInnerPadding), max(side-s.lineHeight(theme.SizeNameText), 0)/2 + 3
}

// HeightAt is the height of its lines when it is so wide.
func (c *Check) HeightAt(width float32) float32 {
	x, y := c.indent()
	return c.label.HeightAt(width-x) + 2*y
}

// CreateRenderer is Fyne's.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	mark, tick := newRing(), newTick()
	d := &drawing{objects: append(append([]fyne.CanvasObject{mark.Rectangle}, tick.objects()...), c.label)}
	d.min = func() fyne.Size {
		x, y := c.indent()
		return c.label.MinSize().AddWidthHeight(x, 2*y)
	}
	d.layout = func(size fyne.Size) {
		s := styleOf(c)
		x, y := c.indent()
		tall := max(c.HeightAt(size.Width), s.lineHeight(theme.SizeNameText)+2*y)
		y += max(size.Height-tall, 0) / 2 // in the middle of what is higher
		place(c.label, x, y-textLift, size.Width-x, size.Height-2*y)
		state := NoTick
		if c.on {
			state = AllTicks
		}
		side := tickSide(s)
		top := y + (s.lineHeight(theme.SizeNameText)-side)/2
		tick.draw(s, 0, top, state, !c.Disabled())
		mark.around(0, top, side, side)
		mark.show(s, c.ringed(), 6)
	}
	d.refresh = func() {
		tone := Ink
		if c.Disabled() {
			tone = Faint
		}
		c.label.Set(c.label.Text(), tone)
		c.label.Refresh()
		canvas.Refresh(c)
	}
	return d
}
