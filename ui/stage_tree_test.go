package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"kontingent/ui/widgets"
)

// parts are what an object is drawn from.
func parts(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case fyne.Widget:
		return test.WidgetRenderer(o).Objects()
	}
	return nil
}

// walk visits what is drawn within o, in order, with all that it stands in, the outermost first. visit may end a branch.
func walk(o fyne.CanvasObject, within []fyne.CanvasObject, visit func(o fyne.CanvasObject, within []fyne.CanvasObject) bool) {
	if o == nil || !o.Visible() || !visit(o, within) {
		return
	}
	within = append(slices.Clip(within), o)
	for _, p := range parts(o) {
		walk(p, within, visit)
	}
}

// find gives the objects of one kind that are drawn within o, in order.
func find[T any](o fyne.CanvasObject) []T {
	var found []T
	walk(o, nil, func(o fyne.CanvasObject, _ []fyne.CanvasObject) bool {
		if t, ok := o.(T); ok {
			found = append(found, t)
		}
		return true
	})
	return found
}

// trees are what can be used now: the box or menu on top, or the page and then what is around it.
func (s *stage) trees() []fyne.CanvasObject {
	if top := s.window.Canvas().Overlays().Top(); top != nil {
		return []fyne.CanvasObject{top}
	}
	return []fyne.CanvasObject{s.w.place, s.w.toaster.Layer(), s.w.nav, s.w.status}
}

// texts are all texts that are drawn, boxes and menus included; a paragraph is one of them, wherever it wraps.
func (s *stage) texts() []string {
	said := textsOf(s.w.Content())
	for _, o := range s.window.Canvas().Overlays().List() {
		said = append(said, textsOf(o)...)
	}
	return said
}

func textsOf(o fyne.CanvasObject) []string {
	var said []string
	add := func(text string) {
		if text != "" {
			said = append(said, plain(text))
		}
	}
	walk(o, nil, func(o fyne.CanvasObject, _ []fyne.CanvasObject) bool {
		switch o := o.(type) {
		case *widgets.Paragraph:
			add(o.Text())
			return false
		case *canvas.Text:
			add(o.Text)
		}
		return true
	})
	return said
}

// plain writes spaces that do not break as others, so that tests can be typed.
func plain(s string) string {
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s)
}

// cut are the texts that had no room and end in an ellipsis. "Slett …" is none: it says that something is asked next.
func (s *stage) cut() []string {
	var out []string
	for _, said := range s.texts() {
		if strings.HasSuffix(said, "…") && !strings.HasSuffix(said, " …") {
			out = append(out, said)
		}
	}
	return out
}

// arrange lays out what needs other room than before, as Fyne's window does before each picture; its test canvas does not.
func (s *stage) arrange() {
	for range 3 {
		moved := s.layOut(s.window.Content())
		for _, o := range s.window.Canvas().Overlays().List() {
			moved = s.layOut(o) || moved
		}
		if !moved {
			return
		}
	}
}

// layOut reports whether o needs other room than before.
func (s *stage) layOut(o fyne.CanvasObject) bool {
	if o == nil || !o.Visible() {
		return false
	}
	within := false
	for _, p := range parts(o) {
		within = s.layOut(p) || within
	}
	if within {
		switch o := o.(type) {
		case *fyne.Container:
			if o.Layout != nil {
				o.Layout.Layout(o.Objects, o.Size())
			}
		case fyne.Widget:
			test.WidgetRenderer(o).Layout(o.Size())
		}
	}
	least := o.MinSize()
	changed := s.sizes[o] != least
	s.sizes[o] = least
	return changed
}
