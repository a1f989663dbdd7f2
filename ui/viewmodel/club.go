package viewmodel

import (
	"context"
	"time"

	"kontingent/domain/batch"
	"kontingent/domain/delivery"
	"kontingent/domain/invoice"
	"kontingent/domain/party"
)

// Club is an open club: all that the models ask of it. Its methods may be called from any goroutine and may take time.
// Refusals are problems.
type Club interface {
	party.Store
	BatchDesk
	InvoiceDesk
	NoteDesk
	Outbox
	CreditDesk
	SettingsDesk
	PasswordDesk
	EHFDesk
	SafetyDesk
	DailyDesk
	CopyDesk
	AwayDesk
	TwinDesk
	LookupDesk
	Desktop
}

// BatchDesk is what a treasurer does with mass invoicings. Most of it is batch.Service.
type BatchDesk interface {
	Batches(ctx context.Context) ([]batch.Batch, error)
	// Register is what the club's registers and settings say now, as a batch is decided with. at is the batch that is
	// at work, whose own name does not count among the names; 0: a new one.
	Register(ctx context.Context, at int64) (batch.Register, error)
	Desk(ctx context.Context, id int64) (batch.Desk, error)
	Keep(ctx context.Context, id int64, p batch.Plan) (int64, error)
	Save(ctx context.Context, id int64, p batch.Plan) (batch.Batch, error)
	Revise(ctx context.Context, id int64, p batch.Plan) (batch.Batch, error)
	Execute(ctx context.Context, id int64) error
	DeleteBatch(ctx context.Context, id int64) error
	// Letter is the e-mail a customer would get from a plan, with the number and reference it would take now. It needs
	// no look into the store: the register says it all.
	Letter(r batch.Register, p batch.Plan, number string) (delivery.Letter, error)
}

// InvoiceDesk is what a treasurer does with single invoices.
type InvoiceDesk interface {
	invoice.Store
	Write(ctx context.Context, one batch.Single) (int64, error)
	SendInvoices(ctx context.Context, ids []int64, now bool) error
	DeleteInvoice(ctx context.Context, id int64) error
	// AddFile keeps a file and gives it as an attachment, for a plan or an invoice.
	AddFile(ctx context.Context, name string, content []byte) (batch.Attachment, error)
	// Enclosures are the files that go along with an invoice: its batch's, and its own.
	Enclosures(ctx context.Context, invoice int64) (of, own []batch.Attachment, err error)
	// SetFiles sets the files of one planned invoice, besides those of its batch.
	SetFiles(ctx context.Context, invoice int64, own []batch.Attachment) error
}

// Outbox is the dispatch list and the one way out.
type Outbox interface {
	// Outbox lists the dispatches something is still to happen with, or all, the oldest first.
	Outbox(ctx context.Context, all bool) ([]delivery.Item, error)
	// OutboxOf lists all dispatches of a batch.
	OutboxOf(ctx context.Context, batch int64) ([]delivery.Item, error)
	// DispatchOf gives the dispatch that carries an invoice; one without an ID says there is none.
	DispatchOf(ctx context.Context, invoice int64) (delivery.Item, error)
	Settle(ctx context.Context, id int64, a delivery.Answer) error
	Paused(ctx context.Context) (map[delivery.Method]delivery.Pause, error)
	Pause(ctx context.Context, p delivery.Pause) error
	Resume(ctx context.Context, m delivery.Method) error
	// PassPaused lets everything that waits for a paused method take its next one, and gives how many.
	PassPaused(ctx context.Context, m delivery.Method) (int, error)
	// NextDue is the first moment after another at which something becomes due; the zero time: never.
	NextDue(ctx context.Context, after time.Time) (time.Time, error)
	// Overdue counts what has become due and nobody has taken up yet.
	Overdue(ctx context.Context, now time.Time) (int, error)
	// Deliver runs the dispatcher over what is due, of one batch when batch is not 0. Cancelling ctx stops it after
	// the dispatch it is at, without an error. Its events go to Feed.See. clockIsRight: a person has said so.
	Deliver(ctx context.Context, batch int64, clockIsRight bool) (delivery.Report, error)
}

// Setting is one of the club's settings, as the command line names it.
type Setting struct {
	Key, Value string
	Default    bool // nobody has set it
}

// SettingsDesk keeps the settings.
type SettingsDesk interface {
	Settings(ctx context.Context) ([]Setting, error)
	// SetSetting changes a setting after checking it; empty brings back the default.
	// smtp.password is none of them: it is for PasswordDesk.
	SetSetting(ctx context.Context, key, value string) error
	// TestEmail really sends a message, and gives the server's own words.
	TestEmail(ctx context.Context, to string) (delivery.Receipt, error)
}

// Desktop is the machine around the window.
type Desktop interface {
	// Show hands a document to the program the machine shows such files with.
	Show(ctx context.Context, name string, b []byte) error
}

// Starter makes a club where there is none.
type Starter interface {
	Create(ctx context.Context, o party.Organisation) error
	CreateSample(ctx context.Context) error
}
