package einvoice

import (
	"slices"
	"strings"

	"kontingent/domain/cal"
	"kontingent/domain/invoice"
	"kontingent/domain/party"
)

// Options are what a treasurer sets for EHF alone (spec A6).
type Options struct {
	BuyerReference    string // empty: the invoice's "their reference", or the card's
	OrderReference    string
	ContractReference string
	Note              string // besides the additional information
	EmbedPDF          bool   // the PDF comes along as an attachment
}

// Source is all that a document is made of. Only Organisation, Party, Invoice and Say must be there. The lines of a
// credit note are those that are taken back, with the signs they had on the invoice.
type Source struct {
	Organisation party.Organisation
	Party        party.Party
	Invoice      invoice.Invoice // its Number and Reference are empty in a pre-flight before issue
	Title        string          // what it is about: the batch's name
	Options      Options
	Credits      []Preceding // not nil: a credit note
	Delivered    cal.Date    // zero: not said
	Adjustments  []Adjustment
	Files        []File
	PDF          []byte   // the document as issued
	Together     []string // numbers of all invoices of one collective dispatch, this one included (spec B7)

	// Say is a phrase in the language of the document: issue.vat.O and its sisters, ehf.together.
	Say func(key string, kv ...string) string
}

// New makes the document. It fails only where a line's amount is beyond all reason; what a receiver would refuse is
// found by Check.
func New(s Source) (Document, error) {
	o, v := s.Organisation, s.Invoice
	d := Document{
		Kind:              Invoice,
		Number:            v.NumberText(),
		Date:              v.InvoiceDate,
		Due:               v.DueDate,
		Currency:          v.Currency,
		Note:              s.note(),
		OrderReference:    line(s.Options.OrderReference),
		ContractReference: line(s.Options.ContractReference),
		Credits:           s.Credits,
		Seller:            seller(o, v.OurReference),
		Buyer:             buyer(s.Party, o.Country),
		Delivered:         s.Delivered,
		Adjustments:       slices.Clone(s.Adjustments),
	}
	if s.Credits != nil {
		d.Kind = CreditNote
	}
	d.BuyerReference, d.borrowed = s.buyerReference(d)
	for _, l := range v.Lines {
		d.Lines = append(d.Lines, newLine(l))
	}
	if err := d.sum(); err != nil {
		return Document{}, err
	}
	if c := v.Credit; c != nil {
		d.exactly(c.Totals)
	}
	d.reasons(s.Say)
	d.Payment = pay(o, d, v.Reference)
	d.Attachments = s.attachments()
	return d, nil
}

// Collective makes the documents of a collective dispatch, one for each due date: the format allows one of each. s is
// what they have in common; each names the others in its note.
func Collective(s Source, invoices []invoice.Invoice) ([]Document, error) {
	for _, v := range invoices {
		s.Together = append(slices.Clip(s.Together), v.NumberText())
	}
	docs := make([]Document, len(invoices))
	for i, v := range invoices {
		s.Invoice = v
		d, err := New(s)
		if err != nil {
			return nil, err
		}
		docs[i] = d
	}
	return docs, nil
}

// buyerReference is what the receiver's system sends the invoice on by. Peppol wants this or an order number. Where
// nobody gave one the buyer's own name is true and does no harm; but behind a Danish location number stands a public
// body, and those send back what names no person or office: that is left empty for the pre-flight to find.
func (s Source) buyerReference(d Document) (reference string, borrowed bool) {
	for _, r := range []string{s.Options.BuyerReference, s.Invoice.TheirReference, s.Party.TheirReference} {
		if r = line(r); r != "" {
			return r, false
		}
	}
	if d.OrderReference != "" || d.Buyer.publicBody() {
		return "", false
	}
	return d.Buyer.Name, true
}

// note joins what the buyer should read: one note is all that Peppol allows.
func (s Source) note() string {
	var parts []string
	for _, p := range []string{s.Title, s.Invoice.AdditionalInformation, s.Options.Note, s.siblings()} {
		if p = clean(p); p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, "\n")
}

// siblings names the other invoices of a collective dispatch.
func (s Source) siblings() string {
	var others []string
	for _, n := range s.Together {
		if n != "" && n != s.Invoice.NumberText() {
			others = append(others, n)
		}
	}
	if others == nil {
		return ""
	}
	return s.Say("ehf.together", "numbers", strings.Join(others, ", "))
}
