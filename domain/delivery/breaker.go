package delivery

import "context"

// Reasons to stop a channel that refuses one recipient after the other. They are codes of sentences.
const (
	ReasonRefusedInARow = "delivery.refused_in_a_row"
	ReasonRefusedOften  = "delivery.refused_often"
)

// When refusals are no longer believed to be about the recipients.
const (
	alike  = 3  // in a row for the same reason that only a person can settle
	inARow = 5  // of any kind
	recent = 50 // tries that are looked back at …
	often  = 10 // … of which more than these were refused
)

// breaker counts the refusals of one channel in one run. A server that refuses everybody has something against us, not
// against each of them: without a breaker it would print three thousand letters.
type breaker struct {
	row, alike int
	reason     string
	last       []bool // of the recent tries: refused?
}

// trips notes the outcome of a try, and gives the reason to stop the channel; empty: none.
func (b *breaker) trips(rec Receipt) string {
	refused := rec.Outcome == OutcomeRefused || rec.Outcome == OutcomeAsk
	if !refused && !rec.OK() {
		return "" // later, offline, in doubt: says nothing about refusals
	}
	if b.last = append(b.last, refused); len(b.last) > recent {
		b.last = b.last[1:]
	}
	if !refused {
		b.row, b.alike = 0, 0
		return ""
	}
	b.row++
	if b.alike++; rec.Outcome != OutcomeAsk || rec.Reason != b.reason {
		b.alike = 1
	}
	b.reason = rec.Reason
	many := 0
	for _, r := range b.last {
		if r {
			many++
		}
	}
	switch {
	case rec.Outcome == OutcomeAsk && b.alike >= alike:
		return rec.Reason
	case b.row >= inARow:
		return ReasonRefusedInARow
	case len(b.last) == recent && many > often:
		return ReasonRefusedOften
	}
	return ""
}

// count notes the outcome of a try, and stops the channel when it refuses too much.
func (r *run) count(ctx context.Context, m Method, rec Receipt) {
	b := r.breakers[m]
	if b == nil {
		b = &breaker{}
		r.breakers[m] = b
	}
	if reason := b.trips(rec); reason != "" {
		r.fault(ctx, m, Receipt{Outcome: OutcomeChannel, Reason: reason, Words: rec.Words})
	}
}
