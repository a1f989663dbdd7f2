package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/tint"
)

// importColumns shows what each column of the file was taken for, and lets that be changed.
type importColumns struct {
	w        *Window
	model    *viewmodel.Import
	panel    *widgets.Panel
	body     *fyne.Container
	headings []string // as they are drawn
	choices  []*widgets.Choice
}

// abreast is how many columns of the file stand beside each other.
const abreast = 3

func newImportColumns(w *Window, m *viewmodel.Import) *importColumns {
	c := &importColumns{w: w, model: m, body: widgets.NewColumn(tint.Gap)}
	c.panel = widgets.NewChapter("", w.say("register.import.columns"), true, c.body)
	return c
}

func (c *importColumns) refresh() {
	now := c.model.Columns()
	if !slices.EqualFunc(now, c.headings, func(v viewmodel.ColumnUse, h string) bool { return v.Heading == h }) {
		c.draw(now)
	}
	for i, v := range now {
		if c.choices[i].Chosen() != v.Field || c.choices[i].Selected == "" {
			c.choices[i].Choose(v.Field)
		}
	}
}

// draw makes the fields anew, for another file.
func (c *importColumns) draw(now []viewmodel.ColumnUse) {
	c.headings, c.choices = nil, nil
	c.body.Objects = []fyne.CanvasObject{widgets.NewCaption(c.w.say("register.import.columns_hint"))}
	fields := options(c.model.Fields())
	for row := range slices.Chunk(now, abreast) {
		var cells []fyne.CanvasObject
		for _, v := range row {
			choice := widgets.NewChoice("", fields, func(field string) { c.model.SetColumn(v.Heading, field) })
			c.headings, c.choices = append(c.headings, v.Heading), append(c.choices, choice)
			cells = append(cells, widgets.NewField(v.Heading, "", choice))
		}
		for len(cells) < abreast {
			cells = append(cells, widgets.NewCaption(""))
		}
		c.body.Add(widgets.NewEven(tint.Gap, cells...))
	}
	c.body.Refresh()
}
