package ui

import (
	"fyne.io/fyne/v2/theme"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
)

// askDue asks for a new due date. A day that won't do is asked for again, with what is wrong with it.
func (w *Window) askDue(q viewmodel.DueQuestion, text, wrong string) {
	date := widgets.NewDateField(w.dateWords(), w.days())
	date.Write(text)
	if day, ok := w.readDay(text); ok && text != "" {
		date.SetDay(day)
	}
	field := widgets.NewShortField(q.Label, q.Hint, date)
	field.SetProblem(wrong)
	take := func() {
		if wrong := q.Take(date.Text); wrong != "" {
			w.askDue(q, date.Text, wrong)
		}
	}
	b := w.openBox(q.Title, widgets.NewColumn(theme.SizeNameInnerPadding, widgets.NewParagraph(q.Text, widgets.Ink), field), date,
		answer{label: w.say("window.cancel"), kind: widgets.Plain},
		answer{label: q.Yes, kind: widgets.Primary, do: take})
	date.OnSubmitted = func(string) {
		b.popup.Hide()
		take()
	}
}
