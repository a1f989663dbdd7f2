package persistence

import (
	"context"
	"crypto/sha256"

	"kontingent/domain/delivery"
	"kontingent/persistence/queries"
)

// Move carries out moves together, or none, and enters what they mean for the credit. A dispatch that is no longer in the state a move starts from makes it
// fail with delivery.ErrMoved. When it returns nil the moves are on the disk, not only on their way.
func (s *Store) Move(ctx context.Context, moves ...delivery.Move) error {
	if len(moves) == 0 {
		return nil
	}
	s.witness.accepted(moves, s.clock.Now())
	var told []entry
	err := s.do(ctx, "move dispatches", func(ctx context.Context, q *queries.Queries) (err error) {
		told, err = s.carry(ctx, q, moves)
		return err
	})
	if err != nil {
		return err
	}
	return s.testify(ctx, moves, told)
}

// carry carries out moves, enters what they mean for the credit, and gives what the ledger is to be told of them.
func (s *Store) carry(ctx context.Context, q *queries.Queries, moves []delivery.Move) ([]entry, error) {
	b, err := openBooks(ctx, q, moves)
	if err != nil {
		return nil, err
	}
	for _, m := range moves {
		if err := move(ctx, q, m); err != nil {
			return nil, err
		}
		if err := s.book(ctx, q, b, m); err != nil {
			return nil, err
		}
	}
	return s.witness.of(ctx, q, moves, s.clock.Now())
}

func move(ctx context.Context, q *queries.Queries, m delivery.Move) error {
	rounds := int64(0)
	if m.Anew {
		rounds = 1
	}
	chain, err := chainText(m.Chain)
	if err != nil {
		return err
	}
	seen, err := chainText(m.Seen)
	if err != nil {
		return err
	}
	n, err := q.MoveDispatch(ctx, queries.MoveDispatchParams{
		ID: m.ID, FromState: string(m.From), ToState: string(m.To), Method: string(m.Method), Next: millis(m.Next),
		Rounds: rounds, Chain: chain, Due: millis(m.Due), Seen: seen,
	})
	if err != nil {
		return err
	}
	if n != 1 {
		return delivery.ErrMoved
	}
	if err := redate(ctx, q, m); err != nil {
		return err
	}
	if leaves(m) {
		if err := q.CountTry(ctx, m.ID); err != nil {
			return err
		}
	}
	for _, a := range m.Attempts {
		args := ""
		if len(a.Args) > 0 {
			if args, err = encode(a.Args); err != nil {
				return err
			}
		}
		err := q.AddAttempt(ctx, queries.AddAttemptParams{
			DispatchID: m.ID, At: millis(a.At), Method: string(a.Method), Outcome: string(a.Outcome), Words: a.Words,
			Reason: a.Reason, Args: args,
		})
		if err != nil {
			return err
		}
	}
	if err := depart(ctx, q, m); err != nil || m.Frozen == nil {
		return err
	}
	sum := sha256.Sum256(m.Frozen)
	return q.AddFrozen(ctx, queries.AddFrozenParams{
		DispatchID: m.ID, Method: string(m.Method), MessageID: m.MessageID, Sha256: sum[:], Bytes: m.Frozen,
	})
}

// chainText is a chain as it is kept; none is empty.
func chainText(chain []delivery.Method) (string, error) {
	if chain == nil {
		return "", nil
	}
	return encode(chain)
}
