package persistence

import (
	"os"
	"path/filepath"
	"testing"

	"kontingent/domain/delivery"
)

// copyFolder copies a data folder as a file manager does.
func copyFolder(t testing.TB, dir string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "data - copy")
	ok(t, os.CopyFS(to, os.DirFS(dir)))
	return to
}

func copied(t testing.TB, s *Store) Copied {
	t.Helper()
	c, err := s.Copied(ctx)
	ok(t, err)
	return c
}

// spec: C1, C5: a copy of the folder on the same machine sends nothing before a person has said which one is the club's.
func TestCopyOnTheSameMachine(t *testing.T) {
	dir := clubWith(t, 2)
	to := copyFolder(t, dir)
	s := openDir(t, to)
	if r := pausedFor(t, s); r != pausedCopy {
		t.Errorf("the copy is paused for %q", r)
	}
	if c := copied(t, s); !c.Is || c.From != dir || !c.There {
		t.Errorf("got %+v", c)
	}
	ok(t, s.Close())
	s = openDir(t, to) // nobody has answered
	ok(t, s.Pause(ctx, delivery.Pause{Method: delivery.Paper, At: noon, Reason: "delivery.paused.by_hand"}))
	if c := copied(t, s); !c.Is {
		t.Error("it is not asked again")
	}
	ok(t, s.ThisIsIt(ctx))
	all, err := s.Paused(ctx)
	if err != nil || len(all) != 1 || all[delivery.Paper].Reason != "delivery.paused.by_hand" || copied(t, s).Is {
		t.Errorf("got %v, %v", all, err)
	}
	ok(t, s.Resume(ctx, delivery.Paper))
	ok(t, s.Close())
	for _, d := range []string{to, dir} { // each knows its own place now
		s = openDir(t, d)
		if r := pausedFor(t, s); r != "" {
			t.Errorf("%s is paused for %q", d, r)
		}
		ok(t, s.Close())
	}
}

// A folder that was moved, or put back at its place from elsewhere, is the club's.
func TestMovedFolderIsNoCopy(t *testing.T) {
	dir := clubWith(t, 1)
	to := filepath.Join(t.TempDir(), "Club")
	ok(t, os.Rename(dir, to))
	s := openDir(t, to)
	if r := pausedFor(t, s); r != "" {
		t.Errorf("after a move it is paused for %q", r)
	}
	_, err := s.db.Exec("VACUUM")
	ok(t, err)
	ok(t, s.Close())
	again := copyFolder(t, to)
	ok(t, os.RemoveAll(to))
	ok(t, os.CopyFS(to, os.DirFS(again))) // from a backup of the whole disk
	s = openDir(t, to)
	if r := pausedFor(t, s); r != "" {
		t.Errorf("put back at its place it is paused for %q", r)
	}
	ok(t, s.Close())
	link := filepath.Join(t.TempDir(), "link")
	if os.Symlink(to, link) == nil {
		s = openDir(t, link)
		if r := pausedFor(t, s); r != "" {
			t.Errorf("by another way it is paused for %q", r)
		}
		ok(t, s.Close())
	}
	// What another machine has to say is said instead.
	moved := copyFolder(t, to)
	for _, machine := range []string{"one", "two"} {
		at := to
		if machine == "two" {
			at = moved
		}
		s, err := Open(ctx, Options{Dir: at, Clock: fixed(noon), Machine: machine})
		ok(t, err)
		if machine == "one" {
			ok(t, s.Close())
			moved = copyFolder(t, to)
			continue
		}
		if r := pausedFor(t, s); r != pausedMachine {
			t.Errorf("on another machine it is paused for %q", r)
		}
		ok(t, s.Close())
	}
}
