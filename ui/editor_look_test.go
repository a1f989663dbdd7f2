package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"kontingent/ui/viewmodel"
)

// The editor as people see it: new, filled in, each chapter, and locked.
func TestEditorLook(t *testing.T) {
	route := viewmodel.Route{Page: viewmodel.EditorPage}
	drawn(t, "editor-new", nil, route)
	begun := func(s *stage) {
		plan := s.club.dues()
		s.open(viewmodel.Route{Page: viewmodel.EditorPage, Plan: &plan})
	}
	only := func(chapters ...int) func(*stage) {
		return func(s *stage) {
			for i, c := range s.editor().chapters {
				c.panel.SetOpen(false)
				for _, n := range chapters {
					if n == i+1 {
						c.fill()
						c.panel.SetOpen(true)
					}
				}
			}
			s.wait()
		}
	}
	down := func(by float32) func(*stage) {
		return func(s *stage) { s.editor().scroll.ScrollToOffset(fyne.NewPos(0, by)) }
	}
	drawn(t, "editor-recipients", nil, route, begun, down(540), func(s *stage) { s.selects("Stian Rognlien") })
	if !keeping() {
		return // the others take long, and are for people to look at
	}
	drawn(t, "editor-distribution", nil, route, begun, only(2))
	drawn(t, "editor-email", nil, route, begun, only(2), func(s *stage) {
		s.press(s.say("editor.merge.open"))
		s.press(s.say("editor.letter.show"))
	}, down(700))
	drawn(t, "editor-rest", nil, route, begun, only(4, 5, 6))
	drawn(t, "editor-locked", nil, route, begun, func(s *stage) { s.press(s.say("editor.save")) })
	drawn(t, "editor-wrong", nil, route, begun, only(2), func(s *stage) {
		s.editor().model.SetName("")
		s.editor().model.Distribution.SetChannel("ehf")
		s.press(s.say("editor.save"))
	})
}
