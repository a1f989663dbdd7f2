package persistence

import (
	"context"
	"database/sql"
	_ "embed"
	"strconv"

	"kontingent/domain/invoice"
	"kontingent/domain/party"
	"kontingent/domain/problem"
	"kontingent/persistence/queries"
)

var (
	//go:embed sqlite/integrity.sql
	integritySQL string
	//go:embed sqlite/references.sql
	referencesSQL string
)

// Seal binds an issued invoice to the one before it: issue.Seal.
type Seal func(before []byte, v invoice.Invoice, party string, pdf [32]byte) []byte

// checkChunk is how many rows with documents are looked at in one transaction, so that others get their turn.
const checkChunk = 200

// Check looks at everything that must hold and gives what does not: the database file, the number series, every
// invoice with its sums, reference, document and seal, every credit note against its invoice, every long text, frozen message and file, that what is called
// delivered was delivered, once, and was not sent again, that the credit adds up, what the ledger says of it all, and the
// backups beside it. It changes nothing. An error means that the check itself could not be carried out.
func (s *Store) Check(ctx context.Context, seal Seal) (problem.List, error) {
	c := &checker{store: s, seal: seal}
	for _, part := range []func(context.Context) error{
		c.file, c.references, c.series, c.invoices, c.notes, c.texts, c.strays, c.messages, c.files,
		c.deliveries, c.credit, c.ledger, c.copies,
	} {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		err := part(ctx)
		if problem.Is(err, "store.corrupt") {
			c.found.Add(err) // one part that can't be read does not hide the others
			continue
		}
		if err != nil {
			return nil, err
		}
	}
	return c.found, nil
}

// checker gathers what is wrong.
type checker struct {
	store *Store
	seal  Seal
	org   party.Organisation
	seals map[int64][]byte // by number, as stored
	found problem.List
}

func (c *checker) add(p *problem.Problem) { c.found = append(c.found, p) }

// file lets SQLite look at its own pages and indexes.
func (c *checker) file(ctx context.Context) error {
	rows, err := c.lines(ctx, "check the database", integritySQL)
	for _, r := range rows {
		if r[0] != "ok" {
			c.add(problem.New("store.check.file", "value", r[0]))
		}
	}
	return err
}

// references finds rows that point to rows that are gone.
func (c *checker) references(ctx context.Context) error {
	rows, err := c.lines(ctx, "check references", referencesSQL)
	for _, r := range rows {
		c.add(problem.New("store.check.link", "table", r[0], "row", r[1]))
	}
	return err
}

// lines carries out a pragma and gives its rows as texts.
func (c *checker) lines(ctx context.Context, what, pragma string) (out [][]string, err error) {
	rows, err := c.store.db.QueryContext(ctx, pragma)
	if err != nil {
		return nil, c.store.place.explain(what, err)
	}
	defer func() { _ = rows.Close() }()
	names, err := rows.Columns()
	if err != nil {
		return nil, err
	}
	for rows.Next() {
		cells, into := make([]sql.NullString, len(names)), make([]any, len(names))
		for i := range cells {
			into[i] = &cells[i]
		}
		if err := rows.Scan(into...); err != nil {
			return out, c.store.place.explain(what, err)
		}
		row := make([]string, len(names))
		for i := range cells {
			row[i] = cells[i].String
		}
		out = append(out, row)
	}
	return out, c.store.place.explain(what, rows.Err())
}

// series finds gaps and doubles among the numbers. Moments of issue may go back (a person can say that a clock is right
// which stands before the last issue); one that was changed later breaks its seal.
func (c *checker) series(ctx context.Context) error {
	return c.store.do(ctx, "check the number series", func(ctx context.Context, q *queries.Queries) (err error) {
		if c.org, err = organisation(ctx, q); err != nil {
			return err
		}
		end, err := q.NextNumber(ctx)
		if err != nil {
			return err
		}
		rows, err := q.IssuedNumbers(ctx)
		if err != nil {
			return err
		}
		c.seals = make(map[int64][]byte, len(rows))
		want := c.org.FirstNumber
		for _, r := range rows {
			number := strconv.FormatInt(r.Number, 10)
			_, double := c.seals[r.Number]
			c.seals[r.Number] = r.Seal
			switch {
			case double:
				c.add(problem.New("store.check.double", "number", number))
				continue
			case r.Number < c.org.FirstNumber, r.Number >= end:
				c.add(problem.New("store.check.outside", "number", number,
					"first", strconv.FormatInt(c.org.FirstNumber, 10), "last", strconv.FormatInt(end-1, 10)))
				continue
			}
			c.gap(want, r.Number)
			want = r.Number + 1
		}
		c.gap(want, end)
		return nil
	})
}

// gap notes that the numbers from want up to, but without, next are missing.
func (c *checker) gap(want, next int64) {
	from, to := strconv.FormatInt(want, 10), strconv.FormatInt(next-1, 10)
	switch {
	case want == next-1:
		c.add(problem.New("store.check.gap", "number", from))
	case want < next:
		c.add(problem.New("store.check.gaps", "from", from, "to", to))
	}
}
