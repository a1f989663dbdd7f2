package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"kontingent/domain/delivery"
	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/icon"
)

// chainList is the order in which the ways of delivery are tried: dragged, or moved with Alt and the arrows. What stands
// below the draft is drawn as not attempted.
type chainList struct {
	w     *Window
	model *viewmodel.Distribution
	list  *widgets.ReorderList
	add   *widgets.Button
	body  fyne.CanvasObject
	was   []viewmodel.ChainRow
}

// methodSigns stand before the ways of delivery.
var methodSigns = map[delivery.Method]fyne.Resource{
	delivery.Preferred: icon.People,
	delivery.Email:     icon.Mail,
	delivery.EHF:       icon.Globe,
	delivery.Paper:     icon.Printer,
	delivery.Draft:     icon.Pencil,
}

func newChainList(w *Window, d *viewmodel.Distribution) *chainList {
	c := &chainList{w: w, model: d}
	c.list = widgets.NewReorderList(widgets.ReorderWords{
		Up: w.say("editor.chain.up"), Down: w.say("editor.chain.down"), Remove: w.say("editor.chain.remove"),
	})
	c.list.OnMoved = d.Move
	c.add = widgets.NewButton(w.say("editor.chain.add"), icon.Plus, widgets.Quiet, c.choose)
	c.body = widgets.NewColumn(theme.SizeNamePadding, c.list, container.NewHBox(c.add))
	return c
}

func (c *chainList) object() fyne.CanvasObject { return c.body }

// choose opens a menu of the methods that can be added.
func (c *chainList) choose() {
	var items []*fyne.MenuItem
	for _, m := range c.model.Addable() {
		items = append(items, fyne.NewMenuItem(m.Label, func() { c.model.Add(delivery.Method(m.ID)) }))
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(c.add)
	c.w.menu(at.AddXY(0, c.add.Size().Height), items...)
}

func (c *chainList) refresh() {
	locked := locked(c.model)
	show(c.add, !locked && len(c.model.Addable()) > 0)
	enable(c.list, !locked)
	now := c.model.Chain()
	if slices.Equal(now, c.was) {
		return
	}
	c.was = now
	c.list.OnRemoved = c.model.Remove
	if len(now) == 1 {
		c.list.OnRemoved = nil // the last one stays
	}
	entries, end := make([]widgets.ReorderEntry, len(now)), -1
	for i, r := range now {
		entries[i] = widgets.ReorderEntry{Text: r.Label, Note: r.Note, Sign: methodSigns[r.Method]}
		switch {
		case r.Method == delivery.Draft:
			end = i
		case r.Warn:
			entries[i].Tone = widgets.Warn
		}
	}
	c.list.SetEntries(entries, end)
}

func (c *chainList) focus() bool {
	c.w.Window.Canvas().Focus(c.list)
	return true
}

// locked reports whether the chapter can't be changed any more.
func locked(d *viewmodel.Distribution) bool {
	return slices.ContainsFunc(d.Options().Fields(), func(f viewmodel.Field) bool { return f.Locked })
}
