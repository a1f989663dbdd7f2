package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/icon"
	"kontingent/ui/widgets/tint"
)

// homeSteps draws the steps of the first run, with ticks, and a button for the next of them.
type homeSteps struct {
	w     *Window
	panel *widgets.Panel
	rows  *fyne.Container
	now   []viewmodel.Step
}

func newHomeSteps(w *Window) *homeSteps {
	s := &homeSteps{w: w, rows: widgets.NewColumn("")}
	next := widgets.NewButton(w.say("job.steps.next"), nil, widgets.Primary, s.next)
	s.panel = widgets.NewPanel(w.say("job.steps.title"), widgets.NewColumn(tint.Gap, s.rows, widgets.NewWrapping(tint.Gap, next)))
	s.panel.Hide()
	return s
}

func (s *homeSteps) show(now []viewmodel.Step) {
	if slices.Equal(now, s.now) {
		return
	}
	s.now = slices.Clone(now)
	s.rows.Objects = nil
	for _, step := range now {
		row := widgets.NewLead(step.Label, "", "", func() { s.w.shell.Go(step.To) })
		row.SetSign(icon.Right, widgets.Faint)
		if step.Done {
			row.SetSign(icon.Done, widgets.Good)
		}
		s.rows.Add(row)
	}
	show(s.panel, len(now) > 0)
	s.panel.Refresh()
}

// next goes to the first step that is not done.
func (s *homeSteps) next() {
	for _, step := range s.now {
		if !step.Done {
			s.w.shell.Go(step.To)
			return
		}
	}
}
