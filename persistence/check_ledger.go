package persistence

import (
	"bytes"
	"context"
	"slices"
	"strconv"

	"kontingent/domain/cal"
	"kontingent/domain/delivery"
	"kontingent/domain/money"
	"kontingent/domain/problem"
	"kontingent/persistence/queries"
)

// ledger compares the database with the second witness: nobody changes both alike.
func (c *checker) ledger(ctx context.Context) error {
	if c.store.witness == nil {
		return nil // a copy has none
	}
	t, err := readLedger(c.store.place.ledger())
	if err != nil {
		return c.store.place.explainFile("read the ledger", err)
	}
	if t.broken > 0 {
		c.add(problem.New("store.check.ledger", "file", c.store.place.ledger(), "row", strconv.Itoa(t.broken)))
	}
	return c.store.do(ctx, "check the ledger", func(ctx context.Context, q *queries.Queries) error {
		issued, err := issuedFrom(ctx, q, 0)
		if err != nil {
			return err
		}
		all, err := q.AllWitnessed(ctx)
		if err != nil {
			return err
		}
		c.ledgerNumbers(t, issued)
		c.ledgerDispatches(t, all)
		return nil
	})
}

func (c *checker) ledgerNumbers(t told, issued []entry) {
	stored := make(map[int64]entry, len(issued))
	for _, e := range issued {
		stored[e.Number] = e
	}
	seen, lost := make(map[int64]bool, len(issued)), map[string]bool{}
	for _, e := range t.entries {
		if e.What != toldIssued || seen[e.Number] {
			continue
		}
		seen[e.Number] = true
		number := strconv.FormatInt(e.Number, 10)
		switch got, ok := stored[e.Number]; {
		case !ok:
			lost[number] = true
			c.lost(number, e)
		case !bytes.Equal(got.Seal, e.Seal):
			c.add(problem.New("store.check.ledger_seal", "number", number))
		}
	}
	for _, e := range issued {
		if !seen[e.Number] {
			c.add(problem.New("store.check.ledger_number", "number", strconv.FormatInt(e.Number, 10)))
		}
	}
	c.found = slices.DeleteFunc(c.found, func(p *problem.Problem) bool { return explained(p, lost) })
}

// explained reports whether a gap is one of numbers that are told as lost, with more to say of each.
func explained(p *problem.Problem, lost map[string]bool) bool {
	switch p.Code {
	case "store.check.gap":
		return lost[p.Args["number"]]
	case "store.check.gaps":
		from, _ := strconv.ParseInt(p.Args["from"], 10, 64)
		to, _ := strconv.ParseInt(p.Args["to"], 10, 64)
		for n := from; n <= to; n++ {
			if !lost[strconv.FormatInt(n, 10)] {
				return false
			}
		}
		return true
	}
	return false
}

// lost tells of an invoice that only the ledger knows.
func (c *checker) lost(number string, e entry) {
	day := e.Date
	if day == "" {
		day = cal.Of(moment(e.At)).String()
	}
	c.add(problem.New("store.check.lost", "number", number, "date", day,
		"total", money.Minor(e.Total).String(), "currency", e.Currency).Of(e.Party))
}

func (c *checker) ledgerDispatches(t told, all []queries.AllWitnessedRow) {
	_, last := t.lastWords()
	for _, r := range all {
		e := last[r.UID]
		accepted := e.What == toldAccepted && e.Try >= r.Tries
		if e.Try > r.Tries || accepted && r.State != string(delivery.Delivered) {
			c.add(problem.New("store.check.ledger_dispatch", "id", strconv.FormatInt(r.ID, 10)).Of(r.PartyNumber))
		}
	}
}
