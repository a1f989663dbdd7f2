package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/tint"
)

// cardLookup says on a card whether the customer can receive EHF, with a button that finds out.
type cardLookup struct {
	w     *Window
	model *viewmodel.CardLookup
	body  *fyne.Container
	said  *widgets.Paragraph
	why   *widgets.Paragraph // what kept the last look-up from an answer
	ask   *widgets.Button
}

func newCardLookup(w *Window, m *viewmodel.CardLookup) *cardLookup {
	l := &cardLookup{w: w, model: m, said: widgets.NewParagraph("", widgets.Ink), why: widgets.NewParagraph("", widgets.Faint)}
	l.ask = widgets.NewButton(w.say("register.lookup.one"), nil, widgets.Plain, m.Ask)
	l.body = widgets.NewColumn(tint.Gap, l.said, l.why, container.NewHBox(l.ask))
	l.body.Hide()
	return l
}

// object is what is drawn; nothing where there is nothing to look up.
func (l *cardLookup) object() fyne.CanvasObject { return l.body }

func (l *cardLookup) refresh() {
	show(l.body, l.model.Offered())
	l.said.SetText(l.model.Text())
	l.why.SetText(l.model.Why())
	show(l.why, l.model.Why() != "")
	label := "register.lookup.one"
	if l.model.Known() || l.model.Why() != "" {
		label = "register.lookup.again"
	}
	l.ask.SetLabel(l.w.say(label))
	able(l.ask, !l.model.Busy())
	l.body.Refresh()
}
