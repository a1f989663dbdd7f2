package persistence

import (
	"context"
	"fmt"
	"os"

	"kontingent/persistence/queries"
)

// Reasons to pause everything when a folder is opened. They are codes of sentences.
const (
	pausedBehind   = "delivery.paused.behind"   // the ledger knows more than the database: an older copy
	pausedAlone    = "delivery.paused.alone"    // invoices were issued, and the ledger of it is gone
	pausedMachine  = "delivery.paused.machine"  // the folder was on another machine the last time
	pausedRestored = "delivery.paused.restored" // a person has put a backup in place
)

// machineID is the key under which the machine is kept that opened the folder last.
const machineID = "machine"

// hear compares the database with the ledger before anything else happens, and lets the ledger catch up. Where the
// ledger knows of more, this is an older database, restored or copied: numbers go on after those the ledger has, what
// went out counts as gone, and nothing more leaves until a person says so. A folder that came from another machine is
// paused too: nobody knows whether the other one still sends.
func (s *Store) hear(ctx context.Context, o Options) error {
	t, err := readLedger(s.place.ledger())
	if err != nil {
		return s.place.explainFile("read the ledger", err)
	}
	h := hearing{told: t, now: millis(s.clock.Now()), taken: map[int64]entry{}}
	err = s.do(ctx, "compare with the ledger", func(ctx context.Context, q *queries.Queries) error {
		if err := h.compare(ctx, q, s.place); err != nil {
			return err
		}
		if err := h.moved(ctx, q, o.Machine); err != nil {
			return err
		}
		return h.at(ctx, q, o.home)
	})
	if err != nil {
		return err
	}
	l, err := openLedger(s.place.ledger(), h.told)
	if err != nil {
		return s.place.explainFile("open the ledger", err)
	}
	if len(h.missing) > 0 {
		l.tell(h.missing...)
	}
	s.witness = newWitness(l)
	s.witness.taken, s.witness.forgotten = h.taken, h.forgotten
	if t.size > 0 {
		return nil
	}
	return syncDir(s.place.dir) // it has just been made
}

// hearing is one comparison.
type hearing struct {
	told      told
	now       int64
	missing   []entry         // what the ledger has to catch up on
	forgotten []entry         // issued, and the database knows the dispatch but not the number
	taken     map[int64]entry // accepted, and the database says submitting
}

func (h *hearing) compare(ctx context.Context, q *queries.Queries, p place) error {
	club, err := q.Meta(ctx, installID)
	if err != nil {
		return err
	}
	alone := h.told.size == 0
	if whose := h.told.club(); whose != "" && whose != club {
		// Another club's: it is kept for a look, and this one begins its own.
		if err := os.Rename(p.ledger(), fmt.Sprintf("%s.%d", p.ledger(), h.now)); err != nil {
			return err
		}
		h.told, alone = told{}, true
	}
	issued, err := issuedFrom(ctx, q, 0)
	if err != nil {
		return err
	}
	all, err := q.AllWitnessed(ctx)
	if err != nil {
		return err
	}
	if alone {
		h.missing = append(h.missing, entry{What: toldClub, At: h.now, Club: club})
		if len(issued) > 0 {
			if err := h.pause(ctx, q, pausedAlone); err != nil {
				return err
			}
		}
	}
	numbers, last := h.told.lastWords()
	behind, err := h.numbers(ctx, q, numbers, issued)
	if err != nil {
		return err
	}
	h.forget(numbers, issued, all)
	for _, row := range all {
		older, err := h.dispatch(ctx, q, queries.WitnessedRow(row), last[row.UID])
		if err != nil {
			return err
		}
		behind = behind || older
	}
	if behind {
		return h.pause(ctx, q, pausedBehind)
	}
	return nil
}

// club is whose ledger it is; empty: it can't be read.
func (t told) club() string {
	for _, e := range t.entries {
		if e.What == toldClub {
			return e.Club
		}
	}
	return ""
}

// lastWords gives what the ledger says last: by number, and by dispatch.
func (t told) lastWords() (numbers map[int64]entry, last map[string]entry) {
	numbers, last = map[int64]entry{}, map[string]entry{}
	for _, e := range t.entries {
		switch {
		case e.What == toldIssued:
			numbers[e.Number] = e
		case e.Dispatch != "" && e.Try >= last[e.Dispatch].Try:
			last[e.Dispatch] = e
		}
	}
	return numbers, last
}

// numbers lets the series go on after the last number the ledger has, and notes those that it does not have.
func (h *hearing) numbers(ctx context.Context, q *queries.Queries, known map[int64]entry, issued []entry) (bool, error) {
	for _, e := range issued {
		if _, ok := known[e.Number]; !ok {
			h.missing = append(h.missing, e)
		}
	}
	next, err := q.NextNumber(ctx)
	if err != nil {
		return false, err
	}
	floor := next
	for n := range known {
		floor = max(floor, n+1)
	}
	if floor == next {
		return false, nil
	}
	return true, q.SetNextNumber(ctx, floor)
}
