package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/icon"
)

// lineInput is a field of a line in which one writes.
type lineInput interface {
	fyne.CanvasObject
	fyne.Focusable
	fyne.Disableable
	Write(text string)
	Problem() string
	SetProblem(sentence string)
}

// lineField is such a field with its name.
type lineField struct {
	name string
	lineInput
}

// lineRow is one line of an invoice.
type lineRow struct {
	form  *lineForm
	index int
	row   *widgets.GridRow

	description, unit     *widgets.TextField
	quantity, price, rate *widgets.AmountField
	vat                   *widgets.Choice
	up, down, remove      *widgets.Button
	inputs                []lineField // in the order of the keyboard
}

func newLineRow(l *lineForm) *lineRow {
	r := &lineRow{form: l, description: widgets.NewTextField(), unit: widgets.NewTextField()}
	r.quantity, r.price, r.rate = widgets.NewAmountField(nil), widgets.NewAmountField(nil), widgets.NewAmountField(nil)
	r.writes(viewmodel.LineDescription, r.description, r.description)
	r.writes(viewmodel.LineQuantity, r.quantity, &r.quantity.TextField)
	r.writes(viewmodel.LineUnit, r.unit, r.unit)
	r.writes(viewmodel.LinePrice, r.price, &r.price.TextField)
	r.writes(viewmodel.LineRate, r.rate, &r.rate.TextField)
	r.price.OnSubmitted = func(string) {
		if !r.rate.Visible() {
			l.entered(r)
			return
		}
		l.w.Window.Canvas().Focus(r.rate)
	}
	r.rate.OnSubmitted = func(string) { l.entered(r) }
	r.vat = widgets.NewChoice("", options(l.model.VATChoices()), func(id string) { l.model.SetLine(r.index, viewmodel.LineVAT, id) })
	r.up = widgets.NewSignButton(icon.Up, l.w.say("sale.line.up"), func() { l.move(r, -1) })
	r.down = widgets.NewSignButton(icon.Down, l.w.say("sale.line.down"), func() { l.move(r, 1) })
	r.remove = widgets.NewSignButton(icon.Cross, l.w.say("sale.line.remove"), func() { l.remove(r) })
	r.row = widgets.NewGridRow(r.description, r.quantity, r.unit, r.price, r.vat, r.rate, nil, r.up, r.down, r.remove)
	return r
}

// writes binds a field to the line.
func (r *lineRow) writes(field string, in lineInput, t *widgets.TextField) {
	l := r.form
	r.inputs = append(r.inputs, lineField{field, in})
	t.OnChanged = func(text string) { l.model.SetLine(r.index, field, text) }
	t.OnLeft = func(string) {
		l.model.LeaveLine(r.index, field)
		l.refresh() // now it may be told what is wrong
	}
}

// at is the field in a column.
func (r *lineRow) at(column int) fyne.Focusable {
	if column == lineQuantity {
		return r.quantity
	}
	return r.description
}

// input is the field with a name; nil: there is none.
func (r *lineRow) input(name string) lineInput {
	for _, in := range r.inputs {
		if in.name == name {
			return in.lineInput
		}
	}
	return nil
}

// show writes a line into the row.
func (r *lineRow) show(v viewmodel.LineRow, locked, last bool) {
	w := r.form.w
	var said []string
	for _, in := range r.inputs {
		problem := v.Problems[in.name]
		if w.writesIn(in.lineInput) && in.Problem() == "" {
			problem = "" // nobody is told off while writing
		}
		if problem != "" {
			said = append(said, problem)
		}
		in.Write(v.Values[in.name])
		in.SetProblem(problem)
		able(in, !locked)
	}
	if problem := v.Problems[viewmodel.LineVAT]; problem != "" {
		said = append(said, problem)
	}
	if v.Values[viewmodel.LineVAT] != r.vat.Chosen() {
		r.vat.Choose(v.Values[viewmodel.LineVAT])
	}
	able(r.vat, !locked)
	r.row.SetOff(lineRate, !v.Rated)
	r.row.SetText(lineNet, v.Net)
	r.row.SetProblem(strings.Join(said, " "))
	able(r.up, !locked && r.index > 0)
	able(r.down, !locked && !last)
	able(r.remove, !locked)
}

// able enables or disables.
func able(d fyne.Disableable, yes bool) {
	switch {
	case yes == !d.Disabled():
	case yes:
		d.Enable()
	default:
		d.Disable()
	}
}
