package persistence

import (
	"errors"
	"fmt"
	"reflect"
	"testing"

	"kontingent/domain/batch"
	"kontingent/domain/cal"
	"kontingent/domain/delivery"
	"kontingent/domain/invoice"
	"kontingent/domain/issue"
	"kontingent/domain/party"
)

// spec: C2
func TestLoadAndCommit(t *testing.T) {
	s := newClub(t, 3)
	p := plan("A")
	p.Email.Cc = []string{"styret@example.org"}
	execute(t, s, p)
	items := due(t, s)
	m, err := s.Load(ctx, []int64{items[2].ID, items[0].ID})
	ok(t, err)
	if m.Next != 1001 || m.LastSeal != nil || m.LastIssued != 0 || len(m.Work) != 2 || m.Organisation.Name != club().Name {
		t.Errorf("got %+v", m)
	}
	w := m.Work[0]
	if w.Dispatch != items[2].ID || w.Party.Number != "3" || !reflect.DeepEqual(w.Party.Groups, []string{"Members"}) ||
		w.Batch != "A" || w.Template != "classic" || !reflect.DeepEqual(w.Email.Cc, p.Email.Cc) || len(w.Invoices) != 1 ||
		len(w.Invoices[0].Lines) != 2 || w.Invoices[0].AdditionalInformation == "" {
		t.Errorf("got %+v", w)
	}
	ok(t, s.Commit(ctx, m, finals(t, m)))
	last := finals(t, m)[1].Invoices[0]
	next, err := s.Load(ctx, []int64{items[1].ID})
	ok(t, err)
	if next.Next != 1003 || !reflect.DeepEqual(next.LastSeal, last.Seal) || next.LastIssued != noon.UnixMilli() {
		t.Errorf("got %d, %x, %d", next.Next, next.LastSeal, next.LastIssued)
	}
	got, err := s.Invoice(ctx, invoice.Ref{Number: 1001})
	ok(t, err)
	if got.Party != "3" || got.TheirReference != "Far" || got.Reference == "" || !got.IssuedAt.Equal(noon) || got.Revision != 2 {
		t.Errorf("got %+v", got)
	}
	if _, err := s.Load(ctx, []int64{items[0].ID}); err == nil {
		t.Error("what is issued was loaded to be issued again")
	}
	if err := s.Commit(ctx, m, finals(t, m)); !errors.Is(err, issue.ErrChanged) {
		t.Errorf("issued twice: %v", err)
	}
	wantClean(t, s)
}

// TestCommitOnlyWhatWasRead: whatever changed between Load and Commit stops it, and nothing is written.
func TestCommitOnlyWhatWasRead(t *testing.T) {
	s := newClub(t, 3)
	execute(t, s, plan("A"))
	items := due(t, s)
	for name, change := range map[string]func() error{
		"card": func() error {
			return s.ChangeParties(ctx, func(l []party.Party) ([]party.Party, error) { return l[1:2], nil })
		},
		"organisation": func() error { return s.SetOrganisation(ctx, club()) },
		"dispatch": func() error {
			return s.Move(ctx, delivery.Move{ID: items[1].ID, From: delivery.Scheduled, To: delivery.Retrying})
		},
		"series": func() error {
			m, err := s.Load(ctx, []int64{items[2].ID})
			if err == nil {
				err = s.Commit(ctx, m, finals(t, m))
			}
			return err
		},
	} {
		m, err := s.Load(ctx, []int64{items[0].ID, items[1].ID})
		ok(t, err)
		ok(t, change())
		if err := s.Commit(ctx, m, finals(t, m)); !errors.Is(err, issue.ErrChanged) {
			t.Errorf("%s changed: got %v, want ErrChanged", name, err)
		}
	}
	// A card that is not part of it changes nothing.
	m, err := s.Load(ctx, []int64{items[0].ID})
	ok(t, err)
	ok(t, s.ChangeParties(ctx, func(l []party.Party) ([]party.Party, error) { return l[1:2], nil }))
	ok(t, s.Commit(ctx, m, finals(t, m)))
	wantClean(t, s)
}

// TestLeftOutCostsNoNumber: a document that could not be drawn is left out, and the numbers close up.
func TestLeftOutCostsNoNumber(t *testing.T) {
	s := newClub(t, 3)
	execute(t, s, plan("A"))
	items := due(t, s)
	m, err := s.Load(ctx, idsOf(items))
	ok(t, err)
	less := m
	less.Work = []issue.Work{m.Work[0], m.Work[2]}
	ok(t, s.Commit(ctx, m, finals(t, less)))
	if it, err := s.Dispatch(ctx, items[1].ID); err != nil || it.Issued {
		t.Errorf("got %+v, %v", it, err)
	}
	// Numbers that do not follow on each other are a fault of the program and are refused.
	m, err = s.Load(ctx, []int64{items[1].ID})
	ok(t, err)
	f := finals(t, m)
	f[0].Invoices[0].Number++
	if err := s.Commit(ctx, m, f); err == nil {
		t.Error("a gap was committed")
	}
	if d, err := s.Load(ctx, []int64{items[1].ID}); err != nil || d.Next != 1003 {
		t.Errorf("next %d, %v", d.Next, err)
	}
	wantClean(t, s)
}

// TestCancelledMeanwhileIsNotIssued: what a person takes back between two looks gets no number.
func TestCancelledMeanwhileIsNotIssued(t *testing.T) {
	s := newClub(t, 2)
	execute(t, s, plan("A"))
	items := due(t, s)
	ok(t, s.Move(ctx, delivery.Move{ID: items[1].ID, From: delivery.Scheduled, To: delivery.Cancelled}))
	if _, err := s.Load(ctx, idsOf(items)); !errors.Is(err, delivery.ErrMoved) {
		t.Errorf("got %v, want ErrMoved", err)
	}
	if _, err := s.Load(ctx, []int64{77}); err == nil {
		t.Error("nothing was loaded to be issued")
	}
}

// TestSeveralInvoicesInOneDispatch keep their order, and their documents go together.
func TestSeveralInvoicesInOneDispatch(t *testing.T) {
	s := newClub(t, 1)
	p := plan("A")
	p.Series = batch.Series{Count: 3, Every: cal.Interval{N: 1, Unit: cal.Months}}
	b, err := service(s).Save(ctx, 0, p)
	ok(t, err)
	_, err = service(s).Approve(ctx, b.ID)
	ok(t, err)
	_, err = s.ChangeBatch(ctx, b.ID, func(d batch.Desk) (batch.Change, error) {
		v := d.Invoices
		return batch.Change{State: batch.Finished, Dispatch: []batch.Dispatch{{
			PartyID: v[0].PartyID, Invoices: []int64{v[1].ID, v[0].ID, v[2].ID}, Due: noon, Chain: d.Batch.Plan.Chain,
		}}}, nil
	})
	ok(t, err)
	it := due(t, s)[0]
	if it.InvoiceDate.String() != "2027-02-15" || len(it.Invoices) != 3 {
		t.Errorf("got %+v", it)
	}
	issueAll(t, s, it.ID)
	parcels, err := s.Parcels(ctx, delivery.Email, it.ID)
	ok(t, err)
	var names []string
	for _, f := range parcels[0].Files {
		names = append(names, f.Name)
	}
	if fmt.Sprint(names) != "[faktura-1001.pdf faktura-1002.pdf faktura-1003.pdf]" {
		t.Errorf("got %v", names)
	}
	wantClean(t, s)
}

// TestIssuedStays: the database itself refuses to change or take away what was issued.
func TestIssuedStays(t *testing.T) {
	s := newClub(t, 1)
	execute(t, s, plan("A"))
	it := due(t, s)[0]
	issueAll(t, s, it.ID)
	ok(t, s.Move(ctx, delivery.Move{
		ID: it.ID, From: delivery.Scheduled, To: delivery.Delivered, Method: delivery.Email,
		Frozen: []byte("mail"), Attempts: []delivery.Attempt{{At: noon, Method: delivery.Email, Outcome: delivery.OutcomeDelivered}},
	}))
	for _, q := range []string{
		"UPDATE invoice SET total = 1", "UPDATE invoice SET revision = 9", "DELETE FROM invoice", "DELETE FROM invoice_line",
		"UPDATE invoice_line SET description = 'x'", "UPDATE document SET bytes = x'00'", "DELETE FROM document",
		"INSERT INTO invoice_line (invoice_id, position, description, quantity, unit_price, vat) SELECT id, 9, 'x', '1', '1', 'O' FROM invoice",
		"INSERT OR REPLACE INTO invoice_line SELECT * FROM invoice_line", "UPDATE note SET body = 'x'", "DELETE FROM note",
		"UPDATE frozen SET bytes = x'00'", "UPDATE attempt SET outcome = 'refused'", "DELETE FROM party",
		"UPDATE party SET number = '9'", "UPDATE dispatch SET state = 'nonsense'",
		"REPLACE INTO invoice SELECT * FROM invoice",
	} {
		if _, err := s.db.Exec(q); err == nil {
			t.Errorf("%s was let through", q)
		}
	}
	wantClean(t, s)
}
