package ui

import (
	"fyne.io/fyne/v2"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/icon"
	"kontingent/ui/widgets/tint"
)

// membersPage is the register of everyone who can be invoiced, with the card of one of them at the right.
type membersPage struct {
	w       *Window
	model   *viewmodel.Members
	body    *widgets.Page
	list    *register[viewmodel.MemberRow]
	trouble *widgets.ProblemPanel
	others  []fyne.CanvasObject // what else can be done, once there is somebody
	look    *widgets.Button     // looks up who can receive EHF
	lookup  *lookupProgress
	side    *aside
	card    *card // nil: none is shown
	folds   folds
	begun   bool // a new card waits to be filled in
}

func newMembersPage(w *Window, r viewmodel.Route) page {
	p := &membersPage{w: w, model: viewmodel.NewMembers(w.shell, r.Number), folds: newCardFolds()}
	p.trouble = widgets.NewProblemPanel()
	p.list = newRegister(w, p.model.Table, registerOf[viewmodel.MemberRow]{
		name: "members",
		columns: []widgets.Column{
			{Width: 84},
			{Share: 1.4, Least: 160},
			{Least: 170, Yield: 2, Share: 1.2},
			{Least: 120, Yield: 1},
			{Width: 120, Yield: 3},
			{Width: 90, Yield: 4},
		},
		cell: memberCell, search: w.say("register.members.search"), sign: icon.People,
		none: w.shell.Purpose(viewmodel.MembersPage), button: w.say("register.members.import"), begin: p.model.Import,
	})
	p.list.list.OnSelected = p.selected
	p.list.list.OnActivated = func(int) {
		if p.card != nil {
			p.card.focus("name")
		}
	}
	p.lookup = newLookupProgress(w, p.model.Lookup, p.refresh)
	p.side = newAside(widgets.NewAbove(tint.Gap, p.trouble, p.lookup.above(p.list.object())))
	p.body = widgets.NewPage(w.shell.Title(), "", p.side.object())
	p.look = widgets.NewButton(w.say("register.lookup.everyone"), nil, widgets.Quiet, func() { p.model.Lookup.Start("") })
	p.others = []fyne.CanvasObject{
		p.look,
		widgets.NewButton(w.say("register.members.export"), nil, widgets.Quiet, p.save),
		widgets.NewButton(w.say("register.members.import"), nil, widgets.Plain, p.model.Import),
	}
	p.body.SetOthers(p.others...)
	p.body.SetPrimary(w.say("register.members.new"), p.begin)
	p.model.Changed = w.gather(p.refresh)
	p.refresh()
	return p
}

// memberCell is what a column of the register shows of a customer.
func memberCell(r *viewmodel.MemberRow, column int) widgets.Cell {
	switch column {
	case 0:
		return widgets.Cell{Text: r.Number, Tone: widgets.Faint}
	case 1:
		return widgets.Cell{Text: r.Name}
	case 2:
		return widgets.Cell{Text: r.Email, Tone: widgets.Faint}
	case 3:
		return widgets.Cell{Text: r.GroupText(), Tone: widgets.Faint}
	case 4:
		return widgets.Cell{Text: r.Address.City, Tone: widgets.Faint}
	}
	return widgets.Cell{Text: r.Method(), Tone: widgets.Faint}
}

func (p *membersPage) object() fyne.CanvasObject { return p.body }

func (p *membersPage) close() { p.model.Close() }

func (p *membersPage) refresh() {
	troubles(p.trouble, p.model.Trouble())
	p.lookup.refresh()
	able(p.look, !p.model.Lookup.Running())
	p.list.refresh()
	p.list.count(p.body)
	some := p.model.All() > 0
	if some != p.others[0].Visible() {
		for _, o := range p.others {
			show(o, some)
		}
		p.body.Refresh()
	}
	p.showCard()
	p.drawn()
}

// showCard draws the card that is open. Another one is drawn anew, from its top.
func (p *membersPage) showCard() {
	switch now := p.model.Card; {
	case now == nil:
		p.card = nil
		p.side.hide()
	case p.card == nil || p.card.model != now:
		p.card = newCard(p.w, now, p.folds, p.model.Invoice, func() { p.leave(p.model.Hide) }, p.drawn)
		p.side.show(p.card.object())
	default:
		p.card.refresh()
	}
}

// drawn hears that the card was drawn anew: it may have been read, or have come into the register.
func (p *membersPage) drawn() {
	if p.card != nil && (p.card.model != p.model.Card || !p.card.model.Ready()) {
		return
	}
	p.follow()
	if p.begun && p.card != nil {
		p.begun = false
		p.card.focus("name")
	}
}

// save asks where the rows that are shown are to be written.
func (p *membersPage) save() {
	p.w.Files.Save(p.w.say("register.members.export"), p.w.say("register.members.file"), p.model.Export)
}
