// Package einvoice is the electronic invoice of EN 16931 as Peppol BIS Billing 3 (in Norway: EHF) has it, and the
// pre-flight that says what a receiver would refuse.
//
// It decides which fact of an invoice, a card and the organisation goes into which field (the BT and BG numbers are the
// norm's), and finds every reason for a refusal before a number is used. It refuses to know XML (its leaf ubl does),
// how a document travels and where anything is kept. Issue calls it: New, then Check, then the leaf.
package einvoice

import (
	"kontingent/domain/cal"
	"kontingent/domain/invoice"
	"kontingent/domain/money"
)

// Kind is what the document is.
type Kind string

// The kinds of document: Peppol type codes 380 and 381.
const (
	Invoice    Kind = "invoice"
	CreditNote Kind = "credit_note" // its amounts are positive: what is given back
)

// Document is one electronic invoice or credit note. Empty fields leave no trace.
type Document struct {
	Kind              Kind
	Number            string   // BT-1; empty in a pre-flight before issue
	Date              cal.Date // BT-2
	Due               cal.Date // BT-9
	Currency          string   // BT-5, ISO 4217
	Note              string   // BT-22; line breaks are kept
	BuyerReference    string   // BT-10
	OrderReference    string   // BT-13
	ContractReference string   // BT-12
	Credits           []Preceding
	Seller            Party
	Buyer             Party
	Delivered         cal.Date // BT-72
	Payment           Payment
	Adjustments       []Adjustment // BG-20, BG-21
	Lines             []Line
	Taxes             []Tax
	Totals            Totals
	Attachments       []File // BG-24, with the names and types they are sent with

	exact    bool // the sums are given, not worked out: a credit note's may differ by a rounding
	borrowed bool // nobody gave a reference: BuyerReference is the buyer's name
}

// Preceding is an invoice that a credit note takes back, whole or in part (BG-3).
type Preceding struct {
	Number string
	Date   cal.Date
}

// Identifier is a number with the scheme that says whose it is, from the ICD list.
type Identifier struct {
	Scheme string // empty: unknown
	Value  string // empty: none
}

// Party is the seller (BG-4) or the buyer (BG-7).
type Party struct {
	Number    string     // of the customer card, for problems; empty: the organisation
	Person    bool       // the card is a person's
	Name      string     // BT-27, BT-44
	Endpoint  Identifier // BT-34, BT-49: where the network delivers
	LegalID   Identifier // BT-30, BT-47
	VATNumber string     // BT-31: only of a registered seller
	Address   Address
	Contact   Contact
}

// Address is a postal address; only the country must be there.
type Address struct {
	Street, Street2, City, PostalCode string
	Country                           string // ISO 3166
}

// Contact is whom to ask (BG-6).
type Contact struct{ Name, Phone, Email string }

// Payment is how to pay (BG-16). Without a code nothing is asked for.
type Payment struct {
	Code      string // BT-81, UNCL4461
	Reference string // BT-83: KID, OCR, viite, RF, or a Danish slip's "71#…"
	Account   string // BT-84
	Branch    string // BT-86: the bank's BIC, a Danish registration number, or which Swedish giro
}

// Adjustment is an allowance, or a charge, on the whole document.
type Adjustment struct {
	Charge bool         // false: the amount is taken off
	Reason string       // BT-97, BT-104: must be there
	Amount money.Amount // BT-92, BT-99: never negative
	VAT    invoice.VAT
}

// Line is one invoice line (BG-25).
type Line struct {
	Name        string         // BT-153, of at most maxName letters
	Description string         // BT-154: the whole text where the name had to be cut
	Product     string         // BT-155, the seller's number
	Quantity    money.Quantity // BT-129
	Unit        string         // BT-130, UN/ECE recommendations 20 and 21
	Price       money.Price    // BT-146, without VAT
	VAT         invoice.VAT
	Net         money.Amount // BT-131
}

// Tax is one row of the VAT breakdown (BG-23).
type Tax struct {
	invoice.Subtotal
	Reason     string // BT-120: why there is no VAT; empty for S and Z
	ReasonCode string // BT-121, VATEX
}

// Totals are the sums (BG-22). Payable is the same value as on the PDF and in the lists.
type Totals struct {
	Lines      money.Amount // BT-106
	Allowances money.Amount // BT-107
	Charges    money.Amount // BT-108
	Net        money.Amount // BT-109
	VAT        money.Amount // BT-110
	Payable    money.Amount // BT-112 and BT-115
}
