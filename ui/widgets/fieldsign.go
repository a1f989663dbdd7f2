package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kontingent/ui/widgets/tint"
)

// fieldSign is a sign at the right end of a field. It is pressed with the mouse; the keyboard has keys of the field.
type fieldSign struct {
	widget.BaseWidget
	sign    fyne.Resource
	named   string // what it is called, for those who cannot see it
	act     func()
	off     bool // there is nothing for it to do
	hovered bool
}

func newFieldSign(sign fyne.Resource, named string, act func()) *fieldSign {
	f := &fieldSign{sign: sign, named: named, act: act}
	f.ExtendBaseWidget(f)
	return f
}

// Tapped acts.
func (f *fieldSign) Tapped(*fyne.PointEvent) {
	if !f.off {
		f.act()
	}
}

// AccessibilityLabel is what a screen reader says.
func (f *fieldSign) AccessibilityLabel() string { return f.named }

// AccessibilityRole is Fyne's.
func (f *fieldSign) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// Cursor is not the text cursor of the field around it.
func (f *fieldSign) Cursor() desktop.Cursor { return desktop.DefaultCursor }

// MouseIn tints it.
func (f *fieldSign) MouseIn(*desktop.MouseEvent) {
	f.hovered = true
	f.Refresh()
}

// MouseMoved does nothing.
func (f *fieldSign) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the tint away.
func (f *fieldSign) MouseOut() {
	f.hovered = false
	f.Refresh()
}

// CreateRenderer is Fyne's.
func (f *fieldSign) CreateRenderer() fyne.WidgetRenderer {
	back, sign := newBox(), newSign()
	d := &drawing{objects: []fyne.CanvasObject{back, sign}}
	d.min = func() fyne.Size {
		s := styleOf(f)
		return fyne.NewSquareSize(s.size(theme.SizeNameInlineIcon) + 1.5*s.size(theme.SizeNameInnerPadding))
	}
	d.layout = func(size fyne.Size) {
		side := styleOf(f).size(theme.SizeNameInlineIcon)
		place(back, 2, 2, size.Width-4, size.Height-4)
		place(sign, (size.Width-side)/2, (size.Height-side)/2, side, side)
	}
	d.refresh = func() {
		s := styleOf(f)
		how := box{radius: s.size(theme.SizeNameInputRadius) - 1}
		colour := theme.ColorNamePlaceHolder
		if f.off {
			colour = theme.ColorNameSeparator
		} else if f.hovered {
			how.fill, colour = tint.PlainFill, theme.ColorNameForeground
		}
		s.fill(back, how)
		s.show(sign, f.sign, colour)
		canvas.Refresh(f)
	}
	d.refresh()
	return d
}
