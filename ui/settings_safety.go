package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/tint"
)

// safetySettings are the backups, and the check of the data.
type safetySettings struct {
	w      *Window
	model  *viewmodel.Safety
	body   *fyne.Container
	now    *widgets.Button
	none   *widgets.Paragraph
	folder *widgets.Paragraph
	check  *widgets.Button
	fine   *widgets.Paragraph
	found  *widgets.ProblemPanel
	wrongs *widgets.ProblemPanel // what could not be done
	place  *secondPlace
	copies *copiesPanel
}

func newSafetySettings(w *Window, m *viewmodel.Safety) *safetySettings {
	s := &safetySettings{
		w: w, model: m, folder: widgets.NewCaption(""),
		none: widgets.NewParagraph(w.say("setup.safety.none"), widgets.Faint),
		fine: widgets.NewParagraph("", widgets.Good), found: widgets.NewProblemPanel(), wrongs: widgets.NewProblemPanel(),
	}
	s.now = widgets.NewButton(w.say("setup.safety.now"), nil, widgets.Primary, m.BackUp)
	s.check = widgets.NewButton(w.say("setup.safety.check"), nil, widgets.Plain, m.Check)
	s.place = newSecondPlace(w, m)
	s.copies = newCopiesPanel(w, m.Copies)
	s.body = widgets.NewColumn(tint.Gap, s.wrongs,
		widgets.NewPanel(w.say("setup.safety.backups"), widgets.NewColumn(tint.Gap,
			widgets.NewCaption(w.say("setup.safety.text")), container.NewHBox(s.now), s.none, s.folder)),
		s.copies.body, s.place.panel,
		widgets.NewPanel(w.say("setup.safety.check"), widgets.NewColumn(tint.Gap,
			widgets.NewCaption(w.say("setup.safety.check_text")), container.NewHBox(s.check), s.fine, s.found)))
	s.refresh()
	return s
}

func (s *safetySettings) object() fyne.CanvasObject { return s.body }

func (s *safetySettings) refresh() {
	m := s.model
	rows := m.Rows()
	s.folder.SetText(s.w.say("setup.safety.folder", "folder", m.Folder()))
	s.place.refresh()
	s.copies.refresh()
	show(s.folder, len(rows) > 0)
	show(s.none, m.Ready() && len(rows) == 0)
	s.busy(s.now, m.Making(), "setup.safety.now", "setup.safety.making")
	s.busy(s.check, m.Checking(), "setup.safety.check", "setup.safety.checking")
	s.fine.Set(m.Verdict(), widgets.Good)
	show(s.fine, m.Verdict() != "" && len(m.Found()) == 0)
	var found []widgets.Problem
	for _, said := range m.Found() {
		found = append(found, widgets.Problem{Sentence: said, Tone: widgets.Warn})
	}
	s.found.SetProblems(m.Verdict(), found, nil)
	troubles(s.wrongs, m.Trouble())
}

// busy says on a button what it is doing, for as long as it does it.
func (s *safetySettings) busy(b *widgets.Button, is bool, idle, working string) {
	said := s.w.say(idle)
	if is {
		said = s.w.say(working)
		b.Disable()
	} else {
		b.Enable()
	}
	if said != b.Label() {
		b.SetLabel(said)
	}
}

func (s *safetySettings) wrong() bool { return len(s.model.Found()) > 0 }
