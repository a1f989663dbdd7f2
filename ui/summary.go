package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/icon"
	"kontingent/ui/widgets/tint"
)

// summaryPage says what executing a batch will do, before anything happens (spec A11).
type summaryPage struct {
	w     *Window
	model *viewmodel.SummaryView

	page     *widgets.Page
	body     *widgets.Scroll
	trouble  *widgets.ProblemPanel
	when     *widgets.Paragraph
	means    *widgets.Paragraph
	problems *problems
	what     *widgets.Pairs
	how      *summaryMethods
	out      *excluded
	credit   *summaryCredit
	back, do *widgets.Button
}

func newSummaryPage(w *Window, r viewmodel.Route) page {
	p := &summaryPage{w: w, model: viewmodel.NewSummaryView(w.shell, r.ID), trouble: widgets.NewProblemPanel()}
	p.when, p.means = widgets.NewHeading(""), widgets.NewParagraph("", widgets.Faint)
	p.problems = newProblems(w, func(field string) bool {
		w.shell.Go(viewmodel.Route{Page: viewmodel.EditorPage, ID: r.ID, Part: field})
		return true
	})
	p.what, p.how, p.out = widgets.NewPairs(), newSummaryMethods(w), newExcluded(w)
	p.credit = newSummaryCredit(w, p.model)
	then := widgets.NewPanel(w.say("job.summary.when"), widgets.NewColumn(theme.SizeNameInnerPadding, p.when, p.means))
	p.body = widgets.NewScroll(widgets.NewColumn(tint.Gap, p.trouble, then, p.credit.panel, p.problems.panel,
		widgets.NewEven(tint.Gap, widgets.NewPanel(w.say("job.summary.what"), p.what), widgets.NewPanel(w.say("job.summary.how"), p.how.rows)),
		p.out.panel))
	p.page = widgets.NewPage(w.shell.Title(), "", p.body)
	p.back = widgets.NewButton(w.say("job.summary.back"), icon.Left, widgets.Plain, p.model.Back)
	p.page.SetOthers(p.back)
	p.do = p.page.SetPrimary(w.say("job.summary.execute"), p.model.ExecuteNow)
	p.model.Changed = w.gather(p.refresh)
	p.refresh()
	return p
}

func (p *summaryPage) object() fyne.CanvasObject { return p.page }
func (p *summaryPage) close()                    { p.model.Close() }

func (p *summaryPage) refresh() {
	m := p.model
	troubles(p.trouble, m.Trouble())
	show(p.body, m.Ready() || len(m.Trouble()) > 0)
	enable(p.do, m.CanExecute() || m.Done())
	enable(p.back, !m.Busy())
	if !m.Ready() {
		return
	}
	p.page.SetTitle(m.Name())
	p.say()
	p.credit.refresh()
	p.problems.show(m.Problems())
	p.what.Set(p.figures()...)
	p.how.show(m.How())
	p.out.show(m)
	p.page.Refresh()
}

// say says what pressing the button does.
func (p *summaryPage) say() {
	m := p.model
	label, means, then := "job.summary.execute", p.w.say("job.summary.means"), m.When()
	switch {
	case m.Done():
		label, means, then = "job.summary.result", "", p.w.say("job.summary.done")
		p.do.OnTapped = m.ShowResult
	case m.Busy():
		label = "job.summary.busy"
	case then == "":
		means, then = "", p.w.say("job.summary.nobody")
	}
	p.do.SetLabel(p.w.say(label))
	p.when.SetText(then)
	p.means.SetText(means)
}

// figures are what it comes to.
func (p *summaryPage) figures() []widgets.Pair {
	var out []widgets.Pair
	for _, l := range p.model.What() {
		out = append(out, widgets.Pair{Name: l.Label, Value: l.Value})
	}
	return out
}
