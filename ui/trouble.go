package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/tint"
)

// Trouble fills the window when the club can't be opened: what is wrong, where, and what to do about it. again tries once
// more. Where a backup may mend it, copies are those there are; nil: none can. begin makes a new club; nil: it can't.
func Trouble(around Surroundings, said []string, again func(), copies *viewmodel.Copies, begin func()) fyne.CanvasObject {
	say := around.Words.Say
	panel := widgets.NewProblemPanel()
	troubles(panel, said)
	retry := widgets.NewButton(say("program.trouble.again"), nil, widgets.Primary, again)
	leave := widgets.NewButton(say("program.trouble.close"), nil, widgets.Plain, around.Window.Close)
	presses := container.NewHBox(retry, leave)
	if begin != nil {
		presses.Add(widgets.NewButton(say("program.trouble.begin"), nil, widgets.Quiet, begin))
	}
	content := widgets.NewColumn(tint.Gap, panel, presses)
	down := float32(0.2)
	if copies != nil {
		w := &Window{Surroundings: around}
		list := newCopiesPanel(w, copies)
		copies.Changed = w.gather(list.refresh)
		copies.Restore = around.Restore
		content.Add(list.body)
		down = 0.04
	}
	page := widgets.NewPage(say("program.trouble.title"), "", widgets.NewScroll(content))
	around.Post(func() { around.Window.Canvas().Focus(retry) })
	return container.New(&middleLayout{down}, page)
}
