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

// cardProducts draws the default products of a card: how many of each, and a menu to add one.
type cardProducts struct {
	w     *Window
	model *viewmodel.CardProducts
	panel *widgets.Panel
	body  *fyne.Container
	place *fyne.Container // of the rows
	rows  []*productRow
	add   *adder
	said  string // in the heading
}

// productRow is one default product.
type productRow struct {
	number string
	field  *widgets.Field
	count  *widgets.TextField
}

func newCardProducts(w *Window, m *viewmodel.CardProducts) *cardProducts {
	p := &cardProducts{w: w, model: m, place: widgets.NewColumn(theme.SizeNameInnerPadding)}
	p.add = newAdder(w, w.say("register.card.add_product"), m.Add)
	p.body = widgets.NewColumn(tint.Gap, widgets.NewCaption(w.say("register.card.products_hint")), p.place, p.add.object())
	return p
}

// chapter is the panel they stand in.
func (p *cardProducts) chapter(open folds) fyne.CanvasObject {
	p.panel = open.chapter("products", p.w.say("register.card.products"), p.body)
	return p.panel
}

// refresh shows them anew; a card that is not in the register yet has none.
func (p *cardProducts) refresh(known bool) {
	show(p.panel, known)
	now := p.model.Rows()
	same := slices.EqualFunc(now, p.rows, func(v viewmodel.DefaultRow, r *productRow) bool { return v.Number == r.number })
	if !same {
		p.draw(now)
	}
	for i, r := range p.rows {
		if r.count.Text != now[i].Quantity {
			r.count.Write(now[i].Quantity)
		}
		r.field.SetProblem(now[i].Problem)
	}
	p.add.set(p.model.Addable())
	show(p.place, len(now) > 0)
	if said := counted(len(now)); said != p.said {
		p.said = said
		p.panel.SetState(said)
	}
}

// draw makes the rows anew, when others stand there.
func (p *cardProducts) draw(now []viewmodel.DefaultRow) {
	p.rows, p.place.Objects = nil, nil
	for i, v := range now {
		r := &productRow{number: v.Number, count: widgets.NewTextField()}
		r.count.OnChanged = func(text string) { p.model.SetQuantity(i, text) }
		remove := widgets.NewSignButton(icon.Cross, p.w.say("register.card.remove_product", "product", v.Label), func() { p.model.Remove(i) })
		r.field = widgets.NewField(v.Label, "", container.NewBorder(nil, nil, nil, remove, r.count))
		p.rows = append(p.rows, r)
		p.place.Add(r.field)
	}
	p.place.Refresh()
}
