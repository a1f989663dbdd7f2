package invoice

import (
	"context"

	"kontingent/domain/money"
)

// Row is an invoice as lists show it.
type Row struct {
	Invoice        // without its lines and texts
	Party   string // customer number
	Name    string
	Batch   string // the batch's name; empty: a single invoice
	State   State
	Channel string // the method that is being tried, or that worked; empty: none yet

	Credited money.Amount // taken back by credit notes so far
}

// PartCredited reports whether something of the invoice, but not all of it, has been taken back.
func (r Row) PartCredited() bool { return r.State != StateCredited && r.Credited.Sign() > 0 }

// Unsent reports whether it is a credit note that nobody tried to send.
func (r Row) Unsent() bool { return r.Credit != nil && r.State == StateUndelivered && r.Channel == "" }

// Filter narrows a list; empty fields let everything through.
type Filter struct {
	Batch string
	State State
}

// Store gives invoices to look at. Each call is one transaction.
type Store interface {
	// Invoices are in the order of their numbers, then the planned ones by date and customer number.
	Invoices(ctx context.Context, f Filter) ([]Row, error)
	// Invoice finds one whole invoice by its id or its number.
	Invoice(ctx context.Context, ref Ref) (Row, error)
	// Document is a document as issued, byte for byte.
	Document(ctx context.Context, id int64, kind string) ([]byte, error)
}

// Ref names one invoice. Numbers and ids are told apart by their form on the command line: an id is written "i12".
type Ref struct {
	ID     int64 // when not 0
	Number int64
}
