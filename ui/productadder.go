package ui

import (
	"fyne.io/fyne/v2"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/icon"
)

// productAdder adds a line for a product: a button that opens a search.
type productAdder struct {
	w      *Window
	model  *viewmodel.DocumentEditor
	button *widgets.Button
	picker *widgets.Picker
	shown  func() // lays out anew what is around it
}

// newProductAdder makes a closed one. added goes on in a column of the line that was added.
func newProductAdder(w *Window, d *viewmodel.DocumentEditor, added func(column int)) *productAdder {
	p := &productAdder{w: w, model: d}
	p.button = widgets.NewButton(w.say("sale.product.add"), icon.Product, widgets.Plain, p.toggle)
	p.picker = widgets.NewPicker(w.say("sale.product.search"), w.say("window.nothing_found"),
		func(text string) []widgets.Option { return options(d.Products(text)) },
		func(number string) {
			p.picker.Hide()
			d.AddProduct(number)
			added(lineQuantity)
		})
	p.picker.OnGivenUp = p.toggle
	p.picker.Hide()
	return p
}

// object is the search, below the lines.
func (p *productAdder) object() fyne.CanvasObject { return p.picker }

func (p *productAdder) toggle() {
	if p.picker.Visible() {
		p.picker.Hide()
		p.w.Window.Canvas().Focus(p.button)
		return
	}
	p.picker.Reset()
	p.picker.Show()
	p.shown()
	p.picker.Focus()
}

// refresh offers the button while there are products.
func (p *productAdder) refresh(locked bool) {
	offered := !locked && len(p.model.Products("")) > 0
	show(p.button, offered)
	if !offered {
		show(p.picker, false)
	}
}
