package viewmodel

import (
	"context"

	"kontingent/domain/invoice"
)

// trailLength is how many invoices a card shows.
const trailLength = 100

// readTrail reads what was sent to the customer, the newest first.
func (c *CardEditor) readTrail() {
	c.tracing.live = true
	ask(c.env, &c.tracing, func() func(context.Context) ([]invoice.Row, error) {
		number := c.value.Number
		return func(ctx context.Context) ([]invoice.Row, error) {
			all, err := c.env.Club.Invoices(ctx, invoice.Filter{})
			var mine []invoice.Row
			for i := len(all) - 1; i >= 0 && len(mine) < trailLength; i-- {
				if all[i].Party == number {
					mine = append(mine, all[i])
				}
			}
			return mine, err
		}
	}, func(mine []invoice.Row, err error) {
		if err != nil {
			c.env.complain(err)
			return
		}
		c.trail = mine
		c.changed()
	})
}

// Trail is what was sent to the customer, the newest first.
func (c *CardEditor) Trail() []InvoiceRow {
	out := make([]InvoiceRow, len(c.trail))
	for i, v := range c.trail {
		out[i] = InvoiceRow{v, c.env}
	}
	return out
}

// ShowInvoice opens one of them.
func (c *CardEditor) ShowInvoice(id int64) { c.env.open(Route{Page: InvoicePage, ID: id}) }
