package persistence

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kontingent/domain/delivery"
	"kontingent/domain/issue"
)

// worked is a folder with a backup, after which two invoices were issued and one of them was delivered.
func worked(t testing.TB) (dir string, b Backup) {
	t.Helper()
	dir = clubWith(t, 3)
	s := openDir(t, dir)
	b, err := s.BackUp(ctx, issue.Seal)
	ok(t, err)
	list := due(t, s)
	issueAll(t, s, idsOf(list)[:2]...)
	leave(t, s, list[0])
	ok(t, s.Move(ctx, answered(list[0], delivery.Delivered, delivery.OutcomeDelivered, "250 ok")))
	ok(t, s.SetSetting(ctx, "smtp.host", "mail.example.org"))
	ok(t, s.Close())
	return dir, b
}

// spec: C1: before a copy is put back it is told what it doesn't know, and nothing is touched by looking.
func TestCompare(t *testing.T) {
	dir, b := worked(t)
	before := listing(t, dir)
	closed, err := Compare(ctx, Options{Dir: dir, Clock: fixed(noon)}, b.File, issue.Seal)
	ok(t, err)
	s := openDir(t, dir)
	open, err := s.Compare(ctx, b.File, issue.Seal)
	ok(t, err)
	for name, c := range map[string]Comparison{"closed": closed, "open": open} {
		if (c.Since != Since{Numbers: 2, First: 1001, Last: 1002, Messages: 1}) || c.Now == nil {
			t.Errorf("%s: since is %+v", name, c.Since)
			continue
		}
		if c.Then.Invoices != 0 || c.Now.Invoices != 2 || c.Now.Last != 1002 || c.Then.Cards != 3 || !c.At.Equal(noon) {
			t.Errorf("%s: got %+v then, %+v now", name, c.Then, c.Now)
		}
		if c.Then.Settings["smtp.host"] != "" || c.Now.Settings["smtp.host"] != "mail.example.org" {
			t.Errorf("%s: settings are %v and %v", name, c.Then.Settings, c.Now.Settings)
		}
	}
	if got := listing(t, dir); got != before {
		t.Errorf("looking left %s", got)
	}
	ok(t, os.WriteFile(b.File+sumEnd, []byte(strings.Repeat("0", 64)+"  x\n"), 0o600))
	_, err = s.Compare(ctx, b.File, issue.Seal)
	wantProblem(t, err, "backup.changed")
	wantClean2(t, s, "copy")
	ok(t, s.Close())
	wantProblem(t, restore(t, dir, b.File), "backup.changed")
}

func wantClean2(t testing.TB, s *Store, want string) {
	t.Helper()
	found, err := s.Check(ctx, issue.Seal)
	ok(t, err)
	if got := codes(found); !strings.HasPrefix(got, want) {
		t.Errorf("check found %q, want %q", got, want)
	}
}

// A database that can't be read any more: the ledger tells what went out, the copy mends it, and the wreck is kept.
func TestMendABrokenDatabase(t *testing.T) {
	for name, hurt := range map[string]func(file string) error{
		"cut":   func(file string) error { return os.Truncate(file, 5000) },
		"empty": func(file string) error { return os.Truncate(file, 0) },
		"other": func(file string) error { return os.WriteFile(file, []byte(strings.Repeat("no database ", 50)), 0o600) },
		"gone":  os.Remove,
	} {
		t.Run(name, func(t *testing.T) {
			dir, b := worked(t)
			file := place{dir}.database()
			ok(t, hurt(file))
			wreck, _ := os.ReadFile(file)
			list, err := Copies(ctx, dir, "")
			if err != nil || len(list) != 1 || !list[0].Proved || list[0].Damaged || list[0].Name != club().Name {
				t.Fatalf("got %+v, %v", list, err)
			}
			c, err := Compare(ctx, Options{Dir: dir, Clock: fixed(noon)}, b.File, issue.Seal)
			if err != nil || c.Now != nil && c.Now.Last != 0 || c.Since.Numbers != 2 || c.Since.Messages != 1 || c.Since.Blind {
				t.Errorf("got %+v, %v", c, err)
			}
			if still, _ := os.ReadFile(file); string(still) != string(wreck) {
				t.Error("looking changed the database")
			}
			ok(t, restore(t, dir, b.File))
			s := openDir(t, dir)
			if it := stateOf(t, s, 1); it.State != delivery.Delivered || pausedFor(t, s) != pausedRestored {
				t.Errorf("what was delivered is %s, paused for %s", it.State, pausedFor(t, s))
			}
			if m, err := s.Load(ctx, []int64{3}); err != nil || m.Next != 1003 {
				t.Errorf("the next number is %d, %v", m.Next, err)
			}
			if wreck == nil {
				return
			}
			list, err = Copies(ctx, dir, "")
			if err != nil || len(list) != 2 || !list[0].Aside && !list[1].Aside {
				t.Fatalf("got %+v, %v", list, err)
			}
			for _, c := range list {
				kept, err := os.ReadFile(c.File)
				if c.Aside && (err != nil || string(kept) != string(wreck) || !c.Damaged) {
					t.Errorf("the wreck is not kept as it was: %+v, %v", c, err)
				}
			}
		})
	}
}

// What a restore has put aside can be put back, and nothing that is put aside is ever written over.
func TestPutBack(t *testing.T) {
	dir, b := worked(t)
	asides := func() (out []Copy) {
		list, err := Copies(ctx, dir, "")
		ok(t, err)
		for _, c := range list {
			if c.Aside {
				out = append(out, c)
			}
		}
		return out
	}
	var steps []Step
	o := Options{Dir: dir, Clock: fixed(noon), Step: func(s Step) { steps = append(steps, s) }}
	ok(t, Restore(ctx, o, b.File, issue.Seal))
	if len(steps) != 3 || steps[0] != StepCopy || steps[2] != StepSwap {
		t.Errorf("the steps were %v", steps)
	}
	first := asides()
	if len(first) != 1 || first[0].Invoices != 2 || first[0].Last != 1002 || first[0].Damaged {
		t.Fatalf("got %+v", first)
	}
	ok(t, restore(t, dir, first[0].File)) // in the same second
	if n := len(asides()); n != 2 {
		t.Errorf("%d are kept", n)
	}
	s := openDir(t, dir)
	wantClean(t, s)
	if it := stateOf(t, s, 1); it.State != delivery.Delivered || !it.Issued {
		t.Errorf("got %+v", it)
	}
	v, err := s.Settings(ctx)
	if err != nil || v["smtp.host"] != "mail.example.org" {
		t.Errorf("got %v, %v", v, err)
	}
}

// Every backup goes to the second place too, is read again there, and is cleared away there by the same rule. A place
// that is not there stands in the way of nothing, and how old the last one is stays known.
func TestSecondPlace(t *testing.T) {
	dir := clubWith(t, 2)
	s := openDir(t, dir)
	b, err := s.BackUp(ctx, issue.Seal)
	ok(t, err)
	stick := filepath.Join(t.TempDir(), "STICK")
	wantProblem(t, s.CopyAway(ctx, stick), "backup.away.gone")
	if a, err := s.Away(ctx, stick); err != nil || a.There || !a.Last.IsZero() {
		t.Errorf("got %+v, %v", a, err)
	}
	wantProblem(t, s.CopyAway(ctx, s.place.dir), "backup.away.inside")
	wantProblem(t, s.CopyAway(ctx, s.place.backups()), "backup.away.inside")
	ok(t, os.Mkdir(stick, 0o700))
	ok(t, s.CopyAway(ctx, stick))
	list, err := Copies(ctx, dir, stick)
	if err != nil || len(list) != 2 || list[0].Away == list[1].Away {
		t.Fatalf("got %+v, %v", list, err)
	}
	there := list[0]
	if list[1].Away {
		there = list[1]
	}
	mine, err := sumOfFile(b.File)
	ok(t, err)
	theirs, err := sumOfFile(there.File)
	if err != nil || mine != theirs || keptSum(there.File) != mine {
		t.Errorf("%s and %s, %v", mine, theirs, err)
	}
	for n := range 40 {
		s.clock = fixed(noon.AddDate(0, 0, n+1))
		b, err := s.BackUp(ctx, issue.Seal)
		ok(t, err)
		if n == 20 { // one that was never finished does no harm
			ok(t, os.WriteFile(filepath.Join(filepath.Dir(there.File), filepath.Base(b.File)+".part"), []byte("x"), 0o600))
		}
		ok(t, s.CopyAway(ctx, stick))
		ok(t, s.CopyAway(ctx, stick)) // again: nothing to do
	}
	near, err := listBackups(s.place.backups())
	ok(t, err)
	far, err := listBackups(filepath.Dir(there.File))
	ok(t, err)
	if len(near) != len(far) || len(far) > keptDays+keptWeeks+keptMonths || len(far) < keptDays {
		t.Errorf("%d here, %d there", len(near), len(far))
	}
	if sums, _ := filepath.Glob(filepath.Join(filepath.Dir(there.File), "*"+sumEnd)); len(sums) != len(far) {
		t.Errorf("%d copies have %d sums", len(far), len(sums))
	}
	// A copy that has changed in the club's own folder does not go on to the other place.
	newest := near[0].File
	ok(t, os.Remove(far[0].File))
	hurt, err := os.ReadFile(newest)
	ok(t, err)
	hurt[len(hurt)/2] ^= 1
	ok(t, os.WriteFile(newest, hurt, 0o600))
	wantProblem(t, s.CopyAway(ctx, stick), "backup.changed")
	// The stick is out.
	ok(t, os.Rename(stick, stick+" is out"))
	a, err := s.Away(ctx, stick)
	if err != nil || a.There || !a.Last.Equal(noon.AddDate(0, 0, 40)) {
		t.Errorf("got %+v, %v", a, err)
	}
	// Another club's copies on the same stick are not ours, and ours are found where the data folder is new.
	ok(t, os.Rename(stick+" is out", stick))
	if list, err := Copies(ctx, newDir2(t), stick); err != nil || len(list) != 0 {
		t.Errorf("another club is offered %d copies, %v", len(list), err)
	}
	if list, err := Copies(ctx, filepath.Join(t.TempDir(), "new"), stick); err != nil || len(list) != len(far)-1 {
		t.Errorf("a new folder is offered %d copies, %v", len(list), err)
	}
}

// newDir2 is the folder of another club, opened once.
func newDir2(t testing.TB) string {
	t.Helper()
	dir := newDir(t)
	ok(t, openDir(t, dir).Close())
	return dir
}

// playRestore restores the two copies in turn until it is killed.
func playRestore(dir string) {
	for n := 0; ; n++ {
		at := fixed(noon.Add(time.Duration(n) * time.Second))
		mustDo(Restore(ctx, Options{Dir: dir, Clock: at, Step: func(s Step) { say("%s", s) }}, dir+[]string{".old", ".new"}[n%2], issue.Seal))
		say("done")
	}
}

// spec: C1: killed at any moment of a restore, the folder holds the one database or the other, whole, and both still exist.
func TestKilledWhileRestoring(t *testing.T) {
	dir, b := worked(t)
	copyFile(t, b.File, dir+".old")
	s := openDir(t, dir)
	ok(t, s.Backup(ctx, dir+".new", issue.Seal))
	ok(t, s.Close())
	at := map[string]int{}
	for n := range 24 {
		c := start(t, "restore", dir)
		for range n % 9 {
			c.out.Scan()
		}
		at[c.out.Text()]++
		time.Sleep(time.Duration(n%5) * time.Millisecond)
		c.kill()
		s := openDir(t, dir)
		if r := pausedFor(t, s); n > 4 && r != pausedRestored {
			t.Errorf("kill %d: paused for %q", n, r)
		}
		if it := stateOf(t, s, 1); it.State != delivery.Delivered {
			t.Errorf("kill %d: what was delivered is %s", n, it.State)
		}
		found, err := s.Check(ctx, issue.Seal)
		ok(t, err)
		for _, p := range found {
			if p.Code != "store.check.lost" {
				t.Errorf("kill %d: check found %v", n, p)
			}
		}
		ok(t, s.Close())
	}
	list, err := Copies(ctx, dir, "")
	ok(t, err)
	for _, c := range list {
		if c.Damaged {
			t.Errorf("%s is damaged", c.File)
		}
	}
	t.Logf("killed after %v; %d copies lie there", at, len(list))
}

// A disk that gives back something else than was written leaves no copy behind.
func TestDiskThatLies(t *testing.T) {
	_, b := worked(t)
	stick := t.TempDir()
	lies := func(_, to string) error { return os.WriteFile(to, []byte("something else"), 0o600) }
	wantProblem(t, carry(ctx, b.File, stick, lies), "backup.away.differs")
	if got := listing(t, stick); got != "" {
		t.Errorf("the stick has %s", got)
	}
}
