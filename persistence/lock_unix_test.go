//go:build unix

package persistence

import (
	"os"
	"testing"

	"golang.org/x/sys/unix"
)

// A program that is just being started holds a copy of every open file until it is there. Who closes a club in that
// instant has let go of the folder all the same.
func TestLockIsLetGoWhileAProgramStarts(t *testing.T) {
	dir := newDir(t)
	s := openDir(t, dir)
	child, err := unix.Dup(int(s.lock.file.Fd()))
	ok(t, err)
	defer func() { _ = os.NewFile(uintptr(child), "child").Close() }()
	ok(t, s.Close())
	ok(t, openDir(t, dir).Close())
}
