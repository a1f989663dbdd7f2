package persistence

import (
	"context"
	"database/sql"
	"errors"
	"strconv"

	"kontingent/domain/batch"
	"kontingent/domain/party"
	"kontingent/persistence/queries"
)

// rewrite writes a batch's plan, recipients and exclusions anew.
func rewrite(ctx context.Context, q *queries.Queries, id int64, b batch.Batch, cards []party.Party) error {
	plan, err := encode(b.Plan)
	if err != nil {
		return err
	}
	excluded, err := encode(b.Excluded)
	if err != nil {
		return err
	}
	err = errors.Join(
		q.SetBatch(ctx, queries.SetBatchParams{
			Name: b.Plan.Name, Plan: plan, Excluded: excluded, Created: millis(b.Created), ID: id,
		}),
		q.DropRecipients(ctx, id),
	)
	if err != nil {
		return err
	}
	if err := enclose(ctx, q, &id, nil, b.Plan.Attachments); err != nil {
		return err
	}
	ids := make(map[string]int64, len(cards))
	for _, c := range cards {
		ids[c.Number] = c.ID
	}
	for i, number := range b.Recipients {
		card, ok := ids[number]
		if !ok {
			return party.NoSuchParty(number)
		}
		if err := q.AddRecipient(ctx, queries.AddRecipientParams{BatchID: id, Position: int64(i), PartyID: card}); err != nil {
			return err
		}
	}
	return nil
}

// Batches gives all batches, the oldest first.
func (s *Store) Batches(ctx context.Context) (list []batch.Batch, err error) {
	err = s.do(ctx, "read the batches", func(ctx context.Context, q *queries.Queries) error {
		rows, err := q.Batches(ctx)
		if err != nil {
			return err
		}
		recipients, err := q.Recipients(ctx)
		if err != nil {
			return err
		}
		to := map[int64][]string{}
		for _, r := range recipients {
			to[r.BatchID] = append(to[r.BatchID], r.Number)
		}
		t, err := tallies(ctx, q, 0)
		if err != nil {
			return err
		}
		var r reader
		for _, row := range rows {
			b := r.batch(row)
			b.Recipients = to[b.ID]
			t.on(&b)
			list = append(list, b)
		}
		return r.err
	})
	return list, err
}

// DeleteBatch takes a batch away with its planned invoices and their dispatches, as long as nothing of it is issued.
func (s *Store) DeleteBatch(ctx context.Context, id int64) error {
	return s.do(ctx, "delete a batch", func(ctx context.Context, q *queries.Queries) error {
		row, err := oneBatch(ctx, q, id)
		if err != nil {
			return err
		}
		t, err := q.Tallies(ctx, id)
		if err != nil {
			return err
		}
		for _, part := range t {
			if part.Issued != 0 {
				return batch.Gone(row.Name)
			}
		}
		return errors.Join(
			q.DropBatchDispatches(ctx, &id), q.DropBatchInvoices(ctx, &id), q.DropBatch(ctx, id), q.DropUnusedNotes(ctx),
		)
	})
}

func oneBatch(ctx context.Context, q *queries.Queries, id int64) (queries.Batch, error) {
	row, err := q.Batch(ctx, id)
	if errors.Is(err, sql.ErrNoRows) {
		return row, batch.NoSuch(strconv.FormatInt(id, 10))
	}
	return row, err
}

// batch reads a row without recipients and tallies.
func (r *reader) batch(row queries.Batch) batch.Batch {
	b := batch.Batch{ID: row.ID, State: batch.State(row.State), Created: moment(row.Created)}
	r.decode(row.Plan, &b.Plan)
	r.decode(row.Excluded, &b.Excluded)
	return b
}
