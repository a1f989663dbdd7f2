package persistence

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kontingent/domain/delivery"
	"kontingent/domain/party"
)

// undelivered is a club of one whose invoice 1001 was issued, went out by e-mail, and came to nothing.
func undelivered(t *testing.T, s *Store, log ...delivery.Outcome) delivery.Item {
	t.Helper()
	execute(t, s, plan("A"))
	it := due(t, s)[0]
	issueAll(t, s, it.ID)
	mail(t, s, it.ID, delivery.Scheduled)
	var tries []delivery.Attempt
	for _, o := range log {
		tries = append(tries, delivery.Attempt{At: noon, Method: delivery.Email, Outcome: o})
	}
	ok(t, s.Move(ctx, delivery.Move{ID: it.ID, From: delivery.Claimed, To: delivery.Undelivered, Attempts: tries}))
	return get(t, s, it.ID)
}

// mail claims a dispatch for e-mail, as the dispatcher does, and gives the parcel.
func mail(t *testing.T, s *Store, id int64, from delivery.State) delivery.Parcel {
	t.Helper()
	list, err := s.Parcels(ctx, delivery.Email, id)
	ok(t, err)
	p, mv := list[0], delivery.Move{ID: id, From: from, To: delivery.Claimed, Method: delivery.Email}
	if p.Frozen == nil {
		p.Frozen = []byte("mail to " + p.To.Email)
		mv.Frozen, mv.MessageID = p.Frozen, p.MessageID
	}
	ok(t, s.Move(ctx, mv))
	return p
}

func get(t *testing.T, s *Store, id int64) delivery.Item {
	t.Helper()
	it, err := s.Dispatch(ctx, id)
	ok(t, err)
	return it
}

func settle(t *testing.T, s *Store, id int64, a delivery.Answer, at time.Time) {
	t.Helper()
	mv, err := delivery.Settle(get(t, s, id), a, at)
	ok(t, err)
	ok(t, s.Move(ctx, mv))
}

func moveTo(t *testing.T, s *Store, email string) {
	t.Helper()
	ok(t, s.ChangeParties(ctx, func(list []party.Party) ([]party.Party, error) {
		list[0].Email = email
		return list[:1], nil
	}))
}

// spec: A4: sent again after it was undelivered, a dispatch keeps its number, its document and its log, and gets a
// message of its own to the address as it is now; the one that was refused stays as it was.
func TestNextRound(t *testing.T) {
	s := newClub(t, 1)
	before := undelivered(t, s, delivery.OutcomeRefused)
	old, err := s.Document(ctx, before.Invoices[0], "pdf")
	ok(t, err)
	moveTo(t, s, "new@example.org")
	later := noon.Add(72 * time.Hour)
	settle(t, s, before.ID, delivery.Again, later)

	it := get(t, s, before.ID)
	if it.State != delivery.Retrying || it.Round != 2 || it.Method != "" || fmt.Sprint(it.Numbers) != "[1001]" {
		t.Errorf("got %+v", it)
	}
	if log := it.Attempts; len(log) != 2 || log[0].Round != 1 || log[0].Outcome != delivery.OutcomeRefused ||
		log[1].Round != 2 || log[1].Outcome != delivery.OutcomeAgain {
		t.Errorf("the log is %+v", log)
	}
	p := mail(t, s, it.ID, delivery.Retrying)
	if string(p.Frozen) != "mail to new@example.org" || p.MessageID == before.MessageID || !p.Date.Equal(later) {
		t.Errorf("it goes as %q under %s (before: %s) of %s", p.Frozen, p.MessageID, before.MessageID, p.Date)
	}
	if string(p.Files[0].Bytes) != string(old) || p.Files[0].Name != "faktura-1001.pdf" {
		t.Errorf("the document is %s, %q", p.Files[0].Name, p.Files[0].Bytes)
	}
	if got := get(t, s, it.ID).MessageID; got != p.MessageID {
		t.Errorf("shown is message %s, want %s", got, p.MessageID)
	}
	// Nothing replaces what is frozen, in this round or the one before.
	if err := s.Move(ctx, delivery.Move{
		ID: it.ID, From: delivery.Claimed, To: delivery.Claimed, Method: delivery.Email, Frozen: []byte("x"),
	}); err == nil {
		t.Error("a frozen message was replaced")
	}
	var kept string
	ok(t, s.db.QueryRow("SELECT group_concat(round || ' ' || CAST(bytes AS TEXT), '; ' ORDER BY id) FROM frozen").Scan(&kept))
	if kept != "1 mail to m1@example.org; 2 mail to new@example.org" {
		t.Errorf("frozen are %s", kept)
	}
	wantClean(t, s)
}

// spec: A4, C1: a second round that is cut off goes on where it was, and what is in doubt in it goes again as the same
// message under the same id, whatever the card says by then.
func TestNextRoundIsCutOff(t *testing.T) {
	dir := newDir(t)
	s := openDir(t, dir)
	addMembers(t, s, 1)
	id := undelivered(t, s, delivery.OutcomeRefused).ID
	moveTo(t, s, "new@example.org")
	again := func() { // as a process that ends here leaves it to the next
		ok(t, s.Close())
		s = openDir(t, dir)
	}
	settle(t, s, id, delivery.Again, noon)
	again()
	first := mail(t, s, id, delivery.Retrying)
	again() // it was claimed: nothing had left
	moveTo(t, s, "newer@example.org")
	same := func(when string) {
		t.Helper()
		if it := get(t, s, id); it.State != delivery.Retrying || it.Round != 2 {
			t.Fatalf("%s: it is %s in round %d", when, it.State, it.Round)
		}
		if p := mail(t, s, id, delivery.Retrying); p.MessageID != first.MessageID || string(p.Frozen) != string(first.Frozen) {
			t.Errorf("%s: it goes as %q under %s, want %q under %s", when, p.Frozen, p.MessageID, first.Frozen, first.MessageID)
		}
	}
	same("claimed")
	ok(t, s.Move(ctx, delivery.Move{ID: id, From: delivery.Claimed, To: delivery.Submitting}))
	again()
	if it := get(t, s, id); it.State != delivery.InDoubt || it.Attempts[len(it.Attempts)-1].Round != 2 {
		t.Fatalf("after a cut while submitting: %+v", it)
	}
	settle(t, s, id, delivery.Again, noon)
	same("in doubt, and a person said again")
	wantClean(t, s)
}

// When nobody knows whether the message of an earlier round arrived, a later one goes under the same id, so that whoever
// has it can tell.
func TestDoubtKeepsTheMessageID(t *testing.T) {
	s := newClub(t, 1)
	before := undelivered(t, s, delivery.OutcomeInDoubt, delivery.OutcomePassed)
	settle(t, s, before.ID, delivery.Again, noon)
	moveTo(t, s, "new@example.org")
	p := mail(t, s, before.ID, delivery.Retrying)
	if string(p.Frozen) != "mail to new@example.org" || p.MessageID != before.MessageID {
		t.Errorf("it goes as %q under %s, want id %s", p.Frozen, p.MessageID, before.MessageID)
	}
	list, err := s.Parcels(ctx, delivery.Paper, before.ID)
	ok(t, err)
	if want := delivery.MessageID(delivery.InRound(before.UID, 2), delivery.Paper, "example.org"); list[0].MessageID != want {
		t.Errorf("paper goes under %s, want %s", list[0].MessageID, want)
	}
}

// The database itself refuses a round that nothing gives a reason for.
func TestRoundBeginsOnlyWhenUndelivered(t *testing.T) {
	s := newClub(t, 2)
	execute(t, s, plan("A"))
	items := due(t, s)
	for _, from := range []delivery.State{
		delivery.Scheduled, delivery.Claimed, delivery.Submitting, delivery.InDoubt, delivery.HandedOver, delivery.Delivered,
	} {
		ok(t, s.Move(ctx, delivery.Move{ID: items[0].ID, From: get(t, s, items[0].ID).State, To: from}))
		if s.Move(ctx, delivery.Move{ID: items[0].ID, From: from, To: delivery.Retrying, Anew: true}) == nil {
			t.Errorf("a round began from %s", from)
		}
	}
	ok(t, s.Move(ctx, delivery.Move{ID: items[1].ID, From: delivery.Scheduled, To: delivery.Undelivered}))
	for _, q := range []string{
		"UPDATE dispatch SET round = 2 WHERE id = 2", "UPDATE dispatch SET round = 3, state = 'retrying' WHERE id = 2",
		"UPDATE dispatch SET round = 0, state = 'retrying' WHERE id = 2",
	} {
		if _, err := s.db.Exec(q); err == nil {
			t.Errorf("%s was let through", q)
		}
	}
}

// whims is a carrier whose answers a test draws. It notes what was accepted, by dispatch.
type whims struct {
	method   delivery.Method
	draw     func() delivery.Outcome
	accepted map[string]int
	calls    *[]string
}

func (w whims) Method() delivery.Method                { return w.method }
func (whims) Freeze(p delivery.Parcel) ([]byte, error) { return []byte("to " + p.To.Email), nil }
func (whims) Close() error                             { return nil }

func (w whims) Open(context.Context) (delivery.Session, delivery.Receipt) {
	return w, delivery.Receipt{}
}

func (w whims) Deliver(_ context.Context, p delivery.Parcel, submitting func() error) delivery.Receipt {
	if err := submitting(); err != nil {
		return delivery.Receipt{Outcome: delivery.OutcomeLater, Words: err.Error()}
	}
	o := w.draw()
	*w.calls = append(*w.calls, p.ID)
	if o == delivery.OutcomeDelivered || o == delivery.OutcomeHandedOver {
		w.accepted[p.ID]++
	}
	return delivery.Receipt{Outcome: o, Words: "as it pleases"}
}

// spec: A4, C1: whatever the other sides answer and whatever people say, over however many rounds: a dispatch is
// delivered at most once, and nothing that waits for a person goes out by itself.
func TestDeliveredAtMostOnce(t *testing.T) {
	s := newClub(t, 4)
	numbers := map[int64]string{}
	checks, longest := 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		checks++
		batch := execute(t, s, plan(fmt.Sprint("Batch ", checks)))
		accepted, calls := map[string]int{}, []string{}
		carrier := func(m delivery.Method, outcomes ...delivery.Outcome) delivery.Carrier {
			draw := rapid.SampledFrom(append(outcomes, delivery.OutcomeRefused, delivery.OutcomeRefused, delivery.OutcomeAsk))
			return whims{m, func() delivery.Outcome { return draw.Draw(rt, string(m)) }, accepted, &calls}
		}
		d := &delivery.Dispatcher{
			Store: s, Issuer: storeIssuer{t, s}, Clock: fixed(noon), Policy: delivery.DefaultPolicy(),
			Carriers: map[delivery.Method]delivery.Carrier{
				delivery.Email: carrier(delivery.Email, delivery.OutcomeDelivered, delivery.OutcomeInDoubt),
				delivery.Paper: carrier(delivery.Paper, delivery.OutcomeHandedOver),
			},
		}
		var waiting []string // they wait for a person who has said nothing
		for range rapid.IntRange(1, 6).Draw(rt, "runs") {
			calls = nil
			ok(t, s.Resume(ctx, delivery.Email)) // so many refusals pause it
			ok(t, s.Resume(ctx, delivery.Paper))
			_, err := d.Run(ctx, batch)
			ok(t, err)
			for _, uid := range waiting {
				if slices.Contains(calls, uid) {
					rt.Fatalf("%s went out by itself", uid)
				}
			}
			waiting = nil
			items, err := s.OutboxOf(ctx, batch)
			ok(t, err)
			for _, it := range items {
				longest = max(longest, it.Round)
				said := 0
				for _, a := range it.Attempts {
					if a.Outcome == delivery.OutcomeDelivered || a.Outcome == delivery.OutcomeHandedOver {
						said++
					}
				}
				if said > 1 || accepted[it.UID] > 1 || said != accepted[it.UID] {
					rt.Fatalf("dispatch %d was accepted %d times and says %d: %+v", it.ID, accepted[it.UID], said, it.Attempts)
				}
				if now := strings.Join(it.Numbers, " "); numbers[it.ID] != "" && now != numbers[it.ID] || len(it.Numbers) > 1 {
					rt.Fatalf("dispatch %d had number %s and has %s", it.ID, numbers[it.ID], now)
				}
				numbers[it.ID] = strings.Join(it.Numbers, " ")
				answer := rapid.SampledFrom([]delivery.Answer{"", delivery.Arrived, delivery.Again, delivery.Onward}).Draw(rt, "answer")
				mv, err := delivery.Settle(it, answer, noon)
				if err == nil {
					ok(t, s.Move(ctx, mv))
				} else {
					waiting = append(waiting, it.UID)
				}
			}
			moveTo(t, s, rapid.SampledFrom([]string{"m1@example.org", "new@example.org"}).Draw(rt, "card"))
		}
	})
	wantClean(t, s)
	if longest < 2 {
		t.Error("no dispatch came to a second round: the test proves little")
	}
}
