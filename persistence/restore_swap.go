package persistence

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// swap keeps the old database among the backups and puts the copy in its place.
func (r *restoring) swap() error {
	if _, err := os.Stat(r.database()); err == nil {
		if err := os.MkdirAll(r.backups(), 0o700); err != nil {
			return err
		}
		kept := r.aside()
		for _, end := range []string{"", "-journal"} {
			if err := keepFile(r.database()+end, kept+end); err != nil {
				return err
			}
		}
		if err := syncDir(r.backups()); err != nil {
			return err
		}
	}
	// A journal that was left would be played back into the restored database.
	if err := os.Remove(r.database() + "-journal"); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if err := os.Rename(r.part(), r.database()); err != nil {
		return err
	}
	r.guard()
	return syncDir(r.dir)
}

// aside is a free name for the database that is replaced: one that was put aside before is never written over.
func (r *restoring) aside() string {
	at := r.options.Clock.Now().Local().Format(backupStamp)
	for n := 1; ; n++ {
		name := asideStart + at + backupEnd
		if n > 1 {
			name = fmt.Sprintf("%s%s-%d%s", asideStart, at, n, backupEnd)
		}
		file := filepath.Join(r.backups(), name)
		if _, err := os.Lstat(file); err == nil {
			continue
		}
		if _, err := os.Lstat(file + "-journal"); err == nil {
			continue
		}
		return file
	}
}

// keepFile gives a file a second name, or copies it where a disk has no such thing.
func keepFile(from, to string) error {
	if _, err := os.Stat(from); errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if os.Link(from, to) == nil {
		return nil
	}
	return copyWhole(from, to)
}

// copyWhole copies a file that nothing has open, down to the disk.
func copyWhole(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if err == nil {
		err = out.Sync()
	}
	if e := out.Close(); err == nil {
		err = e
	}
	return err
}
