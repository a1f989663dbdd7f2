package viewmodel

import (
	"context"

	"kontingent/domain/batch"
	"kontingent/domain/delivery"
	"kontingent/domain/invoice"
	"kontingent/domain/party"
	"kontingent/domain/payment"
)

// InvoiceView is one invoice: what stands on it, and what became of it.
type InvoiceView struct {
	Changed func()
	Files   *Files // that go along with it, besides its batch's

	shell   *Shell
	env     *Env
	id      int64
	found   *invoiceFound // nil: not read yet
	trouble []string
	reading latest
	stop    func()
}

type invoiceFound struct {
	row          invoice.Row
	item         delivery.Item
	notes        []invoice.Invoice // that take something of it back
	organisation party.Organisation
	setUp        map[delivery.Method]bool // methods that can be used
	files, own   []batch.Attachment       // of its batch, and its own
	electronic   bool                     // there is an EHF document of it
}

// NewInvoiceView makes the page of an invoice and reads it.
func NewInvoiceView(s *Shell, id int64) *InvoiceView {
	v := &InvoiceView{shell: s, env: s.Env, id: id}
	v.Files = newInvoiceFiles(v)
	v.reading.live = true
	v.stop = s.Env.follow(Invoices|Dispatches, &v.reading, v.Reload)
	v.Reload()
	return v
}

// Reload reads the invoice anew.
func (v *InvoiceView) Reload() {
	ask(v.env, &v.reading, func() func(context.Context) (*invoiceFound, error) {
		return func(ctx context.Context) (*invoiceFound, error) {
			var f invoiceFound
			var err error
			if f.row, err = v.env.Club.Invoice(ctx, invoice.Ref{ID: v.id}); err != nil {
				return nil, err
			}
			if f.item, err = v.env.Club.DispatchOf(ctx, v.id); err != nil {
				return nil, err
			}
			if f.files, f.own, err = v.env.Club.Enclosures(ctx, v.id); err != nil {
				return nil, err
			}
			if f.notes, err = v.env.Club.NotesOf(ctx, v.id); err != nil {
				return nil, err
			}
			if f.electronic, err = v.env.hasDocument(ctx, v.id, ublDocument); err != nil {
				return nil, err
			}
			r, err := v.env.Club.Register(ctx, 0)
			f.organisation, f.setUp = r.Organisation, r.Settings.SetUp
			return &f, err
		}
	}, func(f *invoiceFound, err error) {
		if v.trouble = v.env.texts(err); err == nil {
			v.found = f
		}
		if v.Changed != nil {
			v.Changed()
		}
	})
}

// Ready reports whether the invoice has been read.
func (v *InvoiceView) Ready() bool { return v.found != nil }

// Trouble says why it could not be.
func (v *InvoiceView) Trouble() []string { return v.trouble }

// Title is "Faktura 1042", or that it has no number yet.
func (v *InvoiceView) Title() string {
	if v.found == nil {
		return v.env.say("view.invoice.planned")
	}
	return v.env.invoiceTitle(v.found.row)
}

func (e *Env) invoiceTitle(v invoice.Row) string {
	if !v.Issued() {
		return e.say("view.invoice.planned")
	}
	if v.Credit != nil {
		return e.say("note.heading", "number", v.NumberText())
	}
	return e.say("view.invoice.title", "number", v.NumberText())
}

// State is where it stands; empty: not read yet.
func (v *InvoiceView) State() invoice.State {
	if v.found == nil {
		return ""
	}
	return v.found.row.State
}

// StateText is the word for it.
func (v *InvoiceView) StateText() string {
	if v.found == nil {
		return ""
	}
	return v.env.standing(v.found.row)
}

// Facts are the invoice's head, without what is empty.
func (v *InvoiceView) Facts() []Line {
	if v.found == nil {
		return nil
	}
	e, r := v.env, v.found.row
	var out []Line
	for _, l := range []Line{
		{e.say("view.column.recipient"), r.Party + " " + r.Name},
		{e.say("view.column.batch"), r.Batch},
		{e.dateLabel(r), e.date(r.InvoiceDate)},
		{e.label("document.due_date"), e.due(r)},
		{e.label("payment_reference"), payment.Print(v.found.organisation.Reference.Scheme, r.Reference)},
		{e.label("their_reference"), r.TheirReference},
		{e.label("our_reference"), r.OurReference},
		{e.label("document.additional_information"), r.AdditionalInformation},
		{e.label("document.sellers_notes"), r.SellersNotes},
		{e.say("view.invoice.issued"), e.moment(r.IssuedAt)},
	} {
		if l.Value != "" {
			out = append(out, l)
		}
	}
	return out
}

// Lines are what is invoiced.
func (v *InvoiceView) Lines() []LineRow {
	if v.found == nil {
		return nil
	}
	out := make([]LineRow, len(v.found.row.Lines))
	sums, _ := v.found.row.Sums() // what is kept can be added up
	for i, l := range v.found.row.Lines {
		out[i] = LineRow{Product: l.Product, Values: v.env.lineValues(l), Net: v.env.amount(sums.Lines[i])}
	}
	return out
}

// Total is what is to be paid.
func (v *InvoiceView) Total() string {
	if v.found == nil {
		return ""
	}
	return v.env.money(v.found.row.Total, v.found.row.Currency)
}
