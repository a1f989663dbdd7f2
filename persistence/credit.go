package persistence

import (
	"context"
	"slices"
	"time"

	"kontingent/domain/delivery"
	"kontingent/persistence/queries"
)

// Credit gives what the credit ledger adds up to.
func (s *Store) Credit(ctx context.Context) (a delivery.Account, err error) {
	err = s.do(ctx, "read the credit", func(ctx context.Context, q *queries.Queries) error {
		a, err = account(ctx, q)
		return err
	})
	return a, err
}

func account(ctx context.Context, q *queries.Queries) (delivery.Account, error) {
	row, err := q.CreditAccount(ctx)
	return delivery.Account{Balance: row.Balance, Reserved: row.Reserved}, err
}

// CreditEntries gives the whole ledger, the oldest first.
func (s *Store) CreditEntries(ctx context.Context) (list []delivery.Entry, err error) {
	err = s.do(ctx, "read the credit ledger", func(ctx context.Context, q *queries.Queries) error {
		rows, err := q.CreditEntries(ctx)
		for _, r := range rows {
			list = append(list, delivery.Entry{
				ID: r.ID, At: moment(r.At), Kind: delivery.EntryKind(r.Kind), Units: r.Units, Reserved: r.Reserved,
				Dispatch: value(r.DispatchID), Method: delivery.Method(r.Method), Note: r.Note,
			})
		}
		return err
	})
	return list, err
}

// TopUp adds units that were bought, as delivery.TopUp says.
func (s *Store) TopUp(ctx context.Context, units int64, note string) error {
	e, err := delivery.TopUp(units, note, s.clock.Now())
	if err != nil {
		return err
	}
	return s.do(ctx, "keep the credit that was bought", func(ctx context.Context, q *queries.Queries) error {
		return enter(ctx, q, e)
	})
}

func enter(ctx context.Context, q *queries.Queries, e delivery.Entry) error {
	return q.AddCredit(ctx, queries.AddCreditParams{
		At: millis(e.At), Kind: string(e.Kind), Units: e.Units, Reserved: e.Reserved, DispatchID: orNull(e.Dispatch),
		Method: string(e.Method), Note: e.Note,
	})
}

// books keeps, for one transaction, what the moves of it find in the ledger and add to it.
type books struct {
	account delivery.Account
	open    map[int64]delivery.Reservation
}

// openBooks reads what moves are booked by: next to nothing, where nothing costs credit.
func openBooks(ctx context.Context, q *queries.Queries, moves []delivery.Move) (*books, error) {
	b := &books{}
	var err error
	if slices.ContainsFunc(moves, func(m delivery.Move) bool { return m.Price > 0 }) {
		if b.account, err = account(ctx, q); err != nil {
			return nil, err
		}
	}
	b.open, err = reservations(ctx, q, idList(each(moves, func(m delivery.Move) int64 { return m.ID })))
	return b, err
}

func reservations(ctx context.Context, q *queries.Queries, ids string) (map[int64]delivery.Reservation, error) {
	rows, err := q.Reservations(ctx, ids)
	out := make(map[int64]delivery.Reservation, len(rows))
	for _, r := range rows {
		out[r.Dispatch] = delivery.Reservation{Method: delivery.Method(r.Method), Units: r.Units}
	}
	return out, err
}

// book enters what a move means for the credit.
func (s *Store) book(ctx context.Context, q *queries.Queries, b *books, m delivery.Move) error {
	return b.enter(ctx, q, m, s.clock.Now())
}

// bookWitnessed enters what a move means that only the ledger knew of.
func bookWitnessed(ctx context.Context, q *queries.Queries, m delivery.Move, now time.Time) error {
	b, err := openBooks(ctx, q, []delivery.Move{m})
	if err != nil {
		return err
	}
	return b.enter(ctx, q, m, now)
}

func (b *books) enter(ctx context.Context, q *queries.Queries, m delivery.Move, now time.Time) error {
	entries, err := delivery.Book(b.account, b.open[m.ID], m, now)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if err := enter(ctx, q, e); err != nil {
			return err
		}
		b.account.Add(e)
		r := b.open[m.ID]
		b.open[m.ID] = delivery.Reservation{Method: e.Method, Units: r.Units + e.Reserved}
	}
	return nil
}
