package ui

import (
	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/icon"
)

// pauseButtons are what can be done about all dispatches at once: send what is due, pause, and go on.
type pauseButtons struct {
	send, pause, resume *widgets.Button
}

func newPauseButtons(w *Window, send, pause, resume func()) *pauseButtons {
	return &pauseButtons{
		send:   widgets.NewButton(w.say("job.send_now"), icon.Send, widgets.Plain, send),
		pause:  widgets.NewButton(w.say("job.pause_all"), icon.Pause, widgets.Quiet, pause),
		resume: widgets.NewButton(w.say("job.resume_all"), icon.Play, widgets.Plain, resume),
	}
}

// show shows those that there is something to do with; some says whether there is anything to send.
func (b *pauseButtons) show(p viewmodel.Pauses, some bool) {
	show(b.send, some && !p.All)
	show(b.pause, some && !p.All)
	show(b.resume, p.Some)
}
