package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/tint"
)

// lookupProgress draws how far a look-up of many is, with a button that stops it.
type lookupProgress struct {
	w     *Window
	model *viewmodel.Lookup
	place *fyne.Container
	panel *widgets.ProgressPanel // nil: nothing is looked up
}

// newLookupProgress draws it; further hears whenever it has come further.
func newLookupProgress(w *Window, m *viewmodel.Lookup, further func()) *lookupProgress {
	p := &lookupProgress{w: w, model: m, place: container.NewStack()}
	p.place.Hide()
	m.Changed = w.gather(further)
	return p
}

// above puts it above something else; there is nothing of it while nothing is looked up.
func (p *lookupProgress) above(o fyne.CanvasObject) fyne.CanvasObject {
	return widgets.NewAbove(tint.Gap, p.place, o)
}

func (p *lookupProgress) refresh() {
	said := p.model.Progress()
	switch {
	case said == "":
		p.panel, p.place.Objects = nil, nil
	case p.panel == nil:
		p.panel = widgets.NewProgressPanel(p.w.say("register.lookup.title"), p.w.say("register.lookup.stop"), p.model.Stop)
		p.place.Objects = []fyne.CanvasObject{p.panel}
	}
	if p.panel != nil {
		p.panel.Set(said, "", float64(p.model.Share())/1000)
	}
	show(p.place, p.panel != nil)
	p.place.Refresh()
}
