package issue

import (
	"context"
	"errors"

	"kontingent/domain/delivery"
	"kontingent/domain/einvoice"
	"kontingent/domain/invoice"
	"kontingent/domain/party"
)

// Store reads what is to be issued and writes what was issued. Each call is one transaction.
type Store interface {
	// Load reads everything that makes the invoices of dispatches final, in the order asked for.
	Load(ctx context.Context, dispatches []int64) (Material, error)
	// Commit writes numbers, references, documents, seals and letters together, and moves the series on, if nothing
	// that Load read has changed since. Otherwise it writes nothing and returns ErrChanged.
	Commit(ctx context.Context, m Material, finals []Final) error
}

// ErrChanged says that a card, an invoice, a dispatch or the series changed between Load and Commit.
var ErrChanged = errors.New("what was to be issued has changed meanwhile")

// Material is what issuing works on.
type Material struct {
	Organisation party.Organisation
	Next         int64  // the number the next invoice gets
	LastSeal     []byte // of the invoice with the number before; nil: none
	LastIssued   int64  // when the last one was issued, UTC milliseconds; 0: never
	Stamp        string // the revisions of all that was read
	Work         []Work
}

// Work is one dispatch with the invoices it carries and whom they are for.
type Work struct {
	Dispatch int64
	Party    party.Party
	Batch    string // the batch's name; empty: a single invoice
	Template string
	Email    delivery.EmailOptions
	EHF      einvoice.Options
	Files    map[int64][]einvoice.File // that go along inside the electronic document, by invoice
	Invoices []invoice.Invoice
}

// Final is one dispatch with its invoices made final.
type Final struct {
	Dispatch int64
	Letter   delivery.Letter
	Invoices []FinalInvoice
}

// FinalInvoice is what an invoice gets when it is issued.
type FinalInvoice struct {
	ID        int64
	Number    int64
	Reference string
	IssuedAt  int64 // UTC milliseconds
	PDF       []byte
	UBL       []byte // nil: EHF can't bring it to its recipient
	Seal      []byte

	TheirReference string // as printed: the invoice's own, or the card's
}
