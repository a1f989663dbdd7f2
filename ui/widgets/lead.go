package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// Lead is a line that leads somewhere: a sign, a name with a note behind it, and a value at the right, or below where
// there is no room.
type Lead struct {
	press
	// OnTapped is called when it is pressed. Where it is nil, the line is only read.
	OnTapped func()

	sign              fyne.Resource
	tone              Tone
	name, note, value string
	fitter            *fitter
}

// NewLead makes a line that leads somewhere.
func NewLead(name, note, value string, tapped func()) *Lead {
	l := &Lead{name: name, note: note, value: value, OnTapped: tapped, fitter: newFitter()}
	l.extend(l, func() {
		if l.OnTapped != nil {
			l.OnTapped()
		}
	})
	return l
}

// Set says something else.
func (l *Lead) Set(name, note, value string) {
	l.name, l.note, l.value = name, note, value
	l.Refresh()
}

// SetSign puts a sign before the name, in a tone.
func (l *Lead) SetSign(sign fyne.Resource, tone Tone) {
	l.sign, l.tone = sign, tone
	l.Refresh()
}

// Disabled keeps a line that is only read out of the way of the keyboard.
func (l *Lead) Disabled() bool { return l.OnTapped == nil }

// AccessibilityLabel is what a screen reader says.
func (l *Lead) AccessibilityLabel() string { return l.name + " " + l.note + " " + l.value }

// AccessibilityRole is Fyne's nearest.
func (l *Lead) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleLink }

// start is where the name begins, behind the sign.
func (l *Lead) start(s style) float32 {
	if l.sign == nil {
		return 0
	}
	return s.size(theme.SizeNameInlineIcon) + s.size(theme.SizeNameInnerPadding)
}

// split reports whether the value stands below the name.
func (l *Lead) split(s style, wide float32) bool {
	normal := s.size(theme.SizeNameText)
	return l.value != "" && l.start(s)+width(l.name, normal, false)+width(l.value, normal, false)+2*s.size(theme.SizeNameInnerPadding) > wide
}

// HeightAt is its height when it is so wide.
func (l *Lead) HeightAt(width float32) float32 {
	s := styleOf(l)
	h := s.lineHeight(theme.SizeNameText) + 1.5*s.size(theme.SizeNameInnerPadding)
	if l.split(s, width) {
		h += s.lineHeight(theme.SizeNameText)
	}
	return h
}

// CreateRenderer is Fyne's.
func (l *Lead) CreateRenderer() fyne.WidgetRenderer {
	hover, line, mark, sign := newBox(), newBox(), newRing(), newSign()
	name, note, value := newText(), newText(), newText()
	d := &drawing{objects: []fyne.CanvasObject{hover, line, sign, name, note, value, mark.Rectangle}}
	d.min = func() fyne.Size {
		w := 120 * styleOf(l).scale()
		return fyne.NewSize(w, l.HeightAt(max(w, d.size.Width)))
	}
	d.layout = func(size fyne.Size) {
		s := styleOf(l)
		pad, normal, high := s.size(theme.SizeNameInnerPadding), s.size(theme.SizeNameText), size.Height
		place(hover, -pad/2, 0, size.Width+pad, size.Height)
		place(line, 0, 0, size.Width, 1)
		mark.inside(-pad/2, 0, size.Width+pad, size.Height)
		x, end, wide := l.start(s), size.Width, width(l.value, normal, false)
		s.write(value, l.fitter.fit(l.value, size.Width, normal, false), text{align: fyne.TextAlignTrailing})
		if l.split(s, size.Width) {
			below := s.lineHeight(theme.SizeNameText)
			high -= below
			place(value, 0, high-pad, size.Width, below+pad)
		} else {
			place(value, end-wide-1, -textLift, wide+1, high)
			if wide > 0 {
				end -= wide + 2*pad
			}
		}
		side := s.size(theme.SizeNameInlineIcon)
		place(sign, 0, (high-side)/2, side, side)
		shown := l.fitter.fit(l.name, end-x, normal, false)
		s.write(name, shown, text{})
		w := width(shown, normal, false)
		place(name, x, -textLift, w+1, high)
		x += w + 1.5*pad
		s.write(note, l.fitter.fit(l.note, end-x, s.size(theme.SizeNameCaptionText), false), text{colour: theme.ColorNamePlaceHolder, size: theme.SizeNameCaptionText})
		place(note, x, 0, max(end-x, 0), high)
	}
	d.refresh = func() {
		s := styleOf(l)
		how := box{radius: s.size(theme.SizeNameInputRadius)}
		switch {
		case l.Disabled():
		case l.held:
			how.fill = theme.ColorNamePressed
		case l.hovered:
			how.fill = theme.ColorNameHover
		}
		s.fill(hover, how)
		s.fill(line, box{fill: theme.ColorNameSeparator})
		s.show(sign, l.sign, l.tone.text())
		mark.show(s, l.ringed(), s.size(theme.SizeNameInputRadius))
		canvas.Refresh(l)
	}
	d.refresh()
	return d
}
