package ui

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"kontingent/ui/widgets"
)

// spot is a place that can be tapped.
type spot struct {
	object fyne.Tappable
	at     fyne.Position
}

func (p spot) disabled() bool {
	d, ok := p.object.(fyne.Disableable)
	return ok && d.Disabled()
}

// spots are the places with a label, those in the page before those around it.
func (s *stage) spots(label string) []spot {
	var named, written []spot
	for _, tree := range s.trees() {
		walk(tree, nil, func(o fyne.CanvasObject, within []fyne.CanvasObject) bool {
			if t, ok := o.(fyne.Tappable); ok {
				if a, ok := o.(interface{ AccessibilityLabel() string }); ok && labelled(a.AccessibilityLabel(), label) && !many(o) {
					named = append(named, spot{t, middle(o)})
					return false
				}
			}
			if t, ok := o.(*canvas.Text); ok && plain(t.Text) == plain(label) {
				if p, ok := spotOf(t, within); ok {
					written = append(written, p)
				}
			}
			return true
		})
	}
	return append(named, written...)
}

// many reports whether a widget has several places to press, told apart by where the mouse is.
func many(o fyne.CanvasObject) bool {
	switch o.(type) {
	case *widgets.SideNav, *widgets.TriState, *widgets.FilterRow:
		return true
	}
	return false
}

// labelled compares a label; the head of a chapter goes on with its state.
func labelled(is, want string) bool {
	is, want = plain(is), plain(want)
	return is == want || strings.HasPrefix(is, want+", ")
}

func middle(o fyne.CanvasObject) fyne.Position {
	return fyne.NewPos(min(o.Size().Width/2, 12), o.Size().Height/2)
}

// spotOf is where a text can be tapped: in the nearest that it stands in and that takes taps.
func spotOf(o fyne.CanvasObject, within []fyne.CanvasObject) (spot, bool) {
	at := o.Position().Add(middle(o))
	for _, p := range slices.Backward(within) {
		if t, ok := p.(fyne.Tappable); ok {
			return spot{t, at}, true
		}
		at = at.Add(p.Position())
	}
	return spot{}, false
}

// press taps what has a label: a button, a link, a box to tick, a place of the navigation, a menu item, a chip, a title of
// a list, the head of a chapter. It fails if there is none, or none that can be pressed.
func (s *stage) press(label string) {
	s.t.Helper()
	all := s.spots(label)
	if len(all) == 0 {
		s.t.Fatalf("there is nothing to press that is called %q; the window says %q", label, s.texts())
	}
	i := slices.IndexFunc(all, func(p spot) bool { return !p.disabled() })
	if i < 0 {
		s.t.Fatalf("%q can't be pressed", label)
	}
	test.TapAt(all[i].object, all[i].at)
	s.wait()
}

// can reports whether there is something of that label that can be pressed.
func (s *stage) can(label string) bool {
	return slices.ContainsFunc(s.spots(label), func(p spot) bool { return !p.disabled() })
}

// goes presses a place of the navigation, whatever else has its name.
func (s *stage) goes(label string) {
	s.t.Helper()
	for _, t := range find[*canvas.Text](s.w.nav) {
		if t.Text == label {
			test.TapAt(s.w.nav, t.Position().Add(middle(t)))
			s.wait()
			return
		}
	}
	s.t.Fatalf("the navigation has no %q", label)
}

// key presses keys where the keyboard is.
func (s *stage) key(keys ...fyne.KeyName) {
	for _, k := range keys {
		if f := s.window.Canvas().Focused(); f != nil {
			f.TypedKey(&fyne.KeyEvent{Name: k})
		}
		s.wait()
	}
}

// shortcut presses a key with Alt or the like where the keyboard is.
func (s *stage) shortcut(k fyne.KeyName, with fyne.KeyModifier) {
	if f, ok := s.window.Canvas().Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(&desktop.CustomShortcut{KeyName: k, Modifier: with})
	}
	s.wait()
}

// tab moves the keyboard on, and gives the name of where it is.
func (s *stage) tab() string {
	s.window.Canvas().FocusNext()
	s.arrange()
	return s.focused()
}

// order are the names of all that Tab reaches from the beginning, in that order.
func (s *stage) order() []string {
	c := s.window.Canvas()
	c.Unfocus()
	var names []string
	c.FocusNext()
	first := c.Focused()
	for f := first; f != nil && len(names) < 500; f = c.Focused() {
		names = append(names, s.focused())
		c.FocusNext()
		if c.Focused() == first {
			break
		}
	}
	c.Unfocus()
	s.wait()
	return names
}

// focused names what has the keyboard: the field's label, what is written on it, or else its kind. Empty: nothing has.
func (s *stage) focused() string {
	f := s.window.Canvas().Focused()
	if f == nil {
		return ""
	}
	name := fmt.Sprintf("%T", f)
	roots := append(s.window.Canvas().Overlays().List(), s.w.Content())
	for _, root := range roots {
		walk(root, nil, func(o fyne.CanvasObject, within []fyne.CanvasObject) bool {
			if same, ok := o.(fyne.Focusable); ok && same == f {
				name = nameOf(o, within)
			}
			return true
		})
	}
	return name
}

func nameOf(o fyne.CanvasObject, within []fyne.CanvasObject) string {
	for _, o := range slices.Backward(within) {
		switch p := o.(type) {
		case *widgets.Field:
			if l := labelOf(p); l != "" {
				return l
			}
		case *widgets.TriRow:
			return textsOf(p)[0]
		case *widgets.DataList:
			return fmt.Sprintf("%T", o)
		}
	}
	if n, ok := o.(*widgets.SideNav); ok {
		return fmt.Sprintf("%T", n)
	}
	if a, ok := o.(interface{ AccessibilityLabel() string }); ok && a.AccessibilityLabel() != "" {
		return plain(a.AccessibilityLabel())
	}
	if e := entryOf(o); e != nil && e.PlaceHolder != "" {
		return plain(e.PlaceHolder)
	}
	return fmt.Sprintf("%T", o)
}

// entryOf is Fyne's entry in a field of text, of any kind.
func entryOf(o fyne.CanvasObject) *widget.Entry {
	switch o := o.(type) {
	case *widgets.TextField:
		return &o.Entry
	case *widgets.AmountField:
		return &o.Entry
	case *widgets.DateField:
		return &o.Entry
	case *widgets.LongField:
		return &o.Entry
	case *widget.Entry:
		return o
	}
	return nil
}
