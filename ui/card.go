package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kontingent/domain/party"
	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/icon"
	"kontingent/ui/widgets/tint"
)

// card draws a customer card in chapters. What is written is put away by itself.
type card struct {
	w        *Window
	model    *viewmodel.CardEditor
	body     *fyne.Container
	head     *widgets.Panel
	trouble  *widgets.ProblemPanel
	fresh    *widgets.Paragraph // what to do with a card that is not in the register yet
	invoice  *widgets.Button
	fields   *fyne.Container // everything that waits for the card to be read
	who      *cardChapter
	chapters []*cardChapter // all of them, who first
	lookup   *cardLookup
	reach    *cardReach
	groups   *adder
	products *cardProducts
	trail    *cardTrail
	drawn    func() // the card was drawn anew
}

// newCard draws a card. invoice begins an invoice to a customer number, end puts the card away, drawn hears of every
// change.
func newCard(w *Window, m *viewmodel.CardEditor, open folds, invoice func(number string), end, drawn func()) *card {
	c := &card{w: w, model: m, trouble: widgets.NewProblemPanel(), drawn: drawn}
	c.fresh = widgets.NewCaption(w.say("register.card.fresh"))
	c.invoice = widgets.NewButton(w.say("register.card.invoice"), icon.Invoice, widgets.Plain, func() { invoice(m.Number()) })
	who := newFormOf(w, m, []string{"number", "kind"}, []string{"name"}, []string{"organisation_number"})
	c.lookup = newCardLookup(w, m.Lookup)
	c.head = widgets.NewPanel("", widgets.NewColumn(tint.Gap, c.fresh, container.NewHBox(c.invoice), who.object()))
	c.head.SetAside(widgets.NewSignButton(icon.Cross, w.say("register.card.close"), end))
	c.who = &cardChapter{panel: c.head, form: who}
	c.chapters = []*cardChapter{c.who}
	c.groups = newAdder(w, w.say("register.card.add_group"), m.AddGroup)
	c.products, c.trail = newCardProducts(w, m.Products), newCardTrail(w, m)
	c.reach = newCardReach(c)
	c.fields = widgets.NewColumn(tint.Gap, c.head,
		c.chapter(open, "contact", w.say("register.card.contact"), nil, "email", "phone"),
		c.chapter(open, "groups", w.say("register.card.groups"), c.groups.object(), "groups"),
		c.chapter(open, "address", w.say("register.card.address"), nil, "street", "street2", "postal_code", "city", "country"),
		c.chapter(open, "delivery", w.say("register.card.delivery"), nil, "preferred_method", "payment_method", "shipping_method"),
		c.reach.chapter(open),
		c.chapter(open, "language", w.say("register.card.language"), nil, "language", "their_reference", "default_reference"),
		c.products.chapter(open),
		c.chapter(open, "other", w.say("register.card.other"), nil, "born", "ended", "note"),
		c.trail.chapter(open))
	c.body = widgets.NewColumn(tint.Gap, c.trouble, c.fields)
	m.Changed = w.gather(c.refresh)
	c.refresh()
	return c
}

// chapter adds a chapter with some of the card's fields, and something below them.
func (c *card) chapter(open folds, id, title string, below fyne.CanvasObject, fields ...string) fyne.CanvasObject {
	v := newCardChapter(c.w, c.model, open, id, title, below, fields)
	c.chapters = append(c.chapters, v)
	return v.panel
}

// object is what is drawn.
func (c *card) object() fyne.CanvasObject { return c.body }

func (c *card) refresh() {
	troubles(c.trouble, c.model.Trouble())
	show(c.fields, c.model.Ready())
	if c.model.Ready() {
		c.draw()
	}
	c.drawn()
}

// draw shows a card that has been read.
func (c *card) draw() {
	known := c.model.ID() != 0
	title := c.model.Name()
	if title == "" {
		title = c.w.say("register.card.new")
	}
	if title != c.who.said {
		c.who.said = title
		c.head.SetTitle(title)
	}
	show(c.fresh, !known)
	able(c.invoice, known)
	values := map[string]viewmodel.Field{}
	for _, f := range c.model.Fields() {
		values[f.ID] = f
	}
	company := values["kind"].Value == string(party.Company)
	c.reach.refresh()
	for _, v := range c.chapters {
		v.visible(values["organisation_number"], company)
		v.visible(values["born"], !company)
		v.refresh(values)
	}
	c.lookup.refresh()
	c.groups.set(named(c.model.OtherGroups()))
	c.products.refresh(known)
	c.trail.refresh(known)
}

// focus gives the keyboard to a field, and opens the chapter it stands in.
func (c *card) focus(id string) {
	for _, v := range c.chapters {
		if v.form.inputs[id] != nil {
			v.panel.SetOpen(true)
			v.form.focus(id)
			return
		}
	}
}

// mend gives the keyboard to the first field in which something is wrong.
func (c *card) mend() {
	for _, f := range c.model.Fields() {
		if f.Problem != "" {
			c.focus(f.ID)
			return
		}
	}
}
