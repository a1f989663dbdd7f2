package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// press is what all that can be pressed have in common: mouse, Space and Enter, hover, and a ring when the keyboard
// brought them the focus.
type press struct {
	widget.DisableableWidget
	self    pressable
	act     func()
	hovered bool
	held    bool // the mouse button is down on it
	focused bool
	byMouse bool // the focus came with a click: no ring
}

type pressable interface {
	fyne.Widget
	fyne.Focusable
}

// extend tells Fyne and press which widget they are part of, and what pressing it does.
func (p *press) extend(self pressable, act func()) {
	p.self, p.act = self, act
	p.ExtendBaseWidget(self)
}

// ringed says whether the focus ring is drawn.
func (p *press) ringed() bool { return p.focused && !p.byMouse && !p.Disabled() }

// Tapped presses it. It takes the focus first, so that a field which is being filled in is left, and tidied, before.
func (p *press) Tapped(*fyne.PointEvent) {
	if p.Disabled() {
		return
	}
	p.byMouse = true
	focus(p.self)
	p.byMouse = true
	p.act()
}

// TypedKey presses it on Space and Enter.
func (p *press) TypedKey(e *fyne.KeyEvent) {
	if p.Disabled() {
		return
	}
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		p.byMouse = false
		p.act()
	}
}

// TypedRune does nothing.
func (p *press) TypedRune(rune) {}

// FocusGained draws the ring.
func (p *press) FocusGained() {
	p.focused = true
	if !p.byMouse {
		reveal(p.self)
	}
	p.Refresh()
}

// FocusLost takes it away.
func (p *press) FocusLost() {
	p.focused, p.byMouse = false, false
	p.Refresh()
}

// MouseIn tints it.
func (p *press) MouseIn(*desktop.MouseEvent) {
	p.hovered = true
	p.Refresh()
}

// MouseMoved does nothing.
func (p *press) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the tint away.
func (p *press) MouseOut() {
	p.hovered, p.held = false, false
	p.Refresh()
}

// MouseDown shows that it is being pressed.
func (p *press) MouseDown(*desktop.MouseEvent) {
	p.held = true
	p.Refresh()
}

// MouseUp shows that it is no longer.
func (p *press) MouseUp(*desktop.MouseEvent) {
	p.held = false
	p.Refresh()
}
