package viewmodel

import (
	"context"

	"kontingent/domain/cal"
	"kontingent/domain/party"
)

// ready tells everything that stops the invoice, and reports whether nothing does.
func (v *SingleInvoice) ready() bool {
	v.tried = true
	v.Document.showAll()
	v.changed()
	if bad := v.Document.unreadable(); len(bad) > 0 {
		return false
	}
	return v.register != nil && !v.busy
}

// Problems is everything that stops the invoice, once somebody tried to go on.
func (v *SingleInvoice) Problems() Problems {
	if !v.tried {
		return Problems{}
	}
	list := v.Document.unreadable()
	list = append(list, v.found...)
	return Problems{v.env, inOrder(list)}
}

// Ready reports whether the registers have been read: before that, nothing can be said about the invoice.
func (v *SingleInvoice) Ready() bool { return v.register != nil }

// Busy reports whether the invoice is being written.
func (v *SingleInvoice) Busy() bool { return v.busy }

// Waits reports whether sending it puts it on the list for a later day.
func (v *SingleInvoice) Waits() bool {
	goes, known := v.goes()
	return known && v.env.today().Before(goes)
}

// SendSentence says what sending will do.
func (v *SingleInvoice) SendSentence() string {
	if !v.Ready() {
		return ""
	}
	name := v.PartyName()
	switch {
	case name == "":
		return v.env.say("view.single.nobody")
	case v.Waits():
		goes, _ := v.goes()
		return v.env.say("view.single.later", "name", name, "day", v.env.day(goes))
	}
	return v.env.say("view.single.now", "name", name)
}

// goes is the day the invoice is sent by itself.
func (v *SingleInvoice) goes() (day cal.Date, known bool) {
	if v.register == nil || v.one.Document.InvoiceDate.IsZero() {
		return day, false
	}
	return v.one.Document.InvoiceDate.AddDays(-v.register.Settings.DaysBefore), true
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
			if v.Problems().Len() == 0 { // those are on the page
				v.env.complain(err)
			}
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
