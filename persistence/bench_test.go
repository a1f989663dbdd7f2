package persistence

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"kontingent/domain/cal"
	"kontingent/domain/delivery"
)

// BenchmarkBatch executes a batch of 1 200 recipients: approved and put on the dispatch list in one transaction. The
// anchor, in the same run, is the same rows into the same tables with nothing but prepared statements.
func BenchmarkBatch(b *testing.B) {
	var ours, raw time.Duration
	for b.Loop() {
		s := newClub(b, 1200)
		id, err := service(s).Save(ctx, 0, plan("A"))
		ok(b, err)
		began := cal.Deadline(0)
		ok(b, service(s).Execute(ctx, id.ID))
		ours += cal.Deadline(0).Sub(began)
		raw += anchor(b, s, 1200)
	}
	b.ReportMetric(ours.Seconds()*1000/float64(b.N), "ms/batch")
	b.ReportMetric(ours.Seconds()/raw.Seconds(), "x-raw")
}

// anchor inserts the rows of a batch into a fresh database and gives the time it took.
func anchor(b *testing.B, s *Store, n int) time.Duration {
	b.Helper()
	dir := newDir(b)
	db, err := connect(ctx, filepath.Join(dir, databaseName))
	ok(b, err)
	defer func() { ok(b, db.Close()) }()
	_, err = db.Exec("INSERT INTO party (number, kind, name) VALUES ('1', 'person', 'A')")
	ok(b, err)
	began := cal.Deadline(0)
	tx, err := db.BeginTx(context.Background(), nil)
	ok(b, err)
	prepare := func(q string) *sql.Stmt {
		st, err := tx.Prepare(q)
		ok(b, err)
		return st
	}
	invoice := prepare("INSERT INTO invoice (party_id, invoice_date, due_date, currency, our_reference, payment_method, total, vat, send) VALUES (1, '2027-01-15', '2027-01-29', 'NOK', 'Kassereren', 'standard', 90000, 0, 1)")
	line := prepare("INSERT INTO invoice_line (invoice_id, position, description, quantity, unit, unit_price, vat) VALUES (?, ?, 'Kontingent 2027', '1', 'stk', '450.00', 'O')")
	dispatch := prepare(`INSERT INTO dispatch (uid, party_id, state, chain, due) VALUES (?, 1, 'scheduled', '["preferred","email","ehf","paper","draft"]', 1)`)
	link := prepare("INSERT INTO dispatch_invoice (dispatch_id, position, invoice_id) VALUES (?, 0, ?)")
	id := func(r sql.Result, err error) int64 {
		ok(b, err)
		n, _ := r.LastInsertId()
		return n
	}
	for i := range n {
		v := id(invoice.Exec())
		id(line.Exec(v, 0))
		id(line.Exec(v, 1))
		d := id(dispatch.Exec(fmt.Sprintf("abcdefghijklmnopqrstuv%04d", i)))
		id(link.Exec(d, v))
	}
	ok(b, tx.Commit())
	return cal.Deadline(0).Sub(began)
}

// BenchmarkDue reads 10 000 dispatches that are due, each with an attempt.
func BenchmarkDue(b *testing.B) {
	s := newClub(b, 10_000)
	execute(b, s, plan("A"))
	items := due(b, s)
	var moves []delivery.Move
	for _, it := range items {
		moves = append(moves, delivery.Move{ID: it.ID, From: delivery.Scheduled, To: delivery.Retrying, Attempts: []delivery.Attempt{
			{At: noon, Method: delivery.Email, Outcome: delivery.OutcomeLater, Words: "451 4.7.1 later"},
		}})
	}
	ok(b, s.Move(ctx, moves...))
	for b.Loop() {
		if n := len(due(b, s)); n != 10_000 {
			b.Fatal(n)
		}
	}
}

// BenchmarkIssue issues 200 dispatches with documents of 20 KB: load, then commit.
func BenchmarkIssue(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		s := newClub(b, 200)
		execute(b, s, plan("A"))
		ids := idsOf(due(b, s))
		b.StartTimer()
		m, err := s.Load(ctx, ids)
		ok(b, err)
		b.StopTimer()
		f := finals(b, m)
		for i := range f {
			f[i].Invoices[0].PDF = make([]byte, 20_000)
		}
		b.StartTimer()
		ok(b, s.Commit(ctx, m, f))
	}
}
