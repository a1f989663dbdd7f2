package ui

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/icon"
)

// The columns of the lines.
const (
	lineDescription = iota
	lineQuantity
	lineUnit
	linePrice
	lineVAT
	lineRate
	lineNet
	lineUp
	lineDown
	lineRemove
)

// lineForm fills in the lines of an invoice. A row is made once and goes with its line to where that is moved, so that
// the keyboard stays in it.
type lineForm struct {
	w       *Window
	model   *viewmodel.DocumentEditor
	grid    *widgets.Grid
	rows    []*lineRow
	add     *widgets.Button
	product *productAdder
	foot    *fyne.Container
	whole   *widgets.Field // says what is wrong with the lines as a whole
	body    *fyne.Container
}

func newLineForm(w *Window, d *viewmodel.DocumentEditor) *lineForm {
	l := &lineForm{w: w, model: d}
	l.grid = widgets.NewGrid(
		widgets.GridColumn{Title: w.say("sale.line.description"), Width: 170, Grow: true},
		widgets.GridColumn{Title: w.say("sale.line.quantity"), Width: 60, Right: true, Below: true},
		widgets.GridColumn{Title: w.say("sale.line.unit"), Width: 62, Below: true},
		widgets.GridColumn{Title: w.say("sale.line.price"), Width: 94, Right: true, Below: true},
		widgets.GridColumn{Title: w.say("sale.line.vat"), Width: 190, Grow: true, Below: true},
		widgets.GridColumn{Title: w.say("sale.line.rate"), Width: 62, Right: true, Below: true},
		widgets.GridColumn{Title: w.say("sale.line.net"), Width: 88, Right: true, Below: true},
		widgets.GridColumn{Width: 28},
		widgets.GridColumn{Width: 28, Tight: true},
		widgets.GridColumn{Width: 28, Tight: true},
	)
	l.add = widgets.NewButton(w.say("sale.line.add"), icon.Plus, widgets.Plain, l.addLine)
	l.product = newProductAdder(w, d, l.added)
	l.foot = container.NewHBox(l.add, l.product.button)
	l.whole = widgets.NewField("", "", l.grid)
	l.body = widgets.NewColumn(theme.SizeNameInnerPadding, l.whole, l.product.object())
	l.product.shown = l.body.Refresh
	return l
}

func (l *lineForm) object() fyne.CanvasObject { return l.body }

// addLine adds an empty line and begins to write in it.
func (l *lineForm) addLine() {
	l.model.AddLine()
	l.added(lineDescription)
}

// added goes on in a column of the line that has just been added.
func (l *lineForm) added(column int) {
	l.refresh()
	if n := len(l.rows); n > 0 {
		l.w.Window.Canvas().Focus(l.rows[n-1].at(column))
	}
}

// move puts a line in another place. The button that was pressed keeps the keyboard; one that can go no further hands
// it to the other.
func (l *lineForm) move(r *lineRow, by int) {
	from := r.index
	to := from + by
	if to < 0 || to >= len(l.rows) || l.model.LinesLocked() {
		return
	}
	l.model.MoveLine(from, to)
	l.rows[from], l.rows[to] = l.rows[to], l.rows[from]
	l.refresh()
	switch {
	case to == 0:
		l.w.Window.Canvas().Focus(r.down)
	case to == len(l.rows)-1:
		l.w.Window.Canvas().Focus(r.up)
	}
}

// remove takes a line away. The keyboard goes to the line that is in its place then.
func (l *lineForm) remove(r *lineRow) {
	if l.model.LinesLocked() {
		return
	}
	i := r.index
	l.model.RemoveLine(i)
	l.rows = slices.Delete(l.rows, i, i+1)
	l.refresh()
	var next fyne.Focusable = l.add
	if n := len(l.rows); n > 0 {
		next = l.rows[min(i, n-1)].remove
	}
	l.w.Window.Canvas().Focus(next)
}

// entered goes to the next line, or adds one after the last.
func (l *lineForm) entered(r *lineRow) {
	if r.index+1 < len(l.rows) {
		l.w.Window.Canvas().Focus(l.rows[r.index+1].description)
		return
	}
	l.addLine()
}

// refresh shows the lines anew.
func (l *lineForm) refresh() {
	lines, locked := l.model.Lines(), l.model.LinesLocked()
	for len(l.rows) < len(lines) {
		l.rows = append(l.rows, newLineRow(l))
	}
	l.rows = l.rows[:len(lines)]
	l.grid.SetHidden(lineVAT, !l.model.ShowVAT())
	l.grid.SetHidden(lineRate, !l.model.ShowVAT())
	rows := make([]*widgets.GridRow, len(lines))
	for i, r := range l.rows {
		r.index = i
		r.show(lines[i], locked, i == len(lines)-1)
		rows[i] = r.row
	}
	l.grid.SetRows(rows)
	show(l.add, !locked)
	l.product.refresh(locked)
	l.sums(len(lines) > 0)
	l.whole.SetProblem(l.model.LinesProblem())
}

// sums writes the totals under the lines.
func (l *lineForm) sums(any bool) {
	var pairs []widgets.Pair
	if any {
		totals := l.model.Totals()
		for i, t := range totals {
			pairs = append(pairs, widgets.Pair{Name: t.Label, Value: t.Value, Bold: i == len(totals)-1})
		}
	}
	l.grid.SetFoot(l.foot, lineNet, pairs...)
}

// focus gives the keyboard to a field of a line, as problems name it, and reports whether it is here.
func (l *lineForm) focus(field string) bool {
	var i int
	var name string
	if n, _ := fmt.Sscanf(field, "document.lines[%d].%s", &i, &name); n == 2 && i > 0 && i <= len(l.rows) {
		if in := l.rows[i-1].input(name); in != nil {
			l.w.Window.Canvas().Focus(in)
			return true
		}
	}
	if field == "document.lines" {
		l.w.Window.Canvas().Focus(l.add)
		return true
	}
	return false
}
