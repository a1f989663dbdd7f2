package persistence

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"kontingent/persistence/queries"
)

// stamp is a word for the versions of all that the invoices of dispatches are made of.
func stamp(ctx context.Context, q *queries.Queries, dispatches []int64) (string, error) {
	rows, err := q.Stamp(ctx, idList(dispatches))
	if err != nil {
		return "", err
	}
	h := sha256.New()
	if err := json.NewEncoder(h).Encode(rows); err != nil {
		return "", fmt.Errorf("sum up versions: %w", err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
