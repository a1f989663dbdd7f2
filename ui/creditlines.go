package ui

import (
	"fyne.io/fyne/v2"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
)

// creditLines chooses lines of an invoice, and how much of each.
type creditLines struct {
	model *viewmodel.NoteEditor
	w     *Window
	grid  *widgets.Grid
	rows  []*creditLine
}

// creditLine is one of them.
type creditLine struct {
	row              *widgets.GridRow
	tick             *widgets.Check
	left             *widgets.Paragraph
	quantity, amount *widgets.AmountField
}

func newCreditLines(w *Window, m *viewmodel.NoteEditor) *creditLines {
	return &creditLines{model: m, w: w}
}

func (l *creditLines) object() fyne.CanvasObject {
	l.grid = widgets.NewGrid(
		widgets.GridColumn{Width: 190, Grow: true},
		widgets.GridColumn{Width: 150, Grow: true, Below: true},
		widgets.GridColumn{Title: l.w.say("note.quantity"), Width: 70, Right: true, Below: true},
		widgets.GridColumn{Title: l.w.say("note.amount"), Width: 110, Right: true, Below: true},
	)
	return l.grid
}

func (l *creditLines) newLine(i int, description string) *creditLine {
	r := &creditLine{left: widgets.NewParagraph("", widgets.Faint)}
	r.quantity, r.amount = widgets.NewAmountField(nil), widgets.NewAmountField(nil)
	r.tick = widgets.NewCheck(description, func(on bool) { l.model.SetLine(i, on) })
	for field, in := range map[string]*widgets.AmountField{viewmodel.NoteQuantity: r.quantity, viewmodel.NoteAmount: r.amount} {
		in.OnChanged = func(text string) { l.model.SetValue(i, field, text) }
		in.OnLeft = func(string) { l.refresh() }
	}
	r.row = widgets.NewGridRow(r.tick, r.left, r.quantity, r.amount)
	return r
}

func (l *creditLines) refresh() {
	lines := l.model.Lines()
	if len(l.rows) != len(lines) {
		l.rows = nil
		rows := make([]*widgets.GridRow, len(lines))
		for i, v := range lines {
			l.rows = append(l.rows, l.newLine(i, v.Description))
			rows[i] = l.rows[i].row
		}
		l.grid.SetRows(rows)
	}
	for i, v := range lines {
		r := l.rows[i]
		if r.tick.On() != v.On {
			r.tick.SetOn(v.On)
		}
		able(r.tick, !v.Gone)
		r.left.SetText(v.Left)
		l.write(r.quantity, v.Quantity, v.On && !v.ByAmount)
		l.write(r.amount, v.Amount, v.On)
		r.row.SetProblem(v.Problem)
	}
	l.grid.Refresh()
}

// write shows a value; what somebody is writing is left alone.
func (l *creditLines) write(in *widgets.AmountField, text string, can bool) {
	if !l.w.writesIn(in) {
		in.Write(text)
	}
	able(in, can)
}
