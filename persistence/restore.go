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
	r := restoring{place: place{dir}, options: o, file: file, seal: seal, name: "kontingent-restore.part"}
	return r.place.explainFile("restore a backup", r.run(ctx))
}

// Step is how far a restore is.
type Step string

// The steps of a restore, in their order.
const (
	StepCopy  Step = "copy"  // the backup is copied into the folder
	StepCheck Step = "check" // the copy is checked from end to end
	StepSwap  Step = "swap"  // it takes the database's place, which is kept
)

func (r *restoring) step(s Step) {
	if r.options.Step != nil {
		r.options.Step(s)
	}
}

// restoring is one restore.
type restoring struct {
	place
	options Options
	file    string
	seal    Seal
	name    string // of the copy that is made ready
	club    string // whose folder it is, where that is known; empty: the folder says
}

func (r *restoring) part() string { return filepath.Join(r.dir, r.name) }

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
	defer func() {
		if err != nil {
			removeDatabase(r.part())
		}
	}()
	if err := r.ready(ctx); err != nil {
		return err
	}
	r.step(StepSwap)
	return r.swap()
}

// ready makes a copy of the backup that could be the club's database. Whoever calls takes it away.
func (r *restoring) ready(ctx context.Context) error {
	removeDatabase(r.part()) // of a process that was killed here
	r.step(StepCopy)
	if err := copyWhole(r.file, r.part()); err != nil {
		return err
	}
	if kept := keptSum(r.file); kept != "" {
		if now, err := sumOfFile(r.part()); err != nil || now != kept {
			return problem.New("backup.changed", "file", r.file).Because(err)
		}
	}
	r.step(StepCheck)
	return r.prepare(ctx)
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
