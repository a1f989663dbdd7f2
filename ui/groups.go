package ui

import (
	"fyne.io/fyne/v2"

	"kontingent/domain/party"
	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/icon"
	"kontingent/ui/widgets/tint"
)

// groupsPage is the register of groups, with the people in one of them at the right.
type groupsPage struct {
	w       *Window
	model   *viewmodel.Groups
	body    *widgets.Page
	list    *register[party.Group]
	trouble *widgets.ProblemPanel
	lookup  *lookupProgress
	both    *fyne.Container
	detail  *groupDetail
}

func newGroupsPage(w *Window, _ viewmodel.Route) page {
	p := &groupsPage{w: w, model: viewmodel.NewGroups(w.shell), trouble: widgets.NewProblemPanel()}
	p.list = newRegister(w, p.model.Table, registerOf[party.Group]{
		name:    "groups",
		columns: []widgets.Column{{Least: 150, Share: 1.3}, {Least: 105, Yield: 1}, {Width: 100}},
		cell:    p.cell, search: w.say("register.groups.search"), sign: icon.Group,
		none: w.shell.Purpose(viewmodel.GroupsPage),
	})
	p.list.list.OnSelected = p.selected
	p.list.list.OnActivated = func(int) { p.detail.focus() }
	p.detail = newGroupDetail(w, p.model, p.hide)
	p.lookup = newLookupProgress(w, p.model.Lookup, p.refresh)
	p.both = widgets.NewAside(widgets.NewAbove(tint.Gap, p.trouble, p.lookup.above(p.list.object())), p.detail.panel)
	p.body = widgets.NewPage(w.shell.Title(), "", p.both)
	p.body.SetPrimary(w.say("register.groups.new"), p.begin)
	p.model.Changed = w.gather(p.refresh)
	p.refresh()
	return p
}

func (p *groupsPage) cell(r *party.Group, column int) widgets.Cell {
	switch column {
	case 0:
		return widgets.Cell{Text: p.model.Label(r)}
	case 1:
		return widgets.Cell{Text: r.MainGroup, Tone: widgets.Faint}
	}
	return widgets.Cell{Text: p.w.number(r.Members)}
}

func (p *groupsPage) object() fyne.CanvasObject { return p.body }

func (p *groupsPage) close() { p.model.Close() }

func (p *groupsPage) refresh() {
	troubles(p.trouble, p.model.Trouble())
	p.lookup.refresh()
	p.list.refresh()
	purpose := ""
	if p.model.Ready() && len(p.model.Others()) == 0 { // only those in no group, who are always there
		purpose = p.w.shell.Purpose(viewmodel.GroupsPage)
	}
	p.body.SetPurpose(purpose)
	if open := p.model.Opened() != ""; open != p.detail.panel.Visible() {
		show(p.detail.panel, open)
		p.both.Refresh()
	}
	p.detail.refresh()
	p.follow()
}

// follow chooses the row of the group that is open.
func (p *groupsPage) follow() {
	row := -1
	for i := range p.model.Len() {
		if g := p.model.Group(); g != nil && p.model.Row(i).Name == g.Name {
			row = i
			break
		}
	}
	if row != p.list.list.Selected() {
		p.list.list.Select(row)
	}
}

// selected opens the group of a row.
func (p *groupsPage) selected(row int) {
	if r := p.model.Row(row); r != nil && (p.model.Group() == nil || p.model.Group().Name != r.Name) {
		p.open(r.Name)
	}
}

// begin asks for a name and opens the group of that name, which may be new.
func (p *groupsPage) begin() {
	p.w.askText(p.w.say("register.groups.new"), p.w.say("register.groups.name"), p.w.say("register.groups.make"), func(name string) {
		p.open(name)
		p.detail.focus()
	})
}

func (p *groupsPage) open(name string) {
	p.model.Open(name)
	p.refresh()
}

// hide shows no group any more.
func (p *groupsPage) hide() { p.open("") }
