package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/tint"
)

// copiesPanel lists what can be put back, and shows what one of them would change before it is. It needs no open club.
type copiesPanel struct {
	w       *Window // perhaps only its surroundings
	model   *viewmodel.Copies
	body    *fyne.Container
	list    *widgets.Panel
	rows    *fyne.Container
	none    *widgets.Paragraph
	more    *widgets.Link
	file    *widgets.Button
	looking *widgets.Paragraph
	wrongs  *widgets.ProblemPanel
	chosen  *chosenCopy
	drawn   []viewmodel.CopyRow
	buttons []*widgets.Button // of the rows
	was     bool              // a copy was looked at
}

func newCopiesPanel(w *Window, m *viewmodel.Copies) *copiesPanel {
	c := &copiesPanel{
		w: w, model: m, rows: widgets.NewColumn(tint.Gap), wrongs: widgets.NewProblemPanel(),
		none:    widgets.NewParagraph(w.say("restore.none"), widgets.Faint),
		looking: widgets.NewCaption(w.say("restore.looking")),
		more:    widgets.NewLink("", m.ShowAll),
	}
	c.file = widgets.NewButton(w.say("restore.file"), nil, widgets.Plain, func() {
		kind := Kind{Name: w.say("restore.file.kind"), Endings: []string{".db"}}
		w.Files.Open(w.say("restore.file"), []Kind{kind}, m.Look)
	})
	c.list = widgets.NewPanel(w.say("restore.panel"), widgets.NewColumn(tint.Gap,
		widgets.NewCaption(w.say("restore.panel.text")), c.wrongs, c.none, c.rows, c.more, c.looking, container.NewHBox(c.file)))
	c.chosen = newChosenCopy(w, m)
	c.body = widgets.NewColumn(tint.Gap, c.list, c.chosen.panel)
	c.refresh()
	return c
}

func (c *copiesPanel) refresh() {
	m := c.model
	c.draw(m.Rows())
	show(c.none, m.Ready() && m.Count() == 0)
	show(c.more, m.More() > 0)
	if m.More() > 0 {
		c.more.SetLabel(c.w.say("restore.more", "count", m.More()))
	}
	show(c.looking, m.Looking())
	enable(c.file, !m.Looking())
	troubles(c.wrongs, m.Trouble())
	show(c.list, !m.Chosen())
	show(c.chosen.panel, m.Chosen())
	c.chosen.refresh()
	if m.Chosen() && !c.was {
		c.w.Post(func() { c.w.Window.Canvas().Focus(c.chosen.back) })
	}
	c.was = m.Chosen()
	c.body.Refresh()
}

// draw makes the rows anew when they have changed.
func (c *copiesPanel) draw(rows []viewmodel.CopyRow) {
	if !slices.Equal(rows, c.drawn) {
		c.drawn, c.rows.Objects, c.buttons = rows, nil, nil
		for i, r := range rows {
			b := widgets.NewButton(c.w.say("restore.choose"), nil, widgets.Plain, func() { c.model.Choose(i) })
			c.buttons = append(c.buttons, b)
			c.rows.Add(newCopyRow(r, b))
		}
		c.rows.Refresh()
	}
	for i, b := range c.buttons {
		enable(b, rows[i].Usable && !c.model.Looking())
	}
}

// newCopyRow is a copy with the button that looks at it.
func newCopyRow(r viewmodel.CopyRow, choose *widgets.Button) fyne.CanvasObject {
	said := r.State + " · " + r.Size
	if r.What != "" {
		said = r.What + " · " + said
	}
	text := widgets.NewColumn(theme.SizeNamePadding, widgets.NewParagraph(r.When, widgets.Ink), widgets.NewCaption(said))
	return widgets.NewEnded(text, choose)
}
