package ui

import (
	"fyne.io/fyne/v2"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/tint"
)

// dailySettings is the switch that lets the system send every day what is due, also when the window is closed.
type dailySettings struct {
	w     *Window
	model *viewmodel.DailyRun
	body  *fyne.Container
	on    *widgets.Check
	at    *widgets.TextField
	field *widgets.Field
	text  *widgets.Paragraph
	does  *widgets.Paragraph
	panel *widgets.ProblemPanel // why it could not be switched
}

func newDailySettings(w *Window, m *viewmodel.DailyRun) settingsPart {
	s := &dailySettings{
		w: w, model: m, on: widgets.NewCheck(w.say("daily.switch"), m.Switch), at: widgets.NewTextField(),
		text: widgets.NewCaption(""), does: widgets.NewParagraph("", widgets.Good), panel: widgets.NewProblemPanel(),
	}
	s.at.OnLeft = m.SetAt
	s.at.OnSubmitted = m.SetAt
	s.field = widgets.NewField(w.say("daily.at"), "", s.at)
	s.body = widgets.NewColumn(tint.Gap, s.panel, widgets.NewPanel(w.say("setup.part.daily"), widgets.NewColumn(tint.Gap,
		widgets.NewCaption(w.say("daily.purpose")), s.on, widgets.NewForm(s.field), s.does, s.text)))
	s.refresh()
	return s
}

func (s *dailySettings) object() fyne.CanvasObject { return s.body }

func (s *dailySettings) refresh() {
	m := s.model
	if s.on.On() != m.On() {
		s.on.SetOn(m.On())
	}
	enable(s.on, m.Can())
	enable(s.at, m.Can())
	if !s.at.Writing() {
		write(s.at, m.At())
	}
	s.field.SetProblem(m.Problem())
	s.text.SetText(m.Text())
	s.does.Set(m.Does(), widgets.Good)
	show(s.does, m.Does() != "")
	troubles(s.panel, m.Trouble())
}

func (s *dailySettings) wrong() bool { return s.model.Problem() != "" }
