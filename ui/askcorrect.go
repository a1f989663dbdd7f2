package ui

import (
	"fyne.io/fyne/v2/theme"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
)

// askCorrect says what will happen, and does it when that is wanted. The way out has the keyboard.
func (w *Window) askCorrect(c viewmodel.Correction) {
	said := widgets.NewColumn(theme.SizeNameInnerPadding)
	for _, s := range c.Says {
		said.Add(widgets.NewParagraph(s, widgets.Ink))
	}
	w.openBox(c.Title, said, nil,
		answer{label: w.say("window.cancel"), kind: widgets.Plain}, answer{label: c.Yes, kind: widgets.Primary, do: c.Do})
}
