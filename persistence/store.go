// Package persistence keeps everything in one SQLite file: the SQL, the migrations, the lock on the data folder.
//
// It decides how a commit is made to last, what is recovered when the program was killed, and which of the machine's
// errors a treasurer can mend. It refuses to know why something is written: the domain hands it pure functions, it
// loads, lets them decide, and writes all of what they say or nothing. cmd/internal/wire opens it; the domain knows
// it by the Store interfaces it declares.
package persistence

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"path/filepath"
	"strings"

	"kontingent/domain/batch"
	"kontingent/domain/cal"
	"kontingent/domain/delivery"
	"kontingent/domain/invoice"
	"kontingent/domain/issue"
	"kontingent/domain/party"
	"kontingent/persistence/queries"
)

// Store is the club's data, open and held by this process alone. Its methods may be called from any goroutine; each
// is one transaction, and they run one after the other: a function handed to one of them must not call another.
// Moments come back in the machine's local zone.
type Store struct {
	db    *sql.DB
	q     *queries.Queries
	lock  *lock
	place place
	clock cal.Clock

	witness *witness
}

var (
	_ batch.SingleStore = (*Store)(nil)
	_ batch.Store       = (*Store)(nil)
	_ delivery.Store    = (*Store)(nil)
	_ invoice.Store     = (*Store)(nil)
	_ issue.Store       = (*Store)(nil)
	_ issue.NoteStore   = (*Store)(nil)
	_ party.Store       = (*Store)(nil)
)

// Names of what is kept in a data folder.
const (
	databaseName = "kontingent.db"
	lockName     = "kontingent.lock"
)

// Close lets go of the folder.
func (s *Store) Close() error {
	err := s.db.Close()
	if e := s.witness.ledger.close(); err == nil {
		err = e
	}
	if e := s.lock.release(); err == nil {
		err = e
	}
	return s.place.explain("close the store", err)
}

// InstallID is random, made with the folder, and stays with it: two folders are told apart by it.
func (s *Store) InstallID(ctx context.Context) (id string, err error) {
	err = s.do(ctx, "read the install id", func(ctx context.Context, q *queries.Queries) error {
		id, err = q.Meta(ctx, installID)
		return err
	})
	return id, err
}

const installID = "install_id"

// do carries out fn in one transaction, which is undone when fn fails. Waiting for its turn can be cancelled; once
// begun it is carried through, so that no half-read answer costs the connection and its lock.
// Errors of the database are explained, all others come out as they are.
func (s *Store) do(ctx context.Context, what string, fn func(context.Context, *queries.Queries) error) error {
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return s.place.explain(what, err)
	}
	defer func() { _ = conn.Close() }() // gives it back; nothing can be lost with it
	ctx = context.WithoutCancel(ctx)
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return s.place.explain(what, err)
	}
	defer func() { _ = tx.Rollback() }() // after a commit it does nothing
	if err := fn(ctx, s.q.WithTx(tx)); err != nil {
		return s.place.explain(what, err)
	}
	return s.place.explain(what, tx.Commit())
}

// place is a data folder.
type place struct{ dir string }

func (p place) database() string { return filepath.Join(p.dir, databaseName) }
func (p place) ledger() string   { return filepath.Join(p.dir, ledgerName) }
func (p place) lock() string     { return filepath.Join(p.dir, lockName) }

// random is a name nobody guesses and nobody else draws: 128 bits.
func random() string { return strings.ToLower(rand.Text()) }

// metaOr reads what may not be there yet; empty: nothing.
func metaOr(ctx context.Context, q *queries.Queries, key string) (string, error) {
	v, err := q.Meta(ctx, key)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return v, err
}
