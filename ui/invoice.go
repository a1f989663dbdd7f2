package ui

import (
	"fyne.io/fyne/v2"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/tint"
)

// invoicePage is one invoice: what stands on it, what became of it, and what can be done.
type invoicePage struct {
	w        *Window
	model    *viewmodel.InvoiceView
	facts    *factList
	lines    *lineList
	files    *filesPart
	along    *widgets.Paragraph // the batch's files
	enclosed fyne.CanvasObject
	attempts *attemptList
	links    *noteLinks
	rail     *invoiceRail
	trouble  *widgets.ProblemPanel
	main     *fyne.Container
	body     *widgets.Page
}

func newInvoicePage(w *Window, r viewmodel.Route) page {
	p := &invoicePage{w: w, model: viewmodel.NewInvoiceView(w.shell, r.ID), trouble: widgets.NewProblemPanel()}
	p.facts, p.lines, p.attempts = newFacts(), newLineList(w), newAttempts(w)
	p.files, p.along = newFiles(w, p.model.Files), widgets.NewParagraph("", widgets.Faint)
	p.enclosed = widgets.NewPanel(w.say("files.title"), widgets.NewColumn(tint.Gap, p.along, p.files.object()))
	p.links = newNoteLinks(w)
	p.rail = newInvoiceRail(w, p.model)
	p.main = widgets.NewColumn(tint.Gap,
		widgets.NewPanel("", p.facts.object()),
		p.links.object(),
		widgets.NewPanel(w.say("sale.invoice.lines"), p.lines.object()), p.enclosed,
		widgets.NewPanel(w.say("sale.invoice.attempts"), p.attempts.object()))
	p.body = widgets.NewPage(w.say("view.page.invoice"), "",
		widgets.NewBeside(tint.Gap, widgets.NewScroll(widgets.NewColumn(tint.Gap, p.trouble, p.main)), widgets.NewRail(p.rail.object())))
	p.body.SetBack(w.say("sale.back"), w.shell.Back)
	changed := w.gather(p.refresh)
	p.model.Changed, p.model.Files.Changed = changed, changed
	p.refresh()
	return p
}

func (p *invoicePage) object() fyne.CanvasObject { return p.body }

// drop takes files along that were dropped onto the window.
func (p *invoicePage) drop(paths []string) { p.model.Files.Add(paths...) }

func (p *invoicePage) close() { p.model.Close() }

func (p *invoicePage) refresh() {
	m := p.model
	troubles(p.trouble, m.Trouble())
	show(p.trouble, len(m.Trouble()) > 0)
	show(p.main, m.Ready())
	show(p.rail.object(), m.Ready())
	if !m.Ready() {
		return
	}
	p.body.SetTitle(m.Title())
	p.body.SetStatus(m.StateText(), standingTone(m.Row()))
	p.links.show(m.Links())
	p.body.SetPurpose(m.Waits())
	p.facts.show(m.Facts())
	if m.Row().Credit != nil {
		p.lines.name = p.w.say("document.credited")
	}
	p.lines.show(m.Lines(), m.Total())
	p.files.refresh()
	p.along.SetText(m.BatchFiles())
	show(p.along, m.BatchFiles() != "")
	show(p.enclosed, !m.Files.Locked() || m.BatchFiles() != "" || len(m.Files.Rows()) > 0)
	p.attempts.show(m.Attempts())
	p.rail.refresh()
}
