package viewmodel

import (
	"context"

	"kontingent/domain/batch"
	"kontingent/domain/issue"
)

func (h *house) creditor() *issue.Creditor {
	return &issue.Creditor{Issuer: h.issuer, Notes: h.Store, Term: batch.DueDate}
}

func (h *house) PreviewNotes(ctx context.Context, orders ...issue.Order) ([]issue.Preview, error) {
	return h.creditor().Preview(ctx, orders...)
}

func (h *house) MakeNotes(ctx context.Context, orders ...issue.Order) ([]issue.Made, error) {
	return h.creditor().Credit(ctx, orders...)
}

func (h *house) BatchNotes(ctx context.Context, batch int64) (issue.BatchNotes, error) {
	return h.creditor().OfBatch(ctx, batch)
}

func (h *house) CreditBatch(ctx context.Context, batch int64) ([]issue.Made, error) {
	return h.creditor().CreditBatch(ctx, batch)
}
