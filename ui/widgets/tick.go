package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// Ticks says how many of several are ticked.
type Ticks int

// None of them, some, or all.
const (
	NoTick Ticks = iota
	SomeTicks
	AllTicks
)

// tick is a box with a tick, a bar or nothing in it, drawn from lines: a list shows many, and lines cost next to
// nothing.
type tick struct {
	box, bar *canvas.Rectangle
	down, up *canvas.Line
}

func newTick() *tick {
	return &tick{box: newBox(), bar: newBox(), down: canvas.NewLine(nil), up: canvas.NewLine(nil)}
}

func (t *tick) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{t.box, t.bar, t.down, t.up}
}

func (t *tick) hide() {
	for _, o := range t.objects() {
		o.Hide()
	}
}

// draw shows the box with its upper left corner at x, y.
func (t *tick) draw(s style, x, y float32, state Ticks, allowed bool) {
	side := tickSide(s)
	place(t.box, x, y, side, side)
	how := box{fill: theme.ColorNameInputBackground, stroke: theme.ColorNameInputBorder, width: 1.3, radius: 4}
	ink := theme.ColorNameForegroundOnPrimary
	if state != NoTick {
		how.fill, how.stroke = theme.ColorNamePrimary, theme.ColorNamePrimary
	}
	if !allowed {
		how.fill, how.stroke, ink = theme.ColorNameDisabledButton, theme.ColorNameSeparator, theme.ColorNameDisabled
	}
	s.fill(t.box, how)
	t.box.Show()

	t.bar.Hidden = state != SomeTicks
	place(t.bar, x+side*0.25, y+side*0.44, side*0.5, side*0.12)
	s.fill(t.bar, box{fill: ink, radius: 1})

	line(t.down, s, ink, x+side*0.24, y+side*0.52, x+side*0.43, y+side*0.71, state == AllTicks)
	line(t.up, s, ink, x+side*0.43, y+side*0.71, x+side*0.77, y+side*0.31, state == AllTicks)
}

func line(l *canvas.Line, s style, colour fyne.ThemeColorName, x1, y1, x2, y2 float32, shown bool) {
	l.Hidden = !shown
	from, to := fyne.NewPos(x1, y1), fyne.NewPos(x2, y2)
	c, w := s.color(colour), 1.8*s.scale()
	if l.Position1 == from && l.Position2 == to && l.StrokeColor == c && l.StrokeWidth == w {
		return
	}
	l.Position1, l.Position2, l.StrokeColor, l.StrokeWidth = from, to, c, w
	l.Refresh()
}

// tickSide is the side of the box.
func tickSide(s style) float32 { return 18 * s.scale() }
