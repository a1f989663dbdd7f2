package ui

import (
	"strings"

	"fyne.io/fyne/v2/theme"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/tint"
)

// dispatchRail tells of the chosen dispatch: where it stands, what can be said of it, and every attempt.
type dispatchRail struct {
	w        *Window
	model    *viewmodel.DispatchList
	scroll   *widgets.Scroll
	name     *widgets.Paragraph
	state    *widgets.Paragraph
	waits    *widgets.Paragraph
	pairs    *widgets.Pairs
	actions  *actionColumn
	attempts *attemptList
	row      viewmodel.DispatchRow
}

func newDispatchRail(w *Window, m *viewmodel.DispatchList) *dispatchRail {
	r := &dispatchRail{w: w, model: m}
	r.name, r.state, r.pairs = widgets.NewHeading(""), widgets.NewParagraph("", widgets.Ink), widgets.NewPairs()
	r.waits = widgets.NewCaption("")
	r.actions = newActionColumn(func(action string) {
		row := r.row
		r.model.Do(&row, action)
	})
	r.attempts = newAttempts(w)
	more := widgets.NewLink(w.say("job.dispatches.more"), r.more)
	r.scroll = widgets.NewScroll(widgets.NewPanel("", widgets.NewColumn(tint.Gap, widgets.NewColumn(theme.SizeNameLineSpacing, r.name, r.state, r.waits, r.pairs), r.actions.object(),
		widgets.NewWrapping("", more), widgets.NewHeading(w.say("job.attempts.title")), r.attempts.object())))
	r.scroll.Hide()
	return r
}

// show tells of a row; nil: none is chosen.
func (r *dispatchRail) show(row *viewmodel.DispatchRow) {
	show(r.scroll, row != nil)
	if row != nil {
		if r.row.ID != row.ID {
			r.scroll.ScrollToTop()
		}
		r.row = *row
		tone := widgets.Faint
		if row.Bad() {
			tone = widgets.Warn
		}
		r.name.SetText(row.Recipient())
		r.state.Set(row.StateText(), tone)
		r.waits.SetText(row.Waits())
		show(r.waits, row.Waits() != "")
		r.pairs.Set(r.figures(row)...)
		r.actions.show(row.Actions())
		r.attempts.show(row.Log())
	}
	r.scroll.Refresh()
}

// figures are what else is known of it.
func (r *dispatchRail) figures(row *viewmodel.DispatchRow) []widgets.Pair {
	var out []widgets.Pair
	for _, f := range []struct{ name, value string }{
		{r.w.say("job.batch.number"), strings.Join(row.Numbers, ", ")},
		{r.w.say("view.column.day"), row.Day()},
		{r.w.say("view.column.method"), row.MethodText()},
		{r.w.say("view.column.batch"), row.Batch},
	} {
		if f.value != "" {
			out = append(out, widgets.Pair{Name: f.name, Value: f.value})
		}
	}
	return out
}

// more opens the invoice it carries.
func (r *dispatchRail) more() {
	if len(r.row.Invoices) > 0 {
		r.w.shell.Go(viewmodel.Route{Page: viewmodel.InvoicePage, ID: r.row.Invoices[0]})
	}
}
