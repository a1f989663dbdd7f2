package delivery

import (
	"strconv"
	"time"

	"kontingent/domain/problem"
)

// OutcomeCancelled marks that a person took a dispatch off the list.
const OutcomeCancelled Outcome = "cancelled"

// Cancel takes a dispatch off the list, as long as nothing of it can have left. An invoice that is issued already stays
// issued: whoever cancels has to be told.
func Cancel(it Item, now time.Time) (Move, error) {
	switch it.State {
	case Scheduled, Retrying, Held, NeedsAttention:
		note := Attempt{At: now, Method: it.Method, Outcome: OutcomeCancelled}
		if it.Issued {
			note.Reason = "delivery.cancelled.issued"
		}
		return Move{ID: it.ID, From: it.State, To: Cancelled, Attempts: []Attempt{note}}, nil
	}
	return Move{}, refused("delivery.cancel.state", it)
}

// SendNow makes a dispatch due now. One that was cancelled goes back on the list; one that did not arrive starts its
// chain over, as Settle has it.
func SendNow(it Item, now time.Time) (Move, error) {
	if err := it.gone(); err != nil {
		return Move{}, err
	}
	mv := Move{ID: it.ID, From: it.State, To: it.State}
	switch it.State {
	case Scheduled, Retrying:
	case Undelivered:
		var err error
		if mv, err = Settle(it, Again, now); err != nil {
			return Move{}, err
		}
	case Cancelled:
		mv.To = it.waits()
	default:
		return Move{}, refused("delivery.send_now.state", it)
	}
	mv.Due = earlier(it.Due, now)
	return mv, nil
}

// ChangeMethod lets a dispatch go by one method and no other. Whatever the method it waited for had set aside is free
// again (spec A5). What is undelivered starts over in a new round. What fell due while it was held waits for new dates.
func ChangeMethod(it Item, m Method, setUp map[Method]bool, now time.Time) (Move, error) {
	switch it.State {
	case Scheduled, Retrying, Held, NeedsAttention, Undelivered:
	default:
		return Move{}, refused("delivery.method.state", it)
	}
	if err := it.gone(); err != nil {
		return Move{}, err
	}
	switch {
	case !m.Real():
		return Move{}, problem.New("chain.unknown", "value", string(m))
	case !setUp[m]:
		return Move{}, problem.New("delivery.method.not_set_up", "method", string(m))
	case !it.Card.Reach[m] && it.Card.Lacks(m) == ReasonNoEHF:
		return Move{}, problem.New("delivery.method.no_ehf", append(it.Card.LookedUp(), "name", it.PartyName)...).Of(it.Party)
	case !it.Card.Reach[m]:
		return Move{}, problem.New("delivery.method.no_address", "method", string(m), "name", it.PartyName).
			Of(it.Party)
	case it.Card.Bar[m].Reason != "":
		return Move{}, (&problem.Problem{Code: it.Card.Bar[m].Reason, Args: it.Card.Bar[m].Args}).Of(it.Party)
	}
	mv := Move{ID: it.ID, From: it.State, To: it.released(now), Method: m, Chain: []Method{m, Draft}}
	if it.State == Undelivered {
		mv.Anew = true
		mv.Attempts = []Attempt{{At: now, Outcome: OutcomeAgain, Reason: ReasonAnew}}
		return mv, nil
	}
	if it.Method.Real() && it.Method != m {
		mv.Attempts = []Attempt{{At: now, Method: it.Method, Outcome: OutcomePassed}}
	}
	if h := historyOf(it.thisRound(), m); h.over || h.later > 0 {
		mv.Attempts = append(mv.Attempts, Attempt{At: now, Method: m, Outcome: OutcomeAgain})
	}
	return mv, nil
}

// waits is the state of a dispatch that goes on waiting for its turn.
func (it Item) waits() State {
	if it.Issued {
		return Retrying
	}
	return Scheduled
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

func refused(code string, it Item) *problem.Problem {
	return problem.New(code, "id", strconv.FormatInt(it.ID, 10), "state", it.State.Shown())
}
