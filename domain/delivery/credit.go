package delivery

import (
	"strconv"
	"time"

	"kontingent/domain/problem"
)

// EntryKind says what an entry of the credit ledger is.
type EntryKind string

// The kinds of entries.
const (
	Bought   EntryKind = "bought"   // a person topped up
	Reserved EntryKind = "reserved" // set aside for a dispatch that a method with a price takes up
	Spent    EntryKind = "spent"    // what was set aside is used: the dispatch left by that method
	Returned EntryKind = "returned" // what was set aside is free again: it did not leave by that method
)

// Entry is a line of the credit ledger, a book with two columns. Lines are added, never changed. The first column adds
// up to what is left, the second to what is set aside; whatever is in neither any more has been spent.
type Entry struct {
	ID       int64
	At       time.Time
	Kind     EntryKind
	Units    int64 // changes what is left
	Reserved int64 // changes what is set aside
	Dispatch int64 // it is about; 0: none
	Method   Method
	Note     string // a person's own
}

// Amount is how many units the entry is about, for people.
func (e Entry) Amount() int64 { return max(e.Units, -e.Units, e.Reserved, -e.Reserved) }

// Account is what the ledger adds up to.
type Account struct {
	Balance  int64 // units that can be used
	Reserved int64 // units set aside for what is being delivered
}

// Add counts an entry in.
func (a *Account) Add(e Entry) {
	a.Balance += e.Units
	a.Reserved += e.Reserved
}

// Reservation is what is set aside for one dispatch; none has no units.
type Reservation struct {
	Method Method
	Units  int64
}

// MaxTopUp is how many units can be bought at once: more is a slip of the hand.
const MaxTopUp = 1_000_000

// TopUp is the entry for units that were bought.
func TopUp(units int64, note string, now time.Time) (Entry, error) {
	if units < 1 || units > MaxTopUp {
		return Entry{}, problem.New("credit.units", "value", strconv.FormatInt(units, 10),
			"limit", strconv.Itoa(MaxTopUp)).At("units")
	}
	return Entry{At: now, Kind: Bought, Units: units, Note: note}, nil
}

// Book gives the entries that a move makes in the ledger, by what is left and what is set aside for its dispatch. The
// store asks it at every move, whoever makes it, and so nobody can forget the credit. A claim that costs more than is
// left fails with ErrMoved: somebody else was faster, and the dispatcher looks again.
func Book(a Account, open Reservation, m Move, now time.Time) ([]Entry, error) {
	entry := func(k EntryKind, r Reservation, units, reserved int64) Entry {
		return Entry{At: now, Kind: k, Units: units, Reserved: reserved, Dispatch: m.ID, Method: r.Method}
	}
	var out []Entry
	goes := open.Units > 0 && m.ends(open.Method)
	if goes && (m.To == Delivered || m.To == HandedOver) {
		return append(out, entry(Spent, open, 0, -open.Units)), nil
	}
	if goes {
		out = append(out, entry(Returned, open, open.Units, -open.Units))
		a.Balance += open.Units
		open = Reservation{}
	}
	if m.To != Claimed || m.Price <= 0 || open.Units > 0 {
		return out, nil
	}
	if m.Price > a.Balance {
		return nil, ErrMoved
	}
	return append(out, entry(Reserved, Reservation{Method: m.Method}, -m.Price, m.Price)), nil
}

// ends reports whether a move is the end of what was set aside for a method, one way or the other.
func (m Move) ends(reserved Method) bool {
	switch m.To {
	case Claimed:
		return m.Method != reserved // another method takes it up
	case Submitting, InDoubt:
		return false // it may be on its way
	case HandedOver:
		return m.Next.IsZero() // else it is asked about still
	case Scheduled, Retrying:
		if m.Anew {
			return true
		}
		for _, a := range m.Attempts {
			if a.Method == reserved && (a.Outcome == OutcomeRefused || a.Outcome == OutcomePassed) {
				return true
			}
		}
		return false // the same method tries again
	}
	return true
}

// take is what the method that an item goes by takes of the credit that is left. Items are asked in the order of their
// age, so of those that a top-up covers the oldest comes first (spec A5). One that costs more than is left takes nothing
// and stands in nobody's way: saving up for it would keep back invoices that are paid for, a whole batch for one dear
// letter. It says so in the list, where it can be topped up for or sent another way.
func (ch *Channels) take(it Item) int64 {
	if it.Reserved.Units > 0 && it.Reserved.Method == it.Method {
		return 0
	}
	price := ch.Price[it.Method]
	ch.Credit -= price
	return price
}
