package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
)

// actionColumn draws what can be done with a row, a button for each.
type actionColumn struct {
	do      func(action string)
	buttons *fyne.Container
	now     []viewmodel.Action
}

func newActionColumn(do func(action string)) *actionColumn {
	return &actionColumn{do: do, buttons: widgets.NewTiles(theme.SizeNameInnerPadding)}
}

// object is what is drawn; nothing where there is nothing to do.
func (c *actionColumn) object() fyne.CanvasObject { return c.buttons }

func (c *actionColumn) show(now []viewmodel.Action) {
	show(c.buttons, len(now) > 0)
	if slices.Equal(now, c.now) {
		return // drawing anew would take the keyboard from its buttons
	}
	c.now = slices.Clone(now)
	c.buttons.Objects = nil
	for _, a := range now {
		c.buttons.Add(widgets.NewButton(a.Label, nil, widgets.Plain, func() { c.do(a.ID) }))
	}
	c.buttons.Refresh()
}
