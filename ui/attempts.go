package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/tint"
)

// attemptList draws the log of a dispatch: when, by which method, what came of it, and what the other side said.
type attemptList struct {
	w     *Window
	rows  *fyne.Container
	now   []viewmodel.Attempt
	shown bool
}

func newAttempts(w *Window) *attemptList {
	return &attemptList{w: w, rows: widgets.NewColumn(tint.Gap)}
}

// object is what is drawn.
func (l *attemptList) object() fyne.CanvasObject { return l.rows }

// show draws a log. One without a line says that nothing was tried yet.
func (l *attemptList) show(log []viewmodel.Attempt) {
	if l.shown && slices.Equal(log, l.now) {
		return
	}
	l.now, l.shown = slices.Clone(log), true
	l.rows.Objects = nil
	for _, a := range log {
		l.rows.Add(l.row(a))
	}
	if len(log) == 0 {
		l.rows.Add(widgets.NewParagraph(l.w.say("job.attempts.none"), widgets.Faint))
	}
	l.rows.Refresh()
}

// row draws one attempt. What was in vain stands in the colour of what wants a look.
func (l *attemptList) row(a viewmodel.Attempt) fyne.CanvasObject {
	head, tone := a.When, widgets.Ink
	if a.Method != "" {
		head += " · " + a.Method
	}
	if a.Bad {
		tone = widgets.Warn
	}
	row := widgets.NewColumn(theme.SizeNameLineSpacing, widgets.NewCaption(head), widgets.NewParagraph(a.What, tone))
	if a.Words != "" {
		row.Add(widgets.NewCaption(l.w.say("job.attempts.words", "words", a.Words)))
	}
	return row
}
