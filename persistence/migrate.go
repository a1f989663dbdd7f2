package persistence

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/pressly/goose/v3"

	"kontingent/domain/problem"
)

//go:embed migrations/*.sql
var embedded embed.FS

//go:embed sqlite/copy.sql
var copySQL string

// migrations are the steps from an empty database to the present shape.
func migrations() fs.FS {
	sub, _ := fs.Sub(embedded, "migrations") // fails for malformed names only
	return sub
}

// migrate brings a database to the present shape. One that is newer than the program is refused. copyTo makes a copy
// of an existing one before its first change; nil: it is new, there is nothing to lose.
func migrate(ctx context.Context, db *sql.DB, steps fs.FS, copyTo func(version int64) error) error {
	g, err := goose.NewProvider(goose.DialectSQLite3, db, steps, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return fmt.Errorf("read the migrations: %w", err)
	}
	version, target, err := g.GetVersions(ctx)
	if err != nil {
		return fmt.Errorf("read the database's version: %w", unreadable(err))
	}
	switch {
	case version > target:
		return errNewer
	case version == target:
		return nil
	}
	if copyTo != nil {
		if err := copyTo(version); err != nil {
			return fmt.Errorf("copy the database before it is changed: %w", err)
		}
	}
	if _, err := g.Up(ctx); err != nil {
		return fmt.Errorf("bring the database up to date: %w", err)
	}
	return nil
}

// errNewer says that a newer program has written the database.
var errNewer = fmt.Errorf("the database is newer than the program")

func (p place) newer() error {
	return problem.New("store.newer", "file", p.database()).Because(errNewer)
}

// copyBefore copies a database beside itself, complete and on the disk before it gets its name:
// kontingent-v1.db is how it was while its shape had version 1.
func (p place) copyBefore(ctx context.Context, db *sql.DB, version int64) error {
	part := filepath.Join(p.dir, "kontingent-copy.part")
	if err := os.Remove(part); err != nil && !os.IsNotExist(err) {
		return err
	}
	if err := writeNew(part); err != nil {
		return err
	}
	if _, err := db.ExecContext(ctx, copySQL, part); err != nil {
		_ = os.Remove(part)
		return err
	}
	if err := syncFile(part); err != nil {
		return err
	}
	for n := 1; ; n++ {
		name := fmt.Sprintf("kontingent-v%d.db", version)
		if n > 1 {
			name = fmt.Sprintf("kontingent-v%d-%d.db", version, n)
		}
		// An earlier copy is never overwritten.
		if _, err := os.Lstat(filepath.Join(p.dir, name)); err == nil {
			continue
		}
		if err := os.Rename(part, filepath.Join(p.dir, name)); err != nil {
			return err
		}
		return syncDir(p.dir)
	}
}

// writeNew makes an empty file that nobody else may read.
func writeNew(file string) error {
	f, err := os.OpenFile(file, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

// syncFile brings what a file holds onto the disk.
func syncFile(file string) error {
	f, err := os.OpenFile(file, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	err = f.Sync()
	if e := f.Close(); err == nil {
		err = e
	}
	return err
}
