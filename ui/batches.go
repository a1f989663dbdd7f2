package ui

import (
	"fyne.io/fyne/v2"

	"kontingent/domain/batch"
	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/icon"
	"kontingent/ui/widgets/tint"
)

// batchesPage is the list of mass invoicings.
type batchesPage struct {
	w       *Window
	model   *viewmodel.BatchList
	page    *widgets.Page
	again   *widgets.Button // last year's once more
	list    *register[viewmodel.BatchRow]
	trouble *widgets.ProblemPanel
}

func newBatchesPage(w *Window) page {
	p := &batchesPage{w: w, model: viewmodel.NewBatchList(w.shell), trouble: widgets.NewProblemPanel()}
	p.list = newRegister(w, p.model.Table, registerOf[viewmodel.BatchRow]{
		name:    "batches",
		columns: []widgets.Column{{Share: 1, Least: 145}, {Width: w.dateWidth(), Yield: 1}, {Width: 95, Yield: 2}, {Width: 130}, {Share: 2.5, Least: 160}},
		cell:    p.cell,
		search:  w.say("job.batches.search"),
		sign:    icon.Batch,
		none:    w.shell.Purpose(viewmodel.BatchesPage),
		button:  w.say("job.batches.new"),
		begin:   p.model.New,
	})
	p.list.list.OnActivated = func(i int) {
		if r := p.model.Row(i); r != nil {
			p.model.Show(r)
		}
	}
	p.list.list.OnMenu = p.menu
	p.again = widgets.NewButton(w.say("job.batches.again"), icon.Copy, widgets.Plain, p.model.CopyLastYear)
	p.page = widgets.NewPage(w.shell.Title(), "", widgets.NewBelow(tint.Gap, p.list.object(), p.trouble))
	p.page.SetPrimary(w.say("job.batches.new"), p.model.New)
	p.page.SetOthers(p.again)
	p.model.Changed = w.gather(p.refresh)
	p.refresh()
	return p
}

func (p *batchesPage) object() fyne.CanvasObject { return p.page }
func (p *batchesPage) close()                    { p.model.Close() }

func (p *batchesPage) refresh() {
	troubles(p.trouble, p.model.Trouble())
	show(p.again, p.model.LastYear())
	p.list.refresh()
	p.page.Refresh()
}

func (p *batchesPage) cell(r *viewmodel.BatchRow, column int) widgets.Cell {
	switch column {
	case 0:
		return widgets.Cell{Text: r.Name}
	case 1:
		return widgets.Cell{Text: r.Date()}
	case 2:
		if r.Recipients == 0 { // not known before it is saved
			return widgets.Cell{}
		}
		return widgets.Cell{Text: p.w.number(r.Recipients)}
	case 3:
		return widgets.Cell{Text: r.Amount()}
	}
	c := widgets.Cell{Text: r.StateText(), Sign: icon.Pencil, Tone: widgets.Faint}
	switch {
	case r.Bad():
		c.Sign, c.Tone = icon.Alert, widgets.Warn
	case r.State == batch.Finished:
		c.Sign, c.Tone = icon.Done, widgets.Good
	}
	return c
}

// menu opens the menu of a row.
func (p *batchesPage) menu(i int, at fyne.Position) {
	r := p.model.Row(i)
	if r == nil {
		return
	}
	row := *r // the list may be another by then
	p.w.menu(at,
		fyne.NewMenuItem(p.w.say("job.open"), func() { p.model.Show(&row) }),
		fyne.NewMenuItem(p.w.say("job.batches.copy"), func() { p.model.Copy(row.ID) }),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(p.w.say("job.batches.delete"), func() {
			p.w.ask(p.model.DeleteQuestion(&row), p.w.say("window.delete"), func() { p.model.Delete(&row) })
		}),
	)
}
