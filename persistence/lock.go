package persistence

import (
	"io"
	"os"
	"strconv"
	"strings"
)

// lock is the sign that a process works in a data folder: a file of its own, locked for as long as the process lives.
// The operating system lets go of it however the process ends. SQLite's own lock is taken after it.
type lock struct {
	file *os.File
	made bool // by us
}

// take locks a data folder, or says who has it.
func take(p place) (*lock, error) {
	for {
		_, err := os.Stat(p.lock())
		made := os.IsNotExist(err)
		f, err := os.OpenFile(p.lock(), os.O_RDWR|os.O_CREATE, 0o600)
		if err != nil {
			return nil, p.explainFile("open the lock file", err)
		}
		l := &lock{file: f, made: made}
		free, err := lockFile(f)
		switch {
		case err != nil:
			_ = f.Close()
			return nil, p.explainFile("lock the data folder", err)
		case !free:
			pid := l.holder()
			_ = f.Close()
			return nil, p.inUse(pid)
		case !l.standsAt(p.lock()):
			_ = f.Close() // whoever made it has taken it away again
			continue
		}
		// Who holds it is for the sentence only: a full disk must not keep the club from its data.
		_ = f.Truncate(0)
		_, _ = f.WriteAt([]byte(strconv.Itoa(os.Getpid())+"\n"), 0)
		return l, nil
	}
}

// holder is the process id that the holder has written, "?" if none can be read.
func (l *lock) holder() string {
	b, _ := io.ReadAll(io.LimitReader(l.file, 20))
	pid := strings.TrimSpace(string(b))
	if _, err := strconv.Atoi(pid); err != nil {
		return "?"
	}
	return pid
}

// standsAt reports whether the file that is locked is the one that others find.
func (l *lock) standsAt(path string) bool {
	mine, err := l.file.Stat()
	if err != nil {
		return false
	}
	there, err := os.Stat(path)
	return err == nil && os.SameFile(mine, there)
}

func (l *lock) release() error {
	unlockFile(l.file)
	return l.file.Close()
}

// undo takes away a lock file that was not there before. It is removed while it is held: a file that another process
// has locked meanwhile is never taken from under it.
func (l *lock) undo() {
	path := l.file.Name()
	if l.made && os.Remove(path) != nil {
		defer func() { _ = os.Remove(path) }() // Windows removes no open file
	}
	_ = l.release()
}
