package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/tint"
)

// documentForm fills in what stands on an invoice. A mass invoicing and a single invoice are filled in with this same
// code (spec A7); what only a mass invoicing has is left out where the model has no field for it.
type documentForm struct {
	model    *viewmodel.DocumentEditor
	forms    []*form
	sentence *widgets.Paragraph // what the dates mean
	series   *seriesDates
	lines    *lineForm
	body     fyne.CanvasObject
}

// newDocument makes the editor. Its owner sets the model's Changed and calls refresh then.
func newDocument(w *Window, d *viewmodel.DocumentEditor) *documentForm {
	f := &documentForm{model: d, sentence: widgets.NewCaption(""), series: newSeriesDates(w, d), lines: newLineForm(w, d)}
	series := widgets.NewColumn(theme.SizeNameInnerPadding,
		f.part(w, []string{"series.count", "series.every", "series.unit"}), f.series.object())
	show(series, series.Objects[0].Visible())
	f.body = widgets.NewColumn(tint.Gap,
		widgets.NewColumn(theme.SizeNamePadding,
			f.part(w, []string{"document.invoice_date", "document.due_date"}), f.sentence),
		series, f.lines.object(),
		f.part(w, []string{"document.include_default_products"}),
		f.part(w,
			[]string{"document.their_reference", "document.our_reference"},
			[]string{"document.additional_information"},
			[]string{"document.sellers_notes"},
			[]string{"payment_method", "shipping_method"}),
	)
	f.refresh()
	return f
}

// part draws some of the fields. Those that the model does not have leave no gap.
func (f *documentForm) part(w *Window, rows ...[]string) fyne.CanvasObject {
	p := newFormOf(w, f.model, rows...)
	f.forms = append(f.forms, p)
	show(p.object(), len(p.inputs) > 0)
	return p.object()
}

// object is what is drawn.
func (f *documentForm) object() fyne.CanvasObject { return f.body }

// refresh shows what is filled in anew.
func (f *documentForm) refresh() {
	for _, p := range f.forms {
		p.refresh()
	}
	said := f.model.DateSentence()
	f.sentence.SetText(said)
	show(f.sentence, said != "")
	f.series.refresh()
	f.lines.refresh()
}

// focus gives the keyboard to a field, as problems name it, and reports whether it is here.
func (f *documentForm) focus(field string) bool {
	for _, p := range f.forms {
		if p.focus(field) {
			return true
		}
	}
	return f.lines.focus(field)
}
