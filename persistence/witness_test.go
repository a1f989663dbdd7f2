package persistence

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kontingent/domain/delivery"
	"kontingent/domain/issue"
	"kontingent/domain/problem"
)

// leave brings a dispatch to the point where its message may leave.
func leave(t testing.TB, s *Store, it delivery.Item) {
	t.Helper()
	claim := delivery.Move{ID: it.ID, From: it.State, To: delivery.Claimed, Method: delivery.Email}
	if it.MessageID == "" {
		claim.Frozen, claim.MessageID = []byte("mail"), "<k."+it.Party+"@example.org>"
	}
	ok(t, s.Move(ctx, claim))
	ok(t, s.Move(ctx, delivery.Move{ID: it.ID, From: delivery.Claimed, To: delivery.Submitting, Method: delivery.Email}))
}

// answered is the move that an answer makes of what has left.
func answered(it delivery.Item, to delivery.State, o delivery.Outcome, words string) delivery.Move {
	return delivery.Move{ID: it.ID, From: delivery.Submitting, To: to, Attempts: []delivery.Attempt{
		{At: noon, Method: delivery.Email, Outcome: o, Words: words},
	}}
}

// clubWith is a folder with a batch for n members that is on the dispatch list, closed.
func clubWith(t testing.TB, n int) string {
	t.Helper()
	dir := newDir(t)
	s := openDir(t, dir)
	addMembers(t, s, n)
	execute(t, s, plan("A"))
	ok(t, s.Close())
	return dir
}

func copyFile(t testing.TB, from, to string) {
	t.Helper()
	b, err := os.ReadFile(from)
	ok(t, err)
	ok(t, os.WriteFile(to, b, 0o600))
}

func pausedFor(t testing.TB, s *Store) string {
	t.Helper()
	all, err := s.Paused(ctx)
	ok(t, err)
	if len(all) == 0 {
		return ""
	}
	if len(all) != len(delivery.Methods()) {
		t.Errorf("only %d of the methods are paused", len(all))
	}
	return all[delivery.Email].Reason
}

func stateOf(t testing.TB, s *Store, id int64) delivery.Item {
	t.Helper()
	it, err := s.Dispatch(ctx, id)
	ok(t, err)
	return it
}

// spec: C1: killed between the server's 250 and the commit, the ledger knows that it was accepted; killed before the
// answer, nobody knows.
func TestLedgerKnowsBetter(t *testing.T) {
	dir := clubWith(t, 2)
	s := openDir(t, dir)
	list := due(t, s)
	issueAll(t, s, idsOf(list)...)
	leave(t, s, list[0])
	leave(t, s, list[1])
	s.witness.accepted([]delivery.Move{answered(list[0], delivery.Delivered, delivery.OutcomeDelivered, "250 queued as 4F1")}, noon)
	ok(t, s.Close())

	s = openDir(t, dir)
	it := stateOf(t, s, list[0].ID)
	if it.State != delivery.Delivered || len(it.Attempts) != 1 || it.Attempts[0].Words != "250 queued as 4F1" || !it.Attempts[0].At.Equal(noon) {
		t.Errorf("accepted, and got %+v", it)
	}
	if it := stateOf(t, s, list[1].ID); it.State != delivery.InDoubt {
		t.Errorf("nobody knows, and it is %s", it.State)
	}
	if r := pausedFor(t, s); r != "" {
		t.Errorf("paused: %s", r)
	}
	wantClean(t, s)
	// The same without a start in between: a run that could not write its answer down settles it before the next.
	leave(t, s, stateOf2(t, s, list[1]))
	s.witness.accepted([]delivery.Move{answered(list[1], delivery.Delivered, delivery.OutcomeDelivered, "250 ok")}, noon)
	ok(t, s.Recover(ctx))
	if it := stateOf(t, s, list[1].ID); it.State != delivery.Delivered || it.Attempts[len(it.Attempts)-1].Words != "250 ok" {
		t.Errorf("got %+v", it)
	}
	wantClean(t, s)
}

// stateOf2 lets a person say that what is in doubt goes again.
func stateOf2(t testing.TB, s *Store, it delivery.Item) delivery.Item {
	t.Helper()
	mv, err := delivery.Settle(stateOf(t, s, it.ID), delivery.Again, noon)
	ok(t, err)
	ok(t, s.Move(ctx, mv))
	return stateOf(t, s, it.ID)
}

// spec: C1, C2: an older database over a ledger that knows more: what went counts as gone, what may have gone is in
// doubt, what was refused or never left goes on, no number is given again, and nothing leaves until a person says so.
func TestOlderDatabase(t *testing.T) {
	dir := clubWith(t, 6)
	old := filepath.Join(t.TempDir(), "old.db")
	copyFile(t, filepath.Join(dir, databaseName), old)
	s := openDir(t, dir)
	list := due(t, s)
	issueAll(t, s, idsOf(list)[:5]...)
	for _, it := range list[:3] {
		leave(t, s, it)
	}
	ok(t, s.Move(ctx, answered(list[0], delivery.Delivered, delivery.OutcomeDelivered, "250 ok")))
	ok(t, s.Move(ctx, answered(list[1], delivery.Retrying, delivery.OutcomeRefused, "550 no")))
	ok(t, s.Move(ctx, delivery.Move{ID: list[3].ID, From: delivery.Scheduled, To: delivery.Claimed, Method: delivery.Paper}))
	ok(t, s.Move(ctx, delivery.Move{ID: list[3].ID, From: delivery.Claimed, To: delivery.HandedOver}))
	ok(t, s.Close())
	copyFile(t, old, filepath.Join(dir, databaseName))

	look := func() {
		t.Helper()
		s = openDir(t, dir)
		for i, want := range []delivery.State{
			delivery.Delivered, delivery.Scheduled, delivery.InDoubt, delivery.HandedOver, delivery.Scheduled, delivery.Scheduled,
		} {
			if it := stateOf(t, s, list[i].ID); it.State != want {
				t.Errorf("dispatch %d is %s, want %s", i, it.State, want)
			}
		}
		if it := stateOf(t, s, list[0].ID); len(it.Attempts) != 1 || it.Attempts[0].Reason != "delivery.witnessed" || it.Attempts[0].Words != "250 ok" {
			t.Errorf("got %+v", it.Attempts)
		}
		wantFound(t, s, "lost 1001, lost 1002, lost 1003, lost 1004, lost 1005")
	}
	look()
	if r := pausedFor(t, s); r != pausedBehind {
		t.Errorf("paused for %q", r)
	}
	for _, m := range delivery.Methods() {
		ok(t, s.Resume(ctx, m))
	}
	ok(t, s.Close())
	look() // once is enough: it is not paused again, and nothing is marked twice
	if r := pausedFor(t, s); r != "" {
		t.Errorf("paused again for %q", r)
	}
	if m := issueAll(t, s, list[5].ID); m.Next != 1006 {
		t.Errorf("the next number is %d", m.Next)
	}
}

// A ledger that missed something, for the program was killed in between or there was no room, catches up.
func TestLedgerCatchesUp(t *testing.T) {
	dir := clubWith(t, 3)
	s := openDir(t, dir)
	list := due(t, s)
	empty, err := os.ReadFile(s.place.ledger())
	ok(t, err)
	issueAll(t, s, idsOf(list)[:2]...)
	leave(t, s, list[0])
	ok(t, s.Move(ctx, answered(list[0], delivery.Delivered, delivery.OutcomeDelivered, "250 ok")))
	leave(t, s, list[1])
	ok(t, s.Move(ctx, answered(list[1], delivery.Retrying, delivery.OutcomeLater, "451 wait")))
	ok(t, s.Close())
	ok(t, os.WriteFile(s.place.ledger(), append(empty, `{"what":"issued","numb`...), 0o600))
	s = openDir(t, dir)
	if r := pausedFor(t, s); r != "" {
		t.Errorf("paused for %s", r)
	}
	wantClean(t, s)
	got, err := readLedger(s.place.ledger())
	ok(t, err)
	var lines []string
	for _, e := range got.entries {
		lines = append(lines, e.What)
	}
	if s := strings.Join(lines, " "); s != "club issued issued accepted released" || got.broken != 0 {
		t.Errorf("the ledger has %s, broken at %d", s, got.broken)
	}
}

// Where the ledger can't be written, nothing leaves: else nobody would know of it after a restore.
func TestNothingLeavesUnwitnessed(t *testing.T) {
	s := openDir(t, clubWith(t, 2))
	list := due(t, s)
	issueAll(t, s, idsOf(list)...)
	ok(t, s.Move(ctx, delivery.Move{ID: list[0].ID, From: delivery.Scheduled, To: delivery.Claimed, Method: delivery.Email}))
	good := s.witness.ledger.file
	bad, err := os.Open(s.place.ledger()) // can be read only
	ok(t, err)
	s.witness.ledger.file = bad
	leaving := delivery.Move{ID: list[0].ID, From: delivery.Claimed, To: delivery.Submitting, Method: delivery.Email}
	if s.Move(ctx, leaving) == nil {
		t.Error("it left")
	}
	if it := stateOf(t, s, list[0].ID); it.State != delivery.Claimed {
		t.Errorf("it is %s", it.State)
	}
	ok(t, bad.Close())
	s.witness.ledger.file = good
	ok(t, s.Move(ctx, leaving))
	wantClean(t, s)
}

// A database without its ledger, or on a machine where it was not before, sends nothing by itself.
func TestCopiedFolder(t *testing.T) {
	dir := clubWith(t, 2)
	on := func(machine string) *Store {
		t.Helper()
		s, err := Open(ctx, Options{Dir: dir, Clock: fixed(noon), Machine: machine})
		ok(t, err)
		t.Cleanup(func() { _ = s.Close() })
		return s
	}
	steps := []struct{ machine, want string }{{"a", ""}, {"a", ""}, {"b", pausedMachine}, {"b", pausedMachine}, {"", pausedMachine}}
	for i, c := range steps {
		s := on(c.machine)
		if r := pausedFor(t, s); r != c.want {
			t.Errorf("start %d on %q: paused for %q, want %q", i, c.machine, r, c.want)
		}
		ok(t, s.Close())
	}
	s := on("b")
	for _, m := range delivery.Methods() {
		ok(t, s.Resume(ctx, m))
	}
	ledger := s.place.ledger()
	ok(t, s.Close())
	ok(t, os.Remove(ledger))
	s = on("b")
	if r := pausedFor(t, s); r != "" {
		t.Errorf("nothing was issued, and it is paused for %s", r)
	}
	issueAll(t, s, idsOf(due(t, s))...)
	ok(t, s.Close())
	ok(t, os.Remove(ledger))
	if s = on("b"); pausedFor(t, s) != pausedAlone {
		t.Errorf("paused for %q", pausedFor(t, s))
	}
	wantClean(t, s)
}

// What is changed in the ledger is told where it is, and so is a database that was changed with seals and all.
func TestLedgerIsCompared(t *testing.T) {
	for name, c := range map[string]struct {
		change func(lines []string) []string
		want   string
	}{
		"a changed number": {func(l []string) []string { l[2] = strings.Replace(l[2], "1002", "1902", 1); return l }, "ledger"},
		"a line taken out": {func(l []string) []string { return append(l[:2], l[3:]...) }, "ledger"},
		"a spoilt line":    {func(l []string) []string { l[3] = "x" + l[3]; return l }, "ledger"},
		"nothing":          {func(l []string) []string { return l }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			dir := issuedDir(t)
			file := filepath.Join(dir, ledgerName)
			b, err := os.ReadFile(file)
			ok(t, err)
			lines := c.change(strings.SplitAfter(string(b), "\n"))
			ok(t, os.WriteFile(file, []byte(strings.Join(lines, "")), 0o600))
			s := openDir(t, dir)
			found, err := s.Check(ctx, issue.Seal)
			ok(t, err)
			if got := codes(found); !strings.HasPrefix(got, c.want) || c.want == "" && got != "" {
				t.Errorf("found %q, want %q", got, c.want)
			}
		})
	}
	dir := issuedDir(t)
	damageFile(t, dir, "UPDATE invoice SET seal = x'00' WHERE number = 1005")
	s := openDir(t, dir)
	wantFound(t, s, "seal 1005, ledger_seal 1005")
	if list, _ := s.Check(ctx, issue.Seal); len(list) > 0 && problem.Is(list[0], "store.corrupt") {
		t.Error("called corrupt")
	}
}
