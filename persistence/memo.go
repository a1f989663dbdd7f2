package persistence

import (
	"context"

	"kontingent/domain/delivery"
	"kontingent/persistence/queries"
)

// KeepMemo keeps a carrier's memo of a dispatch, in its round and for a method. It is on the disk when nil is returned.
func (s *Store) KeepMemo(ctx context.Context, id int64, m delivery.Method, memo delivery.Memo) error {
	return s.do(ctx, "keep what became of a dispatch", func(ctx context.Context, q *queries.Queries) error {
		away := int64(0)
		if memo.Away {
			away = 1
		}
		return q.SetMemo(ctx, queries.SetMemoParams{DispatchID: id, Method: string(m), Away: away, Body: memo.Text})
	})
}

func fillMemos(
	ctx context.Context, q *queries.Queries, m delivery.Method, ids string, byID map[int64]*delivery.Parcel,
) error {
	rows, err := q.MemosOf(ctx, queries.MemosOfParams{Method: string(m), Ids: ids})
	for _, r := range rows {
		byID[r.DispatchID].Memo = delivery.Memo{Text: r.Body, Away: r.Away == 1}
	}
	return err
}

// askAway hands what was being worked on and is away, by its memo, to be asked about at once: its carrier can learn
// what became of it.
func askAway(ctx context.Context, q *queries.Queries, from delivery.State, now int64) error {
	if from == delivery.Submitting {
		note := queries.NoteAwayParams{At: now, Reason: "delivery.underway.crash"}
		if err := q.NoteAway(ctx, note); err != nil {
			return err
		}
	}
	return q.AskAway(ctx, queries.AskAwayParams{FromState: string(from), Next: now})
}
