package ui

import (
	"fyne.io/fyne/v2"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/icon"
	"kontingent/ui/widgets/tint"
)

// singlePage writes one sales invoice to one customer (spec A13).
type singlePage struct {
	w        *Window
	model    *viewmodel.SingleInvoice
	body     *widgets.Page
	party    *partyField
	method   *widgets.Choice
	document *documentForm
	files    *filesPart
	rail     *singleRail
	trouble  *widgets.ProblemPanel
	begun    bool // the keyboard was given to the first thing to do
}

func newSinglePage(w *Window, r viewmodel.Route) page {
	p := &singlePage{w: w, model: viewmodel.NewSingleInvoice(w.shell, r.Number), trouble: widgets.NewProblemPanel()}
	p.party = newPartyField(w, p.model)
	p.method = widgets.NewChoice("", options(p.model.Methods()), p.model.SetMethod)
	p.document = newDocument(w, p.model.Document)
	p.files = newFiles(w, p.model.Files)
	p.rail = newSingleRail(w, p.model, p.focus)
	who := widgets.NewForm(p.party.field, widgets.NewField(w.say("sale.single.method"), "", p.method))
	main := widgets.NewColumn(tint.Gap, p.trouble,
		widgets.NewPanel("", who),
		widgets.NewPanel(w.say("sale.single.document"), p.document.object()),
		widgets.NewPanel(w.say("files.title"), p.files.object()))
	p.body = widgets.NewPage(w.say("view.page.new_invoice"), w.say("sale.single.purpose"),
		widgets.NewBeside(tint.Gap, widgets.NewScroll(main), widgets.NewRail(p.rail.object())))
	p.body.SetBack(w.say("sale.back"), w.shell.Back)
	p.body.SetOthers(widgets.NewButton(w.say("sale.single.gather"), icon.Batch, widgets.Plain, p.model.Gather))
	refresh := w.gather(p.refresh)
	p.model.Changed, p.model.Document.Changed, p.model.Files.Changed = refresh, refresh, refresh
	p.refresh()
	return p
}

// drop takes files along that were dropped onto the window.
func (p *singlePage) drop(paths []string) { p.model.Files.Add(paths...) }

func (p *singlePage) object() fyne.CanvasObject { return p.body }

func (p *singlePage) close() { p.model.Close() }

// focus gives the keyboard to a field, as problems name it, and reports whether it is here.
func (p *singlePage) focus(field string) bool {
	switch field {
	case "party":
		p.party.focus()
	case "method":
		p.w.Window.Canvas().Focus(p.method)
	default:
		if viewmodel.ChapterOf(field) == viewmodel.ChapterFiles {
			return p.files.focus(field)
		}
		return p.document.focus(field)
	}
	return true
}

func (p *singlePage) refresh() {
	p.party.refresh()
	if p.method.Chosen() != p.model.Method() {
		p.method.Choose(p.model.Method())
	}
	able(p.method, !p.model.Busy())
	p.document.refresh()
	p.files.refresh()
	p.rail.refresh()
	troubles(p.trouble, p.model.Trouble())
	show(p.trouble, len(p.model.Trouble()) > 0)
	if p.model.Ready() && !p.begun {
		p.begun = true
		if p.model.Party() == "" {
			p.party.focus()
		}
	}
}
