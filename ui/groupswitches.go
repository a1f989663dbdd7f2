package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
)

// groupSwitches are the groups, each with its switch. Where there are many, they scroll.
type groupSwitches struct {
	w     *Window
	model *viewmodel.Recipients
	rows  []*groupSwitch
	list  *fyne.Container
	low   fyne.CanvasObject
}

// groupSwitch is one group.
type groupSwitch struct {
	name string
	row  *widgets.TriRow
	was  viewmodel.GroupRow
}

// groupsInView is how many groups are seen at once; the half one tells that there are more.
const groupsInView = 6.5

func newGroupSwitches(w *Window, model *viewmodel.Recipients) *groupSwitches {
	g := &groupSwitches{w: w, model: model, list: widgets.NewColumn("")}
	g.low = widgets.NewLow(groupsInView, g.list)
	return g
}

func (g *groupSwitches) object() fyne.CanvasObject { return g.low }

func (g *groupSwitches) refresh(locked bool) {
	now := g.model.Groups()
	if !slices.EqualFunc(now, g.rows, func(a viewmodel.GroupRow, b *groupSwitch) bool { return a.Name == b.name }) {
		g.build(now)
	}
	for i, v := range now {
		s := g.rows[i]
		if s.was.Label != v.Label || s.was.Members != v.Members {
			s.row.Set(v.Label, g.w.number(v.Members))
		}
		if to := widgets.Tri(v.State); s.row.Switch.State() != to {
			s.row.Switch.SetState(to)
		}
		enable(s.row.Switch, !locked)
		s.was = v
	}
}

// build makes the rows. A group that was there before keeps its own, and the keyboard.
func (g *groupSwitches) build(now []viewmodel.GroupRow) {
	named := [3]string{g.w.say("editor.group.out"), g.w.say("editor.group.none"), g.w.say("editor.group.in")}
	before := g.rows
	g.rows, g.list.Objects = nil, nil
	for _, v := range now {
		i := slices.IndexFunc(before, func(s *groupSwitch) bool { return s.name == v.Name })
		var s *groupSwitch
		if i >= 0 {
			s = before[i]
		} else {
			s = &groupSwitch{name: v.Name, row: widgets.NewTriRow("", "", named, func(t widgets.Tri) {
				g.model.Choose(v.Name, viewmodel.Tri(t))
			})}
		}
		g.rows = append(g.rows, s)
		g.list.Objects = append(g.list.Objects, s.row)
	}
	g.list.Refresh()
}

// focus gives the keyboard to the first group that can be changed, and reports whether there is one.
func (g *groupSwitches) focus() bool {
	if len(g.rows) == 0 || g.rows[0].row.Switch.Disabled() {
		return false
	}
	g.w.Window.Canvas().Focus(g.rows[0].row.Switch)
	return true
}
