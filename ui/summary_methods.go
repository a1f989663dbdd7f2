package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
)

// summaryMethods draws for how many each method comes first, and what is taken when it fails.
type summaryMethods struct {
	w     *Window
	rows  *fyne.Container
	drawn string // what is drawn
}

func newSummaryMethods(w *Window) *summaryMethods {
	return &summaryMethods{w: w, rows: widgets.NewColumn(theme.SizeNameInnerPadding)}
}

func (s *summaryMethods) show(how []viewmodel.MethodRow) {
	drawn := fmt.Sprint(how)
	if drawn == s.drawn {
		return
	}
	s.drawn = drawn
	s.rows.Objects = nil
	for _, m := range how {
		row := widgets.NewColumn("", widgets.NewPairs(widgets.Pair{Name: m.Label, Value: s.w.number(m.Count)}))
		for _, then := range m.Then {
			row.Add(widgets.NewCaption(s.w.say("job.summary.then", "methods", then.Label, "count", then.Value)))
		}
		s.rows.Add(row)
	}
	s.rows.Refresh()
}
