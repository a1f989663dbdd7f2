package invoice

import (
	"strconv"
	"time"

	"kontingent/domain/cal"
	"kontingent/domain/money"
	"kontingent/domain/problem"
)

// Invoice is one claim on one party. Number, Reference and IssuedAt are empty until it is issued; after that nothing
// of it changes.
type Invoice struct {
	ID                    int64
	BatchID               int64 // 0: a single invoice
	PartyID               int64
	Sequence              int // which of the batch's invoices to this party, from 0
	InvoiceDate           cal.Date
	DueDate               cal.Date
	Currency              string
	Lines                 []Line
	TheirReference        string // empty: the card's, read at issue
	OurReference          string
	AdditionalInformation string // on every document
	SellersNotes          string // the club's own, on none
	PaymentMethod         string // empty: standard
	ShippingMethod        string // empty: standard
	Total                 money.Amount
	VAT                   money.Amount
	Revision              int64 // grows with each change

	Number    int64
	Reference string // payment reference, machine form
	IssuedAt  time.Time

	Credit *Credit // what it takes back, when it is a credit note; nil: an invoice
}

// Issued reports whether the invoice has its number.
func (v Invoice) Issued() bool { return v.Number != 0 }

// NumberText is the number as printed; empty while there is none.
func (v Invoice) NumberText() string {
	if v.Number == 0 {
		return ""
	}
	return strconv.FormatInt(v.Number, 10)
}

// CheckDates says what is wrong with the dates of an invoice.
func CheckDates(invoiceDate, dueDate cal.Date) error {
	var bad problem.List
	if invoiceDate.IsZero() {
		bad.Add(problem.New("invoice.date.missing").At("document.invoice_date"))
	}
	if dueDate.IsZero() {
		bad.Add(problem.New("invoice.due.missing").At("document.due_date"))
	}
	if !invoiceDate.IsZero() && !dueDate.IsZero() && dueDate.Before(invoiceDate) {
		bad.Add(problem.New("invoice.due.before_date", "due", dueDate.String(), "date", invoiceDate.String()).
			At("document.due_date"))
	}
	return bad.Err()
}
