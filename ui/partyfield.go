package ui

import (
	"fyne.io/fyne/v2"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/tint"
)

// partyField says whom an invoice is for: a search, or who was picked, with a way to pick somebody else.
type partyField struct {
	w      *Window
	model  *viewmodel.SingleInvoice
	field  *widgets.Field
	picker *widgets.Picker
	name   *widgets.Paragraph
	other  *widgets.Link
	chosen fyne.CanvasObject
	both   *fyne.Container
	known  int  // how many customers were found when it was last looked
	again  bool // somebody else is being picked
}

func newPartyField(w *Window, m *viewmodel.SingleInvoice) *partyField {
	p := &partyField{w: w, model: m, name: widgets.NewParagraph("", widgets.Ink)}
	p.picker = widgets.NewPicker(w.say("sale.single.search"), w.say("sale.single.no_party"),
		func(text string) []widgets.Option { return options(m.Parties(text)) }, p.pick)
	p.picker.OnGivenUp = p.keep
	p.other = widgets.NewLink(w.say("sale.single.other"), p.change)
	p.chosen = widgets.NewBeside(tint.Gap, p.name, p.other)
	p.both = widgets.NewColumn("", p.picker, p.chosen)
	p.field = widgets.NewField(w.say("sale.single.party"), "", p.both)
	return p
}

// focus gives the keyboard to what there is to do.
func (p *partyField) focus() {
	if p.model.Party() != "" {
		p.again = true
	}
	p.refresh()
	p.both.Refresh()
	p.picker.Focus()
}

// pick takes a customer.
func (p *partyField) pick(number string) {
	p.again = false
	p.model.SetParty(number)
	p.refresh()
	p.w.Window.Canvas().Focus(p.other)
}

// change begins to pick somebody else.
func (p *partyField) change() { p.focus() }

// keep thinks better of that.
func (p *partyField) keep() {
	p.again = false
	p.refresh()
}

func (p *partyField) refresh() {
	if n := len(p.model.Parties("")); n != p.known {
		p.known = n
		p.picker.Reload()
	}
	picked := p.model.Party() != "" && !p.again
	p.name.SetText(p.model.PartyLabel())
	show(p.picker, !picked)
	show(p.chosen, picked)
	able(p.other, !p.model.Busy())
	p.picker.SetProblem(p.model.PartyProblem())
	p.field.SetProblem(p.model.PartyProblem())
}
