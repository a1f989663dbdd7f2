package ui

import (
	"fyne.io/fyne/v2"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/tint"
)

// homePage shows what waits for a person, what is sent by itself in the next days, and how the year stands.
type homePage struct {
	w     *Window
	model *viewmodel.Home
	stop  func()

	page    *widgets.Page
	begun   bool // the primary button is there
	trouble *widgets.ProblemPanel
	notes   *sendingNotes
	steps   *homeSteps
	waiting *homeWaiting
	week    *homeWeek
	year    *homeYear
}

func newHomePage(w *Window) page {
	p := &homePage{w: w, model: viewmodel.NewHome(w.shell), trouble: widgets.NewProblemPanel(), notes: newSendingNotes(w)}
	p.notes.brief = true
	p.steps = newHomeSteps(w)
	p.waiting = newHomeWaiting(w, p.model.Settle)
	p.week = newHomeWeek(w, p.model)
	p.year = newHomeYear(w)
	main := widgets.NewColumn(tint.Gap, p.trouble, p.notes.object(), p.steps.panel, p.waiting.panel)
	side := widgets.NewColumn(tint.Gap, p.week.panel, p.year.panel)
	p.page = widgets.NewPage(w.shell.Title(), "", widgets.NewScroll(widgets.NewSided(main, side)))
	refresh := w.gather(p.refresh)
	p.model.Changed = refresh
	p.stop = w.shell.Sending.Listen(refresh)
	p.refresh()
	return p
}

func (p *homePage) object() fyne.CanvasObject { return p.page }

func (p *homePage) close() {
	p.stop()
	p.model.Close()
}

func (p *homePage) refresh() {
	m := p.model
	troubles(p.trouble, m.Trouble)
	p.notes.show(p.w.shell.Sending.Result())
	p.steps.show(m.Steps)
	p.waiting.show(m.Waiting, m.Ready)
	p.week.show(m.Week, m.Pauses, m.Ready)
	p.year.show(m.Year, m.Ready)
	if m.Ready && len(m.Steps) == 0 {
		p.begin()
	}
	p.page.Refresh()
}

// begin offers what a club does again and again. During the first run its steps say what comes next.
func (p *homePage) begin() {
	if p.begun {
		return
	}
	p.begun = true
	p.page.SetPrimary(p.w.say("job.batches.new"), func() { p.w.shell.Go(viewmodel.Route{Page: viewmodel.EditorPage}) })
}
