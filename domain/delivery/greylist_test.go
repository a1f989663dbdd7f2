package delivery_test

import (
	"context"
	"time"

	"kontingent/domain/delivery"
)

// greylisting is a server that turns each recipient away for five to twenty minutes from the first time it sees it, and
// drops one connection in twenty.
type greylisting struct {
	mail
	seen map[string]time.Time
}

func (g *greylisting) Open(context.Context) (delivery.Session, delivery.Receipt) {
	return g, delivery.Receipt{}
}

func (g *greylisting) Deliver(ctx context.Context, p delivery.Parcel, submitting func() error) delivery.Receipt {
	if g.w.IntN(20) == 0 {
		return delivery.Receipt{Outcome: delivery.OutcomeOffline, Reason: "email.offline.dropped", Reconnect: true}
	}
	until, known := g.seen[p.ID]
	if !known {
		until = g.w.now.Add(time.Duration(5+g.w.IntN(16)) * time.Minute)
		g.seen[p.ID] = until
	}
	if g.w.now.Before(until) {
		return delivery.Receipt{Outcome: delivery.OutcomeLater, Reason: "email.later.wait"}
	}
	return g.mail.Deliver(ctx, p, submitting)
}
