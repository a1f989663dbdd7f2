package ui

import (
	"strings"

	"kontingent/ui/widgets"
)

// askText asks for one line, such as the name of something new. Nothing written is as good as cancelled.
func (w *Window) askText(title, label, yes string, done func(string)) {
	entry := widgets.NewTextField()
	take := func() {
		if text := strings.TrimSpace(entry.Text); text != "" {
			done(text)
		}
	}
	b := w.openBox(title, widgets.NewField(label, "", entry), entry,
		answer{label: w.say("window.cancel"), kind: widgets.Plain},
		answer{label: yes, kind: widgets.Primary, do: take})
	entry.OnSubmitted = func(string) {
		b.popup.Hide()
		take()
	}
}
