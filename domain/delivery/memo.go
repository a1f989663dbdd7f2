package delivery

import (
	"context"
	"time"
)

// Memo is what a carrier keeps of a parcel from one step to the next: the ids the other side gave, how far each
// document came. It belongs to a dispatch, a round and a method, and nobody else reads its text. A carrier that can ask
// the other side what became of a parcel needs it, and so is never in doubt for having been killed.
type Memo struct {
	Text string
	// Away says that the parcel, or a part of it, may be with the other side. While it does, the dispatch takes no
	// other method and can't be cancelled: it is HandedOver, and asked about until the fate is known.
	Away bool
}

// OutcomeUnderway says that the parcel left our hands and is not accepted yet: the carrier asks at the next try what
// became of it, and sends nothing twice. Without an answer within Policy.Retry it is in doubt.
const OutcomeUnderway Outcome = "underway"

// Reasons of the log about what is asked about. They are codes of sentences.
const (
	ReasonUnanswered = "delivery.in_doubt.unanswered"
	ReasonNobodyAsks = "delivery.in_doubt.nobody_asks"
)

// patienceToAsk is how long to wait before asking again what became of a parcel; the last repeats. A network answers
// within seconds as a rule, within a day when the recipient's side is down.
var patienceToAsk = []time.Duration{
	time.Minute, 2 * time.Minute, 5 * time.Minute, 15 * time.Minute, 30 * time.Minute, time.Hour, 2 * time.Hour,
}

// Awaits reports whether the dispatcher asks by itself what became of it, so that no person has to say.
func (it Item) Awaits() bool { return it.State == HandedOver && !it.Next.IsZero() }

// asked counts how often in this round a method had no answer yet, and since when. What a person said begins it anew.
func (it Item) asked(m Method) (n int, first time.Time) {
	for _, a := range it.thisRound() {
		switch {
		case a.Method != m:
		case a.Outcome == OutcomeAgain:
			n, first = 0, time.Time{}
		case a.Outcome == OutcomeUnderway:
			if n++; n == 1 {
				first = a.At
			}
		}
	}
	return n, first
}

// nextOfAwaited decides about what is asked about: by the method it left by, whatever the chain and the card say now.
// Where that method is not set up any more, nobody can ask.
func nextOfAwaited(it Item, ch Channels, now time.Time) Step {
	s := Step{Do: DoDeliver, Method: it.Method}
	switch {
	case !ch.SetUp[it.Method]:
		s.Do = DoDoubt
	case ch.Paused[it.Method]:
		s.Do = DoPaused
	case now.Before(it.Next) && it.Next.Sub(now) <= longest:
		s.Do, s.Until = DoWait, it.Next
	}
	return s
}

// underway is the move of a dispatch that the carrier could not settle yet.
func (r *run) underway(it Item, rec Receipt, now time.Time) (State, time.Time, Attempt) {
	a := Attempt{At: now, Method: it.Method, Outcome: OutcomeUnderway, Words: rec.Words, Reason: rec.Reason}
	n, first := it.asked(it.Method)
	if n > 0 && now.Sub(first) >= r.Policy.Retry {
		a.Outcome, a.Reason = OutcomeInDoubt, ReasonUnanswered
		return InDoubt, time.Time{}, a
	}
	wait := patienceToAsk[min(n, len(patienceToAsk)-1)]
	return HandedOver, now.Add(max(wait, rec.RetryAfter)), a
}

// keepAway holds back a move that would let go of a parcel which may be with the other side: no connection, a paused
// channel or a busy server says nothing about what left before.
func (r *run) keepAway(it Item, mv Move, rec Receipt, now time.Time) Move {
	switch rec.Outcome {
	case OutcomeLater:
		var a Attempt
		mv.To, mv.Next, a = r.underway(it, rec, now)
		mv.Attempts = []Attempt{a}
	case OutcomeOffline, OutcomeChannel:
		mv.To, mv.Next = HandedOver, now
	case OutcomeRefused:
		mv.To = NeedsAttention
		mv.Attempts[0].Outcome = OutcomeAsk
	}
	return mv
}

// remembering lets a carrier keep a memo of a parcel, on the disk when it returns.
func (r *run) remembering(ctx context.Context, it Item, p *Parcel) {
	p.Remember = func(m Memo) error {
		if m == p.Memo {
			return nil
		}
		// Not cancelled half-way, like what submitting writes.
		if err := r.Store.KeepMemo(context.WithoutCancel(ctx), it.ID, it.Method, m); err != nil {
			return err
		}
		p.Memo = m
		return nil
	}
}
