package persistence

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"kontingent/domain/party"
	"kontingent/domain/problem"
	"kontingent/persistence/queries"
)

//go:embed sqlite/identity.sql
var identitySQL string

// Create makes a data folder for an organisation that is clean (party.Organisation.Clean), with an install id and the
// series of invoice numbers. A folder that has a database already is refused. The database gets its name when it is
// complete; when anything fails the folder is as it was before.
func Create(ctx context.Context, dir string, o party.Organisation) error {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return fmt.Errorf("find the data folder: %w", err)
	}
	p := place{dir}
	if err := p.create(ctx, o); err != nil {
		return p.explainFile("make the data folder", err)
	}
	return nil
}

func (p place) create(ctx context.Context, o party.Organisation) (err error) {
	made, err := makeDirs(p.dir)
	defer func() {
		if err != nil {
			removeDirs(made)
		}
	}()
	if err != nil {
		return err
	}
	held, err := take(p)
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
	if _, err := os.Lstat(p.database()); !errors.Is(err, fs.ErrNotExist) {
		return problem.New("store.exists", "folder", p.dir).Because(err)
	}
	part := p.database() + ".part"
	removeDatabase(part) // of a process that was killed here
	defer func() {
		if err != nil {
			removeDatabase(part)
		}
	}()
	if err := build(ctx, part, o); err != nil {
		return err
	}
	if err := os.Rename(part, p.database()); err != nil {
		return err
	}
	p.guard()
	return syncDir(p.dir)
}

// build makes a complete database in a new file.
func build(ctx context.Context, file string, o party.Organisation) (err error) {
	if err := writeNew(file); err != nil {
		return err
	}
	db, err := connect(ctx, file)
	if err != nil {
		return err
	}
	defer func() {
		if e := db.Close(); err == nil {
			err = e
		}
		// In exclusive mode SQLite keeps an empty journal to the end.
		_ = os.Remove(file + "-journal")
	}()
	if _, err := db.ExecContext(ctx, identitySQL); err != nil {
		return fmt.Errorf("mark the database: %w", err)
	}
	if err := migrate(ctx, db, migrations(), nil); err != nil {
		return err
	}
	return furnish(ctx, db, o)
}

// furnish writes what every store begins with.
func furnish(ctx context.Context, db *sql.DB, o party.Organisation) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	q := queries.New(tx)
	if err := q.SetMeta(ctx, queries.SetMetaParams{Key: installID, Value: random()}); err != nil {
		return err
	}
	if err := putOrganisation(ctx, q, o); err != nil {
		return err
	}
	if err := q.SetNextNumber(ctx, o.FirstNumber); err != nil {
		return err
	}
	return tx.Commit()
}

// makeDirs makes a folder with all above it, and returns those that were not there, the innermost first.
func makeDirs(dir string) (made []string, err error) {
	for d := dir; ; d = filepath.Dir(d) {
		if _, err := os.Stat(d); !errors.Is(err, fs.ErrNotExist) || d == filepath.Dir(d) {
			break
		}
		made = append(made, d)
	}
	return made, os.MkdirAll(dir, 0o700)
}

// removeDirs takes away what makeDirs made, as far as it is empty.
func removeDirs(made []string) {
	for _, d := range made {
		_ = os.Remove(d)
	}
}

func removeDatabase(file string) {
	for _, f := range []string{file, file + "-journal"} {
		_ = os.Remove(f)
	}
}
