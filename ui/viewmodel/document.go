package viewmodel

import (
	"kontingent/domain/batch"
	"kontingent/domain/cal"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// DocumentEditor fills in what stands on an invoice. A mass invoicing and a single invoice are filled in with the same
// one (spec A7, A13); a mass invoicing has the series and the default products besides.
type DocumentEditor struct {
	*form[documentValue]
	Changed func()

	env      *Env
	many     bool // for a mass invoicing
	after    func()
	lines    []lineState
	register batch.Register
	products []party.Product
	found    problem.List // what is wrong, as its owner has found
}

// documentValue is what is filled in.
type documentValue struct {
	batch.Document
	Payment, Shipping string
	Series            batch.Series
	unit              cal.Unit // of the interval, also while it has no number
}

// standard leaves a choice to each customer's card (spec B8).
const standard = "standard"

// newDocumentEditor makes an editor. locked says which fields can't be changed any more, after is called with each change.
func newDocumentEditor(e *Env, many bool, locked func(id string) bool, after func()) *DocumentEditor {
	d := &DocumentEditor{env: e, many: many, after: after}
	d.form = &form[documentValue]{
		env: e, fields: d.head(), locked: locked, after: d.touched,
		check: func(documentValue) error { return d.found.Err() },
	}
	d.load(documentValue{}, batch.Register{}, nil)
	return d
}

// load begins anew with a value.
func (d *DocumentEditor) load(v documentValue, r batch.Register, products []party.Product) {
	if v.unit = v.Series.Every.Unit; v.unit == "" {
		v.unit = cal.Months
	}
	d.form.load(v)
	d.lines = make([]lineState, len(v.Lines))
	d.refresh(r, products)
}

// refresh takes in that products, settings or the organisation are others.
func (d *DocumentEditor) refresh(r batch.Register, products []party.Product) {
	d.register, d.products = r, products
}

// judge takes in what is wrong with what is filled in.
func (d *DocumentEditor) judge(list problem.List) {
	d.found = list
	d.changed()
}

// showAll tells what is wrong at every field, those nobody has touched included.
func (d *DocumentEditor) showAll() {
	d.all = true
	for i := range d.lines {
		d.lines[i].seen = true
	}
	d.changed()
}

func (d *DocumentEditor) touched() {
	d.after()
	d.changed()
}

func (d *DocumentEditor) changed() {
	if d.Changed != nil {
		d.Changed()
	}
}

// unreadable is what a person has typed that can't be read: nothing goes on before it is mended.
func (d *DocumentEditor) unreadable() problem.List {
	var bad problem.List
	for _, f := range d.fields {
		if p := d.bad[f.id]; p != nil {
			bad.Add(p.At(f.id))
		}
	}
	for i, l := range d.lines {
		for _, f := range lineFields {
			if p := l.bad[f]; p != nil {
				bad.Add(p.At(lineField(i, f)))
			}
		}
	}
	return bad
}

// head are the fields besides the lines.
func (d *DocumentEditor) head() []field[documentValue] {
	out := []field[documentValue]{
		dateOf(d.env, "document.invoice_date", func(v *documentValue) *cal.Date { return &v.InvoiceDate }),
		dateOf(d.env, "document.due_date", func(v *documentValue) *cal.Date { return &v.DueDate }),
	}
	if d.many {
		out = append(out, d.series()...)
		out = append(out, tickOf("document.include_default_products",
			func(v *documentValue) *bool { return &v.IncludeDefaultProducts }).called("", "view.hint.default_products"))
	}
	return append(out,
		textOf("document.their_reference", func(v *documentValue) *string { return &v.TheirReference }).
			called("fieldname.their_reference", "view.hint.their_reference"),
		textOf("document.our_reference", func(v *documentValue) *string { return &v.OurReference }).
			called("fieldname.our_reference", ""),
		longOf("document.additional_information", func(v *documentValue) *string { return &v.AdditionalInformation }).
			called("", "view.hint.additional_information"),
		longOf("document.sellers_notes", func(v *documentValue) *string { return &v.SellersNotes }).
			called("", "view.hint.sellers_notes"),
		choiceOf("payment_method", func(v *documentValue) *string { return &v.Payment },
			func(*documentValue) []Choice { return d.env.paymentMethods() }),
		shipping().called("", "view.hint.shipping_method"),
	)
}

// paymentMethods are the ways to pay, each card's own first.
func (e *Env) paymentMethods() []Choice {
	var out []Choice
	for _, m := range batch.PaymentMethods() {
		out = append(out, Choice{m, e.say("view.payment." + m)})
	}
	return out
}

// shipping is free text; nothing is each card's own.
func shipping() field[documentValue] {
	f := textOf("shipping_method", func(v *documentValue) *string { return &v.Shipping })
	f.get = func(v *documentValue) string {
		if v.Shipping == standard {
			return ""
		}
		return v.Shipping
	}
	f.set = func(v *documentValue, s string) *problem.Problem {
		if v.Shipping = s; s == "" {
			v.Shipping = standard
		}
		return nil
	}
	return f
}
