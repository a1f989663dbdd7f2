package ui

import (
	"fyne.io/fyne/v2"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/icon"
	"kontingent/ui/widgets/tint"
)

// productCard draws a product being written. It is put away by itself.
type productCard struct {
	w       *Window
	model   *viewmodel.ProductEditor
	body    *fyne.Container
	panel   *widgets.Panel
	trouble *widgets.ProblemPanel
	fresh   *widgets.Paragraph
	form    *form
}

func newProductCard(w *Window, m *viewmodel.ProductEditor, end func()) *productCard {
	c := &productCard{w: w, model: m, trouble: widgets.NewProblemPanel(), fresh: widgets.NewCaption(w.say("register.product.fresh"))}
	c.form = newForm(w, m, []string{"number", "unit"}, []string{"description"}, []string{"unit_price"}, []string{"vat"}, []string{"vat_rate"})
	c.panel = widgets.NewPanel("", widgets.NewColumn(tint.Gap, c.fresh, c.form.object()))
	c.panel.SetAside(widgets.NewSignButton(icon.Cross, w.say("register.product.close"), end))
	c.body = widgets.NewColumn(tint.Gap, c.trouble, c.panel)
	m.Changed = w.gather(c.refresh)
	c.refresh()
	return c
}

func (c *productCard) refresh() {
	troubles(c.trouble, c.model.Trouble())
	title := c.model.Description()
	if title == "" {
		title = c.w.say("register.product.new")
	}
	c.panel.SetTitle(title)
	show(c.fresh, c.model.Number() == "")
	for _, id := range []string{"vat", "vat_rate"} {
		show(c.form.inputs[id].field, c.model.ShowVAT())
	}
	c.form.refresh()
	c.form.grid.Refresh()
	c.body.Refresh()
}

// mend gives the keyboard to the first field in which something is wrong.
func (c *productCard) mend() {
	for _, f := range c.model.Fields() {
		if f.Problem != "" {
			c.form.focus(f.ID)
			return
		}
	}
}
