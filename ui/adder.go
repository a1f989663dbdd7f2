package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/icon"
)

// adder is a button that opens a menu of what can be added. While there is nothing, it is not there.
type adder struct {
	w      *Window
	body   *fyne.Container
	button *widgets.Button
	list   []viewmodel.Choice
	add    func(id string)
}

func newAdder(w *Window, label string, add func(id string)) *adder {
	a := &adder{w: w, add: add}
	a.button = widgets.NewButton(label, icon.Plus, widgets.Plain, a.open)
	a.body = container.NewHBox(a.button)
	a.body.Hide()
	return a
}

func (a *adder) object() fyne.CanvasObject { return a.body }

func (a *adder) set(list []viewmodel.Choice) {
	a.list = list
	show(a.body, len(list) > 0)
}

// open shows the menu below the button.
func (a *adder) open() {
	items := make([]*fyne.MenuItem, len(a.list))
	for i, c := range a.list {
		items[i] = fyne.NewMenuItem(c.Label, func() { a.add(c.ID) })
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(a.button)
	a.w.menu(at.AddXY(0, a.button.Size().Height), items...)
}
