package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/tint"
)

// chosenCopy shows what putting a copy back would change, and asks.
type chosenCopy struct {
	w      *Window
	model  *viewmodel.Copies
	panel  *widgets.Panel
	since  *fyne.Container
	facts  *fyne.Container
	diffs  *fyne.Container
	note   *widgets.Paragraph
	start  *widgets.Button
	back   *widgets.Button // at the top: whoever begins with it reads on from there
	shown  string          // the title that is shown
	rows   []viewmodel.DifferenceRow
	checks []*widgets.Check
}

func newChosenCopy(w *Window, m *viewmodel.Copies) *chosenCopy {
	c := &chosenCopy{
		w: w, model: m, since: widgets.NewColumn(tint.Gap), facts: widgets.NewColumn(tint.Gap), diffs: widgets.NewColumn(tint.Gap),
		note: widgets.NewParagraph(w.say("restore.differences"), widgets.Warn),
	}
	c.start = widgets.NewButton(w.say("restore.start"), nil, widgets.Grave, m.Start)
	c.back = widgets.NewButton(w.say("restore.list"), nil, widgets.Quiet, m.Back)
	leave := widgets.NewButton(w.say("restore.back"), nil, widgets.Plain, m.Back)
	c.panel = widgets.NewPanel(w.say("restore.panel"), widgets.NewColumn(tint.Gap,
		c.facts, c.since, c.note, c.diffs, widgets.NewWrapping(tint.Gap, c.start, leave)))
	c.panel.SetAside(c.back)
	return c
}

func (c *chosenCopy) refresh() {
	m := c.model
	if !m.Chosen() {
		c.shown = ""
		return
	}
	if c.shown != m.Title() {
		c.shown, c.rows = m.Title(), nil
		c.panel.SetTitle(c.shown)
		c.facts.Objects, c.since.Objects = nil, nil
		for _, said := range m.Facts() {
			c.facts.Add(widgets.NewParagraph(said, widgets.Ink))
		}
		tone := widgets.Ink
		if m.Loses() {
			tone = widgets.Warn
		}
		for _, said := range m.Since() {
			c.since.Add(widgets.NewParagraph(said, tone))
		}
	}
	rows := m.Differences()
	if !slices.EqualFunc(rows, c.rows, func(a, b viewmodel.DifferenceRow) bool {
		a.Agreed, b.Agreed = false, false
		return a == b
	}) || c.rows == nil {
		c.draw(rows)
	}
	c.rows = rows
	for i, r := range rows {
		c.checks[i].SetOn(r.Agreed)
	}
	show(c.note, len(rows) > 0)
	show(c.diffs, len(rows) > 0)
	enable(c.start, m.CanRestore())
}

func (c *chosenCopy) draw(rows []viewmodel.DifferenceRow) {
	c.diffs.Objects, c.checks = nil, nil
	for _, r := range rows {
		check := widgets.NewCheck(c.w.say("restore.agree"), func(on bool) { c.model.Agree(r.Key, on) })
		c.checks = append(c.checks, check)
		said := c.w.say("restore.difference", "name", r.Name, "now", r.Now, "then", r.Then)
		c.diffs.Add(widgets.NewColumn(theme.SizeNamePadding, widgets.NewParagraph(said, widgets.Ink), check))
	}
	c.diffs.Refresh()
}
