package persistence

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"kontingent/domain/cal"
	"kontingent/domain/problem"
	"kontingent/persistence/queries"
)

// Options say which store to open.
type Options struct {
	Dir   string    // the data folder
	Clock cal.Clock // for what recovery writes down; nil: the system's

	Machine string // how this machine is known; empty: it isn't

	Step func(Step) // hears how far a restore is; nil: nobody does

	// Twins notices a folder that was copied on its machine, and pauses it. For a window, whose person can be asked: what
	// a script copies, it copies on purpose.
	Twins bool
	home  home // where the folder is; none: not to be looked at
}

// Open opens the data folder for this process alone. It recovers what a killed process left, brings an older database
// up to date after copying it, and refuses, with a problem that says so: a folder in use, none at all, one without a
// database, a file that is not ours, damaged or newer than the program, and a folder that can't be written.
func Open(ctx context.Context, o Options) (*Store, error) { return open(ctx, o, migrations()) }

func open(ctx context.Context, o Options, steps fs.FS) (*Store, error) {
	dir, err := filepath.Abs(o.Dir)
	if err != nil {
		return nil, fmt.Errorf("find the data folder: %w", err)
	}
	p := place{dir}
	if err := p.look(); err != nil {
		return nil, err
	}
	held, err := take(p)
	if err != nil {
		return nil, err
	}
	if o.Twins {
		o.home = homeOf(p, held)
	}
	s, err := p.openHeld(ctx, o, steps)
	if err != nil {
		_ = held.release()
		return nil, p.explainFile("open the store", err)
	}
	s.lock = held
	return s, nil
}

// look says whether there is a folder with a database.
func (p place) look() error {
	switch info, err := os.Stat(p.dir); {
	case err != nil:
		return p.explainFile("find the data folder", err)
	case !info.IsDir():
		return p.noFolder()
	}
	switch _, err := os.Stat(p.database()); {
	case errors.Is(err, fs.ErrNotExist):
		return problem.New("store.no_database", "folder", p.dir)
	case err != nil:
		return p.explainFile("find the database", err)
	}
	return nil
}

// openHeld opens the database of a folder that this process holds.
func (p place) openHeld(ctx context.Context, o Options, steps fs.FS) (_ *Store, err error) {
	if err := checkHeader(p); err != nil {
		return nil, err
	}
	if err := p.tryWriting(); err != nil {
		return nil, err
	}
	db, err := connect(ctx, p.database())
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			_ = db.Close()
		}
	}()
	err = migrate(ctx, db, steps, func(version int64) error { return p.copyBefore(ctx, db, version) })
	if errors.Is(err, errNewer) {
		return nil, p.newer()
	}
	if err != nil {
		return nil, err
	}
	s := &Store{db: db, place: p, clock: o.Clock}
	if s.clock == nil {
		s.clock = cal.SystemClock{}
	}
	if s.q, err = queries.Prepare(ctx, db); err != nil {
		return nil, unreadable(err)
	}
	if err := s.hear(ctx, o); err != nil {
		return nil, err
	}
	if err := errors.Join(s.Recover(ctx), s.tidyFiles(ctx)); err != nil {
		_ = s.witness.ledger.close()
		return nil, err
	}
	p.guard()
	return s, nil
}

// tryWriting finds out at once that nothing can be written here, rather than at the first change. A full disk is let
// through: reading still works, and a change says it in its own words.
func (p place) tryWriting() error {
	f, err := os.CreateTemp(p.dir, "kontingent-try-*")
	if err != nil {
		if noSpace(err) {
			return nil
		}
		return err
	}
	_ = f.Close()
	return os.Remove(f.Name())
}

// guard shuts the folder and its database to other users of the machine. Where that can't be done (a folder that
// belongs to somebody else, a file system without owners) the rest works all the same.
func (p place) guard() {
	for name, mode := range map[string]fs.FileMode{p.dir: 0o700, p.database(): 0o600, p.ledger(): 0o600} {
		if info, err := os.Stat(name); err == nil && info.Mode().Perm()&^mode != 0 {
			_ = os.Chmod(name, info.Mode().Perm()&mode)
		}
	}
}
