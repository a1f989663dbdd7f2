// Package batch is one mass invoicing, from the treasurer's plan to the dispatches that carry it out.
//
// The run, in ten lines: a treasurer writes a Plan (who, what, when, how). Save locks its recipients: the list itself,
// worked out by party.Select. Expand makes the planned invoices, one per recipient and date, with the lines and prices
// of that moment. The review page edits, drops or unticks them. Finish turns the ticked ones into dispatches with the
// chain as it then stands, due some days before their invoice date. From there the dispatcher takes over: it issues
// each invoice when it is due (number, reference, frozen documents) and delivers it. Summarise says beforehand what all
// this will come to, and changes nothing. Executing is approve and finish in one transaction.
//
// It decides what a batch may hold, what each step makes and what is locked when. It refuses to know how anything is
// stored, drawn or sent. Both faces of the program call it.
package batch

import (
	"time"

	"kontingent/domain/cal"
	"kontingent/domain/delivery"
	"kontingent/domain/invoice"
	"kontingent/domain/money"
	"kontingent/domain/party"
)

// State is how far a batch has come.
type State string

// The states of a batch.
const (
	Open     State = "open"     // being written; nothing is locked. Save moves it on
	Saved    State = "saved"    // recipients, name, dates, series and default products are locked. Approve moves it on
	Approved State = "approved" // its planned invoices exist and are reviewed. Finish moves it on
	Finished State = "finished" // ticked invoices are in the outbox; the dispatcher does the rest
)

// Batch is one mass invoicing.
type Batch struct {
	ID         int64
	State      State
	Plan       Plan
	Recipients []string       // customer numbers, locked by Save
	Excluded   []Exclusion    // who was taken out when it was saved, and why
	Created    time.Time      // when it was first saved
	Counts     map[string]int // its invoices by state, for lists
	Total      money.Amount   // of its invoices
}

// Exclusion is a party that a choice would reach but for something that takes it out.
type Exclusion struct {
	Party string
	Name  string
	Why   party.Why
	Group string // for party.WhyExcludedGroup
}

// Plan is what a treasurer fills in. Field names in problems are those of the batch file on the command line.
type Plan struct {
	Name           string // the invoicing group name
	Template       string
	PaymentMethod  string // "standard": each card's own
	ShippingMethod string
	Recipients     party.Choice
	Chain          []delivery.Method
	WithoutCredit  string // "hold", "draft" or "next" (A5)
	Email          delivery.EmailOptions
	EHF            EHFOptions
	Attachments    []Attachment // that go along with every invoice (A10)
	Document       Document
	Series         Series
	When           string // "days-before" or "now" (B14)
}

// EHFOptions are the options of the method EHF (spec A6).
type EHFOptions struct {
	BuyerReference    string
	OrderReference    string
	ContractReference string
	Note              string // besides the additional information
	EmbedPDF          bool
}

// Document is what stands on every invoice of the batch.
type Document struct {
	InvoiceDate            cal.Date
	DueDate                cal.Date
	TheirReference         string // empty: each card's own (A7)
	OurReference           string
	AdditionalInformation  string
	SellersNotes           string
	IncludeDefaultProducts bool
	Lines                  []invoice.Line
}

// Kind is what a series of due dates makes.
type Kind string

// Many makes an invoice per date, each with its own dispatch (spec B7).
const Many Kind = "many"

// Series is how many invoices each recipient gets, and how far apart.
type Series struct {
	Kind  Kind
	Count int // 1 to 60
	Every cal.Interval
}
