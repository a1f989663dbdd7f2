package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"kontingent/ui/widgets/tint"
)

// Link is text in the accent that leads somewhere. It is underlined while the mouse is over it.
type Link struct {
	press
	label        string
	small        bool
	colour, mark fyne.ThemeColorName // where it stands on another ground
	// OnTapped is called when it is followed.
	OnTapped func()
}

// NewLink makes a link of normal size.
func NewLink(label string, tapped func()) *Link { return newLink(label, false, tapped) }

func newLink(label string, small bool, tapped func()) *Link {
	l := &Link{label: label, small: small, OnTapped: tapped}
	l.extend(l, func() {
		if l.OnTapped != nil {
			l.OnTapped()
		}
	})
	return l
}

// SetLabel writes something else.
func (l *Link) SetLabel(label string) {
	l.label = label
	l.Refresh()
}

// AccessibilityLabel is what a screen reader says.
func (l *Link) AccessibilityLabel() string { return l.label }

// AccessibilityRole is Fyne's.
func (l *Link) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleLink }

func (l *Link) size() fyne.ThemeSizeName {
	if l.small {
		return theme.SizeNameCaptionText
	}
	return theme.SizeNameText
}

// CreateRenderer is Fyne's.
func (l *Link) CreateRenderer() fyne.WidgetRenderer {
	label, line, mark := newText(), newBox(), newRing()
	mark.colour = l.mark
	d := &drawing{objects: []fyne.CanvasObject{mark.Rectangle, line, label}}
	d.min = func() fyne.Size {
		s := styleOf(l)
		return fyne.NewSize(width(l.label, s.size(l.size()), false), s.lineHeight(l.size()))
	}
	d.layout = func(size fyne.Size) {
		place(label, 0, 0, size.Width, size.Height)
		w := min(d.min().Width, size.Width)
		place(line, 0, (size.Height+d.min().Height)/2-2, w, 1)
		mark.around(-2, 0, w+4, size.Height)
	}
	d.refresh = func() {
		s := styleOf(l)
		colour := tint.Accent
		if l.colour != "" {
			colour = l.colour
		}
		if l.Disabled() {
			colour = theme.ColorNameDisabled
		}
		s.write(label, l.label, text{colour: colour, size: l.size()})
		s.fill(line, box{fill: colour})
		line.Hidden = !l.hovered || l.Disabled()
		mark.show(s, l.ringed(), 4)
		canvas.Refresh(l)
	}
	d.refresh()
	return d
}
