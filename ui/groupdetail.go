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

// groupDetail draws the group that is open: its main group, a search for people to put into it, and those who are.
type groupDetail struct {
	w     *Window
	model *viewmodel.Groups
	panel *widgets.Panel
	top   *fyne.Container
	fresh *widgets.Paragraph // what to do with a group that nobody is in yet
	main  *widgets.Choice
	above *widgets.Field  // main with its label
	look  *widgets.Button // looks up who of them can receive EHF
	found *groupSearch
	in    *groupMembers
	shown string // the group that was drawn last
}

// newMain stands for a main group that is not in the list: a name is asked for.
const newMain = "\n"

func newGroupDetail(w *Window, m *viewmodel.Groups, end func()) *groupDetail {
	d := &groupDetail{w: w, model: m, fresh: widgets.NewCaption(w.say("register.group.fresh"))}
	d.main = widgets.NewChoice("", nil, d.choose)
	d.above = widgets.NewField(w.say("register.group.main"), "", d.main)
	d.in = newGroupMembers(w, m)
	d.found = newGroupSearch(w, m, d.in.expect, d.swap)
	d.look = widgets.NewButton(w.say("register.lookup.all"), nil, widgets.Plain, func() { m.Lookup.Start(m.Opened()) })
	d.top = widgets.NewColumn(tint.Gap, d.fresh, d.above, d.found.above, d.in.actions, container.NewHBox(d.look))
	d.panel = widgets.NewPanel("", widgets.NewAbove(tint.Gap, d.top, container.NewStack(d.in.list, d.found.answer)))
	d.panel.SetAside(widgets.NewSignButton(icon.Cross, w.say("register.group.close"), end))
	d.panel.Hide()
	return d
}

func (d *groupDetail) refresh() {
	open := d.model.Opened()
	if open == "" {
		d.shown = ""
		return
	}
	if open != d.shown {
		d.shown = open
		d.found.clear()
		d.in.clear()
	}
	g := d.model.Group()
	d.panel.SetTitle(d.model.Label(&party.Group{Name: open}))
	show(d.fresh, g == nil)
	show(d.above, g != nil && open != party.NoGroup)
	show(d.found.above, open != party.NoGroup)
	if g != nil {
		choices := []widgets.Option{{ID: "", Label: d.w.say("register.group.main.none")}}
		choices = append(choices, options(named(d.model.MainGroups()))...)
		d.main.SetOptions(append(choices, widgets.Option{ID: newMain, Label: d.w.say("register.group.main.new")}))
		d.main.Choose(g.MainGroup)
	}
	show(d.look, g != nil)
	able(d.look, !d.model.Lookup.Running())
	d.found.refresh()
	d.in.refresh()
	d.swap()
	d.top.Refresh()
	d.panel.Refresh()
}

// swap shows who was found while something is searched for, and else who is in the group.
func (d *groupDetail) swap() { show(d.in.list, !d.found.asked()) }

// choose puts the group under a main group.
func (d *groupDetail) choose(name string) {
	group := d.model.Opened()
	if name != newMain {
		d.model.SetMainGroup(group, name)
		return
	}
	if g := d.model.Group(); g != nil {
		d.main.Choose(g.MainGroup) // until there is a name
	}
	d.w.askText(d.w.say("register.group.main.new"), d.w.say("register.group.main.name"), d.w.say("register.group.main.make"),
		func(name string) { d.model.SetMainGroup(group, name) })
}

// focus gives the keyboard to the search, or where there is none to the people.
func (d *groupDetail) focus() {
	if !d.panel.Visible() {
		return
	}
	if d.found.above.Visible() {
		d.w.Window.Canvas().Focus(d.found.field)
		return
	}
	d.in.list.FocusRows()
}
