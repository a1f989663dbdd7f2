//go:build unix

package main

import (
	"os"
	"path/filepath"
	"testing"
)

// The day's backup is made by the daily run too, once a day, and what stands in its way changes nothing of the dispatch.
func TestDispatchMakesTheDaysBackup(t *testing.T) {
	c := newClub(t)
	backups := filepath.Join(c.dir, "backups")
	count := func() int {
		found, _ := filepath.Glob(filepath.Join(backups, "kontingent-*.db"))
		return len(found)
	}
	c.unattended(exitDone)
	c.unattended(exitDone)
	if count() != 1 {
		t.Errorf("%d backups of one day", count())
	}
	stick := filepath.Join(t.TempDir(), "STICK")
	c.refuses(exitError, []string{"STICK", "whole path"}, "settings", "set", "backup.folder", "STICK")
	c.do(exitDone, "settings", "set", "backup.folder", stick)
	c.unattended(exitDone) // it is out
	if err := os.Mkdir(stick, 0o700); err != nil {
		t.Fatal(err)
	}
	c.unattended(exitDone)
	if far, _ := filepath.Glob(filepath.Join(stick, "kontingent-*", "*.db")); len(far) != 1 {
		t.Errorf("%d copies on the stick", len(far))
	}
	if err := os.RemoveAll(backups); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(backups, []byte("in the way"), 0o600); err != nil {
		t.Fatal(err)
	}
	c.unattended(exitDone)
}
