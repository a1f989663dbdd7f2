package delivery

import (
	"context"
	"time"
)

// Repeatable is what a carrier says of itself when delivering the same parcel twice is the same as once: writing a
// file. Then no doubt is possible, and what came of many parcels is recorded together.
type Repeatable interface{ Repeatable() }

// open makes sure there is a session for a method. When there can't be one now, everybody who wants it waits: the
// channel is paused if it is about the channel, left for the next run if it is about the moment.
func (r *run) open(ctx context.Context, m Method) bool {
	if r.halted(ctx, m) {
		return false
	}
	if r.sessions[m] != nil {
		return true
	}
	if r.away[m] || ctx.Err() != nil {
		return false
	}
	s, rec := r.Carriers[m].Open(ctx)
	if rec.OK() {
		r.sessions[m] = s
		return true
	}
	r.fault(ctx, m, rec)
	return false
}

// fault notes a failure that is not about a recipient.
func (r *run) fault(ctx context.Context, m Method, rec Receipt) {
	r.drop(m)
	r.away[m] = true
	r.faults = append(r.faults, Fault{m, rec.Reason, rec.Words, rec.Outcome != OutcomeChannel})
	if rec.Outcome != OutcomeChannel {
		return
	}
	p := Pause{Method: m, At: r.Clock.Now(), Reason: rec.Reason, Words: rec.Words}
	if err := r.Store.Pause(context.WithoutCancel(ctx), p); err == nil {
		r.paused[m] = true
	}
}

func (r *run) drop(m Method) {
	if s := r.sessions[m]; s != nil {
		_ = s.Close() // nothing of ours hangs on how the other side takes the farewell
		delete(r.sessions, m)
	}
}

func (r *run) close() {
	for m := range r.sessions {
		r.drop(m)
	}
}

// deliver brings out issued dispatches by one method. It returns how many moved.
func (r *run) deliver(ctx context.Context, m Method, items []Item) (moved int, err error) {
	carrier := r.Carriers[m]
	_, repeatable := carrier.(Repeatable)
	items, parcels, err := r.claim(ctx, m, items)
	if err != nil {
		return 0, err
	}
	var later []Move // results of a repeatable carrier, recorded together
	for i, it := range items {
		back := Move{ID: it.ID, From: Claimed, To: it.State, Method: it.Method}
		if it.Awaits() {
			back.Next = it.Next
		}
		if !r.turn(ctx, it, parcels[i]) || !r.open(ctx, m) {
			later = append(later, back)
			continue
		}
		submitted := false
		submitting := func() error {
			if repeatable || submitted {
				return nil
			}
			// Not cancelled half-way: the carrier has asked whether it may go on, and cancelling acts between parcels.
			ctx := context.WithoutCancel(ctx)
			leaves, err := r.leaving(ctx, m, parcels[i])
			if err != nil {
				return err
			}
			mv := Move{ID: it.ID, From: Claimed, To: Submitting, Method: m, Leaves: leaves}
			if err := r.Store.Move(ctx, mv); err != nil {
				return err
			}
			submitted = true
			r.gates[m].count(leaves)
			return nil
		}
		r.remembering(ctx, it, &parcels[i])
		rec := r.try(ctx, m, &parcels[i], submitting)
		r.count(ctx, m, rec)
		now := r.Clock.Now()
		mv := r.result(it, rec, now)
		if parcels[i].Memo.Away {
			mv = r.keepAway(it, mv, rec, now)
		}
		if mv.From = Claimed; submitted {
			mv.From = Submitting
		}
		if moves(rec) {
			moved++
		}
		if repeatable {
			later = append(later, mv)
			continue
		}
		// The answer is written down even when the work is being cancelled.
		if err := r.Store.Move(context.WithoutCancel(ctx), mv); err != nil {
			return moved, err
		}
		r.tell(mv)
	}
	if err := r.Store.Move(context.WithoutCancel(ctx), later...); err != nil {
		return moved, err
	}
	r.tell(later...)
	return moved, nil
}

// claim takes dispatches up, freezing what goes out where it is not frozen yet, in one transaction. One whose message
// can't be made waits for a person and is left out of what is returned.
func (r *run) claim(ctx context.Context, m Method, items []Item) ([]Item, []Parcel, error) {
	items, parcels, err := r.parcels(ctx, m, items)
	if err != nil {
		return nil, nil, err
	}
	var mine []Item
	var ready []Parcel
	claims := make([]Move, len(items))
	for i, it := range items {
		p := parcels[i]
		claims[i] = Move{ID: it.ID, From: it.State, To: Claimed, Method: m, Attempts: it.passed, Price: it.price, Seen: it.Chain}
		if p.Frozen == nil {
			if p.Frozen, err = r.Carriers[m].Freeze(p); err != nil {
				claims[i] = failure(it, err, ReasonNotWritten, r.Clock.Now())
				continue
			}
			claims[i].Frozen, claims[i].MessageID = p.Frozen, p.MessageID
		}
		if it.State == Held {
			it.State = it.waits() // should the connection be gone, it does not wait for credit any more
		}
		mine, ready = append(mine, it), append(ready, p)
	}
	if err := r.Store.Move(ctx, claims...); err != nil {
		return nil, nil, err
	}
	r.tell(claims...)
	return mine, ready, nil
}

// try delivers one parcel. A connection that was lost before anything could have arrived is reopened at once. The second
// loss without an accepted message leaves the rest for the next run, and costs this dispatch a try: a message at which
// the connection always breaks must not stand in everybody's way. A connection lost after the last byte counts alike:
// a server that never answers must not put everybody in doubt.
func (r *run) try(ctx context.Context, m Method, p *Parcel, submitting func() error) Receipt {
	for {
		rec := r.sessions[m].Deliver(ctx, *p, submitting)
		if rec.OK() || rec.Outcome == OutcomeUnderway && !rec.Reconnect {
			r.drops[m] = 0
		}
		if rec.Outcome == OutcomeChannel {
			r.fault(ctx, m, rec)
			return rec
		}
		if !rec.Reconnect && rec.Outcome != OutcomeOffline {
			return rec
		}
		r.drop(m)
		offline := rec.Outcome == OutcomeOffline
		if !offline && rec.Outcome != OutcomeInDoubt && rec.Outcome != OutcomeUnderway || ctx.Err() != nil {
			return rec
		}
		if r.drops[m]++; r.drops[m] >= 2 {
			r.fault(ctx, m, rec)
			if offline {
				rec.Outcome = OutcomeLater
			}
			return rec
		}
		if !offline || !r.open(ctx, m) {
			return rec
		}
	}
}

// moves reports whether a receipt brought a dispatch anywhere: offline and channel faults leave it where it was.
func moves(rec Receipt) bool {
	return rec.Outcome != OutcomeOffline && rec.Outcome != OutcomeChannel
}

// result turns the outcome of a try into the dispatch's move.
func (r *run) result(it Item, rec Receipt, now time.Time) Move {
	mv := Move{ID: it.ID, Method: it.Method}
	a := Attempt{At: now, Method: it.Method, Outcome: rec.Outcome, Words: rec.Words, Reason: rec.Reason}
	switch rec.Outcome {
	case OutcomeDelivered:
		mv.To = Delivered
	case OutcomeHandedOver:
		mv.To = HandedOver
	case OutcomeRefused:
		mv.To = Retrying
	case OutcomeLater:
		n := historyOf(it.thisRound(), it.Method).later + 1
		mv.To, mv.Next = Retrying, r.Policy.After(n, now, rec.RetryAfter)
	case OutcomeUnderway:
		mv.To, mv.Next, a = r.underway(it, rec, now)
	case OutcomeInDoubt:
		mv.To = InDoubt
	case OutcomeAsk:
		mv.To = NeedsAttention
	default: // offline, channel: costs no try
		if mv.To = it.State; it.Awaits() {
			mv.To = it.waits() // nothing of it is away any more
		}
		return mv
	}
	mv.Attempts = []Attempt{a}
	return mv
}
