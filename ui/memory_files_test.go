package ui

import (
	"context"
	"slices"

	"kontingent/domain/batch"
)

func (s *memoryStore) AddFile(context.Context, []byte) error { return nil }

func (s *memoryStore) Enclosures(_ context.Context, id int64) (of, own []batch.Attachment, err error) {
	err = s.look("Enclosures", func(l *ledger) error {
		i := slices.IndexFunc(l.invoices, func(v kept) bool { return v.ID == id })
		if i < 0 {
			return nil
		}
		own = slices.Clone(l.invoices[i].files)
		if b, err := l.batch(l.invoices[i].BatchID); err == nil {
			of = b.Plan.Attachments
		}
		return nil
	})
	return of, own, err
}

func (s *memoryStore) Enclose(
	_ context.Context, id int64, decide func(of, own []batch.Attachment) ([]batch.Attachment, error),
) error {
	return s.change("Enclose", func(l *ledger) error {
		i := slices.IndexFunc(l.invoices, func(v kept) bool { return v.ID == id })
		var of []batch.Attachment
		if b, err := l.batch(l.invoices[i].BatchID); err == nil {
			of = b.Plan.Attachments
		}
		own, err := decide(of, slices.Clone(l.invoices[i].files))
		if err == nil {
			l.invoices[i].files = own
		}
		return err
	})
}

// AddFile keeps a file and gives it as an attachment.
func (c *memoryClub) AddFile(ctx context.Context, name string, content []byte) (batch.Attachment, error) {
	return c.batches.Add(ctx, name, content)
}

func (c *memoryClub) SetFiles(ctx context.Context, invoice int64, own []batch.Attachment) error {
	return c.batches.SetFiles(ctx, invoice, own)
}
