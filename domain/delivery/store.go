package delivery

import (
	"context"
	"errors"
	"time"
)

// Store keeps the outbox. Every call is one transaction; none is open while a carrier works.
type Store interface {
	// Recover settles what a run left that broke off: what was Claimed goes back into the queue, what was Submitting is
	// in doubt. What a memo calls away is HandedOver, to be asked about at once. Nothing may be under way.
	Recover(ctx context.Context) error
	// Due gives the dispatches that may be moved at now and those a person is waited for, oldest first, limited to
	// one batch when batch is not 0. What is scheduled for later is left out.
	Due(ctx context.Context, now time.Time, batch int64) ([]Item, error)
	// Paused gives the channels that are paused, with the reason.
	Paused(ctx context.Context) (map[Method]Pause, error)
	// Pause stops a channel for everybody until a person resumes it.
	Pause(ctx context.Context, p Pause) error
	// Credit gives what the credit ledger adds up to.
	Credit(ctx context.Context) (Account, error)
	// Move carries out moves together, or none, with what Book says of them. A dispatch that is no longer in the state a
	// move starts from makes it fail with ErrMoved.
	Move(ctx context.Context, moves ...Move) error
	// Parcels gives what a carrier needs for issued dispatches, in the order asked for, with what is frozen in their
	// rounds.
	Parcels(ctx context.Context, m Method, ids ...int64) ([]Parcel, error)
	// KeepMemo keeps a carrier's memo of a dispatch, in its round and for a method, in the place of the one before.
	KeepMemo(ctx context.Context, id int64, m Method, memo Memo) error
	// Report counts the states of dispatches.
	Report(ctx context.Context, ids []int64) (Report, error)
}

// PostBook tells what has left, for the limits of providers.
type PostBook interface {
	// Departures gives what left for a host after a moment, in order.
	Departures(ctx context.Context, host string, after time.Time) ([]Departure, error)
}

// ErrMoved says that a dispatch changed under a move: nothing was written.
var ErrMoved = errors.New("a dispatch has moved meanwhile")

// Move is one dispatch going from a state to another, with what is to be remembered of it.
type Move struct {
	ID       int64
	From, To State
	Anew     bool      // the next round begins: the chain from its start, no method yet, nothing frozen
	Method   Method    // the method it is about; empty: as before
	Next     time.Time // not before this; zero: at once
	Attempts []Attempt // added to its log, in its round
	Frozen   []byte    // bytes to keep for Method in this round, with MessageID; nil: nothing to keep
	Price    int64     // of a claim: the credit to set aside for Method
	Seen     []Method  // of a claim: the chain it was decided by; another one by now fails it like another state
	Chain    []Method  // from now on; nil: as before
	Due      time.Time // from now on; zero: as before
	Dates    *Dates    // of its invoices, from now on; nil: as before. One that is issued fails it with ErrMoved

	MessageID string
	Leaves    *Departure // its last byte is about to leave: counts against the limit; nil: nothing leaves
}

// Pause is a stopped channel.
type Pause struct {
	Method Method
	At     time.Time
	Reason string // code of the sentence
	Words  string // the other side's words
}

// Issuer makes the invoices of dispatches final: number, reference, frozen documents, in one transaction. It takes
// them in the order given and returns the dispatches it could not issue, each with the reason; those used no number.
type Issuer interface {
	Issue(ctx context.Context, ids []int64) (failed map[int64]error, err error)
}
