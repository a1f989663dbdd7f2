package delivery

import (
	"slices"
	"time"
)

// Reasons to pass a method over. They are codes of sentences.
const (
	ReasonNotSetUp    = "delivery.not_set_up"
	ReasonNoAddress   = "delivery.no_address"
	ReasonNoEHF       = "delivery.no_ehf" // with the day of the look-up
	ReasonNoPreferred = "delivery.no_preferred"
	ReasonGaveUp      = "delivery.gave_up"
	ReasonShort       = "delivery.credit_short"
)

// ReasonAnew stands in the log where a person has started the chain over. It is the code of a sentence.
const ReasonAnew = "delivery.anew"

// Do is what happens to a dispatch next.
type Do string

// The steps Next can answer with.
const (
	DoDeliver     Do = "deliver"     // try Method now
	DoWait        Do = "wait"        // not before Until
	DoPaused      Do = "paused"      // Method's channel is paused; waits for a person, falls through to nothing
	DoHold        Do = "hold"        // Method costs more credit than is left; waits for a top-up
	DoDates       Do = "dates"       // fell due while it was held; waits for a person's new dates
	DoDoubt       Do = "doubt"       // it is away, and nobody can ask any more what became of it
	DoDraft       Do = "draft"       // never issued, nothing left to try: an editable draft
	DoUndelivered Do = "undelivered" // issued, nothing left to try
	DoNothing     Do = "nothing"     // in a person's hands, or finished
)

// Skip is a method that was passed over, and the sentence that says why.
type Skip struct {
	Method Method
	Reason string
}

// Step is the answer of Next.
type Step struct {
	Do      Do
	Method  Method
	Until   time.Time
	Skipped []Skip // methods passed over for the first time on the way to this step
}

// Channels is the state of the ways out.
type Channels struct {
	SetUp  map[Method]bool
	Paused map[Method]bool
	Price  map[Method]int64 // in credit; none: free
	Credit int64            // that is left
}

// Short is what becomes of a dispatch whose method costs more credit than is left (spec A5).
type Short string

// The choices a batch has.
const (
	ShortHold  Short = "hold"  // it waits for a top-up; the next method is not taken
	ShortDraft Short = "draft" // its invoice becomes a draft
	ShortNext  Short = "next"  // the next method is taken
)

// Policy is how long one method is tried before the next is taken.
type Policy struct {
	Retry   time.Duration   // from the first try of a method to the last: only a try that failed after it gives it up
	Backoff []time.Duration // between tries; the last repeats
}

// longest is further away than any next try is ever set: one that is, was set by a clock that has been put back since.
const longest = 24 * time.Hour

// DefaultPolicy retries a method for 48 hours, at the intervals that greylisting servers accept
// (they accept a retry after some minutes and within a day).
func DefaultPolicy() Policy {
	m, h := time.Minute, time.Hour
	return Policy{Retry: 48 * h, Backoff: []time.Duration{6 * m, 15 * m, 30 * m, h, 2 * h, 4 * h}}
}

// After is when a method may be tried again after n tries that ended in "later"; wish is what the other side asked.
func (p Policy) After(n int, at time.Time, wish time.Duration) time.Time {
	d := p.Backoff[min(max(n, 1), len(p.Backoff))-1]
	return at.Add(max(d, wish))
}

// Next decides what happens to a dispatch at a moment: the heart of the Norwegian text. For each entry of the chain,
// in this order (spec A2): already tried in this round → passed; never set up → passed; no address on the card, or a
// document that would be refused → passed; credit short → held, unless the batch says otherwise; channel paused → waits, for nobody falls through because of a
// channel; tried and to be repeated → waits; fell due while it was held → waits for new dates. Draft ends it.
// What is away and awaits an answer is asked about, by its method alone.
// In doubt, and whatever else waits for a person, never moves on by itself.
func Next(it Item, ch Channels, p Policy, now time.Time) Step {
	switch {
	case it.Awaits():
		return nextOfAwaited(it, ch, now)
	case it.State != Scheduled && it.State != Retrying && it.State != Held:
		return Step{Do: DoNothing}
	}
	if now.Before(it.Due) {
		return Step{Do: DoWait, Until: it.Due}
	}
	var s Step
	var tried []Method
	for _, entry := range it.Chain {
		if entry == Draft {
			break
		}
		m := entry
		if entry == Preferred {
			if m = it.Card.Preferred; m == "" {
				s.skip(it, Preferred, ReasonNoPreferred)
				continue
			}
		}
		if !m.Real() || slices.Contains(tried, m) {
			continue
		}
		tried = append(tried, m)
		h := historyOf(it.thisRound(), m)
		switch {
		case h.over:
			continue
		case h.later > 0 && h.last.Sub(h.first) >= p.Retry:
			s.skip(it, m, ReasonGaveUp)
			continue
		case !ch.SetUp[m]:
			s.skip(it, m, ReasonNotSetUp)
			continue
		case !it.Card.Reach[m]:
			s.skip(it, m, it.Card.Lacks(m))
			continue
		case it.Card.Bar[m].Reason != "":
			s.skip(it, m, it.Card.Bar[m].Reason)
			continue
		case ch.short(it, m) && it.Short == ShortNext:
			s.skip(it, m, ReasonShort)
			continue
		case ch.short(it, m) && it.Short == ShortDraft:
			s.skip(it, m, ReasonShort)
			return s.end(it)
		case ch.short(it, m):
			s.Do, s.Method = DoHold, m
			return s
		case ch.Paused[m]:
			s.Do, s.Method = DoPaused, m
			return s
		case it.Method == m && now.Before(it.Next) && it.Next.Sub(now) <= longest:
			s.Do, s.Method, s.Until = DoWait, m, it.Next
			return s
		case it.NeedsDates(now):
			s.Do, s.Method = DoDates, m
			return s
		}
		s.Do, s.Method = DoDeliver, m
		return s
	}
	return s.end(it)
}

// end is the step of a dispatch with nothing left to try.
func (s Step) end(it Item) Step {
	s.Do = DoDraft
	if it.Issued {
		s.Do = DoUndelivered
	}
	return s
}

// short reports whether a method costs more than is left; what is set aside for it already costs nothing more.
func (ch Channels) short(it Item, m Method) bool {
	return ch.Price[m] > ch.Credit && (it.Reserved.Units == 0 || it.Reserved.Method != m)
}

// skip notes a method passed over, once a round.
func (s *Step) skip(it Item, m Method, reason string) {
	for _, a := range it.thisRound() {
		if a.Method == m && a.Outcome == OutcomeSkipped && a.Reason == reason {
			return
		}
	}
	s.Skipped = append(s.Skipped, Skip{m, reason})
}

// history is what became of one method for one dispatch.
type history struct {
	over  bool      // refused for good, or a person chose the next method
	later int       // tries that ended in "later"
	first time.Time // of those, the first
	last  time.Time // of those, the last
}

func historyOf(attempts []Attempt, m Method) history {
	var h history
	for _, a := range attempts {
		if a.Method != m {
			continue
		}
		switch a.Outcome {
		case OutcomeRefused, OutcomePassed:
			h.over = true
		case OutcomeAgain:
			h = history{}
		case OutcomeLater:
			if h.later++; h.first.IsZero() {
				h.first = a.At
			}
			h.last = a.At
		}
	}
	return h
}

// What a person answered; kept as attempts so that the log tells the whole story.
const (
	OutcomeArrived Outcome = "arrived" // it arrived
	OutcomeAgain   Outcome = "again"   // send again, with the same message id; without a method: the chain anew
	OutcomePassed  Outcome = "passed"  // take the next method
)

// Plan tells, without doing anything, the methods a dispatch would go through if each failed, and why others are
// passed over: what the summary shows (spec A11).
func Plan(chain []Method, card Card, setUp map[Method]bool) (methods []Method, skipped []Skip) {
	it := Item{State: Scheduled, Chain: chain, Card: card}
	for {
		s := Next(it, Channels{SetUp: setUp}, DefaultPolicy(), time.Time{})
		skipped = append(skipped, s.Skipped...)
		for _, k := range s.Skipped {
			it.Attempts = append(it.Attempts, Attempt{Method: k.Method, Outcome: OutcomeSkipped, Reason: k.Reason})
		}
		if s.Do != DoDeliver {
			return append(methods, Draft), skipped
		}
		methods = append(methods, s.Method)
		it.Attempts = append(it.Attempts, Attempt{Method: s.Method, Outcome: OutcomeRefused})
	}
}
