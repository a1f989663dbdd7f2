package invoice

import (
	"slices"
	"strings"
)

// State is where an invoice stands, as lists show it. It is derived, never stored: from whether the invoice has a
// number, and from the state of its dispatch.
type State string

// The states of an invoice. The first four have no number.
const (
	StateDraft          State = "draft"           // no way to deliver was found, or made as a draft: waits for a person
	StateUnfinished     State = "unfinished"      // planned; a person may edit it until it is issued
	StateReady          State = "ready"           // collective: planned, locked, waits for its day
	StateHeld           State = "held"            // waits for delivery credit
	StateSending        State = "sending"         // issued; on its way, or between two tries
	StateInDoubt        State = "in_doubt"        // issued; nobody knows whether it arrived: a person must say
	StateNeedsAttention State = "needs_attention" // issued; only a person can settle it
	StateHandedOver     State = "handed_over"     // issued; printed or filed, not yet posted
	StateSent           State = "sent"            // issued; accepted by the other side, in so many words
	StateUndelivered    State = "undelivered"     // issued; every method failed, or it was cancelled: mend and send again
	StateCredited       State = "credited"        // issued; a credit note has taken it back whole
)

// StateOf derives the state from whether the invoice is issued and the word for its dispatch's state, empty when it
// has none.
func StateOf(issued bool, dispatch string) State {
	switch dispatch {
	case "draft":
		return StateDraft
	case "held":
		if !issued {
			return StateHeld
		}
		return StateSending
	case "in_doubt":
		return StateInDoubt
	case "needs_attention":
		return StateNeedsAttention
	case "handed_over":
		return StateHandedOver
	case "delivered":
		return StateSent
	case "undelivered":
		return StateUndelivered
	case "cancelled":
		if issued {
			return StateUndelivered
		}
	}
	if issued {
		return StateSending
	}
	return StateUnfinished
}

// states lists them in the order of their lives.
var states = []State{
	StateDraft, StateUnfinished, StateReady, StateHeld, StateSending, StateInDoubt, StateNeedsAttention,
	StateHandedOver, StateSent, StateUndelivered, StateCredited,
}

// Valid reports whether s is a state.
func (s State) Valid() bool { return slices.Contains(states, s) }

// StateNames lists the states for people.
func StateNames() string {
	names := make([]string, len(states))
	for i, s := range states {
		names[i] = string(s)
	}
	return strings.Join(names, ", ")
}
