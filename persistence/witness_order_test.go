package persistence

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"kontingent/domain/delivery"
)

// spec: C1: that the server took a message stands in the ledger before the store tries to write it down. Should that
// fail, it counts as delivered all the same: it must not wait in doubt, and never go again.
func TestTakenBeforeItIsWrittenDown(t *testing.T) {
	s := openDir(t, clubWith(t, 2))
	list := due(t, s)
	issueAll(t, s, idsOf(list)...)
	leave(t, s, list[0])
	err := s.Move(ctx,
		answered(list[0], delivery.Delivered, delivery.OutcomeDelivered, "250 queued as 4F1"),
		delivery.Move{ID: list[1].ID, From: delivery.Claimed, To: delivery.Delivered}, // it is not claimed: nothing is written
	)
	if !errors.Is(err, delivery.ErrMoved) {
		t.Fatal(err)
	}
	ok(t, s.Recover(ctx))
	it := stateOf(t, s, list[0].ID)
	if it.State != delivery.Delivered || len(it.Attempts) != 1 || it.Attempts[0].Words != "250 queued as 4F1" {
		t.Errorf("the server took it, and it is %s: %+v", it.State, it.Attempts)
	}
	wantClean(t, s)
}

// A program that dies between the store and the ledger leaves a ledger that takes a refused message for one under way.
// The next start sets that right: else an older copy of the store would call it in doubt.
func TestLedgerLearnsThatItIsOver(t *testing.T) {
	dir := clubWith(t, 1)
	old := filepath.Join(t.TempDir(), "old.db")
	copyFile(t, filepath.Join(dir, databaseName), old)
	s := openDir(t, dir)
	list := due(t, s)
	issueAll(t, s, idsOf(list)...)
	leave(t, s, list[0])
	ok(t, s.Move(ctx, answered(list[0], delivery.Retrying, delivery.OutcomeRefused, "550 no")))
	file := s.place.ledger()
	ok(t, s.Close())
	b, err := os.ReadFile(file)
	ok(t, err)
	lines := bytes.SplitAfter(bytes.TrimSpace(b), []byte("\n"))
	ok(t, os.WriteFile(file, bytes.Join(lines[:len(lines)-1], nil), 0o600))

	ok(t, openDir(t, dir).Close())
	copyFile(t, old, filepath.Join(dir, databaseName))
	s = openDir(t, dir)
	if it := stateOf(t, s, list[0].ID); it.State != delivery.Scheduled {
		t.Errorf("it was refused, and after the older copy it is %s: %+v", it.State, it.Attempts)
	}
}
