package persistence

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"kontingent/domain/delivery"
	"kontingent/domain/issue"
	"kontingent/domain/party"
)

func restore(t testing.TB, dir, file string) error {
	t.Helper()
	return Restore(ctx, Options{Dir: dir, Clock: fixed(noon)}, file, issue.Seal)
}

// spec: C1: a backup that is made while somebody works holds together, and is checked before it counts.
func TestBackup(t *testing.T) {
	s := openDir(t, issuedDir(t))
	addMembersFrom(t, s, 10, 400) // several steps' worth
	file := filepath.Join(t.TempDir(), "kontingent å.db")
	var work sync.WaitGroup
	stop := make(chan struct{})
	work.Go(func() {
		for n := 0; ; n++ {
			select {
			case <-stop:
				return
			default:
				_ = s.SetSetting(ctx, "paper.folder", strings.Repeat("x", n%2000+1))
			}
		}
	})
	ok(t, s.Backup(ctx, file, issue.Seal))
	close(stop)
	work.Wait()
	if got := listing(t, filepath.Dir(file)); got != "kontingent å.db" {
		t.Errorf("the folder has %s", got)
	}
	ok(t, s.Backup(ctx, file, issue.Seal)) // the next one replaces it

	fresh := filepath.Join(t.TempDir(), "new machine")
	ok(t, restore(t, fresh, file))
	c := openDir(t, fresh)
	wantClean(t, c)
	if all, err := c.Parties(ctx); err != nil || len(all) != 396 {
		t.Errorf("%d cards, %v", len(all), err)
	}
	if r := pausedFor(t, c); r != pausedRestored {
		t.Errorf("paused for %q", r)
	}
}

// addMembersFrom adds members with large notes.
func addMembersFrom(t testing.TB, s *Store, from, to int) {
	t.Helper()
	ok(t, s.ChangeParties(ctx, func([]party.Party) ([]party.Party, error) {
		var list []party.Party
		for n := from + 1; n <= to; n++ {
			list = append(list, party.Party{
				Number: "x" + itoa(n), Kind: party.Person, Name: "Medlem", Note: strings.Repeat("æøå ", 2000),
			})
		}
		return list, nil
	}))
}

func itoa(n int) string { return strconv.Itoa(n) }

// What is no backup is neither written over nor restored, and an unsound copy never gets the name.
func TestBackupRefuses(t *testing.T) {
	dir := issuedDir(t)
	out := t.TempDir()
	file, other := filepath.Join(out, "b.db"), filepath.Join(out, "letter.txt")
	ok(t, os.WriteFile(other, []byte(strings.Repeat("dear ", 40)), 0o600))
	s := openDir(t, dir)
	wantProblem(t, s.Backup(ctx, other, issue.Seal), "backup.not_a_backup")
	wantProblem(t, s.Backup(ctx, s.place.database(), issue.Seal), "backup.not_a_backup")
	wantProblem(t, s.Backup(ctx, filepath.Join(out, "gone", "b.db"), issue.Seal), "store.no_folder")
	ok(t, s.Backup(ctx, file, issue.Seal))
	before, err := os.ReadFile(file)
	ok(t, err)
	gone, cancel := context.WithCancel(ctx)
	cancel()
	if s.Backup(gone, file, issue.Seal) == nil {
		t.Error("a cancelled backup says it was made")
	}
	ok(t, s.Close())

	damageFile(t, dir, "UPDATE document SET bytes = x'00' WHERE id = 3")
	s = openDir(t, dir)
	wantProblem(t, s.Backup(ctx, file, issue.Seal), "backup.unsound")
	after, err := os.ReadFile(file)
	ok(t, err)
	if string(before) != string(after) || listing(t, out) != "b.db letter.txt" {
		t.Errorf("the good backup is not as it was, or something was left: %s", listing(t, out))
	}
	wantProblem(t, restore(t, dir, file), "store.in_use")
	ok(t, s.Close())

	live, err := os.ReadFile(s.place.database())
	ok(t, err)
	planted := filepath.Join(out, "planted.db")
	ok(t, os.WriteFile(planted, before, 0o600))
	plant(t, planted, "CREATE TRIGGER evil AFTER INSERT ON attempt BEGIN DELETE FROM pause; END")
	flipped := filepath.Join(out, "flipped.db")
	damaged := []byte(strings.Replace(string(before), "faktura 1003 til", "faktura 1003 tul", 1))
	ok(t, os.WriteFile(flipped, damaged, 0o600))
	stranger := openDir(t, newDir(t))
	foreign := filepath.Join(out, "foreign.db")
	ok(t, stranger.Backup(ctx, foreign, issue.Seal))
	for name, code := range map[string]string{
		other: "store.not_ours", filepath.Join(out, "none.db"): "file.unreadable", planted: "backup.unsound",
		flipped: "backup.unsound", foreign: "backup.other_club", s.place.database(): "backup.not_a_backup",
	} {
		wantProblem(t, restore(t, dir, name), code)
	}
	now, err := os.ReadFile(s.place.database())
	ok(t, err)
	if string(now) != string(live) || listing(t, dir) != "kontingent.db kontingent.lock ledger.jsonl" {
		t.Errorf("a refused restore left %s", listing(t, dir))
	}
	// The good one mends what was damaged, and the damaged one is kept.
	ok(t, restore(t, dir, file))
	s = openDir(t, dir)
	wantClean(t, s)
	if got := listing(t, s.place.backups()); !strings.HasPrefix(got, "before-restore-2027-01-10-") {
		t.Errorf("kept: %s", got)
	}
}

// plant changes a file as a stranger would.
func plant(t testing.TB, file, statement string) {
	t.Helper()
	db, err := connect(ctx, file)
	ok(t, err)
	_, err = db.Exec(statement)
	ok(t, err)
	ok(t, db.Close())
	_ = os.Remove(file + "-journal")
}

// spec: C1, C2: the restore drill: yesterday's backup over a ledger that knows today. Nothing is sent again.
func TestRestoreDrill(t *testing.T) {
	dir := clubWith(t, 3)
	s := openDir(t, dir)
	b, err := s.BackUp(ctx, issue.Seal)
	ok(t, err)
	list := due(t, s)
	issueAll(t, s, idsOf(list)[:2]...)
	leave(t, s, list[0])
	ok(t, s.Move(ctx, answered(list[0], delivery.Delivered, delivery.OutcomeDelivered, "250 ok")))
	ok(t, s.Close())
	ok(t, restore(t, dir, b.File))
	s = openDir(t, dir)
	if r := pausedFor(t, s); r != pausedRestored {
		t.Errorf("paused for %q", r)
	}
	if it := stateOf(t, s, list[0].ID); it.State != delivery.Delivered {
		t.Errorf("what was delivered is %s", it.State)
	}
	if m, err := s.Load(ctx, []int64{list[1].ID}); err != nil || m.Next != 1003 {
		t.Errorf("the next number is %d, %v", m.Next, err)
	}
	// What the restore has lost is known, and stands in the way of no further backup.
	if _, err := s.BackUp(ctx, issue.Seal); err != nil {
		t.Error(err)
	}
}

// One backup a day, and of the old ones the last of each day, week and month.
func TestBackupsAreRotated(t *testing.T) {
	s := newStore(t)
	ok(t, s.BackUpDaily(ctx, issue.Seal))
	s.clock = fixed(noon.Add(time.Hour))
	ok(t, s.BackUpDaily(ctx, issue.Seal)) // the day has its own already
	list, err := s.Backups(ctx)
	ok(t, err)
	if len(list) != 1 || !list[0].At.Equal(noon) || list[0].Size == 0 {
		t.Errorf("got %+v", list)
	}
	s.clock = fixed(noon.AddDate(0, 0, 1))
	ok(t, s.BackUpDaily(ctx, issue.Seal))
	if list, err = s.Backups(ctx); err != nil || len(list) != 2 || !list[0].At.Equal(noon.AddDate(0, 0, 1)) {
		t.Errorf("got %+v, %v", list, err)
	}
	var all []Backup
	for n := range 3 * 365 {
		day := noon.AddDate(0, 0, -n)
		all = append(all, Backup{At: day.Add(time.Hour)}, Backup{At: day})
	}
	left := len(all) - len(tooMany(all))
	if left < 38 || left > keptDays+keptWeeks+keptMonths {
		t.Errorf("%d are kept", left)
	}
	if n := len(tooMany(all[:3])); n != 0 {
		t.Errorf("%d of the newest three would go", n)
	}
	for _, b := range tooMany(all) {
		if b.At.Equal(all[0].At) || b.At.Equal(all[2].At) {
			t.Errorf("%v would go", b.At)
		}
	}
}
