package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kontingent/ui/widgets/tint"
)

// Tri is what is done with a group.
type Tri int

// Taken out, left alone, taken in.
const (
	Exclude Tri = iota - 1
	Neither
	Include
)

// TriState is the switch of a group row, − │ │ +: take out, leave alone, take in. Left and right move it by one, minus,
// plus and zero set it, space goes round.
type TriState struct {
	widget.DisableableWidget
	// OnChanged is called when the person moves the switch.
	OnChanged func(Tri)
	// Named are the names of the three states, in their order, for those who cannot see the signs.
	Named [3]string

	state   Tri
	over    int // the part under the mouse, or -1
	focused bool
	byMouse bool
}

// NewTriState makes a switch in the middle.
func NewTriState(named [3]string, changed func(Tri)) *TriState {
	t := &TriState{Named: named, OnChanged: changed, over: -1}
	t.ExtendBaseWidget(t)
	return t
}

// State is where the switch stands.
func (t *TriState) State() Tri { return t.state }

// SetState moves the switch. OnChanged is not called.
func (t *TriState) SetState(s Tri) {
	t.state = s
	t.Refresh()
}

func (t *TriState) move(to Tri) {
	to = max(Exclude, min(Include, to))
	if t.Disabled() || to == t.state {
		return
	}
	t.SetState(to)
	if t.OnChanged != nil {
		t.OnChanged(to)
	}
}

// AccessibilityLabel is what a screen reader says.
func (t *TriState) AccessibilityLabel() string { return t.Named[t.state+1] }

// AccessibilityRole is Fyne's nearest.
func (t *TriState) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

func (t *TriState) part(x float32) int {
	return max(min(int(x/t.Size().Width*3), 2), 0)
}

// Tapped moves the switch to the part that was pressed.
func (t *TriState) Tapped(e *fyne.PointEvent) {
	if t.Disabled() {
		return
	}
	t.byMouse = true
	focus(t)
	t.move(Tri(t.part(e.Position.X) - 1))
}

// TypedKey moves the switch.
func (t *TriState) TypedKey(e *fyne.KeyEvent) {
	t.byMouse = false
	switch e.Name {
	case fyne.KeyLeft:
		t.move(t.state - 1)
	case fyne.KeyRight:
		t.move(t.state + 1)
	case fyne.KeySpace:
		if t.state == Include {
			t.move(Exclude)
		} else {
			t.move(t.state + 1)
		}
	}
	t.Refresh()
}

// TypedRune sets the switch by its signs.
func (t *TriState) TypedRune(r rune) {
	switch r {
	case '-', '–':
		t.move(Exclude)
	case '0':
		t.move(Neither)
	case '+':
		t.move(Include)
	}
}

// FocusGained draws the ring.
func (t *TriState) FocusGained() {
	t.focused = true
	if !t.byMouse {
		reveal(t)
	}
	t.Refresh()
}

// FocusLost takes it away.
func (t *TriState) FocusLost() {
	t.focused, t.byMouse = false, false
	t.Refresh()
}

// MouseIn tints a part.
func (t *TriState) MouseIn(e *desktop.MouseEvent) { t.MouseMoved(e) }

// MouseMoved tints a part.
func (t *TriState) MouseMoved(e *desktop.MouseEvent) {
	if p := t.part(e.Position.X); p != t.over {
		t.over = p
		t.Refresh()
	}
}

// MouseOut takes the tint away.
func (t *TriState) MouseOut() {
	t.over = -1
	t.Refresh()
}

// CreateRenderer is Fyne's.
func (t *TriState) CreateRenderer() fyne.WidgetRenderer {
	back, chosen, hover, mark := newBox(), newBox(), newBox(), newRing()
	minus, across, upright := newBox(), newBox(), newBox()
	cuts := []*canvas.Rectangle{newBox(), newBox()}
	d := &drawing{objects: []fyne.CanvasObject{mark.Rectangle, back, cuts[0], cuts[1], hover, chosen, minus, across, upright}}
	d.min = func() fyne.Size {
		k := styleOf(t).scale()
		return fyne.NewSize(96*k, 28*k)
	}
	d.layout = func(size fyne.Size) {
		k := styleOf(t).scale()
		part := size.Width / 3
		place(back, 0, 0, size.Width, size.Height)
		mark.around(0, 0, size.Width, size.Height)
		place(chosen, float32(t.state+1)*part+2, 2, part-4, size.Height-4)
		place(hover, float32(max(t.over, 0))*part+2, 2, part-4, size.Height-4)
		for i, c := range cuts {
			place(c, float32(i+1)*part-0.5, 7*k, 1, size.Height-14*k)
		}
		sign := func(r *canvas.Rectangle, middle, w, h float32) {
			place(r, middle-w/2, (size.Height-h)/2, w, h)
		}
		sign(minus, part/2, 11*k, 2*k)
		sign(across, part*2.5, 11*k, 2*k)
		sign(upright, part*2.5, 2*k, 11*k)
	}
	d.refresh = func() {
		s := styleOf(t)
		radius := s.size(theme.SizeNameInputRadius)
		edge := theme.ColorNameInputBorder
		if t.Disabled() {
			edge = theme.ColorNameSeparator
		}
		s.fill(back, box{fill: theme.ColorNameInputBackground, stroke: edge, width: 1, radius: radius})
		for i, c := range cuts { // no line beside the filled part
			s.fill(c, box{fill: theme.ColorNameSeparator})
			c.Hidden = int(t.state) == i-1 || int(t.state) == i
		}
		out, in := t.signs()
		s.fill(minus, box{fill: out, radius: 1})
		s.fill(across, box{fill: in, radius: 1})
		s.fill(upright, box{fill: in, radius: 1})
		s.fill(chosen, box{fill: t.filled(), radius: radius - 2})
		s.fill(hover, box{fill: theme.ColorNameHover, radius: radius - 2})
		hover.Hidden = t.over < 0 || t.Disabled()
		mark.show(s, t.focused && !t.byMouse, radius+ringGap)
		canvas.Refresh(t)
	}
	d.refresh()
	return d
}

// filled is the colour of the part that is chosen.
func (t *TriState) filled() fyne.ThemeColorName {
	switch {
	case t.state == Neither:
		return tint.PlainFill
	case t.Disabled():
		return theme.ColorNameDisabled
	case t.state == Exclude:
		return tint.Strong
	default:
		return theme.ColorNamePrimary
	}
}

// signs are the colours of minus and plus.
func (t *TriState) signs() (minus, plus fyne.ThemeColorName) {
	minus, plus = theme.ColorNamePlaceHolder, theme.ColorNamePlaceHolder
	if t.Disabled() {
		minus, plus = theme.ColorNameDisabled, theme.ColorNameDisabled
	}
	if t.state == Exclude {
		minus = tint.StrongText
	}
	if t.state == Include {
		plus = theme.ColorNameForegroundOnPrimary
	}
	return minus, plus
}
