package persistence

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kontingent/domain/batch"
	"kontingent/domain/delivery"
	"kontingent/domain/document"
	"kontingent/domain/invoice"
	"kontingent/domain/issue"
	"kontingent/domain/money"
)

// plainPress draws documents as a line of text.
type plainPress struct{}

func (plainPress) Render(jobs []issue.Job) []document.File {
	out := make([]document.File, len(jobs))
	for i, j := range jobs {
		out[i].Bytes = []byte("%PDF " + string(j.Document.Kind) + " " + j.Document.Number)
	}
	return out
}

func creditor(s *Store) *issue.Creditor {
	say := func(string) document.Words { return func(key string, _ ...string) string { return key } }
	return &issue.Creditor{
		Issuer: &issue.Issuer{Store: s, Renderer: plainPress{}, Words: say, Clock: fixed(noon)}, Notes: s, Term: batch.DueDate,
	}
}

// spec: C10, C1, C2: a credit note is made once, whatever happens at the same time, and the store refuses what the
// domain would not do.
func TestOneCreditNote(t *testing.T) {
	s := newClub(t, 2)
	batchID := execute(t, s, plan("A"))
	items := due(t, s)
	issueAll(t, s, items[0].ID, items[1].ID)
	c := creditor(s)
	id := items[0].Invoices[0]
	m, err := s.LoadNotes(ctx, []int64{id})
	ok(t, err)
	made, err := c.Credit(ctx, issue.Order{Invoice: id, Seen: new(0)})
	ok(t, err)
	if made[0].Number != 1003 {
		t.Errorf("made %+v", made)
	}
	// What was decided on what was there before is refused.
	if _, err := s.CommitNotes(ctx, m, nil, nil); !errors.Is(err, issue.ErrChanged) {
		t.Errorf("a late one: %v", err)
	}
	_, err = c.Credit(ctx, issue.Order{Invoice: id, Seen: new(0)})
	wantProblem(t, err, "note.changed")
	_, err = c.Credit(ctx, issue.Order{Invoice: id})
	wantProblem(t, err, "note.nothing_left")
	_, err = c.Credit(ctx, issue.Order{Invoice: items[1].Invoices[0]}, issue.Order{Invoice: items[1].Invoices[0]})
	wantProblem(t, err, "note.twice")
	// Behind the domain's back the store itself refuses a second one.
	now, err := s.LoadNotes(ctx, []int64{id})
	ok(t, err)
	again := issue.FinalNote{FinalInvoice: issue.FinalInvoice{Number: now.Next, PDF: []byte("x"), Seal: []byte("x")}, Note: now.Work[0].Notes[0]}
	again.Note.Credit.Closes = false
	again.Dispatch.State = delivery.Retrying
	if _, err := s.CommitNotes(ctx, now, []issue.FinalNote{again}, nil); err == nil || !strings.Contains(err.Error(), "never more than all") {
		t.Errorf("got %v", err)
	}
	if d, err := s.Desk(ctx, batchID); err != nil || len(d.Invoices) != 2 {
		t.Errorf("the batch has %d invoices, %v", len(d.Invoices), err)
	}
	row, err := s.Invoice(ctx, refOf(1001))
	ok(t, err)
	if row.State != invoice.StateCredited || row.Credited != row.Total {
		t.Errorf("got %s, %s", row.State, row.Credited)
	}
	note, err := s.Invoice(ctx, refOf(1003))
	ok(t, err)
	if note.Credit == nil || note.Credit.Number != 1001 || !note.Credit.Closes || note.Credit.Totals.Total != row.Total {
		t.Errorf("got %+v", note.Credit)
	}
	if told, err := readLedger(s.place.ledger()); err != nil || told.entries[len(told.entries)-1].Credits != 1001 {
		t.Errorf("the ledger says %+v, %v", told.entries[len(told.entries)-1], err)
	}
	wantClean(t, s)
}

// spec: B7, C10: several invoices in one dispatch have a credit note each, and only when all are taken back is the
// dispatch taken off the list: at once, or one after the other.
func TestCreditingOneDispatchOfMany(t *testing.T) {
	for _, together := range []bool{true, false} {
		s := newClub(t, 1)
		p := plan("A")
		p.Series.Count = 2
		ok(t, p.Series.Every.UnmarshalText([]byte("6 months")))
		execute(t, s, p)
		items := due(t, s)
		ids := []int64{items[0].Invoices[0], items[1].Invoices[0]}
		// Collective invoices are made elsewhere: here both are put into one dispatch.
		for _, q := range []string{
			fmt.Sprint("DELETE FROM dispatch_invoice WHERE invoice_id = ", ids[1]),
			fmt.Sprint("INSERT INTO dispatch_invoice VALUES (", items[0].ID, ", 1, ", ids[1], ")"),
			fmt.Sprint("DELETE FROM dispatch WHERE id = ", items[1].ID),
		} {
			_, err := s.db.ExecContext(ctx, q)
			ok(t, err)
		}
		issueAll(t, s, items[0].ID)
		ok(t, s.Move(ctx, delivery.Move{ID: items[0].ID, From: delivery.Scheduled, To: delivery.Undelivered}))
		c := creditor(s)
		state := func() delivery.State {
			it, err := s.Dispatch(ctx, items[0].ID)
			ok(t, err)
			return it.State
		}
		if together {
			_, err := c.Credit(ctx, issue.Order{Invoice: ids[0]}, issue.Order{Invoice: ids[1]})
			ok(t, err)
		} else {
			_, err := c.Credit(ctx, issue.Order{Invoice: ids[0]})
			ok(t, err)
			if got := state(); got != delivery.Undelivered {
				t.Errorf("with one of two taken back it is %s", got)
			}
			_, err = c.Credit(ctx, issue.Order{Invoice: ids[1]})
			ok(t, err)
		}
		if got := state(); got != delivery.Cancelled {
			t.Errorf("together %v: it is %s", together, got)
		}
		wantClean(t, s)
	}
}

// spec: C10, C2: the check finds a credit note that does not agree with its invoice, however well it is sealed.
func TestCheckFindsWrongNotes(t *testing.T) {
	dir := newDir(t)
	s := openDir(t, dir)
	addMembers(t, s, 1)
	execute(t, s, plan("A"))
	items := due(t, s)
	issueAll(t, s, items[0].ID)
	c := creditor(s)
	id := items[0].Invoices[0]
	_, err := c.Credit(ctx, issue.Order{Invoice: id, Lines: []invoice.Taken{{Line: 0, Amount: money.Minor(10000)}}})
	ok(t, err)
	wantClean(t, s)
	ok(t, s.Close())
	for name, change := range map[string]string{
		"more than the invoice": "UPDATE invoice SET total = 999999 WHERE number = 1002",
		"another line":          "UPDATE credit_note SET taken = replace(taken, '\"Line\":0', '\"Line\":1')",
		"the last":              "UPDATE credit_note SET closes = 1",
	} {
		t.Run(name, func(t *testing.T) {
			copied := filepath.Join(t.TempDir(), "data")
			ok(t, os.CopyFS(copied, os.DirFS(dir)))
			damageFile(t, copied, change)
			s := openDir(t, copied)
			list, err := s.Check(ctx, issue.Seal)
			ok(t, err)
			if !strings.Contains(codes(list), "note 1002") {
				t.Errorf("found %s", codes(list))
			}
		})
	}
}
