package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kontingent/ui/widgets"
	"kontingent/ui/widgets/tint"
)

// restoreSteps are the steps of a restore, in their order.
var restoreSteps = []string{"copy", "check", "swap", "open"}

// Restoring fills the window while a backup is put back.
type Restoring struct {
	around Surroundings
	panel  *widgets.ProgressPanel
	body   fyne.CanvasObject
}

// NewRestoring makes the page.
func NewRestoring(around Surroundings) *Restoring {
	r := &Restoring{around: around, panel: widgets.NewProgressPanel(around.Words.Say("restore.running"), "", nil)}
	r.panel.Finish() // it is never stopped half-way
	r.body = container.New(&middleLayout{0.3}, widgets.NewColumn(tint.Gap, r.panel))
	r.Step(restoreSteps[0])
	return r
}

// Content is what the window holds.
func (r *Restoring) Content() fyne.CanvasObject { return r.body }

// Step says how far it is.
func (r *Restoring) Step(step string) {
	i := slices.Index(restoreSteps, step)
	if i >= 0 {
		r.panel.Set(r.around.Words.Say("restore.step."+step), "", float64(i+1)/float64(len(restoreSteps)+1))
	}
}
