package invoice

import (
	"strconv"

	"kontingent/domain/cal"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// Edit is what is to be changed of a planned invoice; nil leaves a field as it is.
type Edit struct {
	DueDate        *cal.Date
	TheirReference *string
	OurReference   *string
}

// Apply changes an invoice, or says what is wrong. What is issued is never changed.
func (e Edit) Apply(v Invoice) (Invoice, error) {
	if v.Issued() {
		return v, problem.New("invoice.edit.issued", "number", v.NumberText())
	}
	if e.DueDate != nil {
		v.DueDate = *e.DueDate
	}
	for _, f := range []struct{ to, from *string }{
		{&v.TheirReference, e.TheirReference},
		{&v.OurReference, e.OurReference},
	} {
		if f.from != nil {
			*f.to = party.Tidy(*f.from)
		}
	}
	return v, CheckDates(v.InvoiceDate, v.DueDate)
}

// IDText is the id of an invoice for people and scripts: i12.
func IDText(id int64) string { return "i" + strconv.FormatInt(id, 10) }
