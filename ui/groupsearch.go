package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/icon"
	"kontingent/ui/widgets/tint"
)

// groupSearch finds people to put into the group that is open. Enter takes the first.
type groupSearch struct {
	w      *Window
	model  *viewmodel.Groups
	above  *widgets.Field // field with its label
	field  *widgets.TextField
	answer *widgets.Scroll // who was found, in place of those who are in the group
	place  *fyne.Container
	none   *widgets.Paragraph
	found  []viewmodel.Choice
	added  func(number string)
	turned func() // it began, or ended
}

func newGroupSearch(w *Window, m *viewmodel.Groups, added func(number string), turned func()) *groupSearch {
	s := &groupSearch{w: w, model: m, field: widgets.NewTextField(), place: widgets.NewColumn(""), added: added, turned: turned}
	s.none = widgets.NewParagraph(w.say("register.group.nobody"), widgets.Faint)
	s.field.SetPlaceHolder(w.say("register.group.search"))
	s.field.SetIcon(icon.Search)
	s.field.OnChanged = func(string) { s.refresh() }
	s.field.OnSubmitted = func(string) {
		if len(s.found) > 0 {
			s.add(s.found[0].ID)
		}
	}
	s.above = widgets.NewField(w.say("register.group.add"), "", s.field)
	s.answer = widgets.NewScroll(widgets.NewColumn(tint.Gap, s.none, s.place))
	s.answer.Hide()
	s.none.Hide()
	return s
}

// asked reports whether something is searched for.
func (s *groupSearch) asked() bool { return s.field.Text != "" && s.above.Visible() }

// clear forgets what was searched for.
func (s *groupSearch) clear() {
	s.field.SetText("")
	s.refresh()
}

// refresh searches anew.
func (s *groupSearch) refresh() {
	show(s.answer, s.asked())
	s.turned()
	text := s.field.Text
	if !s.asked() {
		s.offer(nil)
		return
	}
	s.model.Candidates(text, func(list []viewmodel.Choice) {
		if s.field.Text == text { // else there is a newer question
			s.offer(list)
		}
	})
}

// offer lists who was found.
func (s *groupSearch) offer(list []viewmodel.Choice) {
	show(s.none, len(list) == 0 && s.asked())
	if slices.Equal(list, s.found) {
		return // drawing anew would take the keyboard from its buttons
	}
	s.found = list
	s.place.Objects = nil
	for _, c := range list {
		s.place.Add(container.NewHBox(widgets.NewButton(c.Label, icon.Plus, widgets.Quiet, func() { s.add(c.ID) })))
	}
	s.answer.Refresh()
	s.answer.ScrollToTop()
}

// add puts somebody into the group, and is ready for the next.
func (s *groupSearch) add(number string) {
	s.model.Add(s.model.Opened(), number)
	s.added(number)
	s.w.Window.Canvas().Focus(s.field)
	s.clear()
}
