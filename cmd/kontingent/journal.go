package main

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"kontingent/cmd/internal/wire"
	"kontingent/domain/cal"
)

// The window's log is a file of at most this size and one before it. What comes before there is a data folder is kept.
const (
	maxJournal = 1 << 20
	maxKept    = 64 << 10
)

// journal is the window's log: what the toolkit says, and faults of our own with where they happened. Addresses and long
// numbers are taken out. Nothing of it is shown to the person.
type journal struct {
	dir   string // the data folder
	clock cal.Clock

	mu   sync.Mutex
	file *os.File
	kept []byte
}

// path is where the log lies.
func (j *journal) path() string { return filepath.Join(j.dir, "log", "window.log") }

// Write takes one message. It never fails: a log that can't be written stops nothing.
func (j *journal) Write(b []byte) (int, error) {
	line := j.clock.Now().Format(time.RFC3339) + " " + wire.Redact(string(b))
	j.mu.Lock()
	defer j.mu.Unlock()
	j.open()
	if j.file != nil {
		_, _ = j.file.WriteString(line)
	} else if len(j.kept) < maxKept {
		j.kept = append(j.kept, line...)
	}
	return len(b), nil
}

// open opens the file once there is a data folder; it never makes one.
func (j *journal) open() {
	if j.file != nil {
		return
	}
	if info, err := os.Stat(j.dir); err != nil || !info.IsDir() {
		return
	}
	if os.MkdirAll(filepath.Dir(j.path()), 0o700) != nil {
		return
	}
	if info, err := os.Stat(j.path()); err == nil && info.Size() > maxJournal {
		_ = os.Rename(j.path(), j.path()+".1") // a log that can't be turned grows on
	}
	f, err := os.OpenFile(j.path(), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err == nil {
		j.file = f
		_, _ = f.Write(j.kept)
		j.kept = nil
	}
}

// fault notes a fault of our own, and where it happened.
func (j *journal) fault(what any, stack []byte) { fmt.Fprintf(j, "fault: %v\n%s\n", what, stack) }

func (j *journal) close() {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.file != nil {
		_ = j.file.Close() // everything in it is written already
		j.file = nil
	}
}
