package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kontingent/ui/widgets"
	"kontingent/ui/widgets/tint"
)

// Trouble fills the window when the club can't be opened: what is wrong, where, and what to do about it. again tries once
// more.
func Trouble(around Surroundings, said []string, again func()) fyne.CanvasObject {
	say := around.Words.Say
	panel := widgets.NewProblemPanel()
	troubles(panel, said)
	retry := widgets.NewButton(say("program.trouble.again"), nil, widgets.Primary, again)
	leave := widgets.NewButton(say("program.trouble.close"), nil, widgets.Plain, around.Window.Close)
	page := widgets.NewPage(say("program.trouble.title"), "",
		widgets.NewScroll(widgets.NewColumn(tint.Gap, panel, container.NewHBox(retry, leave))))
	around.Post(func() { around.Window.Canvas().Focus(retry) })
	return container.New(&middleLayout{0.2}, page)
}
