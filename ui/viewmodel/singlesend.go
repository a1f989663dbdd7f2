package viewmodel

import (
	"context"

	"kontingent/domain/party"
)

// ready tells everything that stops the invoice, and reports whether nothing does.
func (v *SingleInvoice) ready() bool {
	v.tried = true
	v.Document.showAll()
	v.changed()
	if bad := v.Document.unreadable(); len(bad) > 0 {
		v.env.complain(bad)
		return false
	}
	return v.register != nil && !v.busy
}

// Keep puts the invoice away as planned: it has no number, and goes nowhere before it is sent.
func (v *SingleInvoice) Keep() {
	v.write(func(id int64) { v.env.open(Route{Page: InvoicePage, ID: id}) })
}

// Send puts the invoice on the dispatch list: at once when its day is today or past or when now is true, else some days
// before its invoice date.
func (v *SingleInvoice) Send(now bool) {
	v.write(func(id int64) {
		v.shell.sendInvoice(id, now)
		v.env.open(Route{Page: InvoicePage, ID: id})
	})
}

func (v *SingleInvoice) write(then func(id int64)) {
	if !v.ready() {
		return
	}
	v.busy = true
	v.changed()
	one := v.one
	do(v.env, func(ctx context.Context) (int64, error) { return v.env.Club.Write(ctx, one) }, func(id int64, err error) {
		v.busy = false
		v.changed()
		if err != nil {
			v.env.complain(err)
			return
		}
		v.keep.clean()
		v.env.saved()
		v.env.Feed.Touch(Invoices)
		then(id)
	})
}

// Gather makes a mass invoicing of what is filled in: the button Massefakturering, in Danish Samlefaktura (spec B1).
func (v *SingleInvoice) Gather() {
	p := v.one.Gather()
	if v.one.Party == "" {
		p.Recipients = party.Choice{}
	}
	v.keep.clean()
	v.env.open(Route{Page: EditorPage, Plan: &p})
}
