package delivery

import (
	"context"
	"time"
)

// queueBook tells what has left and what is due: what the outlook of a way out is made of.
type queueBook interface {
	PostBook
	// Waiting counts the dispatches that are due and go, or may go, by a method next.
	Waiting(ctx context.Context, m Method, now time.Time) (int, error)
}

// PostOf reads how a way out with a limit stands.
func PostOf(ctx context.Context, b queueBook, m Method, l Limit, now time.Time) (p Post, err error) {
	p.Limit = l
	if p.Left, err = b.Departures(ctx, l.Host, now.Add(-day)); err == nil {
		p.Waiting, err = b.Waiting(ctx, m, now)
	}
	return p, err
}
