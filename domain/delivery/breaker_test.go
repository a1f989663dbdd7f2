package delivery

import (
	"strings"
	"testing"
)

// spec: A2: a channel that refuses everybody is stopped; one that refuses some is not.
func TestBreaker(t *testing.T) {
	outcomes := map[rune]Receipt{
		'.': {Outcome: OutcomeDelivered},
		'r': {Outcome: OutcomeRefused, Reason: "email.refused.unknown"},
		'p': {Outcome: OutcomeAsk, Reason: "email.ask.policy"},
		'q': {Outcome: OutcomeAsk, Reason: "email.ask.protocol"},
		'l': {Outcome: OutcomeLater},
		'o': {Outcome: OutcomeOffline},
		'd': {Outcome: OutcomeInDoubt},
	}
	for _, c := range []struct {
		tries, reason string
		after         int // the try at which it stops; 0: never
	}{
		{"rrrr.rrrr.rrrr.", "", 0},
		{"rrrrr", ReasonRefusedInARow, 5},
		{"rlrorldrr", ReasonRefusedInARow, 9}, // what says nothing does not count
		{"pprppr", ReasonRefusedInARow, 5},
		{"pp.ppp", "email.ask.policy", 6},
		{"pqpq.", "", 0},
		{"plp lp", "email.ask.policy", 6},
		{strings.Repeat("....r", 20), "", 0},
		{strings.Repeat("....r", 10) + "..rrr", ReasonRefusedOften, 53},
	} {
		b, stopped, reason := breaker{}, 0, ""
		for i, k := range c.tries {
			if k == ' ' {
				continue
			}
			if reason = b.trips(outcomes[k]); reason != "" {
				stopped = i + 1
				break
			}
		}
		if stopped != c.after || reason != c.reason {
			t.Errorf("%s: stopped at %d for %q, want %d, %q", c.tries, stopped, reason, c.after, c.reason)
		}
	}
}
