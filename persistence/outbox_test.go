package persistence

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"testing"
	"time"

	"kontingent/domain/cal"
	"kontingent/domain/delivery"
	"kontingent/domain/party"
)

// spec: B17
func TestItem(t *testing.T) {
	s := newClub(t, 2)
	ok(t, s.ChangeParties(ctx, func(list []party.Party) ([]party.Party, error) {
		list[0].OrganisationNumber, list[0].Address = "991825827", party.Address{}
		return list[:1], nil
	}))
	id := execute(t, s, plan("A"))
	it := due(t, s)[0]
	want := delivery.Item{
		ID: it.ID, UID: it.UID, BatchID: id, Batch: "A", Party: "1", PartyName: "Medlem 1 Åsgård",
		InvoiceDate: cal.MustParse("2027-01-15"), DueDate: cal.MustParse("2027-01-29"), Invoices: []int64{1}, State: delivery.Scheduled,
		Chain: []delivery.Method{delivery.Preferred, delivery.Email, delivery.EHF, delivery.Paper, delivery.Draft},
		Card: delivery.Card{
			Preferred: delivery.Email,
			Reach:     map[delivery.Method]bool{delivery.Email: true, delivery.EHF: true, delivery.Paper: false},
		},
		Round: 1, Due: it.Due, Short: delivery.ShortHold,
	}
	if len(it.UID) != 26 || !it.Due.Equal(noon) || !reflect.DeepEqual(it, want) {
		t.Errorf("got  %+v\nwant %+v", it, want)
	}
	issueAll(t, s, it.ID)
	at := noon.Add(time.Minute).Truncate(time.Millisecond)
	skip := delivery.Attempt{At: at, Method: delivery.EHF, Outcome: delivery.OutcomeSkipped, Reason: delivery.ReasonNotSetUp}
	later := delivery.Attempt{At: at, Method: delivery.Email, Outcome: delivery.OutcomeLater, Words: "451 æøå", Reason: "email.later.wait", Args: map[string]string{"value": "x"}}
	ok(t, s.Move(ctx,
		delivery.Move{
			ID: it.ID, From: delivery.Scheduled, To: delivery.Claimed, Method: delivery.Email,
			Attempts: []delivery.Attempt{skip}, Frozen: []byte("mail"), MessageID: "<k.1@example.org>",
		},
		delivery.Move{ID: it.ID, From: delivery.Claimed, To: delivery.Retrying, Next: at.Add(time.Hour), Attempts: []delivery.Attempt{later}},
	))
	got, err := s.Dispatch(ctx, it.ID)
	ok(t, err)
	if !got.Issued || !reflect.DeepEqual(got.Numbers, []string{"1001"}) || got.State != delivery.Retrying ||
		got.Method != delivery.Email || !got.Next.Equal(at.Add(time.Hour)) || got.MessageID != "<k.1@example.org>" || len(got.Attempts) != 2 {
		t.Errorf("got %+v", got)
	}
	for i, a := range []delivery.Attempt{skip, later} {
		if !got.Attempts[i].At.Equal(a.At) {
			t.Errorf("attempt %d at %v, want %v", i, got.Attempts[i].At, a.At)
		}
		a.Round = 1
		if a.At = got.Attempts[i].At; !reflect.DeepEqual(got.Attempts[i], a) {
			t.Errorf("attempt %d: %+v, want %+v", i, got.Attempts[i], a)
		}
	}
	_, err = s.Dispatch(ctx, 99)
	wantProblem(t, err, "delivery.unknown")
}

// TestDue: what may be moved now and what waits for a person; nothing that is scheduled for later, finished, or at work.
func TestDue(t *testing.T) {
	s := newClub(t, 12)
	p := plan("A")
	p.When = "days-before"
	a := execute(t, s, p)
	all, err := s.Outbox(ctx, true)
	ok(t, err)
	states := []delivery.State{
		delivery.Scheduled, delivery.Retrying, delivery.Held, delivery.InDoubt, delivery.NeedsAttention, delivery.Claimed,
		delivery.Submitting, delivery.HandedOver, delivery.Delivered, delivery.Undelivered, delivery.DraftMade, delivery.Cancelled,
	}
	for i, it := range all {
		ok(t, s.Move(ctx, delivery.Move{ID: it.ID, From: delivery.Scheduled, To: states[i]}))
	}
	want := func(when string, batch int64, parties string) {
		t.Helper()
		now, err := time.ParseInLocation(time.DateTime, when, time.UTC)
		ok(t, err)
		list, err := s.Due(ctx, now, batch)
		ok(t, err)
		got := ""
		for _, it := range list {
			got += " " + string(it.State)
		}
		if got != parties {
			t.Errorf("due at %s in batch %d:%s, want%s", when, batch, got, parties)
		}
	}
	want("2027-01-11 23:59:59", 0, " in_doubt needs_attention")
	want("2027-01-12 00:00:00", 0, " scheduled retrying held in_doubt needs_attention")
	want("2027-01-12 00:00:00", a, " scheduled retrying held in_doubt needs_attention")
	want("2027-01-12 00:00:00", a+1, "")

	open, err := s.Outbox(ctx, false)
	ok(t, err)
	if all, err = s.Outbox(ctx, true); err != nil || len(open) != 9 || len(all) != 12 {
		t.Errorf("%d open, %d in all, %v; want 9 and 12", len(open), len(all), err)
	}
	rep, err := s.Report(ctx, idsOf(all))
	ok(t, err)
	wantRep := delivery.Report{Delivered: 1, HandedOver: 1, Drafts: 1, Undelivered: 1, Held: 1, Retrying: 4, InDoubt: 1, NeedsAttention: 1}
	if !reflect.DeepEqual(rep, wantRep) {
		t.Errorf("got %+v, want %+v", rep, wantRep)
	}
	if rep, err := s.Report(ctx, nil); err != nil || !reflect.DeepEqual(rep, delivery.Report{}) {
		t.Errorf("got %+v, %v", rep, err)
	}
}

// TestOldestFirst: what has waited longest goes first.
func TestOldestFirst(t *testing.T) {
	s := newClub(t, 1)
	late := plan("Late")
	execute(t, s, late)
	early := plan("Early")
	early.When, early.Document.InvoiceDate = "days-before", cal.MustParse("2027-01-02")
	execute(t, s, early)
	if list := due(t, s); list[0].Batch != "Early" || list[1].Batch != "Late" {
		t.Errorf("got %s before %s", list[0].Batch, list[1].Batch)
	}
}

// spec: C1: moves are carried out together or not at all.
func TestMoveTogetherOrNot(t *testing.T) {
	s := newClub(t, 3)
	execute(t, s, plan("A"))
	items := due(t, s)
	issueAll(t, s, idsOf(items)...)
	try := delivery.Attempt{At: noon, Method: delivery.Email, Outcome: delivery.OutcomeRefused}
	claim := func(i int, from delivery.State) delivery.Move {
		return delivery.Move{
			ID: items[i].ID, From: from, To: delivery.Claimed, Method: delivery.Email,
			Frozen: []byte("mail"), MessageID: "<1>", Attempts: []delivery.Attempt{try},
		}
	}
	err := s.Move(ctx, claim(0, delivery.Scheduled), claim(1, delivery.Retrying), claim(2, delivery.Scheduled))
	if !errors.Is(err, delivery.ErrMoved) {
		t.Errorf("got %v, want ErrMoved", err)
	}
	for _, it := range due(t, s) {
		if it.State != delivery.Scheduled || len(it.Attempts) != 0 || it.MessageID != "" || it.Method != "" {
			t.Errorf("half of the moves were kept: %+v", it)
		}
	}
	if err := s.Move(ctx, delivery.Move{ID: 99, From: delivery.Scheduled, To: delivery.Claimed}); !errors.Is(err, delivery.ErrMoved) {
		t.Errorf("got %v, want ErrMoved", err)
	}
	ok(t, s.Move(ctx))
	ok(t, s.Move(ctx, claim(0, delivery.Scheduled)))
	// A message is frozen once: another one for the same method is a fault of the program, and changes nothing.
	ok(t, s.Move(ctx, delivery.Move{ID: items[0].ID, From: delivery.Claimed, To: delivery.Retrying}))
	if err := s.Move(ctx, claim(0, delivery.Retrying)); err == nil {
		t.Error("a frozen message was replaced")
	}
	if it, err := s.Dispatch(ctx, items[0].ID); err != nil || it.State != delivery.Retrying || len(it.Attempts) != 1 || it.Method != delivery.Email {
		t.Errorf("got %+v, %v", it, err)
	}
}

func TestPause(t *testing.T) {
	s := newStore(t)
	p := delivery.Pause{Method: delivery.Email, At: noon, Reason: "email.channel.login", Words: "535 nei"}
	ok(t, s.Pause(ctx, p))
	p.Words = "535 fortsatt nei"
	ok(t, s.Pause(ctx, p))
	got, err := s.Paused(ctx)
	ok(t, err)
	if e := got[delivery.Email]; len(got) != 1 || e.Words != p.Words || e.Reason != p.Reason || !e.At.Equal(noon) {
		t.Errorf("got %+v", got)
	}
	ok(t, s.Resume(ctx, delivery.Email))
	ok(t, s.Resume(ctx, delivery.Paper))
	if got, err := s.Paused(ctx); err != nil || len(got) != 0 {
		t.Errorf("got %+v, %v", got, err)
	}
}

// TestParcels: the recipient is read from the card now, the documents are those that were issued.
func TestParcels(t *testing.T) {
	s := newClub(t, 3)
	execute(t, s, plan("A"))
	items := due(t, s)
	_, err := s.Parcels(ctx, delivery.Email, items[0].ID)
	if err == nil {
		t.Error("a parcel of what is not issued")
	}
	issueAll(t, s, idsOf(items)...)
	ok(t, s.ChangeParties(ctx, func(list []party.Party) ([]party.Party, error) {
		list[2].Email, list[2].Name = "new@example.org", "New name"
		return list[2:], nil
	}))
	list, err := s.Parcels(ctx, delivery.Email, items[2].ID, items[0].ID)
	ok(t, err)
	want := delivery.Parcel{
		Run: "A",
		ID:  items[2].UID, MessageID: delivery.MessageID(items[2].UID, delivery.Email, "example.org"),
		To:     delivery.Recipient{Number: "3", Name: "New name", Email: "new@example.org", PostalCode: "0150"},
		Letter: delivery.Letter{Subject: "Faktura", From: "kasserer@example.org"},
		Files:  []delivery.File{{Name: "faktura-1003.pdf", MIME: "application/pdf", Bytes: []byte("%PDF-1.4 faktura 1003 til Medlem 3 Åsgård")}},
		Date:   list[0].Date,
	}
	if len(list) != 2 || !reflect.DeepEqual(list[0], want) || !list[0].Date.Equal(noon) || list[1].To.Number != "1" {
		t.Errorf("got  %+v\nwant %+v", list[0], want)
	}
	// What is frozen goes out again as it is, under its own id, for this method only. Nothing is something, too.
	for _, frozen := range []struct {
		m     delivery.Method
		bytes []byte
	}{{delivery.Email, []byte("mail")}, {delivery.Paper, []byte{}}} {
		ok(t, s.Move(ctx,
			delivery.Move{ID: items[2].ID, From: delivery.Scheduled, To: delivery.Claimed, Method: frozen.m, Frozen: frozen.bytes, MessageID: "<k@x>"},
			delivery.Move{ID: items[2].ID, From: delivery.Claimed, To: delivery.Scheduled}))
		list, err = s.Parcels(ctx, frozen.m, items[2].ID)
		ok(t, err)
		if p := list[0]; p.Frozen == nil || string(p.Frozen) != string(frozen.bytes) || p.MessageID != "<k@x>" {
			t.Errorf("%s: frozen %q under %s", frozen.m, p.Frozen, p.MessageID)
		}
	}
	if list, err = s.Parcels(ctx, delivery.EHF, items[2].ID); err != nil || list[0].Frozen != nil {
		t.Errorf("EHF: frozen %q, %v", list[0].Frozen, err)
	}
	o := club()
	o.Email = ""
	ok(t, s.SetOrganisation(ctx, o))
	list, err = s.Parcels(ctx, delivery.Email, items[0].ID)
	ok(t, err)
	if want := delivery.MessageID(items[0].UID, delivery.Email, "kontingent.invalid"); list[0].MessageID != want {
		t.Errorf("got %s, want %s", list[0].MessageID, want)
	}
	if _, err := s.Parcels(ctx, delivery.Email, 99); err == nil {
		t.Error("a parcel of nothing")
	}
}

// TestDispatcherRunsOnTheStore: the whole way with the domain's own dispatcher, a repeatable carrier and one that answers.
func TestDispatcherRunsOnTheStore(t *testing.T) {
	s := newClub(t, 450)
	execute(t, s, plan("A"))
	sent := map[string]int{}
	d := &delivery.Dispatcher{
		Store: s, Issuer: storeIssuer{t, s}, Clock: fixed(noon), Policy: delivery.DefaultPolicy(),
		Carriers: map[delivery.Method]delivery.Carrier{delivery.Email: mailbox{sent}},
	}
	rep, err := d.Run(ctx, 0)
	ok(t, err)
	if rep.Delivered != 449 || rep.Undelivered != 1 || rep.Retrying != 0 || len(sent) != 450 {
		t.Errorf("got %+v, %d sent", rep, len(sent))
	}
	for id, n := range sent {
		if n != 1 {
			t.Errorf("%s was sent %d times", id, n)
		}
	}
	if again, err := d.Run(ctx, 0); err != nil || again.Delivered != 0 || len(sent) != 450 {
		t.Errorf("a second run did %+v, %v", again, err)
	}
	wantClean(t, s)
}

type storeIssuer struct {
	t *testing.T
	s *Store
}

func (i storeIssuer) Issue(_ context.Context, ids []int64) (map[int64]error, error) {
	issueAll(i.t, i.s, ids...)
	return nil, nil
}

// mailbox accepts every parcel but that of party 13.
type mailbox struct{ sent map[string]int }

func (mailbox) Method() delivery.Method                  { return delivery.Email }
func (mailbox) Freeze(p delivery.Parcel) ([]byte, error) { return []byte("mail to " + p.To.Email), nil }

func (m mailbox) Open(context.Context) (delivery.Session, delivery.Receipt) {
	return m, delivery.Receipt{}
}

func (mailbox) Close() error { return nil }

func (m mailbox) Deliver(_ context.Context, p delivery.Parcel, submitting func() error) delivery.Receipt {
	if err := submitting(); err != nil {
		return delivery.Receipt{Outcome: delivery.OutcomeLater, Words: err.Error()}
	}
	m.sent[p.MessageID]++
	if p.To.Number == "13" || string(p.Frozen) != "mail to "+p.To.Email {
		return delivery.Receipt{Outcome: delivery.OutcomeRefused, Words: "550 5.1.1"}
	}
	return delivery.Receipt{Outcome: delivery.OutcomeDelivered, Words: fmt.Sprintf("250 queued as %d", len(m.sent))}
}
