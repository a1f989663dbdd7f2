package persistence

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"kontingent/domain/problem"
	"kontingent/persistence/queries"
)

//go:embed sqlite/schema.sql
var schemaSQL string

// sameShape compares the copy's schema with that of a database made new.
func (r *restoring) sameShape(ctx context.Context, db *sql.DB) (err error) {
	model := filepath.Join(r.dir, "kontingent-model.part")
	removeDatabase(model)
	defer removeDatabase(model)
	if err := writeNew(model); err != nil {
		return err
	}
	fresh, err := connect(ctx, model)
	if err != nil {
		return err
	}
	defer func() { _ = fresh.Close() }()
	if err := migrate(ctx, fresh, migrations(), nil); err != nil {
		return err
	}
	want, err := shapeOf(ctx, fresh)
	if err != nil {
		return err
	}
	got, err := shapeOf(ctx, db)
	if err != nil || !slices.Equal(got, want) {
		return unsound(r.file, errors.Join(errors.New("its tables are not those of Kontingent"), err))
	}
	return nil
}

func shapeOf(ctx context.Context, db *sql.DB) (list []string, err error) {
	rows, err := db.QueryContext(ctx, schemaSQL)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var cell [4]string
		if err := rows.Scan(&cell[0], &cell[1], &cell[2], &cell[3]); err != nil {
			return nil, err
		}
		list = append(list, strings.Join(cell[:], "\x00"))
	}
	return list, rows.Err()
}

// sameClub refuses a backup of another club than the one in the folder.
func (r *restoring) sameClub(ctx context.Context, club string) error {
	if r.club != "" {
		if r.club != club {
			return problem.New("backup.other_club", "file", r.file, "folder", r.dir)
		}
		return nil
	}
	t, err := readLedger(r.ledger())
	if err != nil {
		return err
	}
	here := t.club()
	if headerOf(r.database()) != nil {
		// What is no database is kept as it is: SQLite would make one of an empty file.
	} else if db, err := connect(ctx, r.database()); err == nil { // which also settles what a killed process left
		if id, err := queries.New(db).Meta(ctx, installID); err == nil {
			here = id
		}
		_ = db.Close()
	}
	if here != "" && here != club {
		return problem.New("backup.other_club", "file", r.file, "folder", r.dir)
	}
	return nil
}
