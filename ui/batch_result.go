package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
)

// batchResult draws what the last sending of a batch came to. It can be folded, to have more room for the list.
type batchResult struct {
	w     *Window
	panel *widgets.Panel
	said  *widgets.Paragraph
	chips *fyne.Container
	drawn string // what is drawn
}

func newBatchResult(w *Window) *batchResult {
	r := &batchResult{w: w, said: widgets.NewParagraph("", widgets.Ink), chips: widgets.NewWrapping(theme.SizeNameInnerPadding)}
	r.panel = widgets.NewChapter("", w.say("job.result.title"), true, widgets.NewColumn(theme.SizeNameInnerPadding, r.said, r.chips))
	r.panel.Hide()
	return r
}

// show draws a result; nil: there is none yet.
func (r *batchResult) show(v *viewmodel.Result) {
	show(r.panel, v != nil && len(v.Failed) == 0)
	if v == nil {
		return
	}
	drawn := fmt.Sprint(*v)
	if drawn == r.drawn {
		return
	}
	r.drawn = drawn
	r.panel.SetOpen(true)
	said := ""
	switch {
	case v.Stopped:
		said = r.w.say("job.result.stopped")
	case len(v.Lines) == 0:
		said = r.w.say("job.result.nothing")
	}
	r.said.SetText(said)
	show(r.said, said != "")
	r.chips.Objects = nil
	for _, f := range v.Lines {
		tone := widgets.Ink
		if f.Bad {
			tone = widgets.Warn
		}
		r.chips.Add(widgets.NewChip(r.w.number(f.Count)+" "+f.Label, tone))
	}
	show(r.chips, len(v.Lines) > 0)
	r.panel.Refresh()
}
