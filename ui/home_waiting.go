package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/tint"
)

// waitingShown is how many waiting things are shown at first.
const waitingShown = 5

// homeWaiting draws what waits for a person, each thing with the presses that settle it.
type homeWaiting struct {
	w      *Window
	settle func(w viewmodel.Waiting, action string)
	panel  *widgets.Panel
	rows   *fyne.Container
	now    []viewmodel.Waiting
	all    bool
	drawn  string // what is drawn
	here   bool   // one is where there is more about it
}

func newHomeWaiting(w *Window, settle func(viewmodel.Waiting, string)) *homeWaiting {
	h := &homeWaiting{w: w, settle: settle, rows: widgets.NewColumn(tint.Gap)}
	h.panel = widgets.NewPanel(w.say("job.waiting.title"), h.rows)
	return h
}

// newHeldPanel draws what is held above the list of dispatches, without a title of its own; nothing while nothing is.
func newHeldPanel(w *Window, settle func(viewmodel.Waiting, string)) *homeWaiting {
	h := &homeWaiting{w: w, settle: settle, rows: widgets.NewColumn(tint.Gap), all: true, here: true}
	h.panel = widgets.NewPanel("", h.rows)
	h.panel.Hide()
	return h
}

func (h *homeWaiting) show(now []viewmodel.Waiting, ready bool) {
	h.now = now
	n := len(now)
	if !h.all {
		n = min(n, waitingShown)
	}
	drawn := fmt.Sprint(ready, len(now), now[:n])
	if drawn == h.drawn {
		return // drawing anew would take the keyboard from its buttons
	}
	h.drawn = drawn
	h.rows.Objects = nil
	for i, w := range now[:n] {
		if i > 0 {
			h.rows.Add(widget.NewSeparator())
		}
		h.rows.Add(h.row(w))
	}
	if n < len(now) {
		h.rows.Add(widgets.NewWrapping(tint.Gap, widgets.NewLink(h.w.say("window.problems.rest", "count", len(now)-n), func() {
			h.all = true
			h.show(h.now, true)
		})))
	}
	if ready && len(now) == 0 {
		h.rows.Add(widgets.NewParagraph(h.w.say("job.waiting.none"), widgets.Faint))
	}
	h.panel.Refresh()
}

// row draws one thing: what it is about, what is the matter, and below it what can be done.
func (h *homeWaiting) row(w viewmodel.Waiting) fyne.CanvasObject {
	row := widgets.NewColumn(theme.SizeNameLineSpacing, widgets.NewHeading(w.Title), widgets.NewParagraph(w.Detail, widgets.Faint))
	if w.Words != "" {
		row.Add(widgets.NewCaption(h.w.say("job.attempts.words", "words", w.Words)))
	}
	presses := widgets.NewWrapping(theme.SizeNameInnerPadding)
	leads := !h.here // to more about it
	for _, a := range w.Actions {
		leads = leads && a.ID != viewmodel.ActionOpen
		presses.Add(widgets.NewButton(a.Label, nil, widgets.Plain, func() { h.settle(w, a.ID) }))
	}
	if leads {
		presses.Add(widgets.NewButton(h.w.say("job.more"), nil, widgets.Quiet, func() { h.w.shell.Go(w.To) }))
	}
	return widgets.NewColumn(theme.SizeNameInnerPadding, row, presses)
}
