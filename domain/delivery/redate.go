package delivery

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"kontingent/domain/cal"
	"kontingent/domain/problem"
)

// Outcomes about an invoice that fell due while it waited for credit. They are notes: nothing was tried.
const (
	OutcomeDates   Outcome = "dates"   // it could go now; a person gives it new dates first
	OutcomeRedated Outcome = "redated" // a person gave it new dates
	OutcomeLate    Outcome = "late"    // it was issued before, and so went as it is
)

// The sentences of these notes.
const (
	ReasonDates = "delivery.needs_dates"
	ReasonLate  = "delivery.late"
)

// Dates are new dates for the invoices of a dispatch that are not issued yet.
type Dates struct {
	Invoice cal.Date // takes the place of an earlier invoice date: the document is made now
	Due     cal.Date
	Until   cal.Date // what falls due later than this stays as it is
}

// NeedsDates reports whether a dispatch must not go before a person has given it new dates: it waited for credit until
// its invoice fell due, which nobody has been asked to pay yet (spec A5). What was to fall due on the day it was meant
// to go anyway was not made late by waiting. What is issued never changes, and is never asked about: see late.
func (it Item) NeedsDates(now time.Time) bool {
	return !it.Issued && it.outlived(now)
}

// outlived reports whether a dispatch waited for credit until its invoice fell due.
func (it Item) outlived(now time.Time) bool {
	today := cal.Of(now)
	return it.State == Held && !it.DueDate.IsZero() && !today.Before(it.DueDate) &&
		cal.Of(it.Due.In(now.Location())).Before(today)
}

// asksForDates is the note that a dispatch waits for new dates, once.
func (it Item) asksForDates(m Method, passed []Attempt, now time.Time) (Move, bool) {
	if n := len(it.Attempts); n > 0 && it.Attempts[n-1].Outcome == OutcomeDates {
		return Move{}, false
	}
	ask := Attempt{
		At: now, Round: it.Round, Method: m, Outcome: OutcomeDates, Reason: ReasonDates, Args: map[string]string{"due": it.DueDate.String()},
	}
	return Move{ID: it.ID, From: Held, To: Held, Method: m, Attempts: append(passed, ask)}, true
}

// late is the note that an invoice goes with a due date that is past. It was issued before it was held, at a later
// method of its chain, and an issued invoice is never changed; a claim that nobody is told of helps neither side. Who
// wants another day takes it back with a credit note.
func (it Item) late(m Method, now time.Time) []Attempt {
	if !it.Issued || !it.outlived(now) {
		return nil
	}
	return []Attempt{{
		At: now, Round: it.Round, Method: m, Outcome: OutcomeLate, Reason: ReasonLate, Args: map[string]string{"due": it.DueDate.String()},
	}}
}

// released is the state of a dispatch that no longer waits for credit.
func (it Item) released(now time.Time) State {
	if it.NeedsDates(now) {
		return Held
	}
	return it.waits()
}

// CheckNewDue says what is wrong with a new due date: it has to leave time to pay.
func CheckNewDue(due, today cal.Date) error {
	if due.IsZero() {
		return problem.New("invoice.due.missing").At("due")
	}
	if !today.Before(due) {
		return problem.New("delivery.redate.past", "due", due.String(), "today", today.String()).At("due")
	}
	return nil
}

// Redate gives the invoice of a dispatch that waits for credit a new due date, and an invoice date that is not past:
// it has no number yet, so nobody has seen it. Its chain stays as it is.
func Redate(it Item, due cal.Date, now time.Time) (Move, error) {
	today := cal.Of(now)
	switch {
	case it.Issued:
		return Move{}, problem.New("delivery.redate.issued", "id", strconv.FormatInt(it.ID, 10), "number", strings.Join(it.Numbers, ", "))
	case it.State != Held:
		return Move{}, refused("delivery.redate.state", it)
	}
	if err := CheckNewDue(due, today); err != nil {
		return Move{}, err
	}
	until := it.DueDate
	if until.Before(today) {
		until = today
	}
	return Move{
		ID: it.ID, From: Held, To: Held, Dates: &Dates{Invoice: today, Due: due, Until: until},
		Attempts: []Attempt{{At: now, Outcome: OutcomeRedated, Reason: "delivery.redated", Args: map[string]string{"due": due.String()}}},
	}, nil
}

// After is the method that a dispatch goes on with when the one it waits for is passed over; Draft: none is left.
func After(it Item, setUp map[Method]bool) Method {
	it.Attempts = append(slices.Clip(it.Attempts), Attempt{Round: it.Round, Method: it.Method, Outcome: OutcomePassed})
	if s := Next(it, Channels{SetUp: setUp}, DefaultPolicy(), it.Due); s.Do == DoDeliver {
		return s.Method
	}
	return Draft
}
