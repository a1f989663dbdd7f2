package ui

import (
	"fyne.io/fyne/v2"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/tint"
)

// formSettings is a part of the settings that is a form, perhaps with more below it.
type formSettings struct {
	form  *form
	model viewmodel.Form
	body  *fyne.Container
}

// newFormSettings draws a form in a panel.
func newFormSettings(w *Window, title string, model viewmodel.Form, rows ...[]string) *formSettings {
	f := newForm(w, model, rows...)
	return &formSettings{f, model, widgets.NewColumn(tint.Gap, widgets.NewPanel(title, f.object()))}
}

func (s *formSettings) object() fyne.CanvasObject { return s.body }

func (s *formSettings) refresh() { s.form.refresh() }

func (s *formSettings) wrong() bool {
	for _, f := range s.model.Fields() {
		if f.Problem != "" && !f.Hidden {
			return true
		}
	}
	return false
}

// newInvoiceSettings are how invoices are numbered and paid, and when they go.
func newInvoiceSettings(w *Window, v *viewmodel.SettingsView) settingsPart {
	return newFormSettings(w, w.say("setup.part.invoice"), v.Invoice(),
		[]string{"first_number", "payment_term_days"},
		[]string{"payment_reference", "kid_length", "creditor_number"},
		[]string{"dispatch.days_before", "dispatch.retry_hours"})
}

// newPaperSettings are where letters are put.
func newPaperSettings(w *Window, v *viewmodel.SettingsView) settingsPart {
	return newFormSettings(w, w.say("setup.part.paper"), v.Paper())
}
