package persistence

import (
	"context"
	"database/sql"
	"database/sql/driver"
	_ "embed"
	"strings"

	sqlite3 "github.com/mattn/go-sqlite3"

	"kontingent/domain/party"
	"kontingent/persistence/queries"
)

//go:embed sqlite/peek.sql
var peekSQL string

// peeking opens a database file that nothing writes to, without a lock, a journal or a change.
type peeking struct{ file string }

func (p peeking) Connect(context.Context) (driver.Conn, error) {
	return p.Driver().Open(strings.Replace(dsn(p.file), "?mode=rw&", "?mode=ro&immutable=1&", 1))
}

func (p peeking) Driver() driver.Driver {
	return &sqlite3.SQLiteDriver{ConnectHook: func(c *sqlite3.SQLiteConn) error {
		_, err := c.Exec(peekSQL, nil)
		return err
	}}
}

// peek looks into a database file that nothing has open.
func peek(ctx context.Context, file string, look func(context.Context, *queries.Queries) error) error {
	if err := headerOf(file); err != nil {
		return err
	}
	db := sql.OpenDB(peeking{file})
	db.SetMaxOpenConns(1)
	defer func() { _ = db.Close() }()
	return look(ctx, queries.New(db))
}

// Profile is what a person knows a club by.
type Profile struct {
	Club         string // its install id
	Organisation party.Organisation
	Settings     map[string]string
	Invoices     int64 // that are issued
	Last         int64 // the highest number; 0: none
	Cards        int64
	Batches      int64
}

func profile(ctx context.Context, q *queries.Queries) (p Profile, err error) {
	if p.Club, err = q.Meta(ctx, installID); err != nil {
		return p, err
	}
	if p.Organisation, err = organisation(ctx, q); err != nil {
		return p, err
	}
	p.Organisation.Logo = nil
	rows, err := q.Settings(ctx)
	if err != nil {
		return p, err
	}
	p.Settings = make(map[string]string, len(rows))
	for _, r := range rows {
		p.Settings[r.Key] = r.Value
	}
	f, err := q.Figures(ctx)
	p.Invoices, p.Last, p.Cards, p.Batches = f.Invoices, f.Highest, f.Cards, f.Batches
	return p, err
}
