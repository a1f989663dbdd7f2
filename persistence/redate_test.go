package persistence

import (
	"errors"
	"testing"
	"time"

	"kontingent/domain/cal"
	"kontingent/domain/delivery"
	"kontingent/domain/invoice"
	"kontingent/domain/issue"
)

func datesOf(t *testing.T, s *Store, id int64) string {
	t.Helper()
	row, err := s.Invoice(ctx, invoice.Ref{ID: id})
	ok(t, err)
	return row.InvoiceDate.String() + " " + row.DueDate.String()
}

// spec: A5: new dates come to all that wait for them, or to none, and never to what is issued.
func TestRedateIsAllOrNone(t *testing.T) {
	s := newClub(t, 3)
	execute(t, s, plan("A"))
	items := due(t, s)
	var moves []delivery.Move
	for _, it := range items {
		hold := delivery.Move{ID: it.ID, From: delivery.Scheduled, To: delivery.Held, Method: delivery.Email}
		ok(t, s.Move(ctx, hold))
		it.State = delivery.Held
		mv, err := delivery.Redate(it, it.DueDate.AddDays(40), it.DueDate.AddDays(20).In(time.UTC))
		ok(t, err)
		moves = append(moves, mv)
	}
	first := items[0]
	before := datesOf(t, s, first.Invoices[0])
	issueAll(t, s, items[2].ID)
	if err := s.Move(ctx, moves...); !errors.Is(err, delivery.ErrMoved) {
		t.Fatalf("one of three was issued: %v", err)
	}
	if got := datesOf(t, s, first.Invoices[0]); got != before {
		t.Errorf("the dates are %s, and were %s", got, before)
	}
	ok(t, s.Move(ctx, moves[:2]...))
	want := first.DueDate.AddDays(20).String() + " " + first.DueDate.AddDays(40).String()
	if got := datesOf(t, s, first.Invoices[0]); got != want {
		t.Errorf("the dates are %s, want %s", got, want)
	}
	it, err := s.Dispatch(ctx, first.ID)
	ok(t, err)
	if it.State != delivery.Held || it.DueDate != first.DueDate.AddDays(40) || len(it.Chain) != len(first.Chain) {
		t.Errorf("the dispatch is %+v", it)
	}
	if got := datesOf(t, s, items[2].Invoices[0]); got != before {
		t.Errorf("what is issued has the dates %s, and had %s", got, before)
	}
	found, err := s.Check(ctx, issue.Seal)
	ok(t, err)
	if len(found) != 0 {
		t.Errorf("found %v", found)
	}
}

// A planned invoice may be changed; an issued one never.
func TestEditInvoice(t *testing.T) {
	s := newClub(t, 1)
	execute(t, s, plan("A"))
	it := due(t, s)[0]
	later, wish := it.DueDate.AddDays(7), " Kari "
	ok(t, s.EditInvoice(ctx, it.Invoices[0], invoice.Edit{DueDate: &later, TheirReference: &wish}))
	row, err := s.Invoice(ctx, invoice.Ref{ID: it.Invoices[0]})
	ok(t, err)
	if row.DueDate != later || row.TheirReference != "Kari" || row.Revision != 2 {
		t.Errorf("got %+v", row.Invoice)
	}
	early := cal.MustParse("2000-01-01")
	wantProblem(t, s.EditInvoice(ctx, it.Invoices[0], invoice.Edit{DueDate: &early}), "invoice.due.before_date")
	wantProblem(t, s.EditInvoice(ctx, 99, invoice.Edit{DueDate: &later}), "invoice.unknown")
	issueAll(t, s, it.ID)
	wantProblem(t, s.EditInvoice(ctx, it.Invoices[0], invoice.Edit{DueDate: &later}), "invoice.edit.issued")
}
