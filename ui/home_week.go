package ui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/tint"
)

// homeWeek draws what is sent by itself in the next days, with what can be done about it.
type homeWeek struct {
	w     *Window
	panel *widgets.Panel
	days  *fyne.Container
	now   *pauseButtons
	drawn string // what is drawn
}

func newHomeWeek(w *Window, m *viewmodel.Home) *homeWeek {
	h := &homeWeek{w: w, days: widgets.NewColumn(theme.SizeNameInnerPadding), now: newPauseButtons(w, m.SendNow, m.PauseAll, m.ResumeAll)}
	list := widgets.NewLink(w.say("job.week.list"), func() { w.shell.Go(viewmodel.Route{Page: viewmodel.DispatchesPage}) })
	h.panel = widgets.NewPanel(w.say("job.week.title"), widgets.NewColumn(tint.Gap, h.days,
		widgets.NewColumn(theme.SizeNameInnerPadding, h.now.send, h.now.pause, h.now.resume), widgets.NewWrapping("", list)))
	return h
}

func (h *homeWeek) show(week []viewmodel.Day, pauses viewmodel.Pauses, ready bool) {
	h.now.show(pauses, len(week) > 0)
	drawn := fmt.Sprint(ready, week)
	if drawn != h.drawn {
		h.drawn = drawn
		h.days.Objects = nil
		for _, d := range week {
			h.days.Add(h.day(d))
		}
		if ready && len(week) == 0 {
			h.days.Add(widgets.NewParagraph(h.w.say("job.week.none"), widgets.Faint))
		}
	}
	h.panel.Refresh()
}

// day draws a day with its count, and below it how many go by which method.
func (h *homeWeek) day(d viewmodel.Day) fyne.CanvasObject {
	ways := make([]string, len(d.Parts))
	for i, p := range d.Parts {
		ways[i] = h.w.number(p.Count) + " " + p.Label
	}
	return widgets.NewColumn("", widgets.NewPairs(widgets.Pair{Name: d.Title, Value: h.w.number(d.Count), Bold: true}),
		widgets.NewCaption(strings.Join(ways, ", ")))
}
