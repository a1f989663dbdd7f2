package persistence

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"kontingent/domain/batch"
	"kontingent/domain/cal"
	"kontingent/domain/delivery"
	"kontingent/domain/invoice"
	"kontingent/domain/money"
	"kontingent/domain/party"
)

// spec: B11
func TestBatchComesBack(t *testing.T) {
	s := newClub(t, 12)
	ok(t, s.ChangeParties(ctx, func(list []party.Party) ([]party.Party, error) {
		list[3].Ended = cal.MustParse("2026-01-01")
		return list[3:4], nil
	}))
	ok(t, s.SetProduct(ctx, party.Product{Number: "7", Description: "Skap"}))
	ok(t, s.SetDefaultProducts(ctx, "5", []party.DefaultProduct{{Product: party.Product{Number: "7"}, Quantity: money.One()}}))
	p := plan("Kontingent 2027")
	p.Series = batch.Series{Count: 2, Every: cal.Interval{N: 6, Unit: cal.Months}}
	other, err := service(s).Save(ctx, 0, plan("Other"))
	ok(t, err)
	saved, err := service(s).Save(ctx, 0, p)
	ok(t, err)
	d, err := s.Desk(ctx, saved.ID)
	ok(t, err)
	got := d.Batch
	if !got.Created.Equal(saved.Created) {
		t.Errorf("created %v, want %v", got.Created, saved.Created)
	}
	got.Created = saved.Created
	if !reflect.DeepEqual(got, saved) {
		t.Errorf("got  %+v\nwant %+v", got, saved)
	}
	if len(got.Recipients) != 11 || got.Recipients[0] != "1" || got.Recipients[10] != "12" {
		t.Errorf("recipients %v", got.Recipients)
	}
	if len(got.Excluded) != 1 || got.Excluded[0].Party != "4" || got.Excluded[0].Why != party.WhyEnded {
		t.Errorf("excluded %v", got.Excluded)
	}
	if len(d.Parties) != 12 || len(d.Groups) != 1 || d.Groups[0].Members != 12 || d.NextNumber != 1001 ||
		len(d.Defaults) != 1 || d.Defaults["5"][0].Product.Description != "Skap" ||
		!reflect.DeepEqual(d.Names, []string{"Other"}) || len(d.Organisation.Logo) != 3 {
		t.Errorf("register: %+v", d.Register)
	}
	list, err := s.Batches(ctx)
	ok(t, err)
	if len(list) != 2 || list[0].ID != other.ID || len(list[1].Recipients) != 11 || list[1].Plan.Series.Every.String() != "6 months" {
		t.Errorf("got %+v", list)
	}
	_, err = s.Desk(ctx, 99)
	wantProblem(t, err, "batch.unknown")
	_, err = s.ChangeBatch(ctx, 99, batch.Approve)
	wantProblem(t, err, "batch.unknown")
	wantProblem(t, s.DeleteBatch(ctx, 99), "batch.unknown")
}

// spec: B12, B14: approval makes the planned invoices, in the order of dates and customer numbers.
func TestApproveAndFinish(t *testing.T) {
	s := newClub(t, 12)
	p := plan("Leie")
	p.Series = batch.Series{Count: 2, Every: cal.Interval{N: 1, Unit: cal.Months}}
	b, err := service(s).Save(ctx, 0, p)
	ok(t, err)
	d, err := service(s).Approve(ctx, b.ID)
	ok(t, err)
	if len(d.Invoices) != 24 || d.Batch.State != batch.Approved || d.Batch.Counts["unfinished"] != 24 ||
		d.Batch.Total.String() != "21600.00" {
		t.Fatalf("%d invoices, batch %+v", len(d.Invoices), d.Batch)
	}
	first, last := d.Invoices[0], d.Invoices[23]
	if first.Party != "1" || d.Invoices[1].Party != "2" || last.Party != "12" || last.InvoiceDate.String() != "2027-02-15" ||
		last.Sequence != 1 || last.BatchID != b.ID || last.Send || last.Dispatch != "" {
		t.Errorf("first %+v\nlast %+v", first, last)
	}
	want, err := batch.Expand(d.Batch, d.Register)
	ok(t, err)
	want[0].ID, want[0].BatchID, want[0].Revision = first.ID, b.ID, 1
	if !reflect.DeepEqual(first, want[0]) {
		t.Errorf("got  %+v\nwant %+v", first, want[0])
	}
	d, err = service(s).Finish(ctx, b.ID, batch.Send{IDs: []int64{first.ID, last.ID}})
	ok(t, err)
	for i, v := range d.Invoices {
		goes := i == 0 || i == 23
		if v.Send != goes || (v.Dispatch == delivery.Scheduled) != goes {
			t.Errorf("invoice %d: send %v, dispatch %q", i, v.Send, v.Dispatch)
		}
	}
	// The first goes at once, the second three days before its date.
	list, err := s.Due(ctx, noon, 0)
	ok(t, err)
	if len(list) != 1 || list[0].Party != "1" || !list[0].Due.Equal(noon) {
		t.Errorf("due now: %+v", list)
	}
	all, err := s.Outbox(ctx, false)
	ok(t, err)
	if len(all) != 2 || all[1].Party != "12" || all[1].Due.UTC().Format("2006-01-02T15") != "2027-02-12T00" {
		t.Errorf("outbox: %+v", all)
	}
}

// spec: A11: executing is approving and finishing in one transaction.
func TestStepsAreOneTransaction(t *testing.T) {
	s := newClub(t, 3)
	b, err := service(s).Save(ctx, 0, plan("A"))
	ok(t, err)
	sentinel := errors.New("no")
	seen := 0
	_, err = s.ChangeBatch(ctx, b.ID,
		func(d batch.Desk) (batch.Change, error) {
			d.Register.Now = noon
			return batch.Approve(d)
		},
		func(d batch.Desk) (batch.Change, error) {
			seen = len(d.Invoices)
			return batch.Change{}, sentinel
		})
	if err != sentinel || seen != 3 {
		t.Errorf("got %v after a step that saw %d invoices", err, seen)
	}
	d, err := s.Desk(ctx, b.ID)
	ok(t, err)
	if d.Batch.State != batch.Saved || len(d.Invoices) != 0 {
		t.Errorf("half an execution was kept: %s with %d invoices", d.Batch.State, len(d.Invoices))
	}
	_, err = s.ChangeBatch(ctx, 0, func(batch.Desk) (batch.Change, error) {
		return batch.Change{State: batch.Saved, Batch: &batch.Batch{Plan: plan("B"), Recipients: []string{"nobody"}}}, nil
	})
	wantProblem(t, err, "party.unknown")
	if list, err := s.Batches(ctx); err != nil || len(list) != 1 {
		t.Errorf("a refused batch was kept: %v, %v", list, err)
	}
}

// spec: B9: the same long text is kept once, and goes with the last invoice that has it.
func TestTextsAreKeptOnce(t *testing.T) {
	dir := newDir(t)
	s := openDir(t, dir)
	addMembers(t, s, 20)
	p := plan("A")
	p.Document.AdditionalInformation = strings.Repeat("Lang tekst. ", 10_000)
	id := execute(t, s, p)
	d, err := s.Desk(ctx, id)
	ok(t, err)
	for _, v := range d.Invoices {
		if v.AdditionalInformation != party.TidyText(p.Document.AdditionalInformation) || v.SellersNotes != "Vedtatt 12. mai" {
			t.Fatalf("invoice %d has another text", v.ID)
		}
	}
	if n := count(t, s, "SELECT count(*) FROM note"); n != 2 {
		t.Errorf("%d texts are kept, want 2", n)
	}
	ok(t, s.DeleteBatch(ctx, id))
	if n := count(t, s, "SELECT count(*) FROM note"); n != 0 {
		t.Errorf("%d texts are left", n)
	}
}

// TestDeleteBatch: all of it goes, until something is issued. Ids are not used again.
func TestDeleteBatch(t *testing.T) {
	s := newClub(t, 3)
	a := execute(t, s, plan("A"))
	ok(t, s.DeleteBatch(ctx, a))
	for _, table := range []string{"batch", "batch_recipient", "invoice", "invoice_line", "dispatch", "dispatch_invoice"} {
		if n := count(t, s, "SELECT count(*) FROM "+table); n != 0 {
			t.Errorf("%d rows are left in %s", n, table)
		}
	}
	b := execute(t, s, plan("B"))
	if b == a {
		t.Error("an id was used again")
	}
	issueAll(t, s, due(t, s)[0].ID)
	wantProblem(t, s.DeleteBatch(ctx, b), "batch.delete.issued")
	if n := count(t, s, "SELECT count(*) FROM invoice"); n != 3 {
		t.Errorf("%d invoices are left, want 3", n)
	}
}

// spec: B5
func TestInvoices(t *testing.T) {
	s := newClub(t, 11)
	a := execute(t, s, plan("Kontingent 2027"))
	p := plan("Leie")
	p.Document.InvoiceDate, p.Document.DueDate = cal.MustParse("2027-01-01"), cal.MustParse("2027-01-11")
	execute(t, s, p)
	items := due(t, s)
	issueAll(t, s, items[10].ID, items[1].ID) // of batch A: parties 11 and 2, in this order

	all, err := s.Invoices(ctx, invoice.Filter{})
	ok(t, err)
	var got []string
	for _, r := range all[:5] {
		got = append(got, fmt.Sprintf("%s/%s/%s/%s", r.NumberText(), r.Party, r.Batch, r.State))
	}
	want := "[1001/11/Kontingent 2027/sending 1002/2/Kontingent 2027/sending /1/Leie/unfinished /2/Leie/unfinished /3/Leie/unfinished]"
	if fmt.Sprint(got) != want || len(all) != 22 {
		t.Errorf("%d rows, got %v\nwant %s", len(all), got, want)
	}
	if all[0].Name != "Medlem 11 Åsgård" || all[0].Reference == "" || all[0].Lines != nil || all[0].TheirReference != "Far" {
		t.Errorf("row %+v", all[0])
	}
	for _, f := range []struct {
		filter invoice.Filter
		want   int
	}{
		{invoice.Filter{Batch: "kontingent 2027"}, 11},
		{invoice.Filter{Batch: "KONTINGENT 2027", State: "sending"}, 2},
		{invoice.Filter{State: "unfinished"}, 20},
		{invoice.Filter{Batch: "none"}, 0},
		{invoice.Filter{State: "sent"}, 0},
	} {
		if rows, err := s.Invoices(ctx, f.filter); err != nil || len(rows) != f.want {
			t.Errorf("%+v: %d rows, %v, want %d", f.filter, len(rows), err, f.want)
		}
	}
	// One whole invoice, by number and by id.
	one, err := s.Invoice(ctx, invoice.Ref{Number: 1002})
	ok(t, err)
	same, err := s.Invoice(ctx, invoice.Ref{ID: one.ID})
	ok(t, err)
	if !reflect.DeepEqual(one, same) || one.Party != "2" || len(one.Lines) != 2 || one.SellersNotes == "" ||
		one.BatchID != a || !one.IssuedAt.Equal(noon) || one.Lines[1].Description != "Utstyr & <noter>" {
		t.Errorf("got %+v", one)
	}
	doc, err := s.Document(ctx, one.ID, "pdf")
	if err != nil || string(doc) != "%PDF-1.4 faktura 1002 til Medlem 2 Åsgård" {
		t.Errorf("document %q, %v", doc, err)
	}
	_, err = s.Document(ctx, all[5].ID, "pdf")
	wantProblem(t, err, "store.document.none")
	_, err = s.Invoice(ctx, invoice.Ref{Number: 1003})
	wantProblem(t, err, "invoice.unknown")
	_, err = s.Invoice(ctx, invoice.Ref{ID: 999})
	if p := wantProblem(t, err, "invoice.unknown"); p.Args["value"] != "i999" {
		t.Errorf("got %v", p)
	}
	b, err := s.Desk(ctx, a)
	ok(t, err)
	if b.Batch.Counts["sending"] != 2 || b.Batch.Counts["unfinished"] != 9 || b.NextNumber != 1003 {
		t.Errorf("counts %v, next %d", b.Batch.Counts, b.NextNumber)
	}
}

func count(t *testing.T, s *Store, query string) (n int) {
	t.Helper()
	ok(t, s.db.QueryRow(query).Scan(&n))
	return n
}
