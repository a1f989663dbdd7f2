package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/tint"
)

// trailed is how many invoices of a customer are listed at a time.
const trailed = 6

// cardTrail lists what was sent to a customer, the newest first; each leads to its invoice.
type cardTrail struct {
	w     *Window
	model *viewmodel.CardEditor
	panel *widgets.Panel
	body  *fyne.Container
	all   bool
	said  []string // as it was drawn last
	now   []viewmodel.InvoiceRow
}

func newCardTrail(w *Window, m *viewmodel.CardEditor) *cardTrail {
	return &cardTrail{w: w, model: m, body: widgets.NewColumn(tint.Gap)}
}

// chapter is the panel it stands in.
func (t *cardTrail) chapter(open folds) fyne.CanvasObject {
	t.panel = open.chapter("trail", t.w.say("register.card.trail"), t.body)
	return t.panel
}

// refresh shows it anew, once there is anything.
func (t *cardTrail) refresh(known bool) {
	t.now = t.model.Trail()
	show(t.panel, known && len(t.now) > 0)
	n := len(t.now)
	if !t.all {
		n = min(n, trailed)
	}
	var said []string
	for _, r := range t.now[:n] {
		said = append(said, r.Title(), r.Date(), r.StateText(), r.Amount())
	}
	if slices.Equal(said, t.said) {
		return // drawing anew would take the keyboard from its links
	}
	t.said = said
	t.panel.SetState(counted(len(t.now)))
	t.body.Objects = nil
	for _, r := range t.now[:n] {
		t.body.Add(widgets.NewColumn("", widgets.NewLink(r.Title(), func() { t.model.ShowInvoice(r.ID) }),
			widgets.NewPairs(widgets.Pair{Name: r.Date() + " · " + r.StateText(), Value: r.Amount()})))
	}
	if n < len(t.now) {
		t.body.Add(widgets.NewLink(t.w.say("window.problems.rest", "count", len(t.now)-n), func() {
			t.all = true
			t.refresh(known)
		}))
	}
	t.body.Refresh()
}
