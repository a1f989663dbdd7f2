//go:build linux || darwin

package torture

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// spec: C1, C2: the disk is full at whatever point of a batch execution (no file may grow): a sentence says so, nothing
// is half done, and everybody gets the invoice once when there is room again.
func TestFilesMayNotGrow(t *testing.T) {
	model := newClub(t, folder(t), everyone)
	info, err := os.Stat(filepath.Join(model.dir, "kontingent.db"))
	if err != nil {
		t.Fatal(err)
	}
	moreAndMore(t, func(room int) bool {
		c := model.copyOf(t, folder(t))
		return c.executeFull(func() func() {
			c.shell = fmt.Sprintf("ulimit -f %d", (int(info.Size())+room)/512)
			return func() { c.shell = "" }
		})
	})
}

// TestDiskFull: the same on a disk of its own, where letters and everything else have no room either.
func TestDiskFull(t *testing.T) {
	model := newClub(t, folder(t), everyone)
	disk := folder(t)
	mount := exec.Command("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk)
	if out, err := mount.CombinedOutput(); err != nil {
		t.Logf("no disk of its own (%v, %s): TestFilesMayNotGrow stands for it", err, out)
		return
	}
	t.Cleanup(func() { _ = exec.Command("umount", disk).Run() })
	moreAndMore(t, func(room int) bool {
		at := filepath.Join(disk, "club")
		c := model.copyOf(t, at)
		defer func() { _ = os.RemoveAll(at) }()
		return c.executeFull(func() func() {
			filler := filepath.Join(disk, "filler")
			fill(t, filler, room)
			return func() { _ = os.Remove(filler) }
		})
	})
}

// fill leaves so much room on a disk.
func fill(t *testing.T, filler string, room int) {
	t.Helper()
	f, err := os.Create(filler)
	if err != nil {
		t.Fatal(err)
	}
	size := 0
	for block := make([]byte, 4096); err == nil; size += len(block) {
		_, err = f.Write(block)
	}
	if err := f.Truncate(int64(max(0, size-4096-room))); err != nil {
		t.Fatal(err)
	}
	_ = f.Close()
}

// moreAndMore gives a batch execution more and more room until it comes through at once.
func moreAndMore(t *testing.T, through func(room int) bool) {
	t.Helper()
	began := time.Now()
	step := 40 << 10
	if *long {
		step = 4 << 10
	}
	n := 0
	for room := 0; !t.Failed() && !through(room); room += step {
		if n++; room > 4<<20 {
			t.Fatal("no room is enough")
		}
	}
	if n < 2 {
		t.Errorf("the disk was full only %d times", n)
	}
	summary(t, began, "full at %d points of a batch execution: all told in a sentence, all gone on with", n)
}

// executeFull executes the batch while there is little room, and then goes on. It reports whether it came through at
// once.
func (c *club) executeFull(tighten func() (loosen func())) (through bool) {
	c.t.Helper()
	s := newServer(c.t, dice(c.t, 2), false)
	c.mailTo(s.Port)
	loosen := tighten()
	code, out, errs := c.call("batch", "execute", "1")
	loosen()
	if said := out + errs; code != done && !strings.Contains(said, "full") && !strings.Contains(said, "space") {
		c.t.Errorf("exit %d, and no word of the disk:\n%s", code, said)
	}
	c.goesOn(s, fmt.Sprintf("exit %d", code), code, errs)
	return code == done
}
