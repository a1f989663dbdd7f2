package delivery

import (
	"strconv"
	"time"

	"kontingent/domain/problem"
)

// Answer is what a person says of a dispatch that waits for one.
type Answer string

// The answers.
const (
	Arrived Answer = "arrived" // it arrived; for print: it is posted
	Again   Answer = "again"   // send again by the same method, with the same message id; if undelivered, see Settle
	Onward  Answer = "next"    // take the next method
)

// Settle turns a person's answer into the dispatch's move. The answer is kept in its log like any other attempt.
//
// Again means two things. Of what is in doubt or needs attention, it is the same message once more. What is undelivered
// starts its chain over in a new round (spec A4): methods and addresses as the card has them by then, and a message
// frozen anew, but the numbers and documents that were issued.
//
// Onward is also an answer for what waits for credit: it goes on down its chain (spec A5).
func Settle(it Item, a Answer, now time.Time) (Move, error) {
	waits := it.State == InDoubt || it.State == NeedsAttention
	mv := Move{ID: it.ID, From: it.State, Method: it.Method}
	note := func(o Outcome) { mv.Attempts = []Attempt{{At: now, Method: it.Method, Outcome: o}} }
	switch {
	case a == Arrived && it.Awaits():
		return Move{}, problem.New("delivery.settle.awaiting", "id", strconv.FormatInt(it.ID, 10))
	case a == Arrived && (it.Issued && waits || it.State == InDoubt || it.State == HandedOver):
		// What is in doubt or handed over has left, even where an older copy of the store has forgotten its number.
		mv.To = Delivered
		note(OutcomeArrived)
	case (a == Again || a == Onward) && it.Credited:
		return Move{}, it.gone()
	case a == Again && waits:
		mv.To = Retrying
		note(OutcomeAgain)
	case a == Again && it.State == Undelivered:
		mv.To, mv.Anew, mv.Method = Retrying, true, ""
		mv.Attempts = []Attempt{{At: now, Outcome: OutcomeAgain, Reason: ReasonAnew}}
	case a == Onward && it.State == Held:
		mv.To = it.released(now)
		note(OutcomePassed)
		mv.Attempts[0].Reason = ReasonShort
	case a == Onward && waits:
		mv.To = Retrying
		note(OutcomePassed)
	case a != Arrived && a != Again && a != Onward:
		return Move{}, problem.New("delivery.answer.unknown", "value", string(a))
	default:
		return Move{}, problem.New("delivery.settle.state", "id", strconv.FormatInt(it.ID, 10),
			"state", it.State.Shown(), "answer", string(a))
	}
	return mv, nil
}

// NoSuch is the refusal of a dispatch id that does not exist.
func NoSuch(id string) *problem.Problem { return problem.New("delivery.unknown", "value", id) }
