package viewmodel

import (
	"testing"
	"time"

	"kontingent/domain/delivery"
)

// spec: B17: the day of a dispatch is when it goes, or is tried again; of what was tried and waits for a person, when it
// was tried last.
func TestDayOfADispatch(t *testing.T) {
	on := func(day int) time.Time { return time.Date(2026, 11, day, 9, 0, 0, 0, time.UTC) }
	tried := []delivery.Attempt{{At: on(18)}, {At: on(20)}}
	for name, c := range map[string]struct {
		it   delivery.Item
		want string
	}{
		"scheduled":               {delivery.Item{State: delivery.Scheduled}, "15.11.2026"},
		"scheduled, passed over":  {delivery.Item{State: delivery.Scheduled, Attempts: tried}, "15.11.2026"},
		"tried again":             {delivery.Item{State: delivery.Retrying, Attempts: tried, Next: on(25)}, "25.11.2026"},
		"tried again at once":     {delivery.Item{State: delivery.Retrying, Attempts: tried}, "15.11.2026"},
		"tried again before due":  {delivery.Item{State: delivery.Retrying, Attempts: tried, Next: on(12)}, "15.11.2026"},
		"in doubt":                {delivery.Item{State: delivery.InDoubt, Attempts: tried}, "20.11.2026"},
		"needs attention":         {delivery.Item{State: delivery.NeedsAttention, Attempts: tried}, "20.11.2026"},
		"undelivered":             {delivery.Item{State: delivery.Undelivered, Attempts: tried}, "20.11.2026"},
		"undelivered, never told": {delivery.Item{State: delivery.Undelivered}, "15.11.2026"},
	} {
		c.it.Due = on(15)
		r := DispatchRow{Item: c.it, env: env(t, "nb")}
		same(t, name, r.Day(), c.want)
	}
}
