package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kontingent/ui/widgets"
)

// sendingProgress draws how far the sending is, with a button that stops it. Each run gets a panel of its own: a button
// that was pressed stays pressed.
type sendingProgress struct {
	w     *Window
	place *fyne.Container
	panel *widgets.ProgressPanel // nil: nothing is being sent
}

func newSendingProgress(w *Window) *sendingProgress {
	p := &sendingProgress{w: w, place: container.NewStack()}
	p.place.Hide()
	return p
}

// object is what is drawn; nothing while nothing is being sent.
func (p *sendingProgress) object() fyne.CanvasObject { return p.place }

// show draws how far it is, in the words of the model; empty: nothing is being sent.
func (p *sendingProgress) show(said string) {
	switch {
	case said == "":
		p.panel, p.place.Objects = nil, nil
	case p.panel == nil:
		p.panel = widgets.NewProgressPanel(p.w.say("job.sending.title"), p.w.say("job.sending.stop"), p.w.shell.Sending.Stop)
		p.place.Objects = []fyne.CanvasObject{p.panel}
	}
	if p.panel != nil {
		p.panel.Set(said, "", float64(p.w.shell.Sending.Share())/1000)
	}
	show(p.place, p.panel != nil)
	p.place.Refresh()
}
