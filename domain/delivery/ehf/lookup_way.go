package ehf

import (
	"context"
	"time"

	"kontingent/domain/cal"
)

// Receiver can say whether a Peppol id can receive invoices: AccessPoint and Registry.
type Receiver interface {
	Receives(ctx context.Context, endpoint string) (Reception, error)
}

// Inquiry asks several ways, the first that knows answers. It asks about an id once, and no faster than its pace: the
// registers belong to everybody. It is for one run of questions, by one goroutine.
type Inquiry struct {
	Ways []Receiver
	Pace time.Duration // least time between two questions

	last  time.Time
	known map[string]Reception
}

// LookupPace is the least time between two look-ups.
const LookupPace = 100 * time.Millisecond

// Receives asks about a Peppol id. The error is what the last way said that does not know.
func (q *Inquiry) Receives(ctx context.Context, endpoint string) (Reception, error) {
	if r, ok := q.known[endpoint]; ok {
		return r, nil
	}
	var last error
	for _, way := range q.Ways {
		if err := q.wait(ctx); err != nil {
			return Unknown, unreached(ctx, err)
		}
		r, err := way.Receives(ctx, endpoint)
		if r == Receives || r == Not {
			if q.known == nil {
				q.known = map[string]Reception{}
			}
			q.known[endpoint] = r
			return r, nil
		}
		if err != nil {
			last = err
		}
	}
	return Unknown, last
}

// wait keeps the pace.
func (q *Inquiry) wait(ctx context.Context) error {
	if left := q.last.Add(q.Pace).Sub(cal.Deadline(0)); left > 0 && !q.last.IsZero() {
		t := time.NewTimer(left)
		defer t.Stop()
		select {
		case <-ctx.Done():
		case <-t.C:
		}
	}
	q.last = cal.Deadline(0)
	return ctx.Err()
}
