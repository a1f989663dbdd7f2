package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
)

// seriesDates lists the dates of all invoices each recipient gets, while there are several.
type seriesDates struct {
	w     *Window
	model *viewmodel.DocumentEditor
	grid  *widgets.Grid
	more  *widgets.Link
	body  *fyne.Container
	all   bool
	said  []string // as it was drawn last
}

// seriesShown is how many dates are listed at first.
const seriesShown = 4

func newSeriesDates(w *Window, d *viewmodel.DocumentEditor) *seriesDates {
	s := &seriesDates{w: w, model: d, grid: widgets.NewGrid(
		widgets.GridColumn{Width: 24},
		widgets.GridColumn{Title: w.say("sale.series.date"), Width: 110},
		widgets.GridColumn{Title: w.say("sale.series.due"), Width: 110},
	)}
	s.more = widgets.NewLink("", func() {
		s.all = !s.all
		s.said = nil
		s.refresh()
	})
	s.body = widgets.NewColumn(theme.SizeNamePadding, s.grid, s.more)
	return s
}

func (s *seriesDates) object() fyne.CanvasObject { return s.body }

func (s *seriesDates) refresh() {
	dates := s.model.Series()
	show(s.body, len(dates) > 1)
	n := len(dates)
	if !s.all {
		n = min(n, seriesShown)
	}
	said := []string{itoa(len(dates))}
	rows := make([]*widgets.GridRow, n)
	for i, d := range dates[:n] {
		rows[i] = widgets.NewGridRow(nil, nil, nil)
		for column, text := range []string{itoa(i + 1), d.Date, d.Due} {
			rows[i].SetText(column, text)
		}
		said = append(said, d.Date, d.Due)
	}
	if slices.Equal(said, s.said) {
		return
	}
	s.said = said
	s.grid.SetRows(rows)
	show(s.more, len(dates) > seriesShown)
	if s.all {
		s.more.SetLabel(s.w.say("sale.series.fewer"))
	} else {
		s.more.SetLabel(s.w.say("sale.series.all", "count", len(dates)))
	}
}
