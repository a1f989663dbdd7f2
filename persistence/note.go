package persistence

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"

	"kontingent/persistence/queries"
)

// notebook remembers, for one transaction, the ids of long texts: a batch writes the same one a thousand times.
type notebook map[string]*int64

// id gives the id of a text, which is kept once; nil for no text.
func (n notebook) id(ctx context.Context, q *queries.Queries, text string) (*int64, error) {
	if text == "" {
		return nil, nil
	}
	if id := n[text]; id != nil {
		return id, nil
	}
	sum := sha256.Sum256([]byte(text))
	id, err := q.NoteID(ctx, sum[:])
	if errors.Is(err, sql.ErrNoRows) {
		id, err = q.AddNote(ctx, queries.AddNoteParams{Sha256: sum[:], Body: text})
	}
	if err != nil {
		return nil, err
	}
	n[text] = &id
	return &id, nil
}

// matches compares bytes with the sum that was kept with them.
func matches(data, sum []byte) error {
	if now := sha256.Sum256(data); !bytes.Equal(now[:], sum) {
		return errors.New("the bytes are not those that were kept")
	}
	return nil
}
