package ui

import (
	"fyne.io/fyne/v2/theme"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
)

// summaryCredit stands on the summary while the delivery credit does not reach: what can be done about it now. What it
// means is said among the problems.
type summaryCredit struct {
	model            *viewmodel.SummaryView
	panel            *widgets.Panel
	figures          *widgets.Pairs
	instead          *widgets.Paragraph
	top, other, wait *widgets.Button
}

func newSummaryCredit(w *Window, m *viewmodel.SummaryView) *summaryCredit {
	c := &summaryCredit{model: m, figures: widgets.NewPairs(), instead: widgets.NewParagraph("", widgets.Faint)}
	c.top = widgets.NewButton(w.say("credit.action.top_up"), nil, widgets.Plain, m.TopUp)
	c.other = widgets.NewButton(w.say("credit.summary.next"), nil, widgets.Plain, m.UseOtherMethod)
	c.wait = widgets.NewButton(w.say("credit.summary.hold"), nil, widgets.Plain, m.LetWait)
	c.panel = widgets.NewPanel("", widgets.NewColumn(theme.SizeNameInnerPadding, c.figures, c.instead,
		widgets.NewWrapping(theme.SizeNameInnerPadding, c.top, c.other, c.wait)))
	return c
}

func (c *summaryCredit) refresh() {
	m := c.model
	show(c.panel, m.Short())
	if !m.Short() {
		return
	}
	l := m.Credit()
	c.figures.Set(widgets.Pair{Name: l.Label, Value: l.Value, Bold: true})
	c.instead.SetText(m.Instead())
	show(c.other, m.OtherMethod())
	show(c.wait, m.Hold())
	c.panel.Refresh()
}
