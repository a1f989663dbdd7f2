package ui

import "kontingent/ui/widgets"

// AskTwin asks, where the folder seems to be a copy of another one on this machine, which of the two is the club's. Until
// it is answered nothing is sent.
func (w *Window) AskTwin() {
	w.shell.AskTwin(func(question string) {
		if w.closed {
			return
		}
		w.openBox(w.say("restore.twin.title"), widgets.NewParagraph(question, widgets.Ink), nil,
			answer{label: w.say("restore.twin.copy"), kind: widgets.Plain},
			answer{label: w.say("restore.twin.this"), kind: widgets.Primary, do: w.shell.ThisIsIt})
	})
}
