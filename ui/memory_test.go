package ui

import (
	"testing"

	"kontingent/domain/delivery"
	"kontingent/domain/invoice"
)

// The club in memory has what screens are to show: all the sample's members, and dispatches in every state that a
// carrier can bring about.
func TestMemoryClub(t *testing.T) {
	var id int64
	s := newStage(t, func(c *memoryClub) { id = c.fates() })
	if members, _ := s.club.Parties(ctx); len(members) != 240 {
		t.Errorf("it has %d members", len(members))
	}
	for state, least := range map[delivery.State]int{
		delivery.Delivered: 100, delivery.HandedOver: 10, delivery.Retrying: 1, delivery.InDoubt: 1,
		delivery.NeedsAttention: 1, delivery.Undelivered: 1, delivery.DraftMade: 1,
	} {
		if n := len(s.club.dispatches(id, state)); n < least {
			t.Errorf("%d are %s, want %d at least", n, state, least)
		}
	}
	rows, err := s.club.Invoices(ctx, invoice.Filter{})
	ok(t, err)
	if len(rows) < 200 || rows[0].Number != 100001 || rows[0].Reference == "" || rows[len(rows)-1].Issued() {
		t.Errorf("%d invoices from number %d", len(rows), rows[0].Number)
	}
	pdf, err := s.club.Document(ctx, rows[0].ID, "pdf")
	ok(t, err)
	if len(pdf) == 0 || len(s.club.post.arrived) < 100 {
		t.Error("nothing was drawn, or nothing has arrived")
	}
	if err := s.club.DeleteBatch(ctx, id); err == nil {
		t.Error("a batch that is issued was deleted")
	}
}
