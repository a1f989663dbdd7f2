package batch

import (
	"time"

	"kontingent/domain/cal"
	"kontingent/domain/delivery"
	"kontingent/domain/invoice"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// Register is what of the club's registers and settings a batch is decided with.
type Register struct {
	Organisation party.Organisation
	Parties      []party.Party
	Groups       []party.Group
	Defaults     map[string][]party.DefaultProduct // by customer number
	NextNumber   int64                             // the number the next issued invoice gets
	Names        []string                          // of the batches there are
	Credit       int64                             // delivery credit that is left
	Settings     Settings
	Post         map[delivery.Method]delivery.Post // ways out with a limit; not known inside a step
	Now          time.Time                         // business time, in the club's zone
}

// Settings are the club's settings that decide about batches.
type Settings struct {
	DaysBefore int                      // a dispatch goes this many days before its invoice date (B14)
	SetUp      map[delivery.Method]bool // methods that can be used
	Price      map[delivery.Method]int64

	// Lacks is what keeps a method that is set up from being used, for everybody: of EHF, what the club's own data lack.
	Lacks map[delivery.Method]problem.List
}

// Today is the day it is for the club.
func (r Register) Today() cal.Date { return cal.Of(r.Now) }

// byNumber indexes the cards.
func (r Register) byNumber() map[string]*party.Party {
	m := make(map[string]*party.Party, len(r.Parties))
	for i := range r.Parties {
		m[r.Parties[i].Number] = &r.Parties[i]
	}
	return m
}

// Planned is an invoice of a batch with what a batch needs to know of it.
type Planned struct {
	invoice.Invoice
	Party    string         // customer number
	Send     bool           // ticked to be sent (B13)
	Dispatch delivery.State // of its dispatch; empty: none yet
}

// Desk is a batch with all that its next step is decided with.
type Desk struct {
	Register
	Batch    Batch
	Invoices []Planned // in the order of dates and customer numbers; none before approval
}

// Change is what a step makes of a batch. Nothing of it is written unless all is.
type Change struct {
	State    State
	Batch    *Batch         // its plan, recipients and exclusions anew; nil: as they were
	Invoices []Planned      // planned invoices to add
	Send     map[int64]bool // ticks to set, by invoice
	Dispatch []Dispatch     // dispatches to add
}

// Dispatch is a new entry of the outbox.
type Dispatch struct {
	PartyID  int64
	Invoices []int64
	Chain    []delivery.Method
	Short    delivery.Short // without enough credit; empty: it waits
	Due      time.Time
}

// Step is a pure decision about a batch: what to make of it, or why not.
type Step func(Desk) (Change, error)

// Scheduled counts the dispatches of the batch and gives the day the first one goes.
func (d Desk) Scheduled() (count int, first cal.Date) {
	for _, v := range d.Invoices {
		if v.Dispatch == "" {
			continue
		}
		count++
		due := d.dispatch(v).Due
		if due.Before(d.Now) {
			due = d.Now
		}
		if day := cal.Of(due); first.IsZero() || day.Before(first) {
			first = day
		}
	}
	return count, first
}
