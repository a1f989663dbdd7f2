package ui

import (
	"fyne.io/fyne/v2"

	"kontingent/domain/party"
	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/icon"
	"kontingent/ui/widgets/tint"
)

// productsPage is the register of products, with the one that is being written at the right.
type productsPage struct {
	w       *Window
	model   *viewmodel.ProductList
	body    *widgets.Page
	list    *register[party.Product]
	trouble *widgets.ProblemPanel
	side    *aside
	product *productCard // nil: none is shown
	begun   bool         // a new product waits to be filled in
}

func newProductsPage(w *Window, _ viewmodel.Route) page {
	p := &productsPage{w: w, model: viewmodel.NewProductList(w.shell), trouble: widgets.NewProblemPanel()}
	p.list = newRegister(w, p.model.Table, registerOf[party.Product]{
		name:    "products",
		columns: []widgets.Column{{Width: 120}, {Least: 160}, {Width: 100, Yield: 1}, {Width: 120}},
		cell:    p.cell, search: w.say("register.products.search"), sign: icon.Product,
		none: w.shell.Purpose(viewmodel.ProductsPage), button: w.say("register.products.new"), begin: p.begin,
	})
	p.list.list.OnSelected = p.selected
	p.list.list.OnActivated = func(int) {
		if p.product != nil {
			p.product.form.focus("description")
		}
	}
	p.side = newAside(widgets.NewAbove(tint.Gap, p.trouble, p.list.object()))
	p.body = widgets.NewPage(w.shell.Title(), "", p.side.object())
	p.body.SetPrimary(w.say("register.products.new"), p.begin)
	p.model.Changed = w.gather(p.refresh)
	p.refresh()
	return p
}

func (p *productsPage) cell(r *party.Product, column int) widgets.Cell {
	switch column {
	case 0:
		return widgets.Cell{Text: r.Number, Tone: widgets.Faint}
	case 1:
		return widgets.Cell{Text: r.Description}
	case 2:
		return widgets.Cell{Text: r.Unit, Tone: widgets.Faint}
	}
	return widgets.Cell{Text: p.model.Price(r)}
}

func (p *productsPage) object() fyne.CanvasObject { return p.body }

func (p *productsPage) close() { p.model.Close() }

func (p *productsPage) refresh() {
	troubles(p.trouble, p.model.Trouble())
	p.list.refresh()
	switch now := p.model.Product; {
	case now == nil:
		p.product = nil
		p.side.hide()
	case p.product == nil || p.product.model != now:
		p.product = newProductCard(p.w, now, func() { p.leave(p.model.Hide) })
		p.side.show(p.product.body)
		if p.begun {
			p.product.form.focus("number")
		}
		p.begun = false
	default:
		p.product.refresh()
	}
	p.follow()
}

// follow chooses the row of the product that is open.
func (p *productsPage) follow() {
	row := -1
	if p.product != nil && p.product.model.Number() != "" {
		for i := range p.model.Len() {
			if p.model.Row(i).Number == p.product.model.Number() {
				row = i
				break
			}
		}
	}
	if row != p.list.list.Selected() {
		p.list.list.Select(row)
	}
}

// selected opens the product of a row.
func (p *productsPage) selected(row int) {
	r := p.model.Row(row)
	if r == nil || p.model.Product != nil && p.model.Product.Number() == r.Number {
		return
	}
	p.leave(func() { p.model.Show(r) })
}

// begin opens an empty product.
func (p *productsPage) begin() {
	p.leave(func() {
		p.begun = true
		p.model.New()
	})
}

// leave goes on from the product that is open. One that can't be put away as it stands is asked about first.
func (p *productsPage) leave(then func()) {
	if v := p.model.Product; v != nil && v.Unsaved() {
		v.Save()
		p.w.askUnsaved([]string{v.Title()}, p.stay, then)
		return
	}
	then()
}

// stay goes on with the product that is open, where something is wrong with it.
func (p *productsPage) stay() {
	p.follow()
	if p.product != nil {
		p.product.mend()
	}
}
