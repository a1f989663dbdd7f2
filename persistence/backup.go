package persistence

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	sqlite3 "github.com/mattn/go-sqlite3"

	"kontingent/domain/problem"
	"kontingent/persistence/queries"
)

// pagesAStep is how much of the database is copied at a time: some 40 ms, then others get their turn.
const pagesAStep = 500

// Backup copies the whole store into a file, checks the copy from end to end as Check does, and only then gives it its
// name. A backup that stands there already is replaced; any other file is left alone. When anything fails, or the copy
// is not sound, what was there stays.
func (s *Store) Backup(ctx context.Context, file string, seal Seal) error {
	file, err := filepath.Abs(file)
	if err != nil {
		return fmt.Errorf("find the backup's folder: %w", err)
	}
	if err := s.place.explainTarget(file, s.backup(ctx, file, seal)); err != nil {
		return err
	}
	return nil
}

func (s *Store) backup(ctx context.Context, file string, seal Seal) (err error) {
	if err := s.place.free(file); err != nil {
		return err
	}
	part := file + ".part"
	removeDatabase(part) // of a process that was killed here
	defer func() {
		if err != nil {
			removeDatabase(part)
		}
	}()
	if err := writeNew(part); err != nil {
		return err
	}
	if err := s.copyTo(ctx, part); err != nil {
		return err
	}
	if err := sound(ctx, part, seal); err != nil {
		return err
	}
	if err := syncFile(part); err != nil {
		return err
	}
	if err := os.Rename(part, file); err != nil {
		return err
	}
	return syncDir(filepath.Dir(file))
}

// free reports whether a backup may take a name: nothing is there, or another backup.
func (p place) free(file string) error {
	info, err := os.Stat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	}
	live, err := os.Stat(p.database())
	if err == nil && os.SameFile(info, live) || info.IsDir() || headerOf(file) != nil {
		return problem.New("backup.not_a_backup", "file", file)
	}
	return nil
}

// explainTarget says what is wrong with the place a backup goes to; it may be another disk.
func (p place) explainTarget(file string, err error) error {
	return place{filepath.Dir(file)}.explainFile("back up", err)
}

// copyTo copies the database page by page, a few hundred at a time. What is changed meanwhile is copied along.
func (s *Store) copyTo(ctx context.Context, file string) (err error) {
	made, err := (&sqlite3.SQLiteDriver{}).Open(dsn(file))
	if err != nil {
		return err
	}
	to, _ := made.(*sqlite3.SQLiteConn)
	defer func() {
		if e := to.Close(); err == nil {
			err = e
		}
		_ = os.Remove(file + "-journal")
	}()
	var b *sqlite3.SQLiteBackup
	for done := false; !done; {
		if err := ctx.Err(); err != nil {
			return stop(b, err)
		}
		err := s.withConn(ctx, func(from *sqlite3.SQLiteConn) (err error) {
			if b == nil {
				if b, err = to.Backup("main", from, "main"); err != nil {
					return err
				}
			}
			done, err = b.Step(pagesAStep)
			return err
		})
		if err != nil {
			return stop(b, err)
		}
	}
	// It lets go of the live database too, so it waits for its turn as well.
	return s.withConn(context.WithoutCancel(ctx), func(*sqlite3.SQLiteConn) error { return b.Finish() })
}

func stop(b *sqlite3.SQLiteBackup, err error) error {
	if b != nil {
		_ = b.Finish() // the copy is thrown away
	}
	return err
}

// withConn gives SQLite's own connection, while nobody else works with it.
func (s *Store) withConn(ctx context.Context, do func(*sqlite3.SQLiteConn) error) error {
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }() // gives it back
	return conn.Raw(func(c any) error {
		from, ok := c.(*sqlite3.SQLiteConn)
		if !ok {
			return fmt.Errorf("copy the database: it is open through %T", c)
		}
		return do(from)
	})
}

// sound checks a copy from end to end. What happened to the club, such as a number that is missing since a restore, is
// no fault of the copy; whatever speaks of a damaged file is.
func sound(ctx context.Context, file string, seal Seal) (err error) {
	db, err := connect(ctx, file)
	if err != nil {
		return unsound(file, err)
	}
	defer func() {
		if e := db.Close(); err == nil {
			err = e
		}
		_ = os.Remove(file + "-journal")
	}()
	return soundCopy(ctx, db, file, seal)
}

func soundCopy(ctx context.Context, db *sql.DB, file string, seal Seal) error {
	copied := &Store{db: db, place: place{filepath.Dir(file)}}
	var err error
	if copied.q, err = queries.Prepare(ctx, db); err != nil {
		return unsound(file, err)
	}
	found, err := copied.Check(ctx, seal)
	if err != nil {
		return err
	}
	for _, p := range found {
		if !history[p.Code] {
			return problem.New("backup.unsound", "file", file).Because(p)
		}
	}
	return nil
}

func unsound(file string, err error) error {
	return problem.New("backup.unsound", "file", file).Because(err)
}

// history are the findings that tell what has happened, not that the file is damaged.
var history = map[string]bool{
	"store.check.gap": true, "store.check.gaps": true, "store.check.unproven": true, "store.check.twice": true,
	"store.check.reference": true, "store.check.total_planned": true,
}
