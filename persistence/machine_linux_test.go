package persistence

import (
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"

	"kontingent/domain/issue"
)

// TestFullDiskForReal does the same with a file system that is full, where the tests may make one.
func TestFullDiskForReal(t *testing.T) {
	disk := t.TempDir()
	if err := unix.Mount("tmpfs", disk, "tmpfs", 0, "size=1m"); err != nil {
		t.Logf("no file system of its own (%v): TestFullDisk stands for it", err)
		return
	}
	t.Cleanup(func() { ok(t, unix.Unmount(disk, 0)) })
	dir := filepath.Join(disk, "data")
	filler := filepath.Join(disk, "filler")
	ok(t, os.WriteFile(filler, make([]byte, 1<<20-4096), 0o600))
	wantProblem(t, Create(ctx, dir, club()), "store.full")
	if _, err := os.Stat(dir); !os.IsNotExist(err) {
		t.Errorf("something of it is left: %v", err)
	}
	ok(t, os.Remove(filler))
	ok(t, Create(ctx, dir, club()))
	s := openDir(t, dir)
	addMembers(t, s, 50)
	execute(t, s, plan("A"))
	items := due(t, s)
	m, err := s.Load(ctx, idsOf(items))
	ok(t, err)
	f := finals(t, m)
	for i := range f {
		f[i].Invoices[0].PDF = make([]byte, 30_000)
	}
	wantProblem(t, s.Commit(ctx, m, f), "store.full")
	wantFound(t, s, "")
	if next, err := s.Load(ctx, idsOf(items)); err != nil || next.Next != 1001 {
		t.Errorf("next %d, %v", next.Next, err)
	}
	ok(t, s.Commit(ctx, m, finals(t, m)))
	found, err := s.Check(ctx, issue.Seal)
	if err != nil || len(found) > 0 {
		t.Errorf("check found %v, %v", found, err)
	}
	// The disk is full and the folder is opened: what is there can be read.
	ok(t, s.Close())
	file, err := os.Create(filler)
	ok(t, err)
	for err == nil {
		_, err = file.Write(make([]byte, 4096))
	}
	ok(t, file.Close())
	s = openDir(t, dir)
	if list, err := s.Parties(ctx); err != nil || len(list) != 50 {
		t.Errorf("%d cards, %v", len(list), err)
	}
	ok(t, s.Close())
}
