package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/tint"
)

// ledgerShown is how many lines of the ledger are in view at a time.
const ledgerShown = 8

// creditSettings are the delivery credit: what is left, buying more, what deliveries cost, and the ledger.
type creditSettings struct {
	*formSettings // the prices
	w             *Window
	credit        *viewmodel.CreditSettings
	balance       *widgets.Pairs
	units         *widgets.TextField
	field         *widgets.Field
	note          *widgets.TextField
	buy           *widgets.Button
	none          *widgets.Paragraph
	list          *widgets.DataList
}

func newCreditSettings(w *Window, v *viewmodel.SettingsView) settingsPart {
	var row []string
	for _, f := range v.Prices().Fields() {
		row = append(row, f.ID)
	}
	s := &creditSettings{
		w: w, credit: v.Credit, balance: widgets.NewPairs(), units: widgets.NewTextField(), note: widgets.NewTextField(),
		formSettings: newFormSettings(w, w.say("credit.part.prices"), v.Prices(), row),
		none:         widgets.NewParagraph(w.say("credit.part.ledger.none"), widgets.Faint),
	}
	s.units.OnChanged = func(text string) { s.credit.Units = text }
	s.note.OnChanged = func(text string) { s.credit.Note = text }
	s.units.OnSubmitted = func(string) { s.credit.TopUp() }
	s.note.OnSubmitted = s.units.OnSubmitted
	s.field = widgets.NewField(w.say("credit.part.units"), "", s.units)
	s.buy = widgets.NewButton(w.say("credit.part.top_up"), nil, widgets.Primary, s.credit.TopUp)
	top := widgets.NewPanel(w.say("setup.part.credit"), widgets.NewColumn(tint.Gap, s.balance,
		widgets.NewForm(s.field, widgets.NewField(w.say("credit.part.note"), w.say("credit.part.note.hint"), s.note)),
		container.NewHBox(s.buy)))
	s.list = widgets.NewDataList([]widgets.Column{
		{ID: "when", Title: w.say("view.column.day"), Width: w.dateWidth()},
		{ID: "what", Title: w.say("credit.part.what"), Width: 110},
		{ID: "units", Title: w.say("credit.part.units"), Width: 80, Right: true},
		{ID: "about", Title: w.say("credit.part.note"), Share: 1},
	})
	s.list.Frameless = true
	s.list.Length = s.credit.Len
	s.list.Cell = func(row, column int) widgets.Cell {
		r := s.credit.Row(row)
		return widgets.Cell{Text: [...]string{r.When, r.What, r.Units, r.About}[column]}
	}
	s.body.Objects = append([]fyne.CanvasObject{top}, s.body.Objects...)
	s.body.Add(widgets.NewCaption(w.say("credit.part.prices.hint")))
	s.body.Add(widgets.NewPanel(w.say("credit.part.ledger"), widgets.NewColumn(tint.Gap, s.none, s.list)))
	s.refresh()
	return s
}

func (s *creditSettings) refresh() {
	s.formSettings.refresh()
	c := s.credit
	var pairs []widgets.Pair
	for _, l := range c.Balance() {
		pairs = append(pairs, widgets.Pair{Name: l.Label, Value: l.Value, Bold: true})
	}
	s.balance.Set(pairs...)
	write(s.units, c.Units)
	write(s.note, c.Note)
	s.field.SetProblem(c.Problem())
	enable(s.buy, !c.Busy())
	show(s.none, c.Len() == 0)
	show(s.list, c.Len() > 0)
	s.list.MinRows = max(1, min(c.Len(), ledgerShown))
	s.list.Refresh()
}

// write shows a text that was changed by something else than its field.
func write(field *widgets.TextField, text string) {
	if field.Text != text {
		field.Write(text)
	}
}
