package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kontingent/domain/party"
	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/icon"
)

// groupMembers lists the people in the group that is open. Those that are ticked can be put into another group, or
// taken out of this one.
type groupMembers struct {
	w       *Window
	model   *viewmodel.Groups
	list    *widgets.DataList
	actions *fyne.Container
	put     *adder
	out     *widgets.Button
	now     []viewmodel.Ref
	ticked  map[string]bool
	newest  string // who was put into the group just now, to be shown
}

func newGroupMembers(w *Window, m *viewmodel.Groups) *groupMembers {
	g := &groupMembers{w: w, model: m, ticked: map[string]bool{}}
	g.list = widgets.NewDataList([]widgets.Column{
		{ID: "number", Title: w.say("view.column.number"), Width: 80}, {ID: "name", Title: w.say("view.column.name")},
	})
	g.list.Frameless = true
	g.list.MinRows = 1
	g.list.Length = func() int { return len(g.now) }
	g.list.Cell = func(row, column int) widgets.Cell {
		if column == 0 {
			return widgets.Cell{Text: g.now[row].Number, Tone: widgets.Faint}
		}
		return widgets.Cell{Text: g.now[row].Name}
	}
	g.list.Ticked = func(row int) bool { return g.ticked[g.now[row].Number] }
	g.list.OnTicked = g.tick
	g.list.AllTicked = g.all
	g.list.OnTickAll = func(on bool) {
		clear(g.ticked)
		for _, r := range g.now {
			g.ticked[r.Number] = on
		}
		g.refresh()
	}
	g.list.OnActivated = func(row int) {
		w.shell.Go(viewmodel.Route{Page: viewmodel.MembersPage, Number: g.now[row].Number})
	}
	g.list.Empty = widgets.NewEmptyState(icon.People, w.say("register.group.empty"), "", nil)
	g.put = newAdder(w, w.say("register.group.put"), func(group string) { m.Add(group, g.chosen()...) })
	g.out = widgets.NewButton(w.say("register.group.remove"), nil, widgets.Plain, g.remove)
	g.actions = container.NewHBox(g.put.object(), g.out)
	return g
}

// clear unticks everyone, for another group.
func (g *groupMembers) clear() { clear(g.ticked) }

func (g *groupMembers) refresh() {
	g.now = g.model.Members()
	n := len(g.chosen())
	show(g.actions, n > 0)
	g.put.set(g.model.Others())
	show(g.out, g.model.Opened() != party.NoGroup)
	g.list.Refresh()
	for row, r := range g.now {
		if r.Number == g.newest {
			g.newest = ""
			g.list.Select(row)
		}
	}
}

// expect shows somebody as soon as they are in the group.
func (g *groupMembers) expect(number string) { g.newest = number }

func (g *groupMembers) tick(rows []int, on bool) {
	for _, row := range rows {
		g.ticked[g.now[row].Number] = on
	}
	g.refresh()
}

// chosen are the numbers of those in the group that are ticked.
func (g *groupMembers) chosen() []string {
	var out []string
	for _, r := range g.now {
		if g.ticked[r.Number] {
			out = append(out, r.Number)
		}
	}
	return out
}

func (g *groupMembers) all() widgets.Ticks {
	switch len(g.chosen()) {
	case 0:
		return widgets.NoTick
	case len(g.now):
		return widgets.AllTicks
	}
	return widgets.SomeTicks
}

// remove takes those that are ticked out of the group, and offers to undo it.
func (g *groupMembers) remove() {
	group, numbers := g.model.Opened(), g.chosen()
	g.clear()
	g.refresh()
	g.model.Remove(group, numbers...)
	g.w.toaster.Show(g.w.say("register.group.removed", "count", len(numbers), "group", group), g.w.say("register.undo"),
		func() { g.model.Add(group, numbers...) }, badNews)
}
