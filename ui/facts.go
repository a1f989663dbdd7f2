package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
)

// factList shows facts, each beside its name. Long texts wrap.
type factList struct {
	grid *widgets.Grid
	now  []viewmodel.Line
}

func newFacts() *factList {
	return &factList{grid: widgets.NewGrid(widgets.GridColumn{Width: 190}, widgets.GridColumn{Width: 200, Grow: true, Below: true})}
}

func (f *factList) object() fyne.CanvasObject { return f.grid }

func (f *factList) show(facts []viewmodel.Line) {
	if slices.Equal(facts, f.now) {
		return
	}
	f.now = facts
	rows := make([]*widgets.GridRow, len(facts))
	for i, l := range facts {
		rows[i] = widgets.NewGridRow(widgets.NewParagraph(l.Label, widgets.Faint), widgets.NewParagraph(l.Value, widgets.Ink))
	}
	f.grid.SetRows(rows)
}
