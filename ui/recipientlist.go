package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/icon"
	"kontingent/ui/widgets/tint"
)

// recipientList is the customers, with a tick at those who get the invoice. The model gives the rows one by one, so that
// thousands of them are as quick as ten.
type recipientList struct {
	w      *Window
	batch  *viewmodel.BatchEditor
	model  *viewmodel.Recipients
	search *widgets.TextField
	chips  *widgets.FilterRow
	count  *widgets.Paragraph
	all    *widgets.Link
	list   *widgets.DataList
	none   *widgets.EmptyState // while there are no customers
	missed *widgets.EmptyState // while a search finds none
	detail *recipientDetail
	body   fyne.CanvasObject
	was    []viewmodel.Chip
}

// mostRows is how many rows are in view: the page scrolls, too, and the list is not to fill it.
const mostRows = 9

func newRecipientList(w *Window, b *viewmodel.BatchEditor) *recipientList {
	r := &recipientList{w: w, batch: b, model: b.Recipients, count: widgets.NewParagraph("", widgets.Ink)}
	r.search = widgets.NewTextField()
	r.search.SetPlaceHolder(w.say("editor.search"))
	r.search.SetIcon(icon.Search)
	r.search.OnChanged = func(text string) {
		r.list.ScrollToTop()
		r.model.Search(text)
	}
	r.chips = widgets.NewFilterRow(nil, func(id string) {
		r.list.ScrollToTop()
		r.model.Filter(id)
	})
	r.all = widgets.NewLink("", r.model.SelectAllParties)
	r.missed = widgets.NewEmptyState(icon.Search, w.say("window.nothing_found"), "", nil)
	r.none = widgets.NewEmptyState(icon.People, w.say("editor.nobody"), w.say("editor.nobody.import"), func() {
		w.shell.Go(viewmodel.Route{Page: viewmodel.ImportPage})
	})
	r.list = r.newList()
	r.detail = newRecipientDetail(w, r.model)
	r.list.OnSelected = func(int) { r.detail.show(r.list.Selected()) }
	found := container.NewBorder(nil, nil, nil, r.all, r.count)
	r.body = widgets.NewColumn(tint.Gap, r.search, r.chips,
		widgets.NewColumn(theme.SizeNameInnerPadding, found, r.list, r.detail.object()))
	return r
}

func (r *recipientList) object() fyne.CanvasObject { return r.body }

// The columns of the list.
const (
	numberColumn = iota
	nameColumn
	groupsColumn
	deliveryColumn
)

func (r *recipientList) newList() *widgets.DataList {
	say := r.w.say
	l := widgets.NewDataList([]widgets.Column{
		{ID: "number", Title: say("view.column.number"), Width: 76, Right: true, Yield: 1},
		{ID: "name", Title: say("view.column.name"), Share: 1, Least: 140},
		{ID: "groups", Title: say("view.column.groups"), Share: 1, Least: 110, Yield: 2},
		{ID: "delivery", Title: say("view.column.method"), Share: 3, Least: 100},
	})
	l.Frameless = true
	l.Length, l.Cell = r.model.Len, r.cell
	l.Ticked = func(row int) bool { return r.model.Row(row).In }
	l.Tickable = func(row int) bool { return !r.model.Row(row).Fixed }
	l.OnTicked = func(rows []int, on bool) {
		for _, row := range rows {
			r.model.Tick(row, on)
		}
	}
	l.OnActivated = func(row int) { openCard(r.w, r.model.Row(row).Number) }
	l.SetWidths(r.w.Tastes.Widths("editor.recipients"))
	l.OnLayout = func() { r.w.Tastes.SetWidths("editor.recipients", l.Widths()) }
	return l
}

func (r *recipientList) cell(row, column int) widgets.Cell {
	v := r.model.Row(row)
	switch column {
	case numberColumn:
		return widgets.Cell{Text: v.Number, Tone: widgets.Faint}
	case nameColumn:
		if !v.In {
			return widgets.Cell{Text: v.Name, Tone: widgets.Faint}
		}
		return widgets.Cell{Text: v.Name}
	case groupsColumn:
		return widgets.Cell{Text: v.Groups, Tone: widgets.Faint}
	}
	switch {
	case v.Problem != "":
		return widgets.Cell{Text: v.Method + ": " + v.Problem, Tone: widgets.Warn, Sign: icon.Alert}
	case v.In:
		return widgets.Cell{Text: v.Method}
	}
	return widgets.Cell{Text: v.Reason, Tone: widgets.Faint}
}

func (r *recipientList) refresh() {
	r.showChips()
	r.count.SetText(r.model.Count())
	label(r.all, r.w.say("editor.parties.all"), r.w.say("editor.undo"), r.model.AllParties())
	everyone := r.model.Filters()[0].Count
	show(r.all, !r.batch.Locked() && r.model.Len() > 0)
	show(r.search, everyone > 0)
	show(r.chips, everyone > 0)
	r.list.MinRows = max(min(everyone, mostRows), 4)
	if r.list.Empty = r.missed; everyone == 0 {
		r.list.Empty = r.none
	}
	r.list.Refresh()
	r.detail.show(r.list.Selected())
}

func (r *recipientList) showChips() {
	now := r.model.Filters()
	if slices.Equal(now, r.was) {
		return
	}
	r.was = now
	filters := make([]widgets.Filter, len(now))
	for i, c := range now {
		filters[i] = widgets.Filter{ID: c.ID, Label: c.Label, Count: r.w.number(c.Count)}
	}
	r.chips.SetFilters(filters)
}
