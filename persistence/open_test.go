package persistence

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"math/rand"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"kontingent/domain/issue"
	"kontingent/domain/problem"
)

func TestCreate(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a b", "å#?%41")
	ok(t, Create(ctx, dir, club()))
	if got := listing(t, dir); got != "kontingent.db kontingent.lock" {
		t.Errorf("the folder has %s", got)
	}
	if runtime.GOOS != "windows" {
		for name, want := range map[string]fs.FileMode{"": 0o700, "kontingent.db": 0o600, "kontingent.lock": 0o600} {
			if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Mode().Perm() != want {
				t.Errorf("%q: %v, %v, want %v", name, info.Mode(), err, want)
			}
		}
	}
	s := openDir(t, dir)
	id, err := s.InstallID(ctx)
	ok(t, err)
	other, err := newStore(t).InstallID(ctx)
	ok(t, err)
	if len(id) != 26 || id == other {
		t.Errorf("install ids %q and %q", id, other)
	}
	if m, err := s.Load(ctx, nil); err != nil || m.Next != 1001 {
		t.Errorf("next number %d, %v", m.Next, err)
	}
	ok(t, s.Close())
	before, err := os.ReadFile(filepath.Join(dir, databaseName))
	ok(t, err)
	wantProblem(t, Create(ctx, dir, club()), "store.exists")
	after, err := os.ReadFile(filepath.Join(dir, databaseName))
	ok(t, err)
	if !reflect.DeepEqual(before, after) || listing(t, dir) != "kontingent.db kontingent.lock ledger.jsonl" {
		t.Error("a refused init changed something")
	}
}

// TestCreateLeavesNothing: when it fails, the folder is as it was; what a killed one left is in nobody's way.
func TestCreateLeavesNothing(t *testing.T) {
	bad := club()
	bad.FirstNumber = -1 // the series refuses it
	top := t.TempDir()
	if err := Create(ctx, filepath.Join(top, "a", "b"), bad); err == nil {
		t.Fatal("made a series from -1")
	}
	if got := listing(t, top); got != "" {
		t.Errorf("left %s", got)
	}
	dir := filepath.Join(top, "there")
	ok(t, os.Mkdir(dir, 0o700))
	ok(t, os.WriteFile(filepath.Join(dir, "letter.txt"), nil, 0o600))
	if err := Create(ctx, dir, bad); err == nil {
		t.Fatal("made a series from -1")
	}
	if got := listing(t, dir); got != "letter.txt" {
		t.Errorf("left %s", got)
	}
	ok(t, os.WriteFile(filepath.Join(dir, "kontingent.db.part"), []byte("half"), 0o600))
	ok(t, os.WriteFile(filepath.Join(dir, "kontingent.db.part-journal"), []byte("half"), 0o600))
	ok(t, Create(ctx, dir, club()))
	if got := listing(t, dir); got != "kontingent.db kontingent.lock letter.txt" {
		t.Errorf("the folder has %s", got)
	}
	openDir(t, dir)

	file := filepath.Join(top, "file")
	ok(t, os.WriteFile(file, nil, 0o600))
	if got := codeOf(Create(ctx, filepath.Join(file, "x"), club())); got != "store.no_folder" {
		t.Errorf("below a file: %s", got)
	}
}

// TestOpenRefuses: what can't be opened is said in words, and left as it is.
func TestOpenRefuses(t *testing.T) {
	good := newDir(t)
	whole, err := os.ReadFile(filepath.Join(good, databaseName))
	ok(t, err)
	foreign := append([]byte{}, whole...)
	copy(foreign[68:], "abcd")
	for name, c := range map[string]struct {
		make func(dir string) error
		want string
	}{
		"no folder":       {os.Remove, "store.no_folder"},
		"no database":     {func(string) error { return nil }, "store.no_database"},
		"a text":          {write([]byte(strings.Repeat("Dear treasurer, ", 100))), "store.not_ours"},
		"another program": {write(foreign), "store.not_ours"},
		"an empty file":   {write(nil), "store.corrupt"},
		"half a header":   {write(whole[:50]), "store.corrupt"},
		"one page":        {write(whole[:4096]), "store.corrupt"},
		"a folder":        {func(dir string) error { return os.Mkdir(filepath.Join(dir, databaseName), 0o700) }, "store.not_ours"},
	} {
		dir := t.TempDir()
		ok(t, c.make(dir))
		before := listing(t, dir)
		s, err := Open(ctx, Options{Dir: dir})
		if err == nil {
			_ = s.Close()
		}
		if got := codeOf(err); got != c.want {
			t.Errorf("%s: %s (%v), want %s", name, got, err, c.want)
		}
		if got := strings.TrimSpace(strings.ReplaceAll(listing(t, dir), lockName, "")); got != before {
			t.Errorf("%s: the folder has %s, had %s", name, got, before)
		}
	}
	if _, err := Open(ctx, Options{Dir: filepath.Join(good, databaseName)}); codeOf(err) != "store.no_folder" {
		t.Errorf("a file for a folder: %v", err)
	}
}

func write(data []byte) func(string) error {
	return func(dir string) error { return os.WriteFile(filepath.Join(dir, databaseName), data, 0o600) }
}

// TestConnectionIsSet: read back by another way than setUp does.
func TestConnectionIsSet(t *testing.T) {
	s := newStore(t)
	for pragma, want := range map[string]string{
		"journal_mode": "delete", "synchronous": "3", "locking_mode": "exclusive", "foreign_keys": "1", "secure_delete": "1",
		"trusted_schema": "0", "cell_size_check": "1", "mmap_size": "0", "recursive_triggers": "1", "temp_store": "2",
		"fullfsync": "1", "application_id": "1265593972",
	} {
		var got string
		if err := s.db.QueryRow("PRAGMA " + pragma).Scan(&got); err != nil && !errors.Is(err, sql.ErrNoRows) {
			t.Error(err)
		}
		if got != want && pragma+got != "mmap_size" {
			t.Errorf("%s is %s, want %s", pragma, got, want)
		}
	}
	if n := s.db.Stats().MaxOpenConnections; n != 1 {
		t.Errorf("%d connections", n)
	}
}

// later is a program with one more migration.
func later(step string) fs.FS {
	first, err := fs.ReadFile(migrations(), "00001_start.sql")
	mustDo(err)
	return fstest.MapFS{
		"00001_start.sql": {Data: first},
		"00002_next.sql":  {Data: []byte("-- +goose Up\n" + step)},
	}
}

// TestMigration: the database is copied before it is changed, and a program that is older than it is refused.
func TestMigration(t *testing.T) {
	dir := newDir(t)
	s := openDir(t, dir)
	addMembers(t, s, 3)
	ok(t, s.Close())
	// A step that fails leaves everything as it was, and the copy.
	if _, err := open(ctx, Options{Dir: dir}, later("CREATE TABLE extra (id INTEGER) STRICT; SELECT nonsense;")); err == nil {
		t.Fatal("a broken step went through")
	}
	s = openDir(t, dir)
	if n := count(t, s, "SELECT count(*) FROM sqlite_schema WHERE name = 'extra'"); n != 0 {
		t.Error("half a step was kept")
	}
	ok(t, s.Close())

	s, err := open(ctx, Options{Dir: dir}, later("CREATE TABLE extra (id INTEGER) STRICT;"))
	ok(t, err)
	if n := count(t, s, "SELECT count(*) FROM extra"); n != 0 {
		t.Errorf("%d rows", n)
	}
	ok(t, s.Close())
	if got := listing(t, dir); got != "kontingent-v1-2.db kontingent-v1.db kontingent.db kontingent.lock ledger.jsonl" {
		t.Errorf("the folder has %s", got)
	}
	before := listing(t, dir)
	_, err = Open(ctx, Options{Dir: dir})
	wantProblem(t, err, "store.newer")
	if listing(t, dir) != before {
		t.Error("a refused database was touched")
	}
	// The copy is a whole store.
	old := t.TempDir()
	ok(t, os.Rename(filepath.Join(dir, "kontingent-v1-2.db"), filepath.Join(old, databaseName)))
	s = openDir(t, old)
	if list, err := s.Parties(ctx); err != nil || len(list) != 3 {
		t.Errorf("the copy has %d cards, %v", len(list), err)
	}
	wantClean(t, s)
}

// TestDamagedFile: whatever happens to the file, it is refused or found damaged, or nothing issued has changed; it
// never comes to a panic, and what is wrong is said in words.
func TestDamagedFile(t *testing.T) {
	whole, err := os.ReadFile(filepath.Join(issuedDir(t), databaseName))
	ok(t, err)
	dir := t.TempDir()
	write(whole)(dir)
	s := openDir(t, dir)
	want := everything(t, s)
	ok(t, s.Close())
	r := rand.New(rand.NewSource(1))
	outcome := map[string]int{}
	for i := range 60 {
		b := append([]byte{}, whole...)
		kind := []string{"cut", "zero", "flip"}[i%3]
		switch kind {
		case "cut":
			b = b[:r.Intn(len(b))]
		case "zero":
			at := r.Intn(len(b)/4096) * 4096
			clear(b[at : at+4096])
		case "flip":
			b[r.Intn(len(b))] ^= 1 << r.Intn(8)
		}
		ok(t, write(b)(dir))
		outcome[kind+": "+look(t, dir, want)]++
	}
	t.Log(outcome)
}

func look(t *testing.T, dir, want string) string {
	s, err := Open(ctx, Options{Dir: dir})
	if err != nil {
		if len(problem.All(err)) == 0 {
			t.Errorf("a fault, not a sentence: %v", err)
		}
		return "refused"
	}
	defer func() { _ = s.Close() }()
	found, err := s.Check(ctx, issue.Seal)
	switch {
	case err != nil && len(problem.All(err)) == 0:
		t.Errorf("a fault, not a sentence: %v", err)
		return "fault"
	case err != nil || len(found) > 0:
		return "found"
	case everything(t, s) != want:
		t.Error("issued data changed and nobody noticed")
		return "UNNOTICED"
	}
	return "harmless"
}

// everything is all that was issued, in one text.
func everything(t *testing.T, s *Store) string {
	var b strings.Builder
	for number := int64(1001); number <= 1005; number++ {
		v, err := s.Invoice(ctx, refOf(number))
		ok(t, err)
		doc, err := s.Document(ctx, v.ID, "pdf")
		ok(t, err)
		v.State, v.Channel, v.Name, v.Revision, v.Batch = "", "", "", 0, ""
		fmt.Fprintf(&b, "%+v %s\n", v, doc)
	}
	return b.String()
}

// TestManyAtOnce: callers take turns; one that gives up waiting harms nobody.
func TestManyAtOnce(t *testing.T) {
	s := newClub(t, 3)
	var all sync.WaitGroup
	for i := range 20 {
		all.Go(func() {
			c, cancel := context.WithCancel(ctx)
			defer cancel()
			if i%4 == 0 {
				cancel()
			}
			err := s.SetSetting(c, "key", fmt.Sprint(i))
			if want := i%4 == 0; errors.Is(err, context.Canceled) != want || (err != nil) != want {
				t.Errorf("caller %d: %v", i, err)
			}
			if _, err := s.Parties(ctx); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	wantClean(t, s)
}

func listing(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return strings.Join(names, " ")
}
