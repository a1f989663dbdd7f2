package persistence

import (
	"context"
	"sync"
	"time"

	"kontingent/domain/delivery"
	"kontingent/persistence/queries"
)

// witness tells the ledger what the database has committed. Two orders matter: a message leaves only after the ledger
// knows that it may leave, and that it was accepted stands in the ledger before it stands in the database, so that a
// program that dies in between knows better than "in doubt" when it starts again.
type witness struct {
	ledger    *ledger
	forgotten []entry // issued, and the database knows the dispatch but not the number

	mu    sync.Mutex
	away  map[int64]entry // by dispatch: what is leaving
	taken map[int64]entry // by dispatch: accepted, and the database may not know it yet
}

func newWitness(l *ledger) *witness {
	return &witness{ledger: l, away: map[int64]entry{}, taken: map[int64]entry{}}
}

// leaves reports whether with a move something may get to the recipient. Such moves are counted.
func leaves(m delivery.Move) bool {
	switch m.To {
	case delivery.Submitting:
		return true
	case delivery.HandedOver, delivery.Delivered:
		return m.From == delivery.Claimed && m.Next.IsZero() // with a Next it was only asked about
	}
	return false
}

// accepted tells the ledger what the other side has taken, before the database knows it.
func (w *witness) accepted(moves []delivery.Move, now time.Time) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, m := range moves {
		e, away := w.away[m.ID]
		if !away || m.From != delivery.Submitting {
			continue
		}
		delete(w.away, m.ID)
		if m.To != delivery.Delivered {
			continue
		}
		e.What, e.At = toldAccepted, millis(now)
		if n := len(m.Attempts); n > 0 {
			e.Words = m.Attempts[n-1].Words
		}
		if w.ledger.write(e) == nil {
			w.taken[m.ID] = e
		}
	}
}

// of gives the lines for moves as the database has them now. What the ledger has already is left out.
func (w *witness) of(ctx context.Context, q *queries.Queries, moves []delivery.Move, now time.Time) ([]entry, error) {
	var ids []int64
	words := map[int64]string{}
	w.mu.Lock()
	for _, m := range moves {
		_, known := w.taken[m.ID]
		if known || m.To == delivery.InDoubt || m.To == delivery.HandedOver && !m.Next.IsZero() {
			continue
		}
		if leaves(m) || m.To == delivery.Delivered || m.From == delivery.Submitting || m.From == delivery.InDoubt {
			ids = append(ids, m.ID)
			if n := len(m.Attempts); n > 0 {
				words[m.ID] = m.Attempts[n-1].Words
			}
		}
	}
	w.mu.Unlock()
	if len(ids) == 0 {
		return nil, nil
	}
	rows, err := q.Witnessed(ctx, idList(ids))
	list := make([]entry, len(rows))
	for i, r := range rows {
		list[i] = entryOf(r, now)
		list[i].Words = words[r.ID]
	}
	return list, err
}

// entryOf is what the ledger is to say of a dispatch as it stands.
func entryOf(r queries.WitnessedRow, now time.Time) entry {
	return entry{
		What: toldOf(delivery.State(r.State)), At: millis(now), Dispatch: r.UID, Party: r.PartyNumber, Try: r.Tries,
		Method: r.Method, MessageID: r.MessageID, id: r.ID,
	}
}

func toldOf(s delivery.State) string {
	switch s {
	case delivery.Submitting, delivery.InDoubt:
		return toldSending
	case delivery.Delivered:
		return toldAccepted
	case delivery.HandedOver:
		return toldHanded
	}
	return toldReleased
}

// testify writes the lines of moves that are committed. Where something is about to leave and the ledger can't know it,
// it must not leave: the move is taken back.
func (s *Store) testify(ctx context.Context, moves []delivery.Move, lines []entry) error {
	w := s.witness
	w.mu.Lock()
	for _, m := range moves {
		delete(w.taken, m.ID) // the database has it
	}
	w.mu.Unlock()
	if moves[0].To != delivery.Submitting {
		w.ledger.tell(lines...)
		return nil
	}
	if err := w.ledger.write(lines...); err != nil {
		back := func(ctx context.Context, q *queries.Queries) error {
			for _, m := range moves {
				if err := move(ctx, q, delivery.Move{ID: m.ID, From: m.To, To: m.From}); err != nil {
					return err
				}
			}
			return nil
		}
		if e := s.do(ctx, "take back a move", back); e != nil {
			return e
		}
		return s.place.explainFile("write the ledger", err)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, e := range lines {
		w.away[e.id] = e
	}
	return nil
}

// settle makes delivered what the ledger knows as accepted and the database still takes for leaving.
func (w *witness) settle(ctx context.Context, q *queries.Queries, now time.Time) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	for id, e := range w.taken {
		n, err := q.MoveDispatch(ctx, queries.MoveDispatchParams{
			ID: id, FromState: string(delivery.Submitting), ToState: string(delivery.Delivered),
		})
		if err != nil {
			return err
		}
		if n == 0 {
			continue
		}
		if err := noteWitnessed(ctx, q, id, e, delivery.Delivered, delivery.OutcomeDelivered, "", now); err != nil {
			return err
		}
	}
	return nil
}

// noteWitnessed adds to a dispatch's log what only the ledger knew, and enters what it means for the credit.
func noteWitnessed(
	ctx context.Context, q *queries.Queries, id int64, e entry, to delivery.State, o delivery.Outcome, reason string,
	now time.Time,
) error {
	move := delivery.Move{ID: id, To: to, Method: delivery.Method(e.Method)}
	if err := bookWitnessed(ctx, q, move, now); err != nil {
		return err
	}
	at := e.At
	if at == 0 {
		at = millis(now)
	}
	return q.AddAttempt(ctx, queries.AddAttemptParams{
		DispatchID: id, At: at, Method: e.Method, Outcome: string(o), Words: e.Words, Reason: reason,
	})
}

// settled forgets what the database has by now.
func (w *witness) settled() {
	w.mu.Lock()
	defer w.mu.Unlock()
	clear(w.taken)
}

// issuedFrom gives the lines of the invoices from a number on.
func issuedFrom(ctx context.Context, q *queries.Queries, number int64) ([]entry, error) {
	rows, err := q.IssuedFrom(ctx, &number)
	list := make([]entry, len(rows))
	for i, r := range rows {
		list[i] = entry{
			What: toldIssued, At: r.IssuedAt, Dispatch: r.UID, Party: r.PartyNumber, Invoice: r.ID, Number: r.Number,
			Reference: r.Reference, Date: r.InvoiceDate, Total: r.Total, Currency: r.Currency, Seal: r.Seal,
			Credits: value(r.Credits),
		}
	}
	return list, err
}
