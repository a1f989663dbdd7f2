package ui

import (
	"fyne.io/fyne/v2"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/tint"
)

// askSecret asks for a password or a token: enter gives it, escape leaves it for later.
func (w *Window) askSecret(m *viewmodel.Password) {
	if w.closed {
		return
	}
	entry := widgets.NewPasswordField()
	give := func() { m.Give(entry.Text) }
	content := widgets.NewColumn(tint.Gap, widgets.NewParagraph(m.Question(), widgets.Ink), // wraps: accounts have long names
		widgets.NewField(m.Label(), m.Note(), entry))
	b := w.openBox("", content, entry,
		answer{label: w.say("secret.later"), kind: widgets.Plain, do: m.Later},
		answer{label: w.say("window.done"), kind: widgets.Primary, do: give})
	entry.OnSubmitted = func(string) {
		b.popup.Hide()
		give()
	}
	entry.OnKey = func(key fyne.KeyName) bool {
		if key == fyne.KeyEscape {
			b.popup.Hide()
			m.Later()
		}
		return key == fyne.KeyEscape
	}
}
