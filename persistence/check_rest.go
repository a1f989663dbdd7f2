package persistence

import (
	"context"
	"path/filepath"
	"strconv"

	"kontingent/domain/problem"
	"kontingent/persistence/queries"
)

// texts compares every long text with its sum: those of planned invoices stand below no seal yet.
func (c *checker) texts(ctx context.Context) error {
	for after, more := int64(0), true; more; {
		if err := ctx.Err(); err != nil {
			return err
		}
		err := c.store.do(ctx, "check texts", func(ctx context.Context, q *queries.Queries) error {
			rows, err := q.NotesAfter(ctx, queries.NotesAfterParams{ID: after, Limit: checkChunk})
			for _, n := range rows {
				after = n.ID
				if matches([]byte(n.Body), n.Sha256) != nil {
					c.add(problem.New("store.check.text", "id", strconv.FormatInt(n.ID, 10)))
				}
			}
			more = len(rows) == checkChunk
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// strays finds documents of invoices that were never issued, and issued invoices that are on no list of dispatches.
func (c *checker) strays(ctx context.Context) error {
	return c.store.do(ctx, "check what belongs together", func(ctx context.Context, q *queries.Queries) error {
		docs, err := q.StrayDocuments(ctx)
		if err != nil {
			return err
		}
		for _, d := range docs {
			c.add(problem.New("store.check.stray_document").Of(d.PartyNumber))
		}
		numbers, err := q.Undispatched(ctx)
		for _, n := range numbers {
			c.add(problem.New("store.check.undispatched", "number", strconv.FormatInt(n, 10)))
		}
		return err
	})
}

// copies compares the backups in the club's own folder with the sums that were kept when they were made: one that has
// changed since is found before it is needed.
func (c *checker) copies(ctx context.Context) error {
	if c.store.witness == nil {
		return nil // a copy has none
	}
	list, err := listBackups(c.store.place.backups())
	if err != nil {
		return c.store.place.explainFile("list the backups", err)
	}
	for _, b := range list {
		if err := ctx.Err(); err != nil {
			return err
		}
		kept := keptSum(b.File)
		if kept == "" {
			continue
		}
		if sum, err := sumOfFile(b.File); err != nil || sum != kept {
			c.add(problem.New("store.check.copy", "file", filepath.Base(b.File)))
		}
	}
	return nil
}
