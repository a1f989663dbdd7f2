package ui

import (
	"slices"

	"fyne.io/fyne/v2/theme"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/icon"
	"kontingent/ui/widgets/tint"
)

// editorRail stands beside the chapters: what the batch comes to, what can be done with it, and what is wrong.
type editorRail struct {
	w        *Window
	model    *viewmodel.BatchEditor
	scroll   *widgets.Scroll
	figures  *widgets.Pairs
	was      []widgets.Pair
	save     *widgets.Button
	again    *widgets.Button
	hint     *widgets.Paragraph
	unsaved  *widgets.ProblemPanel
	failed   []string // as it was told last
	problems *problems
}

func newEditorRail(w *Window, b *viewmodel.BatchEditor, mend func(field string) bool) *editorRail {
	r := &editorRail{w: w, model: b, figures: widgets.NewPairs(), hint: widgets.NewCaption("")}
	r.save = widgets.NewButton(w.say("editor.save"), icon.Lock, widgets.Plain, b.Save)
	r.again = widgets.NewButton(w.say("editor.copy"), icon.Copy, widgets.Plain, b.CopyToNew)
	r.unsaved = widgets.NewProblemPanel()
	r.problems = newProblems(w, mend)
	execute := widgets.NewColumn(theme.SizeNameInnerPadding,
		widgets.NewButton(w.say("editor.execute"), nil, widgets.Primary, b.Execute),
		widgets.NewCaption(w.say("editor.execute.hint")))
	r.scroll = widgets.NewScroll(widgets.NewRail(widgets.NewColumn(tint.Gap, r.unsaved,
		widgets.NewPanel(w.say("editor.rail"), widgets.NewColumn(tint.Gap, r.figures, execute,
			widgets.NewColumn(theme.SizeNameInnerPadding, r.save, r.again, r.hint))),
		r.problems.panel)))
	return r
}

func (r *editorRail) refresh() {
	now := r.model.Rail()
	figures := make([]widgets.Pair, len(now.Lines))
	for i, l := range now.Lines {
		figures[i] = widgets.Pair{Name: l.Label, Value: l.Value}
	}
	if !slices.Equal(figures, r.was) {
		r.was = figures
		r.figures.Set(figures...)
	}
	show(r.again, now.Copy)
	if !now.Save && r.w.writesIn(r.save) {
		r.w.Window.Canvas().Focus(r.again) // the button that was pressed goes; the keyboard stays near
	}
	show(r.save, now.Save)
	r.hint.SetText(now.Hint)
	if r.failed == nil || !slices.Equal(r.failed, now.Unsaved) {
		r.failed = append([]string{}, now.Unsaved...)
		troubles(r.unsaved, now.Unsaved)
	}
	r.problems.show(now.Problems)
}
