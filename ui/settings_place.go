package ui

import (
	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/tint"
)

// secondPlace is the folder on another disk where every backup goes too.
type secondPlace struct {
	w      *Window
	model  *viewmodel.Safety
	panel  *widgets.Panel
	folder *widgets.Paragraph
	state  *widgets.Paragraph
	wrongs *widgets.ProblemPanel
	choose *widgets.Button
	stop   *widgets.Button
}

func newSecondPlace(w *Window, m *viewmodel.Safety) *secondPlace {
	p := &secondPlace{
		w: w, model: m, folder: widgets.NewParagraph("", widgets.Ink), state: widgets.NewCaption(""), wrongs: widgets.NewProblemPanel(),
	}
	p.choose = widgets.NewButton(w.say("restore.place.choose"), nil, widgets.Plain, func() {
		w.Files.Folder(w.say("restore.place.choose"), m.SetPlace)
	})
	p.stop = widgets.NewButton(w.say("restore.place.stop"), nil, widgets.Quiet, func() { m.SetPlace("") })
	p.panel = widgets.NewPanel(w.say("restore.place"), widgets.NewColumn(tint.Gap,
		widgets.NewCaption(w.say("restore.place.text")), p.folder, p.state, p.wrongs, widgets.NewWrapping(tint.Gap, p.choose, p.stop)))
	return p
}

func (p *secondPlace) refresh() {
	set := p.model.Place() != ""
	p.folder.SetText(p.w.say("restore.place.folder", "folder", p.model.Place()))
	p.state.SetText(p.model.PlaceState())
	show(p.folder, set)
	show(p.state, set)
	show(p.stop, set)
	troubles(p.wrongs, p.model.PlaceTrouble())
	label := "restore.place.choose"
	switch {
	case p.model.Moving():
		label = "restore.place.moving"
	case set:
		label = "restore.place.change"
	}
	if said := p.w.say(label); said != p.choose.Label() {
		p.choose.SetLabel(said)
	}
	enable(p.choose, !p.model.Moving())
	enable(p.stop, !p.model.Moving())
}
