package ui

import (
	"fyne.io/fyne/v2"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/tint"
)

// singleRail stands beside an invoice that is being written: what it comes to, what is wrong, and what can be done.
type singleRail struct {
	w        *Window
	model    *viewmodel.SingleInvoice
	total    *widgets.Pairs
	sentence *widgets.Paragraph
	send     *widgets.Button
	now      *widgets.Button
	keep     *widgets.Button
	problems *problems
	wrong    fyne.CanvasObject
	body     fyne.CanvasObject
}

func newSingleRail(w *Window, m *viewmodel.SingleInvoice, mend func(field string) bool) *singleRail {
	r := &singleRail{w: w, model: m, total: widgets.NewPairs(), sentence: widgets.NewCaption(""), problems: newProblems(w, mend)}
	r.send = widgets.NewButton(w.say("sale.single.send"), nil, widgets.Primary, func() { r.do(func() { m.Send(false) }) })
	r.now = widgets.NewButton(w.say("sale.single.send_now"), nil, widgets.Plain, func() { r.do(func() { m.Send(true) }) })
	r.keep = widgets.NewButton(w.say("sale.single.keep"), nil, widgets.Quiet, func() { r.do(m.Keep) })
	r.wrong = r.problems.panel
	r.body = widgets.NewColumn(tint.Gap,
		widgets.NewPanel("", widgets.NewColumn(tint.Gap, r.total, r.sentence, r.send, r.now, r.keep)), r.wrong)
	return r
}

func (r *singleRail) object() fyne.CanvasObject { return r.body }

// do presses a button: what is being written counts first.
func (r *singleRail) do(act func()) {
	r.w.leave()
	act()
}

func (r *singleRail) refresh() {
	m := r.model
	total := ""
	if m.Ready() {
		total = m.Document.Total()
	}
	r.total.Set(widgets.Pair{Name: r.w.say("sale.single.total"), Value: total, Bold: true})
	r.sentence.SetText(m.SendSentence())
	if m.Waits() {
		r.send.SetLabel(r.w.say("sale.single.queue"))
	} else {
		r.send.SetLabel(r.w.say("sale.single.send"))
	}
	show(r.now, m.Waits())
	for _, b := range []*widgets.Button{r.send, r.now, r.keep} {
		able(b, m.Ready() && !m.Busy())
	}
	found := m.Problems()
	r.problems.show(found)
	show(r.wrong, found.Len() > 0)
}
