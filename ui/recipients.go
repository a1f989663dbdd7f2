package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/tint"
)

// recipientsPart is the first chapter: groups first, then the customers in them (spec A1, B3, B4).
type recipientsPart struct {
	w      *Window
	batch  *viewmodel.BatchEditor
	model  *viewmodel.Recipients
	main   *widgets.Choice
	limit  fyne.CanvasObject // the choice of a main group, with its label
	all    *widgets.Link
	groups *groupSwitches
	list   *recipientList
	body   fyne.CanvasObject
	mains  []viewmodel.Choice // as they are shown
}

func newRecipients(w *Window, b *viewmodel.BatchEditor) *recipientsPart {
	r := &recipientsPart{w: w, batch: b, model: b.Recipients}
	r.main = widgets.NewChoice("", nil, r.model.Limit)
	r.limit = widgets.NewForm().Row(widgets.NewField(w.say("editor.main_group"), "", r.main))
	r.all = widgets.NewLink("", r.model.SelectAllGroups)
	r.groups = newGroupSwitches(w, r.model)
	r.list = newRecipientList(w, b)
	head := container.NewBorder(nil, nil, nil, r.all, widgets.NewCaption(w.say("editor.groups.legend")))
	r.body = widgets.NewColumn(tint.Gap, r.limit, widgets.NewColumn("", head, r.groups.object()), r.list.object())
	return r
}

func (r *recipientsPart) object() fyne.CanvasObject { return r.body }

func (r *recipientsPart) refresh() {
	mains := r.model.MainGroups()
	show(r.limit, len(mains) > 1)
	if !slices.Equal(mains, r.mains) {
		r.mains = mains
		r.main.SetOptions(options(mains))
	}
	if r.main.Chosen() != r.model.MainGroup() {
		r.main.Choose(r.model.MainGroup())
	}
	label(r.all, r.w.say("editor.groups.all"), r.w.say("editor.undo"), r.model.AllGroups())
	show(r.all, !r.batch.Locked())
	r.groups.refresh(r.batch.Locked())
	r.list.refresh()
}

func (r *recipientsPart) focus(string) bool {
	if !r.groups.focus() {
		r.w.Window.Canvas().Focus(r.list.search)
	}
	return true
}

// label writes on a link that does something, or undoes it.
func label(l *widgets.Link, do, undo string, done bool) {
	said := do
	if done {
		said = undo
	}
	if l.AccessibilityLabel() != said {
		l.SetLabel(said)
	}
}
