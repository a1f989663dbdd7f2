package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"kontingent/ui/widgets/icon"
	"kontingent/ui/widgets/tint"
)

// panelHead is the heading of a panel. That of a chapter is pressed to fold it.
type panelHead struct {
	press
	OnTapped func()

	folds, closed, locked bool
	numbered, titled      string
	stated                string
	problems              *Chip
	aside                 fyne.CanvasObject
	fitter                *fitter
}

func newPanelHead() *panelHead {
	h := &panelHead{problems: NewChip("", Warn), fitter: newFitter()}
	h.extend(h, func() {
		if h.folds {
			h.OnTapped()
		}
	})
	return h
}

// Disabled keeps the heading of a panel that does not fold out of the way of the keyboard.
func (h *panelHead) Disabled() bool { return !h.folds }

// AccessibilityLabel is what a screen reader says.
func (h *panelHead) AccessibilityLabel() string { return h.titled + ", " + h.stated }

// AccessibilityRole is Fyne's nearest.
func (h *panelHead) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// widestTitle is how much room a heading asks for; a longer one, such as a name, is cut where there is no more.
const widestTitle = 220

// CreateRenderer is Fyne's.
func (h *panelHead) CreateRenderer() fyne.WidgetRenderer {
	hover, mark, arrow, lock := newBox(), newRing(), newSign(), newSign()
	number, title, state := newText(), newText(), newText()
	d := &drawing{}
	d.min = func() fyne.Size {
		s := styleOf(h)
		tall := s.lineHeight(tint.TitleText) + 1.6*s.size(tint.Gap)
		if h.aside != nil {
			tall = max(tall, h.aside.MinSize().Height+s.size(tint.Gap))
		}
		title := min(width(h.titled, s.size(tint.TitleText), true), widestTitle*s.scale())
		return fyne.NewSize(title+4*s.size(tint.Gap), tall)
	}
	d.layout = func(size fyne.Size) {
		s := styleOf(h)
		gap, pad := s.size(tint.Gap), s.size(theme.SizeNameInnerPadding)
		place(hover, 1, 1, size.Width-2, size.Height-2)
		mark.inside(2, 2, size.Width-4, size.Height-4)
		x, end := gap, size.Width-gap
		if h.folds {
			side := s.size(theme.SizeNameInlineIcon)
			place(arrow, x-2, (size.Height-side)/2, side, side)
			x += side + pad/2
		}
		if h.numbered != "" {
			w := width(h.numbered, s.size(tint.TitleText), false)
			place(number, x, -textLift, w+1, size.Height)
			x += w + pad
		}
		if h.aside != nil {
			m := h.aside.MinSize()
			end -= m.Width
			place(h.aside, end, (size.Height-m.Height)/2, m.Width, m.Height)
			end -= pad
		}
		if m := h.problems.MinSize(); m.Width > 0 {
			end -= m.Width
			place(h.problems, end, (size.Height-m.Height)/2, m.Width, m.Height)
			end -= pad
		}
		if h.locked {
			side := s.size(theme.SizeNameInlineIcon) - 2
			end -= side
			place(lock, end, (size.Height-side)/2-1, side, side)
			end -= pad
		}
		said := h.fitter.fit(h.titled, end-x, s.size(tint.TitleText), true)
		s.write(title, said, text{size: tint.TitleText, bold: true})
		w := width(said, s.size(tint.TitleText), true)
		place(title, x, -textLift, w+1, size.Height)
		x += w + gap
		s.write(state, h.fitter.fit(h.stated, end-x, s.size(theme.SizeNameText), false), text{colour: theme.ColorNamePlaceHolder})
		place(state, x, 0, max(end-x, 0), size.Height)
	}
	d.refresh = func() {
		s := styleOf(h)
		d.objects = []fyne.CanvasObject{hover, mark.Rectangle, arrow, number, title, state, lock, h.problems}
		if h.aside != nil {
			d.objects = append(d.objects, h.aside)
			h.aside.Refresh()
		}
		how := box{radius: s.size(theme.SizeNameCardRadius) - 1}
		if h.folds && h.hovered {
			how.fill = theme.ColorNameHover
		}
		s.fill(hover, how)
		sign := icon.Unfold
		if h.closed {
			sign = icon.Right
		}
		s.write(number, h.numbered, text{colour: theme.ColorNamePlaceHolder, size: tint.TitleText})
		if h.folds {
			s.show(arrow, sign, theme.ColorNamePlaceHolder)
		} else {
			arrow.Hide()
		}
		lock.Hidden = !h.locked
		if h.locked {
			s.show(lock, icon.Lock, theme.ColorNamePlaceHolder)
		}
		h.problems.Refresh()
		mark.show(s, h.ringed(), s.size(theme.SizeNameCardRadius)-2)
		canvas.Refresh(h)
	}
	d.refresh()
	return d
}
