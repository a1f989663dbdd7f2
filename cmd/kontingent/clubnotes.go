package main

import (
	"context"

	"kontingent/domain/issue"
)

func (c *club) PreviewNotes(ctx context.Context, orders ...issue.Order) ([]issue.Preview, error) {
	return c.app.Notes.Preview(ctx, orders...)
}

func (c *club) MakeNotes(ctx context.Context, orders ...issue.Order) ([]issue.Made, error) {
	return c.app.Notes.Credit(ctx, orders...)
}

func (c *club) BatchNotes(ctx context.Context, batch int64) (issue.BatchNotes, error) {
	return c.app.Notes.OfBatch(ctx, batch)
}

func (c *club) CreditBatch(ctx context.Context, batch int64) ([]issue.Made, error) {
	return c.app.Notes.CreditBatch(ctx, batch)
}
