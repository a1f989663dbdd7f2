package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kontingent/ui/widgets"
	"kontingent/ui/widgets/tint"
)

// cardReach is the chapter of a card about EHF: the address in the network, and whether it can be reached there.
type cardReach struct {
	c     *card
	said  *widgets.Paragraph
	below *fyne.Container // what is known of it, one thing a row
	panel *cardChapter
}

func newCardReach(c *card) *cardReach {
	r := &cardReach{c: c, said: widgets.NewParagraph("", widgets.Ink)}
	r.below = widgets.NewColumn(theme.SizeNamePadding, r.said, c.lookup.object())
	return r
}

// chapter is the panel it stands in. Folded, it tells the address.
func (r *cardReach) chapter(open folds) fyne.CanvasObject {
	what := widgets.NewCaption(r.c.w.say("view.ehf.what"))
	object := r.c.chapter(open, "ehf", r.c.w.say("setup.part.ehf"), widgets.NewColumn(tint.Gap, r.below, what), "peppol_id")
	r.panel = r.c.chapters[len(r.c.chapters)-1]
	return object
}

// refresh says anew where EHF goes, or what is missing. The chapter is drawn after it.
func (r *cardReach) refresh() {
	now, tone := r.c.model.Reach(), widgets.Good
	switch {
	case now.Person:
		tone = widgets.Faint
	case now.Address == "":
		tone = widgets.Warn
	}
	r.said.Set(now.Text, tone)
	r.panel.also = now.Address
}
