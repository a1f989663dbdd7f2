package ui

import (
	"fyne.io/fyne/v2"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/tint"
)

// distributionPart is the second chapter: in which order the ways of delivery are tried, one channel for all, and what
// goes with an e-mail (spec A2–A4, A6, B8).
type distributionPart struct {
	w       *Window
	chain   *chainList
	channel *channelChoice
	options *form
	email   *form
	words   *mergeWords
	letter  *letterCard
	ehf     *ehfOptions
	tabs    *widgets.FilterRow // the options of e-mail, or those of EHF
	byMail  fyne.CanvasObject
	body    fyne.CanvasObject
}

func newDistribution(w *Window, d *viewmodel.Distribution) *distributionPart {
	p := &distributionPart{w: w, chain: newChainList(w, d), channel: newChannelChoice(w, d)}
	p.options = newForm(w, d.Options())
	p.email = newForm(w, d.Email(), []string{"email.sender_name", "email.reply_to"}, []string{"email.cc", "email.bcc"})
	p.words = newMergeWords(w, d, p.email)
	p.letter = newLetterCard(w, d.Letter)
	p.ehf = newEHFOptions(w, d)
	p.tabs = widgets.NewFilterRow([]widgets.Filter{
		{ID: emailPart, Label: w.say("editor.email")}, {ID: ehfPart, Label: w.say("setup.part.ehf")},
	}, func(string) { p.turn() })
	p.byMail = widgets.NewColumn(tint.Gap, p.email.object(), p.words.object(), p.letter.object())
	p.body = widgets.NewColumn(tint.Gap,
		widgets.NewParagraph(w.say("editor.chain.how"), widgets.Faint), p.chain.object(),
		p.channel.object(), p.options.object(),
		widgets.NewHeading(w.say("view.ehf.options")), p.tabs, p.byMail, p.ehf.object())
	p.turn()
	return p
}

// turn shows the options of the chosen tab.
func (p *distributionPart) turn() {
	show(p.byMail, p.tabs.Chosen() == emailPart)
	show(p.ehf.object(), p.tabs.Chosen() == ehfPart)
	p.body.Refresh()
}

func (p *distributionPart) object() fyne.CanvasObject { return p.body }

func (p *distributionPart) refresh() {
	p.chain.refresh()
	p.channel.refresh()
	p.options.refresh()
	p.email.refresh()
	p.words.refresh()
	p.letter.refresh()
	p.ehf.refresh()
}

func (p *distributionPart) focus(field string) bool {
	for tab, f := range map[string]*form{emailPart: p.email, ehfPart: p.ehf.form} {
		if f.inputs[field] != nil {
			p.tabs.Choose(tab)
			p.turn()
			return f.focus(field)
		}
	}
	return p.options.focus(field) || p.chain.focus()
}
