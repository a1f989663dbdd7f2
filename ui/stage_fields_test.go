package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"kontingent/ui/widgets"
)

// labelOf is what stands above or beside a field.
func labelOf(f *widgets.Field) string {
	if t, ok := parts(f)[0].(*canvas.Text); ok {
		return plain(t.Text)
	}
	return ""
}

// field is the field with a label.
func (s *stage) field(label string) *widgets.Field {
	s.t.Helper()
	var labels []string
	for _, tree := range s.trees() {
		for _, f := range find[*widgets.Field](tree) {
			if labelOf(f) == plain(label) {
				return f
			}
			labels = append(labels, labelOf(f))
		}
	}
	s.t.Fatalf("there is no field %q, but %q", label, labels)
	return nil
}

// input is where a field is filled in; a search field or the only text of a box is known by what stands in it while empty.
func (s *stage) input(label string) fyne.CanvasObject {
	s.t.Helper()
	for _, tree := range s.trees() {
		var found fyne.CanvasObject
		walk(tree, nil, func(o fyne.CanvasObject, _ []fyne.CanvasObject) bool {
			if e := entryOf(o); e != nil && found == nil && plain(e.PlaceHolder) == plain(label) {
				found = o
			}
			return true
		})
		if found != nil {
			return found
		}
	}
	return parts(s.field(label))[1]
}

// write fills in a field of text as a person does: goes there, replaces what is there, and leaves.
func (s *stage) write(label, text string) {
	s.t.Helper()
	s.begin(label, text)
	s.window.Canvas().Unfocus()
	s.wait()
}

// begin is write without leaving the field.
func (s *stage) begin(label, text string) {
	s.t.Helper()
	in := s.input(label)
	if entryOf(in) == nil {
		for _, o := range find[fyne.Focusable](in) {
			if entryOf(o.(fyne.CanvasObject)) != nil {
				in = o.(fyne.CanvasObject)
			}
		}
	}
	if entryOf(in) == nil {
		s.t.Fatalf("%q is no field of text but %T", label, in)
	}
	s.writeInto(in, text)
}

// types replaces what is written where the keyboard is, and goes on with Tab.
func (s *stage) types(text string) {
	s.t.Helper()
	in, ok := s.window.Canvas().Focused().(fyne.CanvasObject)
	if !ok || entryOf(in) == nil {
		s.t.Fatalf("the keyboard is not where one can write, but at %q", s.focused())
	}
	s.writeInto(in, text)
	s.tab()
	s.wait()
}

// writeInto replaces what is written in a field of text, without leaving it.
func (s *stage) writeInto(in fyne.CanvasObject, text string) {
	s.t.Helper()
	if entryOf(in).Disabled() {
		s.t.Fatalf("nothing can be written there: it holds %q", entryOf(in).Text)
	}
	f := in.(fyne.Focusable)
	s.window.Canvas().Focus(f)
	s.wait()
	in.(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	for _, r := range text {
		if r == '\n' {
			f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
			continue
		}
		f.TypedRune(r)
	}
	s.wait()
}

// holds is what stands in a field: its text, or the option that is chosen.
func (s *stage) holds(label string) string {
	s.t.Helper()
	in := s.input(label)
	if c, ok := in.(*widgets.Choice); ok {
		return plain(c.Selected)
	}
	if e := entryOf(in); e != nil {
		return plain(e.Text)
	}
	return strings.Join(textsOf(in), " ")
}

// choose chooses from a field's menu.
func (s *stage) choose(label, option string) {
	s.t.Helper()
	c, ok := s.input(label).(*widgets.Choice)
	if !ok {
		s.t.Fatalf("%q is no field to choose in", label)
	}
	if c.Disabled() || !slices.Contains(c.Options, option) {
		s.t.Fatalf("%q can't be chosen for %q; there is %q", option, label, c.Options)
	}
	s.window.Canvas().Focus(c)
	c.SetSelected(option)
	s.wait()
}

// turnTo moves the switch of a row, of a group as a rule.
func (s *stage) turnTo(row string, to widgets.Tri) {
	s.t.Helper()
	for _, tree := range s.trees() {
		for _, r := range find[*widgets.TriRow](tree) {
			if textsOf(r)[0] == plain(row) {
				s.window.Canvas().Focus(r.Switch)
				r.Switch.TypedRune(map[widgets.Tri]rune{widgets.Exclude: '-', widgets.Neither: '0', widgets.Include: '+'}[to])
				s.wait()
				return
			}
		}
	}
	s.t.Fatalf("there is no row %q with a switch", row)
}

// listRow is a row of a list, as the mouse finds it.
type listRow interface {
	fyne.Widget
	fyne.DoubleTappable
	fyne.SecondaryTappable
}

// row is the first row of a list that says part; only rows in view are drawn.
func (s *stage) row(part string) listRow {
	s.t.Helper()
	for _, tree := range s.trees() {
		for _, r := range find[listRow](tree) {
			if strings.Contains(strings.Join(textsOf(r), " · "), plain(part)) {
				return r
			}
		}
	}
	s.t.Fatalf("no row in view says %q; the window says %q", part, s.texts())
	return nil
}

// selects clicks on a row of a list.
func (s *stage) selects(part string) {
	s.t.Helper()
	s.clickRow(s.row(part), 60)
}

// ticks clicks on the box of a row of a list.
func (s *stage) ticks(part string) {
	s.t.Helper()
	s.clickRow(s.row(part), 14)
}

// activates clicks twice on a row of a list.
func (s *stage) activates(part string) {
	s.t.Helper()
	test.DoubleTap(s.row(part))
	s.wait()
}

// menuOf opens the menu of a row of a list.
func (s *stage) menuOf(part string) {
	s.t.Helper()
	r := s.row(part)
	test.TapSecondaryAt(r, fyne.NewPos(60, r.Size().Height/2))
	s.wait()
}

func (s *stage) clickRow(r listRow, x float32) {
	r.(desktop.Mouseable).MouseDown(&desktop.MouseEvent{
		PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, r.Size().Height/2)}, Button: desktop.MouseButtonPrimary,
	})
	s.wait()
}
