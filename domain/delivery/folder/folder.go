// Package folder puts documents into a folder for a person: whole or not at all, under their names for good, with a list
// beside them.
//
// It decides how a file gets there and outlives a power cut, and what a failing disk means. It refuses to know what the
// documents are and what they are called. The carriers that hand over to a person, paper and ehf, write through it.
package folder

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// Part is where a document is written before it gets its name: a fixed place, so that a later try overwrites what a
// crash has left.
func Part(place string) string {
	return filepath.Join(filepath.Dir(place), "."+filepath.Base(place)+".part")
}

// Stage writes a document beside its place and flushes it to the disk.
func Stage(place string, b []byte) error {
	if err := os.MkdirAll(filepath.Dir(place), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(Part(place), os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	return errors.Join(err, f.Sync(), f.Close())
}

// Publish gives a staged document its name, and flushes the folder so that the name outlives a power cut.
func Publish(place string) error {
	if err := os.Rename(Part(place), place); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(place))
}

// Discard takes away what was staged and will not be published. What can't be removed is overwritten by the next try.
func Discard(place string) { _ = os.Remove(Part(place)) }

// syncFolder flushes a folder's names. Windows has no such thing and does it with the file.
func syncFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// Try makes a folder, and tries it with a file that is taken away at once.
func Try(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	trial := filepath.Join(dir, ".trial.part")
	return errors.Join(os.WriteFile(trial, []byte("trial"), 0o600), os.Remove(trial))
}

// Fault is what keeps a folder from being written to.
type Fault int

// The faults. They are always about the folder, never about a recipient.
const (
	Unwritable Fault = iota // the disk is not there, or fails
	Full
	NotAllowed
)

// FaultOf says what a failure means.
func FaultOf(err error) Fault {
	switch {
	case diskFull(err):
		return Full
	case errors.Is(err, fs.ErrPermission) || readOnly(err):
		return NotAllowed
	}
	return Unwritable
}
