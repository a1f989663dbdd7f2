package persistence

import (
	"errors"
	"fmt"
	"io/fs"

	sqlite3 "github.com/mattn/go-sqlite3"

	"kontingent/domain/problem"
)

// explain turns an error of the database into a problem where a treasurer can do something about it, and into a
// described fault where not. Every other error passes through unchanged.
func (p place) explain(what string, err error) error {
	var db sqlite3.Error
	var hurt damage
	switch {
	case errors.As(err, &hurt):
		return p.corrupt(fmt.Errorf("%s: %w", what, err))
	case !errors.As(err, &db):
		return err
	}
	err = fmt.Errorf("%s: %w", what, err)
	switch {
	case db.Code == sqlite3.ErrFull, noSpace(db.SystemErrno):
		return p.full(err)
	case db.Code == sqlite3.ErrCorrupt, db.Code == sqlite3.ErrNotADB:
		return p.corrupt(err)
	case db.Code == sqlite3.ErrBusy, db.Code == sqlite3.ErrLocked:
		return p.inUse("?").Because(err)
	case db.Code == sqlite3.ErrReadonly, db.Code == sqlite3.ErrPerm,
		errors.Is(db.SystemErrno, fs.ErrPermission), readOnly(db.SystemErrno):
		return p.readOnly(err)
	case db.Code == sqlite3.ErrCantOpen && errors.Is(db.SystemErrno, fs.ErrNotExist):
		return p.noFolder().Because(err)
	case db.Code == sqlite3.ErrIoErr, db.Code == sqlite3.ErrCantOpen:
		return problem.New("store.disk", "folder", p.dir).Because(err)
	}
	return err
}

// explainFile does the same for files and folders.
func (p place) explainFile(what string, err error) error {
	if err == nil || len(problem.All(err)) > 0 {
		return err
	}
	err = fmt.Errorf("%s: %w", what, err)
	var path *fs.PathError
	switch {
	case errors.As(err, &path) && noSpace(path.Err):
		return p.full(err)
	case errors.As(err, &path) && (readOnly(path.Err) || errors.Is(err, fs.ErrPermission)):
		return p.readOnly(err)
	case errors.Is(err, fs.ErrNotExist), errors.As(err, &path) && notFolder(path.Err):
		return p.noFolder().Because(err)
	}
	return p.explain(what, err)
}

func (p place) full(err error) error {
	return problem.New("store.full", "folder", p.dir).Because(err)
}

func (p place) corrupt(err error) error {
	return problem.New("store.corrupt", "file", p.database()).Because(err)
}

func (p place) readOnly(err error) error {
	return problem.New("store.read_only", "folder", p.dir).Because(err)
}

func (p place) inUse(pid string) *problem.Problem {
	return problem.New("store.in_use", "folder", p.dir, "pid", pid)
}

func (p place) noFolder() *problem.Problem {
	return problem.New("store.no_folder", "folder", p.dir)
}

// damage is something in the database that the program can't have written.
type damage struct{ err error }

func (d damage) Error() string { return d.err.Error() }
func (d damage) Unwrap() error { return d.err }

// unreadable takes a statement that SQLite does not understand for a damaged schema: ours never change, so it is not
// the statement that is wrong.
func unreadable(err error) error {
	var db sqlite3.Error
	if errors.As(err, &db) && db.Code == sqlite3.ErrError {
		return damage{err}
	}
	return err
}
