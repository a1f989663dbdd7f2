// Package ubl writes an electronic invoice as UBL 2.1 XML, in the form of Peppol BIS Billing 3 (release 2026.5).
//
// It decides which element each field becomes and in what order they stand. It refuses to judge: what the pre-flight of
// einvoice lets through is valid by the official schema and rules. It needs no network and no schema, and the same
// document always gives the same bytes. The wiring hands Encode to whoever issues.
package ubl

import (
	"errors"

	"kontingent/domain/einvoice"
)

// What tells a receiver which rules a document follows.
const (
	customization = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
	profile       = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"

	namespace = "urn:oasis:names:specification:ubl:schema:xsd:"
	header    = `<?xml version="1.0" encoding="UTF-8"?>`
)

// names are what is called differently in the two documents.
type names struct{ root, typeCode, typeOf, line, quantity string }

var namesOf = map[einvoice.Kind]names{
	einvoice.Invoice:    {"Invoice", "cbc:InvoiceTypeCode", "380", "cac:InvoiceLine", "cbc:InvoicedQuantity"},
	einvoice.CreditNote: {"CreditNote", "cbc:CreditNoteTypeCode", "381", "cac:CreditNoteLine", "cbc:CreditedQuantity"},
}

// Encode gives the XML. It fails for a document that is neither invoice nor credit note, or has no number.
func Encode(d einvoice.Document) ([]byte, error) {
	n, ok := namesOf[d.Kind]
	if !ok || d.Number == "" {
		return nil, errors.New("write UBL: no invoice with a number")
	}
	w := &writer{b: make([]byte, 0, room(d))}
	w.b = append(w.b, header...)
	w.b = append(w.b, "\n<"+n.root+` xmlns="`+namespace+n.root+`-2" xmlns:cac="`+namespace+
		`CommonAggregateComponents-2" xmlns:cbc="`+namespace+`CommonBasicComponents-2">`...)
	w.depth++
	w.head(d, n)
	w.references(d)
	w.party("cac:AccountingSupplierParty", d.Seller)
	w.party("cac:AccountingCustomerParty", d.Buyer)
	w.delivery(d)
	w.payment(d)
	for _, a := range d.Adjustments {
		w.adjustment(a, d.Currency)
	}
	w.taxes(d)
	w.totals(d)
	for i, l := range d.Lines {
		w.line(n, i+1, l, d.Currency)
	}
	w.b = append(w.b, "\n</"+n.root+">\n"...)
	return w.b, nil
}

// room is about how many bytes the document takes, so that the slice rarely grows.
func room(d einvoice.Document) int {
	n := 5000 + 900*len(d.Lines)
	for _, f := range d.Attachments {
		n += len(f.Content)*4/3 + 500
	}
	return n
}

// head is what stands before the references. A credit note has its due date with the payment.
func (w *writer) head(d einvoice.Document, n names) {
	w.text("cbc:CustomizationID", customization)
	w.text("cbc:ProfileID", profile)
	w.text("cbc:ID", d.Number)
	w.text("cbc:IssueDate", d.Date.String())
	if d.Kind == einvoice.Invoice {
		w.text("cbc:DueDate", d.Due.String())
	}
	w.text(n.typeCode, n.typeOf)
	w.text("cbc:Note", d.Note)
	w.text("cbc:DocumentCurrencyCode", d.Currency)
	w.text("cbc:BuyerReference", d.BuyerReference)
}

func (w *writer) references(d einvoice.Document) {
	order := w.open("cac:OrderReference")
	w.text("cbc:ID", d.OrderReference)
	w.end("cac:OrderReference", order)
	for _, c := range d.Credits {
		billing := w.open("cac:BillingReference")
		invoice := w.open("cac:InvoiceDocumentReference")
		w.text("cbc:ID", c.Number)
		w.text("cbc:IssueDate", c.Date.String())
		w.end("cac:InvoiceDocumentReference", invoice)
		w.end("cac:BillingReference", billing)
	}
	contract := w.open("cac:ContractDocumentReference")
	w.text("cbc:ID", d.ContractReference)
	w.end("cac:ContractDocumentReference", contract)
	for _, f := range d.Attachments {
		document := w.open("cac:AdditionalDocumentReference")
		w.text("cbc:ID", f.Name)
		attachment := w.open("cac:Attachment")
		w.binary("cbc:EmbeddedDocumentBinaryObject", f.Content, "mimeCode", f.MIME, "filename", f.Name)
		w.end("cac:Attachment", attachment)
		w.end("cac:AdditionalDocumentReference", document)
	}
}

func (w *writer) delivery(d einvoice.Document) {
	m := w.open("cac:Delivery")
	w.text("cbc:ActualDeliveryDate", d.Delivered.String())
	w.end("cac:Delivery", m)
}

func (w *writer) payment(d einvoice.Document) {
	p := d.Payment
	means := w.open("cac:PaymentMeans")
	w.text("cbc:PaymentMeansCode", p.Code)
	if d.Kind == einvoice.CreditNote && p.Code != "" {
		w.text("cbc:PaymentDueDate", d.Due.String())
	}
	w.text("cbc:PaymentID", p.Reference)
	account := w.open("cac:PayeeFinancialAccount")
	w.text("cbc:ID", p.Account)
	branch := w.open("cac:FinancialInstitutionBranch")
	w.text("cbc:ID", p.Branch)
	w.end("cac:FinancialInstitutionBranch", branch)
	w.end("cac:PayeeFinancialAccount", account)
	w.end("cac:PaymentMeans", means)
}
