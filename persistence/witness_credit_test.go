package persistence

import (
	"testing"

	"kontingent/domain/delivery"
)

// spec: A5, C1: a message that only the ledger knows was taken is paid for like any other, whether the program finds out
// before its next run, when it starts again, or when a person could not say.
func TestWhatTheLedgerKnowsIsPaid(t *testing.T) {
	dir := clubWith(t, 3)
	s := openDir(t, dir)
	ok(t, s.TopUp(ctx, 10, ""))
	list := due(t, s)
	issueAll(t, s, idsOf(list)...)
	taken := func(i int) {
		ok(t, s.Move(ctx, delivery.Move{
			ID: list[i].ID, From: delivery.Scheduled, To: delivery.Claimed, Method: delivery.Email, Price: 2,
			Frozen: []byte("mail"), MessageID: "<k." + list[i].Party + "@example.org>",
		}))
		ok(t, s.Move(ctx, delivery.Move{ID: list[i].ID, From: delivery.Claimed, To: delivery.Submitting, Method: delivery.Email}))
		s.witness.accepted([]delivery.Move{answered(list[i], delivery.Delivered, delivery.OutcomeDelivered, "250 ok")}, noon)
	}
	want := func(i int, balance int64) {
		t.Helper()
		if it := stateOf(t, s, list[i].ID); it.State != delivery.Delivered {
			t.Errorf("dispatch %d is %s", i, it.State)
		}
		wantCredit(t, s, balance, 0)
		wantClean(t, s)
	}
	taken(0)
	ok(t, s.Recover(ctx))
	want(0, 8)
	taken(1)
	ok(t, s.Close())
	s = openDir(t, dir)
	want(1, 6)
	taken(2)
	s.witness.settled() // the run forgot it, and so it is in doubt
	ok(t, s.Recover(ctx))
	ok(t, s.Close())
	s = openDir(t, dir)
	want(2, 4)
}
