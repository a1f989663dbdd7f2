package ui

import (
	"fyne.io/fyne/v2"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/icon"
	"kontingent/ui/widgets/tint"
)

// register draws a table of the models: a search, its chips, and the rows.
type register[R any] struct {
	w       *Window
	table   *viewmodel.Table[R]
	search  *widgets.TextField
	chips   *widgets.FilterRow
	list    *widgets.DataList
	top     fyne.CanvasObject
	empty   *widgets.EmptyState // while there is nothing at all
	missed  *widgets.EmptyState // while a search finds nothing
	counted string              // as it was said last
}

// registerOf says what is drawn of a table.
type registerOf[R any] struct {
	name    string           // under which the widths of its columns are remembered
	columns []widgets.Column // in the order of the table's, whose titles they take
	cell    func(row *R, column int) widgets.Cell
	search  string // what stands in the empty search field
	sign    fyne.Resource
	none    string // the sentence while there is nothing at all
	button  string // what to do about that; empty: nothing
	begin   func()
}

// newRegister draws a table. The caller sets the list's OnSelected, OnActivated and OnMenu, and calls refresh when the
// table has changed.
func newRegister[R any](w *Window, t *viewmodel.Table[R], of registerOf[R]) *register[R] {
	heads := t.Columns()
	for i := range of.columns {
		of.columns[i].ID, of.columns[i].Title, of.columns[i].Right = heads[i].ID, heads[i].Label, heads[i].Right
		of.columns[i].Sort = heads[i].Sorts
	}
	r := &register[R]{w: w, table: t, list: widgets.NewDataList(of.columns)}
	r.missed = widgets.NewEmptyState(icon.Search, w.say("window.nothing_found"), "", nil)
	r.empty = widgets.NewEmptyState(of.sign, of.none, of.button, of.begin)
	r.list.Empty = r.empty
	r.list.Length = t.Len
	r.list.Cell = func(row, column int) widgets.Cell {
		v := t.Row(row)
		if v == nil {
			return widgets.Cell{}
		}
		return of.cell(v, column)
	}
	r.list.OnSort = func(column string, _ bool) { t.Sort(column) }
	r.list.SetWidths(w.Tastes.Widths(of.name))
	r.list.OnLayout = func() { w.Tastes.SetWidths(of.name, r.list.Widths()) }
	r.search = widgets.NewTextField()
	r.search.SetPlaceHolder(of.search)
	r.search.SetIcon(icon.Search)
	r.search.OnChanged = t.Search
	w.search = r.search
	r.chips = widgets.NewFilterRow(nil, t.Filter)
	r.top = widgets.NewColumn(tint.Gap, r.search, r.chips)
	r.refresh()
	return r
}

// object is the search and the chips above the rows, which take the room there is.
func (r *register[R]) object() fyne.CanvasObject { return widgets.NewAbove(tint.Gap, r.top, r.list) }

// count says behind the page's title how many rows there are.
func (r *register[R]) count(on *widgets.Page) {
	if said := r.table.Counted(); said != r.counted {
		r.counted = said
		on.SetStatus(said, widgets.Ink)
	}
}

// refresh shows the table anew.
func (r *register[R]) refresh() {
	chips := r.table.Chips()
	filters := make([]widgets.Filter, len(chips))
	for i, c := range chips {
		filters[i] = widgets.Filter{ID: c.ID, Label: c.Label, Count: r.w.number(c.Count)}
	}
	r.chips.SetFilters(filters)
	for _, c := range chips {
		if c.On {
			r.chips.Choose(c.ID)
		}
	}
	show(r.chips, len(chips) > 2 || len(chips) == 2 && chips[1].On)
	show(r.top, r.table.All() > 0 || r.table.Query() != "")
	for _, c := range r.table.Columns() {
		if c.Sorted {
			r.list.Sorted(c.ID, c.Down)
		}
	}
	switch {
	case !r.table.Ready():
		r.list.Empty = nil
	case r.table.All() > 0:
		r.list.Empty = r.missed
	default:
		r.list.Empty = r.empty
	}
	r.list.Refresh()
}

// show shows or hides.
func show(o fyne.CanvasObject, yes bool) {
	if yes == o.Visible() {
		return
	}
	if yes {
		o.Show()
	} else {
		o.Hide()
	}
}
