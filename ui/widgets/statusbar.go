package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kontingent/ui/widgets/tint"
)

// StatusPart is one thing that the status bar tells.
type StatusPart struct {
	Text     string
	Sign     fyne.Resource // before it; may be nil
	Tone     Tone
	OnTapped func() // where it leads; nil if nowhere
}

// StatusBar is the line at the bottom of the window: what was saved when, and what waits. Its parts are links.
type StatusBar struct {
	widget.BaseWidget
	parts []StatusPart
	links []*statusLink
}

// NewStatusBar makes an empty bar.
func NewStatusBar() *StatusBar {
	b := &StatusBar{}
	b.ExtendBaseWidget(b)
	return b
}

// SetParts tells something else. Parts keep their place and the keyboard as long as there are as many.
func (b *StatusBar) SetParts(parts ...StatusPart) {
	b.parts = parts
	for len(b.links) < len(parts) {
		b.links = append(b.links, newStatusLink())
	}
	b.links = b.links[:len(parts)]
	for i, p := range parts {
		b.links[i].part = p
	}
	b.Refresh()
}

// CreateRenderer is Fyne's.
func (b *StatusBar) CreateRenderer() fyne.WidgetRenderer {
	ground, line, under := newBox(), newBox(), &cover{}
	d := &drawing{}
	var dots []*canvas.Text
	d.min = func() fyne.Size {
		s := styleOf(b)
		return fyne.NewSize(100, s.lineHeight(theme.SizeNameCaptionText)+2*s.size(theme.SizeNameInnerPadding))
	}
	d.layout = func(size fyne.Size) {
		s := styleOf(b)
		pad := s.size(theme.SizeNameInnerPadding)
		place(line, 0, 0, size.Width, 1)
		place(under, 0, 0, size.Width, size.Height)
		place(ground, 0, 0, size.Width, size.Height)
		x := s.size(tint.Margin)
		for i, l := range b.links {
			if i > 0 {
				place(dots[i], x, 0, 2*pad, size.Height)
				x += 2 * pad
			}
			m := l.MinSize()
			l.Hidden = x+m.Width > size.Width && i > 0 // what has no room is left out, the last first
			dots[i].Hidden = i == 0 || l.Hidden
			place(l, x, (size.Height-m.Height)/2, m.Width, m.Height)
			x += m.Width
		}
	}
	d.refresh = func() {
		s := styleOf(b)
		s.fill(line, box{fill: theme.ColorNameSeparator})
		// Drawn without a graphics card, a list in a page that scrolls goes on below it.
		s.fill(ground, box{fill: theme.ColorNameBackground})
		d.objects = []fyne.CanvasObject{under, ground, line}
		for len(dots) < len(b.links) {
			dots = append(dots, newText())
		}
		for i, l := range b.links {
			s.write(dots[i], "·", text{colour: theme.ColorNamePlaceHolder, size: theme.SizeNameCaptionText, align: fyne.TextAlignCenter})
			d.objects = append(d.objects, dots[i], l)
			l.Refresh()
		}
		canvas.Refresh(b)
	}
	d.refresh()
	return d
}

// statusLink is one part.
type statusLink struct {
	press
	part StatusPart
}

func newStatusLink() *statusLink {
	l := &statusLink{}
	l.extend(l, func() {
		if l.part.OnTapped != nil {
			l.part.OnTapped()
		}
	})
	return l
}

// Disabled keeps a part that leads nowhere out of the way of the keyboard.
func (l *statusLink) Disabled() bool { return l.part.OnTapped == nil }

// AccessibilityLabel is what a screen reader says.
func (l *statusLink) AccessibilityLabel() string { return l.part.Text }

// AccessibilityRole is Fyne's.
func (l *statusLink) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleLink }

// CreateRenderer is Fyne's.
func (l *statusLink) CreateRenderer() fyne.WidgetRenderer {
	said, line, sign, mark := newText(), newBox(), newSign(), newRing()
	d := &drawing{objects: []fyne.CanvasObject{mark.Rectangle, sign, said, line}}
	side := func(s style) float32 {
		if l.part.Sign == nil {
			return 0
		}
		return s.size(theme.SizeNameCaptionText) + 3
	}
	d.min = func() fyne.Size {
		s := styleOf(l)
		w := width(l.part.Text, s.size(theme.SizeNameCaptionText), false)
		if l.part.Sign != nil {
			w += side(s) + 5
		}
		return fyne.NewSize(w+2, s.lineHeight(theme.SizeNameCaptionText)+2)
	}
	d.layout = func(size fyne.Size) {
		s := styleOf(l)
		x := float32(0)
		if l.part.Sign != nil {
			place(sign, 0, (size.Height-side(s))/2, side(s), side(s))
			x = side(s) + 5
		}
		place(said, x, 0, size.Width-x, size.Height)
		place(line, x, size.Height-2, size.Width-x-2, 1)
		mark.around(-2, 0, size.Width+2, size.Height)
	}
	d.refresh = func() {
		s := styleOf(l)
		tone := l.part.Tone
		if tone == Ink {
			tone = Faint
		}
		linked := l.part.OnTapped != nil
		if linked && l.hovered && tone == Faint {
			tone = Accent
		}
		s.write(said, l.part.Text, text{colour: tone.text(), size: theme.SizeNameCaptionText})
		s.show(sign, l.part.Sign, tone.text())
		s.fill(line, box{fill: tone.text()})
		line.Hidden = !linked || !l.hovered
		mark.show(s, l.ringed(), 4)
		canvas.Refresh(l)
	}
	d.refresh()
	return d
}
