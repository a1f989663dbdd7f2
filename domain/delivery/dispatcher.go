// Package delivery brings documents to people: the chain of methods, the outbox, the attempts, and the dispatcher that
// works through them.
//
// It decides what happens to a dispatch next (Next, a pure function) and what a failure is about: this recipient, the
// channel, or the moment. It knows parcels, not invoices: making an invoice final is left to the Issuer it declares, and
// how a parcel travels to the carriers. Batches fill the outbox; both faces of the program run the dispatcher.
package delivery

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"kontingent/domain/cal"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// chunk is how many dispatches are issued together, and claimed together.
const chunk = 200

// patience is how many rounds in a row may be spoilt by dispatches that move under them.
const patience = 20

// Dispatcher takes up what is due and brings it out: the only way anything leaves the program. One runs at a time.
type Dispatcher struct {
	Store    Store
	Issuer   Issuer
	Refused  Refusing                             // nil: nothing is refused beforehand
	Carriers map[Method]Carrier                   // those that are set up
	Limits   map[Method]Limit                     // how much each takes; one that is not here takes any number
	Book     PostBook                             // what has left; only asked where there is a limit
	Wait     func(context.Context, time.Duration) // for the pace of sending; nil: as long as it says
	Policy   Policy
	Price    map[Method]int64 // what a delivery costs in credit; none: nothing
	Clock    cal.Clock
	Observe  func(Event) // called after each commit; must not block; nil: nobody listens
}

// Event says that a dispatch has moved.
type Event struct {
	Dispatch int64
	Party    string
	Method   Method
	State    State
	Done     int // dispatches of this run that are through
	Of       int // dispatches this run began with
}

// run is one call of Run.
type run struct {
	*Dispatcher
	batch    int64
	paused   map[Method]bool
	away     map[Method]bool // not reachable at this moment: left for the next run
	drops    map[Method]int  // connections lost since the last accepted message
	sessions map[Method]Session
	breakers map[Method]*breaker
	gates    map[Method]*gate
	looked   map[way]bool // documents the pre-flight has looked at
	unfit    map[way]Bar  // of those, what would be refused
	done, of int
	faults   []Fault
}

// Run delivers everything due now, of one batch when batch is not 0, and returns when nothing more can be done at
// this moment: it waits out no backoff. Cancelling ctx stops it after the dispatch it is at, without an error.
func (d *Dispatcher) Run(ctx context.Context, batch int64) (Report, error) {
	r := &run{
		Dispatcher: d, batch: batch,
		paused: map[Method]bool{}, away: map[Method]bool{}, drops: map[Method]int{}, sessions: map[Method]Session{},
		breakers: map[Method]*breaker{}, gates: map[Method]*gate{}, looked: map[way]bool{}, unfit: map[way]Bar{},
	}
	defer r.close()
	// What an earlier run could not finish, for want of room on the disk say, must not stay behind until the next start.
	if err := d.Store.Recover(ctx); err != nil {
		return Report{}, err
	}
	started := d.Clock.Now()
	began, err := d.Store.Due(ctx, started, batch)
	if err != nil {
		return Report{}, err
	}
	r.of = len(began)
	for more, moved := true, 0; more && ctx.Err() == nil; {
		more, err = r.round(ctx)
		switch {
		case err == nil:
			moved = 0
		case errors.Is(err, ErrMoved) && moved < patience:
			// A person changed something meanwhile, a cancellation say: look again at what is left.
			if err := d.Store.Recover(ctx); err != nil {
				return Report{}, err
			}
			more, moved = true, moved+1
		case !errors.Is(err, context.Canceled):
			// As far as it can be written: nobody is to stay "sending". Where it can't, the next run or start does it.
			_ = d.Store.Recover(context.WithoutCancel(ctx))
			return Report{}, err
		}
	}
	rep, err := d.Store.Report(context.WithoutCancel(ctx), ids(began))
	rep.Dispatches, rep.Faults, rep.Limited = ids(began), r.faults, r.outlooks()
	return rep, err
}

// round takes up all that can move, once. It reports whether anything did.
func (r *run) round(ctx context.Context) (moved bool, err error) {
	now := r.Clock.Now()
	items, err := r.Store.Due(ctx, now, r.batch)
	if err != nil {
		return false, err
	}
	pauses, err := r.Store.Paused(ctx)
	if err != nil {
		return false, err
	}
	for m := range pauses {
		r.paused[m] = true
	}
	account, err := r.Store.Credit(ctx)
	if err != nil {
		return false, err
	}
	ch := Channels{SetUp: map[Method]bool{}, Paused: r.paused, Price: r.Price, Credit: account.Balance}
	for m := range r.Carriers {
		ch.SetUp[m] = true
	}
	if err := r.preflight(ctx, items, ch, now); err != nil {
		return false, err
	}
	var deliver, soon []Item
	var ends []Move
	for _, it := range items {
		it.Card = r.known(it)
		s := Next(it, ch, r.Policy, now)
		passed := skipped(s.Skipped, it, now)
		switch s.Do {
		case DoWait:
			if it.Method = s.Method; it.Method != "" && s.Until.Sub(now) < reserve {
				soon = append(soon, it)
			}
		case DoDeliver:
			if r.away[s.Method] {
				continue
			}
			passed = append(passed, it.late(s.Method, now)...)
			it.Method, it.Attempts = s.Method, append(it.Attempts, passed...)
			it.passed = passed
			it.price = ch.take(it)
			deliver = append(deliver, it)
		case DoHold:
			if it.State != Held || it.Method != s.Method {
				ends = append(ends, Move{ID: it.ID, From: it.State, To: Held, Method: s.Method, Attempts: passed})
			}
		case DoDates:
			if ask, first := it.asksForDates(s.Method, passed, now); first {
				ends = append(ends, ask)
			}
		case DoDoubt:
			a := Attempt{At: now, Method: it.Method, Outcome: OutcomeInDoubt, Reason: ReasonNobodyAsks}
			ends = append(ends, Move{ID: it.ID, From: it.State, To: InDoubt, Method: it.Method, Attempts: []Attempt{a}})
		case DoDraft:
			ends = append(ends, Move{ID: it.ID, From: it.State, To: DraftMade, Method: Draft, Attempts: passed})
		case DoUndelivered:
			ends = append(ends, Move{ID: it.ID, From: it.State, To: Undelivered, Attempts: passed})
		}
	}
	for part := range slices.Chunk(ends, chunk) {
		if err := r.Store.Move(ctx, part...); err != nil {
			return false, err
		}
		r.tell(part...)
	}
	slices.SortStableFunc(deliver, inOrder)
	if deliver, err = r.within(ctx, soon, deliver, now); err != nil {
		return false, err
	}
	for part := range slices.Chunk(deliver, chunk) {
		if ctx.Err() != nil {
			return false, nil
		}
		n, err := r.part(ctx, part)
		if err != nil {
			return false, err
		}
		moved = moved || n > 0
	}
	return moved || len(ends) > 0, nil
}

// inOrder is the order in which numbers are given: invoice date, then customer number (spec C2).
func inOrder(a, b Item) int {
	return cmp.Or(a.InvoiceDate.Compare(b.InvoiceDate), party.CompareNumbers(a.Party, b.Party), cmp.Compare(a.ID, b.ID))
}

// part issues what of a chunk can go out now, then delivers it, method by method. It returns how many moved.
func (r *run) part(ctx context.Context, items []Item) (moved int, err error) {
	items = slices.DeleteFunc(items, func(it Item) bool { return !r.open(ctx, it.Method) })
	var fresh []int64
	for _, it := range items {
		if !it.Issued {
			fresh = append(fresh, it.ID)
		}
	}
	if len(fresh) > 0 {
		failed, err := r.Issuer.Issue(ctx, fresh)
		if err != nil {
			return 0, err
		}
		var moves []Move
		items = slices.DeleteFunc(items, func(it Item) bool {
			cause, bad := failed[it.ID]
			if bad {
				moves = append(moves, failure(it, cause, ReasonNotIssued, r.Clock.Now()))
			}
			return bad
		})
		if len(moves) > 0 {
			if err := r.Store.Move(ctx, moves...); err != nil {
				return 0, err
			}
			r.tell(moves...)
			moved += len(moves)
		}
	}
	for _, m := range Methods() {
		mine := slices.DeleteFunc(slices.Clone(items), func(it Item) bool { return it.Method != m })
		if len(mine) == 0 {
			continue
		}
		n, err := r.deliver(ctx, m, mine)
		moved += n
		if err != nil {
			return moved, err
		}
	}
	return moved, nil
}

// Reasons to ask a person before anything was tried. They are codes of sentences.
const (
	ReasonNotIssued  = "delivery.not_issued"  // the invoice could not be issued: it used no number
	ReasonNotWritten = "delivery.not_written" // it was issued, but the message with it could not be made
)

// failure is the move of a dispatch that could not be made ready, which waits for a person. reason is said where the
// cause has no sentence of its own.
func failure(it Item, cause error, reason string, now time.Time) Move {
	a := Attempt{At: now, Method: it.Method, Outcome: OutcomeAsk, Reason: reason, Words: cause.Error()}
	if p := problem.All(cause); len(p) > 0 {
		a.Reason, a.Args = p[0].Code, p[0].Args
	}
	return Move{ID: it.ID, From: it.State, To: NeedsAttention, Method: it.Method, Attempts: []Attempt{a}}
}

func skipped(list []Skip, it Item, now time.Time) []Attempt {
	out := make([]Attempt, len(list))
	for i, s := range list {
		out[i] = Attempt{At: now, Round: it.Round, Method: s.Method, Outcome: OutcomeSkipped, Reason: s.Reason}
		switch b := it.Card.Bar[s.Method]; {
		case s.Reason == ReasonNoEHF:
			out[i].Args = problem.New("delivery.no_ehf", it.Card.LookedUp()...).Args
		case b.Reason == s.Reason:
			out[i].Args = b.Args
		}
	}
	return out
}

func (r *run) tell(moves ...Move) {
	for _, m := range moves {
		// One that went back to where it was, for want of a connection, is not through.
		if len(m.Attempts) > 0 && m.To != Claimed {
			r.done++
		}
		if r.Observe != nil {
			r.Observe(Event{Dispatch: m.ID, Method: m.Method, State: m.To, Done: r.done, Of: r.of - r.waiting()})
		}
	}
}

func ids(items []Item) []int64 {
	out := make([]int64, len(items))
	for i, it := range items {
		out[i] = it.ID
	}
	return out
}
