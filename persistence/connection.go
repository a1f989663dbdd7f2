package persistence

import (
	"bytes"
	"context"
	"database/sql"
	"database/sql/driver"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"strings"

	sqlite3 "github.com/mattn/go-sqlite3"
)

//go:embed sqlite/connection.sql
var connectionSQL string

// connect opens a database file that is there, with one connection, and takes SQLite's exclusive lock on it.
func connect(ctx context.Context, file string) (*sql.DB, error) {
	db := sql.OpenDB(connector{dsn(file)})
	db.SetMaxOpenConns(1)
	if err := db.PingContext(ctx); err != nil {
		_ = db.Close()
		return nil, err
	}
	return db, nil
}

// dsn names a file to SQLite: never make it, take the write lock at BEGIN, wait two seconds at most for a program that
// holds it. The driver reads from the file before it calls setUp, so this stands here. All else is in connection.sql.
func dsn(file string) string {
	path := filepath.ToSlash(file)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/…
	}
	return "file://" + (&url.URL{Path: path}).EscapedPath() + "?mode=rw&_txlock=immediate&_busy_timeout=2000"
}

// connector makes connections as database/sql asks for them, without a name in its global register.
type connector struct{ dsn string }

func (c connector) Connect(context.Context) (driver.Conn, error) { return c.Driver().Open(c.dsn) }

func (c connector) Driver() driver.Driver { return &sqlite3.SQLiteDriver{ConnectHook: setUp} }

// setUp carries out connection.sql on a new connection and asserts that each pragma holds: SQLite ignores what it
// does not know, and a journal mode may silently differ.
func setUp(c *sqlite3.SQLiteConn) error {
	for line := range strings.Lines(connectionSQL) {
		line, _, _ = strings.Cut(line, "--")
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if _, err := c.Exec(line, nil); err != nil {
			return fmt.Errorf("carry out %q: %w", line, err)
		}
		name, want, is := strings.Cut(strings.TrimSuffix(line, ";"), " = ")
		if !is {
			continue
		}
		got, err := readBack(c, name)
		if err != nil {
			return fmt.Errorf("read back %q: %w", name, err)
		}
		if got != want {
			return fmt.Errorf("%s is %q where it was set to %q", name, got, want)
		}
	}
	return nil
}

func readBack(c *sqlite3.SQLiteConn, query string) (string, error) {
	rows, err := c.Query(query, nil)
	if err != nil {
		return "", err
	}
	defer func() { _ = rows.Close() }()
	row := make([]driver.Value, 1)
	if err := rows.Next(row); errors.Is(err, io.EOF) {
		return "", nil
	} else if err != nil {
		return "", err
	}
	if text, ok := row[0].([]byte); ok {
		return string(bytes.TrimSpace(text)), nil
	}
	return fmt.Sprint(row[0]), nil
}
