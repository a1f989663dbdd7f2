package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
)

// invoiceRail is what can be done with an invoice as it stands.
type invoiceRail struct {
	w       *Window
	model   *viewmodel.InvoiceView
	buttons *fyne.Container
	actions []viewmodel.Action // as drawn
	body    fyne.CanvasObject
}

func newInvoiceRail(w *Window, m *viewmodel.InvoiceView) *invoiceRail {
	r := &invoiceRail{w: w, model: m, buttons: widgets.NewColumn(theme.SizeNameInnerPadding)}
	r.body = widgets.NewPanel("", r.buttons)
	return r
}

func (r *invoiceRail) object() fyne.CanvasObject { return r.body }

func (r *invoiceRail) refresh() {
	actions := r.model.Actions()
	if slices.Equal(actions, r.actions) {
		return // drawing anew would take the keyboard from them
	}
	r.actions = actions
	r.buttons.Objects = nil
	next := nextAction(actions)
	for _, a := range actions {
		kind := widgets.Plain
		switch a.ID {
		case next:
			kind = widgets.Primary
		case viewmodel.ActionDelete:
			kind = widgets.Grave
		}
		r.buttons.Add(widgets.NewButton(a.Label, nil, kind, func() { r.do(a) }))
	}
	r.body.Refresh()
}

// nextAction is what the page is for: the one thing that brings the invoice on its way. Where there are several, a person
// is to choose, and none stands out.
func nextAction(actions []viewmodel.Action) string {
	var next []string
	for _, a := range actions {
		switch a.ID {
		case viewmodel.ActionShow, viewmodel.ActionShowEHF, viewmodel.ActionSave, viewmodel.ActionSendNow, viewmodel.ActionDelete,
			viewmodel.ActionCredit, viewmodel.ActionCorrect:
		default:
			next = append(next, a.ID)
		}
	}
	if len(next) != 1 {
		return ""
	}
	return next[0]
}

func (r *invoiceRail) do(a viewmodel.Action) {
	switch a.ID {
	case viewmodel.ActionSave:
		r.w.Files.Save(a.Label, r.model.FileName(), r.model.SaveDocument)
	case viewmodel.ActionCorrect:
		r.model.AskCorrect(func(c viewmodel.Correction) { r.w.askCorrect(c) })
	case viewmodel.ActionDelete:
		r.w.ask(r.model.DeleteQuestion(), a.Label, func() { r.model.Do(a.ID) })
	default:
		r.model.Do(a.ID)
	}
}
