package ui

import (
	"fyne.io/fyne/v2"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/icon"
	"kontingent/ui/widgets/tint"
)

// batchPage is what became of a batch, recipient by recipient (spec A12). While it is being sent, it says how far.
type batchPage struct {
	w     *Window
	model *viewmodel.BatchDetail
	route viewmodel.Route
	stop  func()

	page           *widgets.Page
	body           *fyne.Container
	trouble        *widgets.ProblemPanel
	notes          *sendingNotes
	progress       *sendingProgress
	result         *batchResult
	list           *register[viewmodel.SentRow]
	row            *sentRail
	chosen         int64 // the invoice whose row is chosen; 0: none
	failed, export *widgets.Button
	credit         *fyne.Container // the link that takes the whole batch back
	rest           *widgets.Button
}

func newBatchPage(w *Window, r viewmodel.Route) page {
	p := &batchPage{w: w, model: viewmodel.NewBatchDetail(w.shell, r.ID), route: r, trouble: widgets.NewProblemPanel()}
	p.notes, p.progress, p.result = newSendingNotes(w), newSendingProgress(w), newBatchResult(w)
	p.list = newRegister(w, p.model.Table, registerOf[viewmodel.SentRow]{
		name: "batch",
		columns: []widgets.Column{
			{Width: 80}, {Share: 1, Least: 135}, {Width: 110}, {Width: w.dateWidth(), Yield: 2}, {Width: 155}, {Width: 75, Yield: 1},
		},
		cell:   sentCell,
		search: w.say("job.batch.search"),
		sign:   icon.Invoice,
		none:   w.say("job.batch.none"),
	})
	p.row = newSentRail(w, p.model)
	p.list.list.OnSelected = p.choose
	p.list.list.OnActivated = func(i int) {
		if r := p.model.Row(i); r != nil {
			w.shell.Go(viewmodel.Route{Page: viewmodel.InvoicePage, ID: r.ID})
		}
	}
	if r.Part != "" {
		p.model.Filter(r.Part)
	}
	p.credit = widgets.NewWrapping("", widgets.NewLink(w.say("note.batch.action"), func() { p.model.AskCredit(w.askCorrect) }))
	main := widgets.NewBelow(tint.Gap, p.list.object(), p.trouble, p.notes.object(), p.progress.object(), p.result.panel, p.credit)
	p.body = widgets.NewDetailed(main, p.row.scroll)
	p.page = widgets.NewPage(w.shell.Title(), "", p.body)
	p.page.SetBack(w.say("view.page.batches"), func() { w.shell.Go(viewmodel.Route{Page: viewmodel.BatchesPage}) })
	p.export = widgets.NewButton(w.say("job.batch.export"), icon.Download, widgets.Quiet, p.toFile)
	p.failed = widgets.NewButton("", icon.Refresh, widgets.Plain, p.model.SendFailed)
	p.page.SetOthers(p.export, p.failed)
	p.rest = p.page.SetPrimary("-", p.model.SendRest)
	refresh := w.gather(p.refresh)
	p.model.Changed = refresh
	p.stop = w.shell.Sending.Listen(refresh)
	p.refresh()
	return p
}

func (p *batchPage) object() fyne.CanvasObject { return p.page }

func (p *batchPage) close() {
	p.stop()
	p.model.Close()
}

func (p *batchPage) refresh() {
	m := p.model
	troubles(p.trouble, m.Trouble())
	progress, result := m.Progress(), m.Result()
	p.notes.show(result)
	p.progress.show(progress)
	p.result.show(result)
	if m.Ready() && len(m.Trouble()) == 0 {
		p.page.SetTitle(m.Name())
	}
	p.rest.SetLabel(p.w.say("job.batch.rest", "count", m.Rest()))
	p.failed.SetLabel(p.w.say("job.batch.failed", "count", m.Failed()))
	show(p.rest, progress == "" && m.Rest() > 0)
	show(p.failed, progress == "" && m.Failed() > 0)
	show(p.credit, progress == "" && m.Creditable() > 0)
	show(p.export, progress == "" && m.All() > 0)
	p.list.refresh()
	p.page.Refresh()
	p.keep()
}

// keep keeps the same invoice chosen, wherever its row has gone. At first it is the one the route is about.
func (p *batchPage) keep() {
	at := -1
	for i := range p.model.Len() {
		if r := p.model.Row(i); r.ID == p.chosen || p.chosen == 0 && p.route.Number != "" && r.Party == p.route.Number {
			at = i
			break
		}
	}
	if at != p.list.list.Selected() {
		p.list.list.Select(at)
	}
	p.choose(at)
}

// choose tells of a row; of none where there is no such row.
func (p *batchPage) choose(i int) {
	r, was := p.model.Row(i), p.row.scroll.Visible()
	p.row.show(r)
	if r != nil {
		p.chosen, p.route.Number = r.ID, ""
	}
	if was != p.row.scroll.Visible() { // the list has another place now
		p.body.Refresh()
		if p.row.scroll.Position().Y > 0 { // below the list, which needs what room there is
			p.result.panel.SetOpen(false)
			p.body.Refresh()
		}
		p.list.list.Select(i)
	}
}

// toFile asks where the list is to be, and writes it there.
func (p *batchPage) toFile() {
	p.w.Files.Save(p.w.say("job.batch.export"), p.model.FileName(), p.model.Export)
}

// sentCell is what a place in the list shows.
func sentCell(r *viewmodel.SentRow, column int) widgets.Cell {
	switch column {
	case 0:
		return widgets.Cell{Text: r.NumberText()}
	case 1:
		return widgets.Cell{Text: r.Name}
	case 2:
		return widgets.Cell{Text: r.Amount()}
	case 3:
		return widgets.Cell{Text: r.Due()}
	case 4:
		return widgets.Cell{Text: r.StateText(), Pill: true, Tone: standingTone(r.Row)}
	}
	return widgets.Cell{Text: r.Method()}
}
