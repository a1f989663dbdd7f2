package persistence

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"kontingent/domain/delivery"
	"kontingent/domain/issue"
)

func ledgerOf(t *testing.T, s *Store) string {
	t.Helper()
	list, err := s.CreditEntries(ctx)
	ok(t, err)
	var out []string
	for _, e := range list {
		out = append(out, fmt.Sprint(e.Kind, " ", e.Units, " ", e.Reserved, " ", e.Dispatch))
	}
	return strings.Join(out, "; ")
}

func wantCredit(t *testing.T, s *Store, balance, reserved int64) {
	t.Helper()
	a, err := s.Credit(ctx)
	ok(t, err)
	if a != (delivery.Account{Balance: balance, Reserved: reserved}) {
		t.Errorf("credit is %+v, want %d and %d", a, balance, reserved)
	}
}

// spec: A5: every move is booked with it, in the same transaction.
func TestCreditLedger(t *testing.T) {
	s := newClub(t, 3)
	execute(t, s, plan("A"))
	items := due(t, s)
	a, b, c := items[0].ID, items[1].ID, items[2].ID
	issueAll(t, s, a, b, c)
	wantCredit(t, s, 0, 0)
	wantProblem(t, s.TopUp(ctx, 0, ""), "credit.units")
	ok(t, s.TopUp(ctx, 5, "Vipps 1. mars"))
	claim := func(id int64) delivery.Move {
		return delivery.Move{ID: id, From: delivery.Scheduled, To: delivery.Claimed, Method: delivery.Email, Price: 2}
	}
	// Three cost six: none of them is taken up.
	if err := s.Move(ctx, claim(a), claim(b), claim(c)); !errors.Is(err, delivery.ErrMoved) {
		t.Fatalf("three for six of five: %v", err)
	}
	wantCredit(t, s, 5, 0)
	ok(t, s.Move(ctx, claim(a), claim(b)))
	wantCredit(t, s, 1, 4)
	it, err := s.Dispatch(ctx, a)
	ok(t, err)
	if want := (delivery.Reservation{Method: delivery.Email, Units: 2}); it.Reserved != want {
		t.Errorf("set aside: %+v, want %+v", it.Reserved, want)
	}
	// The program is stopped and started again: what is set aside stays so, and is not set aside again.
	ok(t, s.Recover(ctx))
	ok(t, s.Move(ctx, claim(a), claim(b)))
	wantCredit(t, s, 1, 4)
	ok(t, s.Move(ctx,
		delivery.Move{ID: a, From: delivery.Claimed, To: delivery.Delivered, Attempts: []delivery.Attempt{{Outcome: delivery.OutcomeDelivered}}},
		delivery.Move{ID: b, From: delivery.Claimed, To: delivery.Undelivered},
	))
	wantCredit(t, s, 3, 0)
	want := fmt.Sprintf("bought 5 0 0; reserved -2 2 %d; reserved -2 2 %d; spent 0 -2 %d; returned 2 -2 %d", a, b, a, b)
	if got := ledgerOf(t, s); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	found, err := s.Check(ctx, issue.Seal)
	ok(t, err)
	if len(found) != 0 {
		t.Errorf("found %v", found)
	}
}

// TestCreditIsFinal: the ledger is only ever added to.
func TestCreditIsFinal(t *testing.T) {
	s := newStore(t)
	ok(t, s.TopUp(ctx, 5, ""))
	for _, sql := range []string{
		"UPDATE credit SET units = 50", "DELETE FROM credit",
		"INSERT INTO credit (at, kind, units, reserved) VALUES (1, 'bought', -5, 0)",
		"INSERT INTO credit (at, kind, units, reserved) VALUES (1, 'spent', 0, -5)",
	} {
		if _, err := s.db.ExecContext(ctx, sql); err == nil {
			t.Errorf("%s was carried out", sql)
		}
	}
	wantCredit(t, s, 5, 0)
}

// spec: C11: a ledger that does not add up is found.
func TestCheckCredit(t *testing.T) {
	s := newClub(t, 1)
	execute(t, s, plan("A"))
	id := due(t, s)[0].ID
	insert := "INSERT INTO credit (at, kind, units, reserved, dispatch_id) VALUES (1, ?, ?, ?, ?)"
	_, err := s.db.ExecContext(ctx, insert, "reserved", -2, 2, id)
	ok(t, err)
	found, err := s.Check(ctx, issue.Seal)
	ok(t, err)
	wantProblem(t, found.Err(), "store.check.credit")
	ok(t, s.TopUp(ctx, 9, ""))
	for range 2 {
		_, err := s.db.ExecContext(ctx, insert, "spent", 0, -2, id)
		ok(t, err)
	}
	found, err = s.Check(ctx, issue.Seal)
	ok(t, err)
	wantProblem(t, found.Err(), "store.check.credit.dispatch")
}

// spec: B17: a new chain and a new day come with the move; a claim that was decided by the old chain is refused.
func TestMoveChangesTheChain(t *testing.T) {
	s := newClub(t, 1)
	execute(t, s, plan("A"))
	it := due(t, s)[0]
	ok(t, s.Move(ctx, delivery.Move{
		ID: it.ID, From: delivery.Scheduled, To: delivery.Scheduled, Chain: []delivery.Method{delivery.Paper, delivery.Draft},
		Due: noon.AddDate(0, 1, 0),
	}))
	got, err := s.Dispatch(ctx, it.ID)
	ok(t, err)
	if want := []delivery.Method{delivery.Paper, delivery.Draft}; !reflect.DeepEqual(got.Chain, want) || !got.Due.Equal(noon.AddDate(0, 1, 0)) {
		t.Errorf("got %v at %v", got.Chain, got.Due)
	}
	claim := delivery.Move{ID: it.ID, From: delivery.Scheduled, To: delivery.Claimed, Method: delivery.Email, Seen: it.Chain}
	if err := s.Move(ctx, claim); !errors.Is(err, delivery.ErrMoved) {
		t.Errorf("a claim by the chain of before: %v", err)
	}
	claim.Seen = got.Chain
	ok(t, s.Move(ctx, claim))
}
