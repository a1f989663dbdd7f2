package viewmodel

import (
	"strings"

	"kontingent/domain/delivery"
	"kontingent/domain/invoice"
)

// Attempt is one line of the log of a dispatch.
type Attempt struct {
	When   string
	Method string
	What   string // what came of it, and so why the next method was taken
	Words  string // the other side's own words; empty: none
	Bad    bool
}

// attempts puts the log of a dispatch into words.
func (e *Env) attempts(it delivery.Item) []Attempt {
	out := make([]Attempt, len(it.Attempts))
	for i, a := range it.Attempts {
		row := Attempt{When: e.moment(a.At), Words: a.Words, Bad: true}
		if a.Method != "" {
			row.Method = upperFirst(e.methodName(string(a.Method)))
		}
		switch a.Outcome {
		case delivery.OutcomeDelivered, delivery.OutcomeHandedOver, delivery.OutcomeArrived, delivery.OutcomeAgain,
			delivery.OutcomeRedated, delivery.OutcomeUnderway:
			row.Bad = false
		}
		row.What = e.say("view.outcome." + string(a.Outcome))
		if why := e.reason(a.Reason, a.Method, a.Args); why != "" {
			row.What += ": " + why
		}
		out[i] = row
	}
	return out
}

// Bad reports whether the row waits for a person.
func (r *SentRow) Bad() bool { return needsPerson(r.State) }

// Attempts is the log of the row's dispatch, the first try first.
func (r *SentRow) Attempts() []Attempt { return r.env.attempts(r.Item) }

// Waits says when it goes, while it waits: the day, or when it is tried again.
func (r *SentRow) Waits() string {
	it := r.Item
	if it.Awaits() {
		return r.env.say("view.waits.asked", "when", r.env.moment(it.Next))
	}
	switch it.State {
	case delivery.Scheduled:
		return r.env.say("view.waits.scheduled", "when", r.env.moment(it.Due))
	case delivery.Retrying:
		if !it.Next.IsZero() {
			return r.env.say("view.waits.retrying", "when", r.env.moment(it.Next))
		}
	}
	return ""
}

// Actions are what a person can do with the row.
func (r *SentRow) Actions() []Action {
	out := r.env.byHand(r.Item, r.setUp)
	if creditable(r.Row) {
		out = append(out, Action{ActionCredit, r.env.say("note.action.credit")})
	}
	if r.Issued() {
		out = append(out,
			Action{ActionShow, r.env.say("view.action.show")}, Action{ActionSave, r.env.say("view.action.save")})
	}
	return out
}

// Actions with the document itself. Saving asks for a file first: see SaveDocument.
const (
	ActionShow = "show"
	ActionSave = "save"
)

// documentName is what the document of an invoice or a credit note is called as a file.
func documentName(r invoice.Row) string {
	name := "faktura-"
	if r.Credit != nil {
		name = "kreditnota-"
	}
	return name + strings.TrimSpace(r.NumberText()) + ".pdf"
}
