package ui

import (
	"strconv"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/tint"
)

// importList is rows of a file in a chapter. What a row says in full stands below them when it is chosen.
type importList struct {
	panel *widgets.Panel
	list  *widgets.DataList
	full  *widgets.Paragraph
	len   func() int
}

// importRows is how many rows of a list are in view at least.
const importRows = 6

func newImportList(title string, columns []widgets.Column, length func() int, cell func(row, column int) widgets.Cell, full func(row int) string) *importList {
	l := &importList{list: widgets.NewDataList(columns), full: widgets.NewParagraph("", widgets.Ink), len: length}
	l.list.Frameless = true
	l.list.Length = length
	l.list.Cell = cell
	body := widgets.NewColumn(tint.Gap, l.list, l.full)
	l.list.OnSelected = func(row int) {
		text := ""
		if row >= 0 && row < length() {
			text = full(row)
		}
		l.full.SetText(text)
		show(l.full, text != "")
		body.Refresh()
		l.panel.Refresh()
	}
	l.full.Hide()
	l.panel = widgets.NewChapter("", title, true, body)
	return l
}

// refresh shows the rows anew; without any, the chapter is not there.
func (l *importList) refresh() {
	n := l.len()
	show(l.panel, n > 0)
	l.list.MinRows = min(n, importRows)
	if l.list.Selected() >= 0 {
		l.list.Select(-1)
	}
	l.list.Refresh()
}

// newRemarkList lists what is wrong with rows of the file, or worth a look.
func newRemarkList(w *Window, title string, length func() int, at func(int) viewmodel.Remark) *importList {
	return newImportList(title, []widgets.Column{
		{ID: "row", Title: w.say("register.import.row"), Width: 60, Right: true},
		{ID: "who", Title: w.say("register.import.who"), Least: 150},
		{ID: "column", Title: w.say("register.import.column"), Width: 130, Yield: 2},
		{ID: "value", Title: w.say("register.import.value"), Width: 150, Yield: 1},
		{ID: "text", Title: w.say("register.import.wrong"), Least: 220, Share: 2},
	}, length, func(row, column int) widgets.Cell {
		r := at(row)
		switch column {
		case 0:
			return widgets.Cell{Text: strconv.Itoa(r.Row), Tone: widgets.Faint}
		case 1:
			return widgets.Cell{Text: r.Who}
		case 2:
			return widgets.Cell{Text: r.Column, Tone: widgets.Faint}
		case 3:
			return widgets.Cell{Text: r.Value, Tone: widgets.Faint}
		}
		return widgets.Cell{Text: r.Text}
	}, func(row int) string { return at(row).Text })
}

// newPreviewList lists the cards that are added or changed.
func newPreviewList(w *Window, m *viewmodel.Import) *importList {
	return newImportList(w.say("register.import.preview"), []widgets.Column{
		{ID: "number", Title: w.say("view.column.number"), Width: 90},
		{ID: "name", Title: w.say("view.column.name"), Least: 160},
		{ID: "what", Width: 100},
		{ID: "changes", Title: w.say("register.import.changes"), Least: 220, Share: 2.4},
	}, m.Preview, func(row, column int) widgets.Cell {
		r := m.PreviewAt(row)
		switch column {
		case 0:
			return widgets.Cell{Text: r.Number, Tone: widgets.Faint}
		case 1:
			return widgets.Cell{Text: r.Name}
		case 2:
			if r.New {
				return widgets.Cell{Text: w.say("register.import.new"), Tone: widgets.Good, Pill: true}
			}
			return widgets.Cell{Text: w.say("register.import.changed"), Tone: widgets.Accent, Pill: true}
		}
		return widgets.Cell{Text: r.Text(), Tone: widgets.Faint}
	}, func(row int) string { return m.PreviewAt(row).Text() })
}
