package ui

import (
	"fyne.io/fyne/v2"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/icon"
	"kontingent/ui/widgets/tint"
)

// dispatchesPage is the list of all that is not finished: what waits for a person, and what goes on its day (spec B17).
type dispatchesPage struct {
	w     *Window
	model *viewmodel.DispatchList
	lines []viewmodel.DispatchLine // as they are shown
	stop  func()

	page     *widgets.Page
	body     *fyne.Container
	trouble  *widgets.ProblemPanel
	notes    *sendingNotes
	progress *sendingProgress
	buttons  *pauseButtons
	held     *homeWaiting
	list     *register[viewmodel.DispatchRow]
	row      *dispatchRail
	chosen   int64 // the dispatch whose row is chosen; 0: none
}

func newDispatchesPage(w *Window, r viewmodel.Route) page {
	p := &dispatchesPage{w: w, model: viewmodel.NewDispatchList(w.shell), trouble: widgets.NewProblemPanel()}
	p.notes, p.progress = newSendingNotes(w), newSendingProgress(w)
	p.buttons = newPauseButtons(w, p.model.SendNow, p.model.PauseAll, p.model.ResumeAll)
	p.held = newHeldPanel(w, p.model.SettleHeld)
	p.list = newRegister(w, p.model.Table, registerOf[viewmodel.DispatchRow]{
		name: "dispatches",
		columns: []widgets.Column{
			{Width: w.dateWidth()}, {Share: 1, Least: 150}, {Width: 78, Yield: 1}, {Share: 1, Least: 130, Yield: 2}, {Width: 155}, {Width: 75, Yield: 3},
		},
		cell:   func(*viewmodel.DispatchRow, int) widgets.Cell { return widgets.Cell{} }, // see line
		search: w.say("job.dispatches.search"),
		sign:   icon.Send,
		none:   w.shell.Purpose(viewmodel.DispatchesPage),
	})
	p.list.list.Length = func() int { return len(p.lines) }
	p.list.list.Heading = func(i int) string { return p.lines[i].Heading }
	p.list.list.Cell = p.cell
	p.list.list.OnSelected = p.choose
	p.list.list.OnActivated = func(i int) {
		if r := p.at(i); r != nil {
			p.row.more()
		}
	}
	p.row = newDispatchRail(w, p.model)
	if r.Part != "" {
		p.model.Filter(r.Part)
	}
	main := widgets.NewBelow(tint.Gap, p.list.object(), p.trouble, p.notes.object(), p.progress.object(), p.held.panel)
	p.body = widgets.NewDetailed(main, p.row.scroll)
	p.page = widgets.NewPage(w.shell.Title(), "", p.body)
	p.page.SetOthers(p.buttons.pause, p.buttons.resume, p.buttons.send)
	refresh := w.gather(p.refresh)
	p.model.Changed = refresh
	p.stop = w.shell.Sending.Listen(refresh)
	p.refresh()
	return p
}

func (p *dispatchesPage) object() fyne.CanvasObject { return p.page }

func (p *dispatchesPage) close() {
	p.stop()
	p.model.Close()
}

func (p *dispatchesPage) refresh() {
	m := p.model
	troubles(p.trouble, m.Trouble())
	p.notes.show(p.w.shell.Sending.Result())
	p.progress.show(p.w.shell.Sending.Progress())
	p.buttons.show(m.Pauses(), m.Ready() && m.All() > 0)
	p.held.show(m.Held(), false)
	show(p.held.panel, len(m.Held()) > 0)
	p.lines = m.Lines()
	p.list.refresh()
	p.page.Refresh()
	p.keep()
}

// at is the row of a line; nil: it is a heading.
func (p *dispatchesPage) at(i int) *viewmodel.DispatchRow {
	if i < 0 || i >= len(p.lines) {
		return nil
	}
	return p.lines[i].Row
}

// keep keeps the same dispatch chosen, wherever its row has gone.
func (p *dispatchesPage) keep() {
	at := -1
	for i := range p.lines {
		if r := p.at(i); r != nil && r.ID == p.chosen {
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
func (p *dispatchesPage) choose(i int) {
	r, was := p.at(i), p.row.scroll.Visible()
	p.row.show(r)
	if r != nil {
		p.chosen = r.ID
	}
	if was != p.row.scroll.Visible() { // the list has another place now
		p.body.Refresh()
		p.list.list.Select(i)
	}
}

// cell is what a place in the list shows.
func (p *dispatchesPage) cell(i, column int) widgets.Cell {
	r := p.at(i)
	if r == nil {
		return widgets.Cell{}
	}
	switch column {
	case 0:
		return widgets.Cell{Text: r.Day()}
	case 1:
		return widgets.Cell{Text: r.PartyName}
	case 2:
		return widgets.Cell{Text: r.MethodText()}
	case 3:
		return widgets.Cell{Text: r.Batch}
	case 4:
		tone := widgets.Ink
		if r.Bad() {
			tone = widgets.Warn
		}
		return widgets.Cell{Text: r.StateWord(), Pill: true, Tone: tone}
	}
	if r.Tries() == 0 {
		return widgets.Cell{}
	}
	return widgets.Cell{Text: itoa(r.Tries())}
}
