package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
)

// homeYear draws how the year stands: what was invoiced, sent and credited, and by which batches.
type homeYear struct {
	w     *Window
	panel *widgets.Panel
	sums  *widgets.Pairs
	rows  *fyne.Container
	drawn string // what is drawn
}

func newHomeYear(w *Window) *homeYear {
	h := &homeYear{w: w, sums: widgets.NewPairs(), rows: widgets.NewColumn("")}
	h.panel = widgets.NewPanel("", widgets.NewColumn(theme.SizeNameInnerPadding, h.sums, h.rows))
	h.panel.Hide()
	return h
}

func (h *homeYear) show(y viewmodel.YearFigures, ready bool) {
	drawn := fmt.Sprint(ready, y)
	if drawn == h.drawn {
		return // drawing anew would take the keyboard from its lines
	}
	h.drawn = drawn
	h.panel.SetTitle(h.w.say("job.year.title", "year", y.Year))
	sum := func(key string, s viewmodel.Sum) widgets.Pair {
		return widgets.Pair{Name: h.w.say(key, "count", s.Count), Value: s.Amount}
	}
	h.sums.Set(sum("job.year.invoiced", y.Invoiced), sum("job.year.sent", y.Sent), sum("job.year.credited", y.Credited))
	h.rows.Objects = nil
	for _, b := range y.ByBatch {
		h.rows.Add(widgets.NewLead(b.Name, "", b.Amount, func() { h.w.shell.Go(b.To) }))
	}
	show(h.rows, len(y.ByBatch) > 0)
	show(h.panel, ready && y.Invoiced.Count > 0)
	h.panel.Refresh()
}
