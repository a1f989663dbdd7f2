package persistence

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"kontingent/domain/cal"
	"kontingent/domain/problem"
	"kontingent/persistence/queries"
)

// Restore puts a backup in the place of a folder's database; the folder is made if there is none. The backup is copied,
// brought up to date and checked from end to end before anything is touched, and never changed. What was there is kept
// among the backups. The next opening finds every way out paused, and lets the ledger tell what the backup can't know.
func Restore(ctx context.Context, o Options, file string, seal Seal) error {
	dir, err := filepath.Abs(o.Dir)
	if err != nil {
		return fmt.Errorf("find the data folder: %w", err)
	}
	if file, err = filepath.Abs(file); err != nil {
		return fmt.Errorf("find the backup: %w", err)
	}
	if o.Clock == nil {
		o.Clock = cal.SystemClock{}
	}
	r := restoring{place: place{dir}, options: o, file: file, seal: seal}
	return r.place.explainFile("restore a backup", r.run(ctx))
}

// restoring is one restore.
type restoring struct {
	place
	options Options
	file    string
	seal    Seal
}

func (r *restoring) part() string { return filepath.Join(r.dir, "kontingent-restore.part") }

func (r *restoring) run(ctx context.Context) (err error) {
	if err := r.looksRight(); err != nil {
		return err
	}
	made, err := makeDirs(r.dir)
	defer func() {
		if err != nil {
			removeDirs(made)
		}
	}()
	if err != nil {
		return err
	}
	held, err := take(r.place)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			held.undo()
			return
		}
		err = held.release()
	}()
	removeDatabase(r.part()) // of a process that was killed here
	defer func() {
		if err != nil {
			removeDatabase(r.part())
		}
	}()
	if err := copyWhole(r.file, r.part()); err != nil {
		return err
	}
	if err := r.prepare(ctx); err != nil {
		return err
	}
	return r.swap()
}

// looksRight refuses what is no backup, before anything is touched.
func (r *restoring) looksRight() error {
	info, err := os.Stat(r.file)
	if err != nil || info.IsDir() {
		return problem.New("file.unreadable", "file", r.file).Because(err)
	}
	if live, err := os.Stat(r.database()); err == nil && os.SameFile(info, live) {
		return problem.New("backup.not_a_backup", "file", r.file)
	}
	return headerOf(r.file)
}

// prepare makes the copy ready to be the club's database. A file from elsewhere is not trusted: its tables, views and
// triggers must be exactly those of ours.
func (r *restoring) prepare(ctx context.Context) (err error) {
	db, err := connect(ctx, r.part())
	if err != nil {
		return unsound(r.file, err)
	}
	defer func() {
		if e := db.Close(); err == nil {
			err = e
		}
		_ = os.Remove(r.part() + "-journal")
		if err == nil {
			err = syncFile(r.part())
		}
	}()
	err = migrate(ctx, db, migrations(), nil)
	if errors.Is(err, errNewer) {
		return problem.New("store.newer", "file", r.file).Because(err)
	}
	if err != nil {
		return unsound(r.file, err)
	}
	if err := r.sameShape(ctx, db); err != nil {
		return err
	}
	if err := soundCopy(ctx, db, r.file, r.seal); err != nil {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	q := queries.New(tx)
	club, err := q.Meta(ctx, installID)
	if err != nil {
		return unsound(r.file, err)
	}
	if err := r.sameClub(ctx, club); err != nil {
		return err
	}
	if err := pauseAll(ctx, q, millis(r.options.Clock.Now()), pausedRestored); err != nil {
		return err
	}
	return tx.Commit()
}
