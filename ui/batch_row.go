package ui

import (
	"fyne.io/fyne/v2/theme"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/tint"
)

// sentRail tells of the chosen invoice of a batch: where it stands, what can be done, and every attempt.
type sentRail struct {
	w        *Window
	model    *viewmodel.BatchDetail
	scroll   *widgets.Scroll
	name     *widgets.Paragraph
	pairs    *widgets.Pairs
	waits    *widgets.Paragraph
	actions  *actionColumn
	attempts *attemptList
	row      viewmodel.SentRow
}

func newSentRail(w *Window, m *viewmodel.BatchDetail) *sentRail {
	r := &sentRail{w: w, model: m}
	r.name, r.pairs, r.waits = widgets.NewHeading(""), widgets.NewPairs(), widgets.NewParagraph("", widgets.Faint)
	r.actions, r.attempts = newActionColumn(r.do), newAttempts(w)
	whole := widgets.NewLink(w.say("job.batch.invoice"), func() {
		w.shell.Go(viewmodel.Route{Page: viewmodel.InvoicePage, ID: r.row.ID})
	})
	r.scroll = widgets.NewScroll(widgets.NewPanel("", widgets.NewColumn(tint.Gap, widgets.NewColumn(theme.SizeNameLineSpacing, r.name, r.pairs, r.waits), r.actions.object(),
		widgets.NewWrapping("", whole), widgets.NewHeading(w.say("job.attempts.title")), r.attempts.object())))
	r.scroll.Hide()
	return r
}

// show tells of a row; nil: none is chosen.
func (r *sentRail) show(row *viewmodel.SentRow) {
	show(r.scroll, row != nil)
	if row != nil {
		if r.row.ID != row.ID {
			r.scroll.ScrollToTop()
		}
		r.row = *row
		r.name.SetText(row.Recipient())
		var pairs []widgets.Pair
		if n := row.NumberText(); n != "" {
			pairs = append(pairs, widgets.Pair{Name: r.w.say("job.batch.number"), Value: n})
		}
		r.pairs.Set(append(pairs,
			widgets.Pair{Name: r.w.say("view.column.amount"), Value: row.Amount()},
			widgets.Pair{Name: r.w.say("view.column.due"), Value: row.Due()},
			widgets.Pair{Name: r.w.say("view.column.state"), Value: row.StateText()})...)
		r.waits.SetText(row.Waits())
		show(r.waits, row.Waits() != "")
		r.actions.show(row.Actions())
		r.attempts.show(row.Attempts())
	}
	r.scroll.Refresh()
}

// do carries out an action; saving asks for a file first.
func (r *sentRail) do(action string) {
	row := r.row // another may be chosen by the time there is a file
	if action != viewmodel.ActionSave {
		r.model.Do(&row, action)
		return
	}
	r.w.Files.Save(r.w.say("job.batch.save"), row.FileName(), func(path string) { r.model.SaveDocument(&row, path) })
}
