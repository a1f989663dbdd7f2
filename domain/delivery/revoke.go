package delivery

import (
	"time"

	"kontingent/domain/problem"
)

// Reasons why something is not sent. They are codes of sentences.
const (
	ReasonCredited  = "delivery.cancelled.credited" // a credit note has taken back all it carries
	ReasonKept      = "delivery.note.kept"          // whoever made the credit note did not want it to be sent
	ReasonNeverLeft = "delivery.note.never_left"    // its invoice never reached anybody
)

// OutcomeKept marks what was never put on its way.
const OutcomeKept Outcome = "kept"

// Revoke takes off the list what carries only invoices that have been taken back whole: it must not go out any more,
// and nobody has to be asked about it. What was sent, or lies in the print folder, stays as it is.
func Revoke(it Item, now time.Time) (mv Move, moves bool) {
	switch it.State {
	case Retrying, Held, InDoubt, NeedsAttention, Undelivered:
	default:
		return Move{}, false
	}
	note := Attempt{At: now, Method: it.Method, Outcome: OutcomeCancelled, Reason: ReasonCredited}
	return Move{ID: it.ID, From: it.State, To: Cancelled, Attempts: []Attempt{note}}, true
}

// Left reports whether it may have reached somebody.
func (it Item) Left() bool {
	switch it.State {
	case Claimed, Submitting, InDoubt, HandedOver, Delivered:
		return true
	}
	for _, a := range it.Attempts {
		switch a.Outcome {
		case OutcomeDelivered, OutcomeHandedOver, OutcomeInDoubt, OutcomeArrived:
			return true
		}
	}
	return false
}

// gone is the refusal to send what has been taken back; nil: it has not been.
func (it Item) gone() error {
	if !it.Credited {
		return nil
	}
	number := ""
	if len(it.Numbers) > 0 {
		number = it.Numbers[0]
	}
	return problem.New("delivery.credited", "number", number, "name", it.PartyName).Of(it.Party)
}
