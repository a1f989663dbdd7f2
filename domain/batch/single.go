package batch

import (
	"context"
	"slices"
	"strconv"
	"time"

	"kontingent/domain/cal"
	"kontingent/domain/delivery"
	"kontingent/domain/invoice"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// Single is one invoice to one party, written without a batch (spec A13). Its document is filled in like a batch's.
type Single struct {
	Party          string // customer number
	Method         delivery.Method
	Document       Document
	PaymentMethod  string
	ShippingMethod string
	Attachments    []Attachment
}

// plan is the batch this invoice would be, were there only one recipient.
func (s Single) plan() Plan {
	p := Plan{
		Recipients: party.Choice{IncludeParties: []string{s.Party}}, Document: s.Document,
		PaymentMethod: s.PaymentMethod, ShippingMethod: s.ShippingMethod, Email: delivery.EmailOptions{AttachPDF: true},
		Attachments: s.Attachments,
	}
	if s.Method != "" && s.Method != delivery.Preferred {
		p.Chain = []delivery.Method{s.Method, delivery.Draft}
	}
	return p
}

// Gather makes a mass invoicing of a single invoice that is being written: what is filled in comes along (spec B1).
func (s Single) Gather() Plan { return s.plan() }

// NewSingle decides what planned invoice is made of a single one.
func NewSingle(s Single) func(Register) (NewInvoice, error) {
	return func(r Register) (NewInvoice, error) {
		p := s.plan()
		p.Name = "-" // a single invoice has no batch, and so no name
		p, err := p.WithDefaults(r.Organisation, r.Today()).Clean(r.Organisation)
		var bad problem.List
		bad.Add(err)
		for i, w := range bad {
			if w.Code == "batch.lines.missing" { // it speaks of many customers
				bad[i] = problem.New("single.lines.missing").At(w.Field)
			}
		}
		card := r.byNumber()[s.Party]
		switch {
		case s.Party == "":
			bad.Add(problem.New("single.party.missing").At("party"))
		case card == nil:
			bad.Add(party.NoSuchParty(s.Party).At("party"))
		case card.HasEnded(r.Today()):
			bad.Add(problem.New("batch.recipient.ended", "name", card.Name).Of(card.Number).At("party"))
		}
		if err := bad.Err(); err != nil {
			return NewInvoice{}, err
		}
		v, err := p.invoice(r, *card, 0)
		return NewInvoice{Invoice: v, Chain: p.Chain, Attachments: p.Attachments}, err
	}
}

// NewInvoice is a planned invoice without a batch, with the chain it will be sent by.
type NewInvoice struct {
	invoice.Invoice
	Chain       []delivery.Method
	Attachments []Attachment
}

// Waiting is a planned invoice that no dispatch carries yet.
type Waiting struct {
	invoice.Invoice
	Chain []delivery.Method // its own, or its batch's
	Short delivery.Short    // its batch's; empty: it waits
}

// SingleStore keeps planned invoices one by one. Each call is one transaction.
type SingleStore interface {
	AddInvoice(ctx context.Context, decide func(Register) (NewInvoice, error)) (int64, error)
	// Schedule hands over those of the invoices that wait, and keeps the dispatches that decide makes of them.
	Schedule(ctx context.Context, ids []int64, decide func(Register, []Waiting) ([]Dispatch, error)) error
	// AddFile keeps a file's bytes, once; what nothing goes along with is forgotten at the next start.
	AddFile(ctx context.Context, content []byte) error
	// Enclosures are the files that go along with an invoice: its batch's, and its own.
	Enclosures(ctx context.Context, invoice int64) (batch, own []Attachment, err error)
	// Enclose sets the files that go along with one planned invoice, besides its batch's. decide is given both.
	Enclose(ctx context.Context, invoice int64, decide func(batch, own []Attachment) ([]Attachment, error)) error
	// DeleteInvoice takes a planned invoice away, with its dispatch; one that is issued is kept and refused.
	DeleteInvoice(ctx context.Context, id int64) error
}

// Write makes a planned invoice of a single one and gives its id.
func (s *Service) Write(ctx context.Context, one Single) (int64, error) {
	return s.Singles.AddInvoice(ctx, func(r Register) (NewInvoice, error) { return NewSingle(one)(s.complete(r)) })
}

// SendInvoices puts planned invoices that wait on the dispatch list (spec A13, B15): at once when their dispatch date is
// today or past, or when now is true; else some days before their invoice date. All are scheduled, or none.
func (s *Service) SendInvoices(ctx context.Context, ids []int64, now bool) error {
	return s.Singles.Schedule(ctx, ids, func(r Register, waiting []Waiting) ([]Dispatch, error) {
		r = s.complete(r)
		var bad problem.List
		for _, id := range ids {
			if !slices.ContainsFunc(waiting, func(w Waiting) bool { return w.ID == id }) {
				bad.Add(problem.New("invoice.not_waiting", "value", "i"+strconv.FormatInt(id, 10)))
			}
		}
		out := make([]Dispatch, len(waiting))
		for i, w := range waiting {
			out[i] = Dispatch{PartyID: w.PartyID, Invoices: []int64{w.ID}, Chain: w.Chain, Short: w.Short, Due: r.due(w.InvoiceDate)}
			if now {
				out[i].Due = r.Now
			}
		}
		return out, bad.Err()
	})
}

// due is when a dispatch goes: at the start of its day, some days before the invoice date (B14).
func (r Register) due(invoiceDate cal.Date) time.Time {
	return invoiceDate.AddDays(-r.Settings.DaysBefore).In(r.Now.Location())
}
