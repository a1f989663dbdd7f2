package ui

import (
	"reflect"

	"fyne.io/fyne/v2"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
)

// lineList shows the lines of an invoice to read.
type lineList struct {
	w    *Window
	grid *widgets.Grid
	name string // of the sum
	now  []viewmodel.LineRow
}

func newLineList(w *Window) *lineList {
	return &lineList{w: w, name: w.say("sale.single.total"), grid: widgets.NewGrid(
		widgets.GridColumn{Title: w.say("sale.line.description"), Width: 180, Grow: true},
		widgets.GridColumn{Title: w.say("sale.line.quantity"), Width: 60, Right: true, Below: true},
		widgets.GridColumn{Title: w.say("sale.line.unit"), Width: 70, Below: true},
		widgets.GridColumn{Title: w.say("sale.line.price"), Width: 100, Right: true, Below: true},
		widgets.GridColumn{Title: w.say("sale.line.rate"), Width: 60, Right: true, Below: true},
		widgets.GridColumn{Title: w.say("sale.line.net"), Width: 110, Right: true, Below: true},
	)}
}

func (l *lineList) object() fyne.CanvasObject { return l.grid }

func (l *lineList) show(lines []viewmodel.LineRow, total string) {
	if reflect.DeepEqual(lines, l.now) {
		return
	}
	l.now = lines
	rows := make([]*widgets.GridRow, len(lines))
	taxed := false
	for i, v := range lines {
		r := widgets.NewGridRow(widgets.NewParagraph(v.Values[viewmodel.LineDescription], widgets.Ink), nil, nil, nil, nil, nil)
		r.SetText(1, v.Values[viewmodel.LineQuantity])
		r.SetText(2, v.Values[viewmodel.LineUnit])
		r.SetText(3, v.Values[viewmodel.LinePrice])
		r.SetText(4, v.Values[viewmodel.LineRate])
		r.SetText(5, v.Net)
		taxed = taxed || v.Values[viewmodel.LineRate] != ""
		rows[i] = r
	}
	l.grid.SetHidden(4, !taxed)
	l.grid.SetRows(rows)
	l.grid.SetFoot(nil, 5, widgets.Pair{Name: l.name, Value: total, Bold: true})
}
