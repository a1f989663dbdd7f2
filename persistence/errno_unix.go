//go:build unix

package persistence

import (
	"errors"
	"os"
	"syscall"
)

// noSpace reports whether the machine said that the disk, the quota or the file is full.
func noSpace(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG)
}

func readOnly(err error) bool { return errors.Is(err, syscall.EROFS) }

func notFolder(err error) bool { return errors.Is(err, syscall.ENOTDIR) }

// syncDir makes new names in a folder last through a power cut.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer func() { _ = d.Close() }()
	return d.Sync()
}
