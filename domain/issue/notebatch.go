package issue

import (
	"context"

	"kontingent/domain/money"
	"kontingent/domain/problem"
)

// Creditable is what of a batch can be taken back.
type Creditable struct {
	Batch    string  // its name
	Invoices []int64 // those issued of which something is left, in the order of their numbers
	Planned  int     // those without a number: there is nothing to take back, they are deleted or cancelled
}

// BatchNotes is what taking back a whole batch comes to, before anything happens.
type BatchNotes struct {
	Creditable
	Notes    []Preview
	Total    money.Amount
	Currency string
	Kept     int // of the credit notes: not sent, because the invoice never left
	Stops    int // invoices that wait to be sent, and would not be any more
}

// OfBatch says what taking back everything that was issued of a batch comes to. Where there is nothing it is refused.
func (c *Creditor) OfBatch(ctx context.Context, batch int64) (BatchNotes, error) {
	all, err := c.Notes.Creditable(ctx, batch)
	if err != nil {
		return BatchNotes{}, err
	}
	if len(all.Invoices) == 0 {
		return BatchNotes{}, problem.New("note.batch.nothing", "name", all.Batch)
	}
	out := BatchNotes{Creditable: all}
	if out.Notes, err = c.Preview(ctx, all.orders()...); err != nil {
		return BatchNotes{}, err
	}
	for _, n := range out.Notes {
		out.Total, out.Currency = out.Total.Add(n.Note.Total), n.Note.Currency
		if len(n.Dispatch.Attempts) > 0 {
			out.Kept++
		}
		if n.Stops {
			out.Stops++
		}
	}
	return out, nil
}

// CreditBatch takes back everything that was issued of a batch: a credit note for each invoice of which something is
// left. Broken off and begun again it goes on with the rest.
func (c *Creditor) CreditBatch(ctx context.Context, batch int64) ([]Made, error) {
	all, err := c.Notes.Creditable(ctx, batch)
	if err != nil {
		return nil, err
	}
	if len(all.Invoices) == 0 {
		return nil, problem.New("note.batch.nothing", "name", all.Batch)
	}
	return c.Credit(ctx, all.orders()...)
}

func (c Creditable) orders() []Order {
	out := make([]Order, len(c.Invoices))
	for i, id := range c.Invoices {
		out[i].Invoice = id
	}
	return out
}
