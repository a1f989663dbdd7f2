package ui

import (
	"fyne.io/fyne/v2"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/icon"
	"kontingent/ui/widgets/tint"
)

// invoicesPage is the register of all invoices and drafts.
type invoicesPage struct {
	w       *Window
	model   *viewmodel.InvoiceList
	list    *register[viewmodel.InvoiceRow]
	export  *widgets.Button
	trouble *widgets.ProblemPanel
	body    *widgets.Page
}

func newInvoicesPage(w *Window, r viewmodel.Route) page {
	p := &invoicesPage{w: w, model: viewmodel.NewInvoiceList(w.shell, r.Part), trouble: widgets.NewProblemPanel()}
	p.list = newRegister(w, p.model.Table, registerOf[viewmodel.InvoiceRow]{
		name: "invoices",
		columns: []widgets.Column{
			{Width: 84},
			{Width: max(96, w.dateWidth()), Yield: 2},
			{Width: max(96, w.dateWidth()), Yield: 1}, // an English one has no room at a large text size
			{Share: 3, Least: 126},
			{Share: 2, Least: 130, Yield: 3},
			{Width: 112},
			{Share: 0.2, Least: 130},
		},
		cell: invoiceCell, search: w.say("sale.invoices.search"), sign: icon.Invoice,
		none: w.say("sale.invoices.none"), button: w.say("sale.invoices.new"), begin: p.model.New,
	})
	p.list.list.OnActivated = func(i int) {
		if row := p.model.Row(i); row != nil {
			p.model.Show(row)
		}
	}
	p.export = widgets.NewButton(w.say("sale.invoices.export"), icon.Download, widgets.Quiet, func() {
		w.Files.Save(w.say("sale.invoices.export"), w.say("sale.invoices.file"), p.model.Export)
	})
	p.body = widgets.NewPage(w.say("view.page.invoices"), "", widgets.NewAbove(tint.Gap, p.trouble, p.list.object()))
	p.body.SetOthers(p.export)
	p.body.SetPrimary(w.say("sale.invoices.new"), p.model.New)
	p.model.Changed = w.gather(p.refresh)
	p.refresh()
	return p
}

// invoiceCell is what stands in a column of an invoice.
func invoiceCell(r *viewmodel.InvoiceRow, column int) widgets.Cell {
	switch column {
	case 0:
		return widgets.Cell{Text: r.NumberText()}
	case 1:
		return widgets.Cell{Text: r.Date()}
	case 2:
		if kind := r.Kind(); kind != "" { // it is to be paid on no day
			return widgets.Cell{Text: kind, Tone: widgets.Faint}
		}
		return widgets.Cell{Text: r.Due()}
	case 3:
		return widgets.Cell{Text: r.Recipient()}
	case 4:
		return widgets.Cell{Text: r.Batch, Tone: widgets.Faint}
	case 5:
		return widgets.Cell{Text: r.Amount()}
	}
	return widgets.Cell{Text: r.StateText(), Tone: standingTone(r.Row), Pill: true}
}

func (p *invoicesPage) object() fyne.CanvasObject { return p.body }

func (p *invoicesPage) close() { p.model.Close() }

func (p *invoicesPage) refresh() {
	p.list.refresh()
	p.list.count(p.body)
	troubles(p.trouble, p.model.Trouble())
	show(p.trouble, len(p.model.Trouble()) > 0)
	able(p.export, p.model.Len() > 0)
}
