package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// ButtonKind is how much a button asks to be pressed.
type ButtonKind int

// The kinds, from the one most used.
const (
	Plain   ButtonKind = iota // one of several things to do
	Primary                   // what the page is for: at most one on it
	Quiet                     // without a box until the mouse is over it
	Grave                     // takes something away; in red, without a box
)

// Button is pressed to do something. Its text is of normal weight; only a primary one is filled with the accent.
type Button struct {
	press
	label        string
	sign         fyne.Resource
	kind         ButtonKind
	colour, mark fyne.ThemeColorName // where it stands on another ground
	fitter       *fitter
	// OnTapped is called when it is pressed.
	OnTapped func()
	// Named is what a sign without a label is called, for those who cannot see it.
	Named string
}

// NewButton makes a button. The sign may be nil, or the label empty.
func NewButton(label string, sign fyne.Resource, kind ButtonKind, tapped func()) *Button {
	b := &Button{label: label, sign: sign, kind: kind, OnTapped: tapped, fitter: newFitter()}
	b.extend(b, func() {
		if b.OnTapped != nil {
			b.OnTapped()
		}
	})
	return b
}

// NewSignButton makes a small quiet button that is only a sign. named says what it does.
func NewSignButton(sign fyne.Resource, named string, tapped func()) *Button {
	b := NewButton("", sign, Quiet, tapped)
	b.Named = named
	return b
}

// SetLabel writes something else on it.
func (b *Button) SetLabel(label string) {
	b.label = label
	b.Refresh()
}

// SetSign puts another sign on it.
func (b *Button) SetSign(sign fyne.Resource) {
	b.sign = sign
	b.Refresh()
}

// Label is what is written on it.
func (b *Button) Label() string { return b.label }

// AccessibilityLabel is what a screen reader says.
func (b *Button) AccessibilityLabel() string {
	if b.label == "" {
		return b.Named
	}
	return b.label
}

// AccessibilityRole is Fyne's.
func (b *Button) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// colours are the text and the fill, by kind and state.
func (b *Button) colours() (fg, bg, veil fyne.ThemeColorName) {
	fg = theme.ColorNameForeground
	if b.colour != "" {
		fg = b.colour
	}
	switch b.kind {
	case Primary:
		fg, bg = theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary
	case Plain:
		bg = theme.ColorNameButton
	case Grave:
		fg = theme.ColorNameError
	}
	switch {
	case b.Disabled():
		fg = theme.ColorNameDisabled
		if bg != "" {
			bg = theme.ColorNameDisabledButton
		}
	case b.held:
		veil = theme.ColorNamePressed
	case b.hovered:
		veil = theme.ColorNameHover
	}
	return fg, bg, veil
}

// CreateRenderer is Fyne's.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	back, veil, label, sign, mark := newBox(), newBox(), newText(), newSign(), newRing()
	mark.colour = b.mark
	d := &drawing{objects: []fyne.CanvasObject{mark.Rectangle, back, veil, sign, label}}
	d.min = func() fyne.Size {
		s := styleOf(b)
		pad, inner := s.size(theme.SizeNamePadding), s.size(theme.SizeNameInnerPadding)
		h := s.lineHeight(theme.SizeNameText) + 2*inner
		if b.label == "" {
			return fyne.NewSquareSize(h)
		}
		w := width(b.label, s.size(theme.SizeNameText), false) + 2*(inner+pad)
		if b.sign != nil {
			w += s.size(theme.SizeNameInlineIcon) + pad
		}
		return fyne.NewSize(w, h)
	}
	d.layout = func(size fyne.Size) {
		s := styleOf(b)
		place(back, 0, 0, size.Width, size.Height)
		place(veil, 0, 0, size.Width, size.Height)
		mark.around(0, 0, size.Width, size.Height)
		side := s.size(theme.SizeNameInlineIcon)
		gap := s.size(theme.SizeNamePadding)
		normal, room := s.size(theme.SizeNameText), size.Width-2*gap
		if b.sign != nil {
			room -= side + gap
		}
		said := b.fitter.fit(b.label, room, normal, false)
		fg, _, _ := b.colours()
		s.write(label, said, text{colour: fg})
		all := float32(0)
		if said != "" {
			all = width(said, normal, false)
		}
		x := (size.Width - all) / 2
		if b.sign != nil {
			if b.label != "" {
				all += side + gap
			} else {
				all = side
			}
			x = (size.Width - all) / 2
			place(sign, x, (size.Height-side)/2, side, side)
			x += side + gap
		}
		place(label, x, -textLift, max(size.Width-x, 0), size.Height)
	}
	d.refresh = func() {
		s := styleOf(b)
		fg, bg, over := b.colours()
		radius := s.size(theme.SizeNameButtonRadius)
		s.fill(back, box{fill: bg, radius: radius})
		s.fill(veil, box{fill: over, radius: radius})
		s.show(sign, b.sign, fg)
		mark.show(s, b.ringed(), radius+ringGap)
		canvas.Refresh(b)
	}
	d.refresh()
	return d
}
