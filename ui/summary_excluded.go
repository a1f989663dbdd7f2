package ui

import (
	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
)

// excludedShown is how many who are left out are in view at a time.
const excludedShown = 8

// excluded lists those who are left out, each with the reason. It is folded while nobody asks.
type excluded struct {
	w     *Window
	panel *widgets.Panel
	list  *widgets.DataList
}

func newExcluded(w *Window) *excluded {
	e := &excluded{w: w, list: widgets.NewDataList([]widgets.Column{
		{ID: "number", Title: w.say("view.column.number"), Width: 100},
		{ID: "name", Title: w.say("view.column.name"), Share: 1},
		{ID: "why", Title: w.say("job.summary.why"), Share: 2},
	})}
	e.list.Frameless = true
	e.panel = widgets.NewChapter("", w.say("job.summary.who"), false, e.list)
	return e
}

func (e *excluded) show(m *viewmodel.SummaryView) {
	n := m.Excluded()
	e.list.Length = m.Excluded
	e.list.Cell = func(row, column int) widgets.Cell {
		who, why := m.Exclusion(row)
		return widgets.Cell{Text: [...]string{who.Number, who.Name, why}[column]}
	}
	e.list.OnActivated = func(row int) {
		who, _ := m.Exclusion(row)
		e.w.shell.Go(viewmodel.Route{Page: viewmodel.MembersPage, Number: who.Number})
	}
	e.list.MinRows = max(1, min(n, excludedShown))
	e.panel.SetState(e.w.say("job.summary.out", "count", n))
	show(e.panel, n > 0)
	e.list.Refresh()
}
