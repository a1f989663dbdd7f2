package delivery

import (
	"context"
	"errors"
	"slices"
	"time"
)

// gate holds a way out to its provider's limit during a run.
type gate struct {
	meter *meter
	since time.Time // when it was read: a clock put back behind this makes it read anew
	over  []Item    // those that have to wait for the limit, longer than belongs to the sending
	until time.Time // when the first of them can go that copies keep back; zero: none is
	ahead int       // how many were put off for a while, and keep their place
	sent  int       // over the connection that is open
}

// count notes what left.
func (g *gate) count(d *Departure) {
	if g != nil && d != nil {
		g.meter.add(d.At, d.Recipients)
		g.sent++
	}
}

// ask gives the gate of a method; nil when it takes any number.
func (r *run) ask(ctx context.Context, m Method, now time.Time) (*gate, error) {
	l, g := r.Limits[m], r.gates[m]
	if l.Unlimited() || g != nil && !now.Before(g.since) {
		return g, nil
	}
	left, err := r.Book.Departures(ctx, l.Host, now.Add(-day))
	if err != nil {
		return nil, err
	}
	if g == nil {
		g = &gate{}
		r.gates[m] = g
	}
	g.meter, g.since = newMeter(l, left), now
	return g, nil
}

// reserve is how soon a next try has to be to keep its place under the limit.
const reserve = time.Hour

// within leaves out what the limits do not let go in this run, so that it is not even issued. Those that were put off
// for a while come first: else a server that greylists would be asked for everybody on the first day, and most would
// hear from us again days later. Copies are not known yet: turn has the last word.
func (r *run) within(ctx context.Context, soon, items []Item, now time.Time) ([]Item, error) {
	for _, g := range r.gates {
		g.over, g.ahead, g.until = nil, 0, time.Time{}
	}
	queues := map[Method]*queue{}
	over := map[int64]bool{}
	fresh := func(it Item) bool { return it.State != Retrying }
	for i, group := range [][]Item{soon, slices.DeleteFunc(slices.Clone(items), fresh), slices.DeleteFunc(
		slices.Clone(items), func(it Item) bool { return !fresh(it) })} {
		for _, it := range group {
			g, err := r.ask(ctx, it.Method, now)
			if err != nil {
				return nil, err
			}
			if g == nil {
				continue
			}
			if queues[it.Method] == nil {
				queues[it.Method] = &queue{meter: g.meter.clone(), at: now}
			}
			over[it.ID] = !queues[it.Method].takes()
			if i == 0 {
				g.ahead++
			}
		}
	}
	return slices.DeleteFunc(items, func(it Item) bool {
		if over[it.ID] {
			r.gates[it.Method].over = append(r.gates[it.Method].over, it)
		}
		return over[it.ID]
	}), nil
}

// queue tries out how many can go one after the other.
type queue struct {
	meter *meter
	at    time.Time
	full  bool
}

func (q *queue) takes() bool {
	if q.full {
		return false
	}
	at := q.meter.free(q.at, 1)
	if q.full = at.Sub(q.at) > pace; q.full {
		return false
	}
	q.meter.add(at, 1)
	q.at = at
	return true
}

// turn waits until a parcel may leave; false: not in this run.
func (r *run) turn(ctx context.Context, it Item, p Parcel) bool {
	for ctx.Err() == nil {
		now := r.Clock.Now()
		g, err := r.ask(ctx, it.Method, now)
		if g == nil || err != nil {
			return err == nil
		}
		free := g.meter.free(now, recipients(p))
		wait := free.Sub(now)
		switch {
		case wait > pace:
			if g.over = append(g.over, it); g.until.IsZero() || free.Before(g.until) {
				g.until = free
			}
			return false
		case wait > 0:
			r.pause(ctx, wait)
			continue
		}
		if most := g.meter.limit.Connection; most > 0 && g.sent >= most {
			r.drop(it.Method)
			g.sent = 0
		}
		return true
	}
	return false
}

func (r *run) pause(ctx context.Context, d time.Duration) {
	if r.Wait != nil {
		r.Wait(ctx, d)
		return
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
	case <-ctx.Done():
	}
}

// errClock keeps a message back at the last moment: the clock was put back since its turn had come.
var errClock = errors.New("the clock was put back behind what the mail server has taken already")

// leaving is what counts against the limit when a parcel leaves; nil: nothing does.
func (r *run) leaving(ctx context.Context, m Method, p Parcel) (*Departure, error) {
	host, now := r.Limits[m].Host, r.Clock.Now()
	if host == "" {
		return nil, nil
	}
	g, err := r.ask(ctx, m, now)
	if err != nil {
		return nil, err
	}
	if g != nil && g.meter.free(now, recipients(p)).After(now) {
		return nil, errClock
	}
	return &Departure{At: now, Host: host, Recipients: recipients(p)}, nil
}

// recipients is to how many a parcel goes, copies included.
func recipients(p Parcel) int { return 1 + len(p.Letter.Cc) + len(p.Letter.Bcc) }

// waiting is how many wait for a limit.
func (r *run) waiting() (n int) {
	for _, g := range r.gates {
		n += len(g.over)
	}
	return n
}

// outlooks tells when those will be out that wait for a limit.
func (r *run) outlooks() []Outlook {
	var out []Outlook
	for _, m := range Methods() {
		if g := r.gates[m]; g != nil && len(g.over) > 0 {
			o := outlook(g.meter.clone(), m, g.ahead, len(g.over), 1, r.Clock.Now())
			o.Next = later(o.Next, g.until)
			o.Last = later(o.Last, o.Next)
			out = append(out, o)
		}
	}
	return out
}
