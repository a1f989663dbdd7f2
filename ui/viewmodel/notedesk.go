package viewmodel

import (
	"context"

	"kontingent/domain/invoice"
	"kontingent/domain/issue"
	"kontingent/domain/money"
)

// NoteDesk is what a treasurer does with credit notes. Most of it is issue.Creditor.
type NoteDesk interface {
	// NotesOf lists the credit notes of an invoice, whole, in the order of their numbers.
	NotesOf(ctx context.Context, invoice int64) ([]invoice.Invoice, error)
	// PreviewNotes says what orders would make; nothing is issued.
	PreviewNotes(ctx context.Context, orders ...issue.Order) ([]issue.Preview, error)
	// MakeNotes issues credit notes.
	MakeNotes(ctx context.Context, orders ...issue.Order) ([]issue.Made, error)
	// BatchNotes says what taking back a whole batch comes to, and CreditBatch does it.
	BatchNotes(ctx context.Context, batch int64) (issue.BatchNotes, error)
	CreditBatch(ctx context.Context, batch int64) ([]issue.Made, error)
}

// Actions with what is issued. Both are asked about first: on a page of its own, and by AskCorrect.
const (
	ActionCredit  = "credit"
	ActionCorrect = "correct"
)

// creditable reports whether something of an invoice can be taken back.
func creditable(r invoice.Row) bool {
	return r.Issued() && r.Credit == nil && r.State != invoice.StateCredited
}

// owed is what is to be paid: below zero for a credit note.
func owed(r invoice.Row) money.Amount {
	if r.Credit != nil {
		return r.Total.Neg()
	}
	return r.Total
}

// due is the day it is to be paid: none for a credit note.
func (e *Env) due(r invoice.Row) string {
	if r.Credit != nil {
		return ""
	}
	return e.date(r.DueDate)
}

// dateLabel is what the date of it is called.
func (e *Env) dateLabel(r invoice.Row) string {
	if r.Credit != nil {
		return e.say("note.date")
	}
	return e.label("document.invoice_date")
}

// standing is the word for where it stands. Trouble comes before the news that part of it has been taken back.
func (e *Env) standing(r invoice.Row) string {
	settled := r.State == invoice.StateSent || r.State == invoice.StateHandedOver
	switch {
	case r.PartCredited() && settled:
		return e.say("note.part")
	case r.Unsent():
		return e.say("note.unsent")
	}
	return upperFirst(e.invoiceState(string(r.State)))
}
