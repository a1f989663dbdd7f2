//go:build unix

package persistence

import (
	"os"
	"strconv"
	"syscall"
)

// fileID is the file system's number of a file; empty: it has none.
func fileID(f *os.File) string {
	info, err := f.Stat()
	if err != nil {
		return ""
	}
	s, ok := info.Sys().(*syscall.Stat_t)
	if !ok || s.Ino == 0 {
		return ""
	}
	return strconv.FormatUint(s.Ino, 10)
}
