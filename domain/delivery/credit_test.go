package delivery_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kontingent/domain/cal"
	"kontingent/domain/delivery"
)

func booked(list []delivery.Entry) string {
	var out []string
	for _, e := range list {
		out = append(out, fmt.Sprint(e.Kind, " ", e.Method, " ", e.Units, " ", e.Reserved))
	}
	return strings.Join(out, "; ")
}

// spec: A5
func TestBook(t *testing.T) {
	claim := func(m delivery.Method, price int64) delivery.Move {
		return delivery.Move{ID: 7, From: delivery.Scheduled, To: delivery.Claimed, Method: m, Price: price}
	}
	ends := func(to delivery.State, o delivery.Outcome) delivery.Move {
		return delivery.Move{ID: 7, To: to, Method: email, Attempts: []delivery.Attempt{{Method: email, Outcome: o}}}
	}
	none, two := delivery.Reservation{}, delivery.Reservation{Method: email, Units: 2}
	for _, c := range []struct {
		name string
		left int64
		open delivery.Reservation
		move delivery.Move
		want string // "moved": refused
	}{
		{"taken up: set aside", 2, none, claim(email, 2), "reserved email -2 2"},
		{"what costs nothing leaves no trace", 2, none, claim(email, 0), ""},
		{"too little: nothing", 1, none, claim(email, 2), "moved"},
		{"taken up again after a try: set aside once", 0, two, claim(email, 2), ""},
		{"taken up by another method: what was set aside counts", 0, two, claim(paper, 2), "returned email 2 -2; reserved paper -2 2"},
		{"delivered: spent", 0, two, ends(delivery.Delivered, delivery.OutcomeDelivered), "spent email 0 -2"},
		{"handed over: spent", 0, two, ends(delivery.HandedOver, delivery.OutcomeHandedOver), "spent email 0 -2"},
		{"said to have arrived: spent", 0, two, ends(delivery.Delivered, delivery.OutcomeArrived), "spent email 0 -2"},
		{"refused for good: returned", 0, two, ends(delivery.Retrying, delivery.OutcomeRefused), "returned email 2 -2"},
		{"next method by hand: returned", 0, two, ends(delivery.Retrying, delivery.OutcomePassed), "returned email 2 -2"},
		{"later: kept", 0, two, ends(delivery.Retrying, delivery.OutcomeLater), ""},
		{"again by hand: kept", 0, two, ends(delivery.Retrying, delivery.OutcomeAgain), ""},
		{"in doubt: kept, for it may have arrived", 0, two, ends(delivery.InDoubt, delivery.OutcomeInDoubt), ""},
		{"about to leave: kept", 0, two, delivery.Move{ID: 7, To: delivery.Submitting, Method: email}, ""},
		{"no connection: kept", 0, two, delivery.Move{ID: 7, From: delivery.Claimed, To: delivery.Scheduled}, ""},
		{"refused by policy, for a person: returned", 0, two, ends(delivery.NeedsAttention, delivery.OutcomeAsk), "returned email 2 -2"},
		{"cancelled: returned", 0, two, ends(delivery.Cancelled, delivery.OutcomeCancelled), "returned email 2 -2"},
		{"nothing left to try: returned", 0, two, delivery.Move{ID: 7, To: delivery.Undelivered}, "returned email 2 -2"},
		{"delivered for nothing", 5, none, ends(delivery.Delivered, delivery.OutcomeDelivered), ""},
	} {
		got, err := delivery.Book(delivery.Account{Balance: c.left}, c.open, c.move, now)
		said := booked(got)
		if errors.Is(err, delivery.ErrMoved) {
			said = "moved"
		}
		if said != c.want {
			t.Errorf("%s: got %q, want %q", c.name, said, c.want)
		}
		for _, e := range got {
			if e.Dispatch != 7 || !e.At.Equal(now) {
				t.Errorf("%s: %+v", c.name, e)
			}
		}
	}
}

// spec: A5: too little credit holds, and is no reason to take the next method, unless the batch says so.
func TestNextWithoutCredit(t *testing.T) {
	all := on(email, ehf, paper)
	it := delivery.Item{State: delivery.Scheduled, Chain: []delivery.Method{ehf, email, draft}, Card: delivery.Card{Reach: all}}
	reserved := delivery.Reservation{Method: ehf, Units: 3}
	for _, c := range []struct {
		name     string
		short    delivery.Short
		issued   bool
		state    delivery.State
		reserved delivery.Reservation
		left     int64
		want     string
	}{
		{"enough", "", false, delivery.Scheduled, delivery.Reservation{}, 3, "deliver ehf"},
		{"short", "", false, delivery.Scheduled, delivery.Reservation{}, 2, "hold ehf"},
		{"short, said", delivery.ShortHold, true, delivery.Retrying, delivery.Reservation{}, 2, "hold ehf"},
		{"held, and still short", "", false, delivery.Held, delivery.Reservation{}, 2, "hold ehf"},
		{"held, then topped up", "", false, delivery.Held, delivery.Reservation{}, 3, "deliver ehf"},
		{"set aside already", "", true, delivery.Retrying, reserved, 0, "deliver ehf"},
		{"draft", delivery.ShortDraft, false, delivery.Scheduled, delivery.Reservation{}, 2, "ehf credit_short; draft"},
		{"draft, but issued", delivery.ShortDraft, true, delivery.Retrying, delivery.Reservation{}, 2, "ehf credit_short; undelivered"},
		{"next", delivery.ShortNext, false, delivery.Scheduled, delivery.Reservation{}, 2, "ehf credit_short; deliver email"},
	} {
		it := it
		it.Short, it.Issued, it.State, it.Reserved = c.short, c.issued, c.state, c.reserved
		ch := delivery.Channels{SetUp: all, Price: map[delivery.Method]int64{ehf: 3}, Credit: c.left}
		if got := told(delivery.Next(it, ch, delivery.DefaultPolicy(), now)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestTopUp(t *testing.T) {
	for units, good := range map[int64]bool{-1: false, 0: false, 1: true, delivery.MaxTopUp: true, delivery.MaxTopUp + 1: false} {
		e, err := delivery.TopUp(units, "giro", now)
		if (err == nil) != good || good && (e.Units != units || e.Kind != delivery.Bought || e.Note != "giro") {
			t.Errorf("%d: got %+v, %v", units, e, err)
		}
	}
}

// spec: A5, S3: whatever happens, what was bought is left, set aside or spent, never less than nothing, and nobody pays
// or is delivered to twice.
func TestCreditAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(t)
		for range rapid.IntRange(1, 80).Draw(t, "steps") {
			w.step(t)
			w.check(t)
		}
	})
}

// world is an outbox and a ledger in memory, moved as the store moves them.
type world struct {
	now    time.Time
	items  []delivery.Item
	price  map[delivery.Method]int64
	ledger []delivery.Entry
	bought int64
}

func newWorld(t *rapid.T) *world {
	w := &world{now: now, price: map[delivery.Method]int64{}}
	for _, m := range delivery.Methods() {
		w.price[m] = rapid.Int64Range(0, 4).Draw(t, "price")
	}
	for i := range rapid.IntRange(1, 6).Draw(t, "items") {
		w.items = append(w.items, delivery.Item{
			ID: int64(i + 1), State: delivery.Scheduled, Due: now, DueDate: cal.Of(now).AddDays(1 + i%3), Chain: []delivery.Method{email, ehf, paper, draft},
			Card:  delivery.Card{Reach: on(email, ehf, paper)},
			Short: rapid.SampledFrom([]delivery.Short{"", delivery.ShortHold, delivery.ShortDraft, delivery.ShortNext}).Draw(t, "short"),
		})
	}
	return w
}

func (w *world) account() (a delivery.Account) {
	for _, e := range w.ledger {
		a.Add(e)
	}
	return a
}

// move carries a move out as the store does: all of it, or nothing.
func (w *world) move(t *rapid.T, it *delivery.Item, m delivery.Move) bool {
	if m.From != it.State {
		t.Fatalf("the move %+v does not start at %s", m, it.State)
	}
	entries, err := delivery.Book(w.account(), it.Reserved, m, w.now)
	if err != nil {
		return false
	}
	for _, e := range entries {
		w.ledger = append(w.ledger, e)
		it.Reserved = delivery.Reservation{Method: e.Method, Units: it.Reserved.Units + e.Reserved}
	}
	it.State = m.To
	if m.Anew {
		it.Round, it.Method = it.Round+1, ""
	}
	for _, a := range m.Attempts {
		a.Round = it.Round
		it.Attempts = append(it.Attempts, a)
	}
	if m.Method != "" {
		it.Method = m.Method
	}
	if m.Chain != nil {
		it.Chain = m.Chain
	}
	if m.Dates != nil {
		if it.Issued {
			t.Fatalf("the dates of dispatch %d were changed after it was issued", it.ID)
		}
		it.DueDate = m.Dates.Due
	}
	return true
}

func (w *world) step(t *rapid.T) {
	it := &w.items[rapid.IntRange(0, len(w.items)-1).Draw(t, "item")]
	switch rapid.IntRange(0, 6).Draw(t, "what") {
	case 0:
		e, err := delivery.TopUp(rapid.Int64Range(1, 9).Draw(t, "units"), "", w.now)
		if err != nil {
			t.Fatal(err)
		}
		w.ledger, w.bought = append(w.ledger, e), w.bought+e.Units
	case 1:
		w.now = w.now.Add(7 * time.Hour)
	case 2:
		w.person(t, it)
	case 3:
		w.passAll(t)
	default:
		w.dispatch(t, it)
	}
}

// passAll lets all that is held take its next method, as one press does.
func (w *world) passAll(t *rapid.T) {
	for i := range w.items {
		it := &w.items[i]
		if it.State != delivery.Held {
			continue
		}
		was := it.Method
		mv, err := delivery.Settle(*it, delivery.Onward, w.now)
		if err != nil || !w.move(t, it, mv) {
			t.Fatalf("%+v, %v", mv, err)
		}
		s := delivery.Next(*it, delivery.Channels{SetUp: on(email, ehf, paper)}, delivery.DefaultPolicy(), w.now)
		if s.Method == was && s.Do != delivery.DoNothing && s.Do != delivery.DoWait {
			t.Fatalf("dispatch %d was to go on from %s, and now %ss by it", it.ID, was, s.Do)
		}
	}
}

// person does something by hand, as far as it is allowed.
func (w *world) person(t *rapid.T, it *delivery.Item) {
	m := rapid.SampledFrom(delivery.Methods()).Draw(t, "method")
	var mv delivery.Move
	var err error
	switch rapid.IntRange(0, 6).Draw(t, "hand") {
	case 0:
		mv, err = delivery.Cancel(*it, w.now)
	case 1:
		mv, err = delivery.SendNow(*it, w.now)
	case 2:
		mv, err = delivery.ChangeMethod(*it, m, on(email, ehf, paper), w.now)
	case 3:
		mv, err = delivery.Settle(*it, delivery.Arrived, w.now)
	case 4:
		mv, err = delivery.Settle(*it, delivery.Again, w.now)
	case 5:
		mv, err = delivery.Settle(*it, delivery.Onward, w.now)
	case 6:
		mv, err = delivery.Redate(*it, cal.Of(w.now).AddDays(rapid.IntRange(0, 3).Draw(t, "days")), w.now)
	}
	if err == nil && !w.move(t, it, mv) {
		t.Fatalf("%+v was refused", mv)
	}
}

// dispatch takes an item up as the dispatcher does.
func (w *world) dispatch(t *rapid.T, it *delivery.Item) {
	ch := delivery.Channels{SetUp: on(email, ehf, paper), Price: w.price, Credit: w.account().Balance}
	s := delivery.Next(*it, ch, delivery.DefaultPolicy(), w.now)
	var passed []delivery.Attempt
	for _, k := range s.Skipped {
		passed = append(passed, delivery.Attempt{At: w.now, Method: k.Method, Outcome: delivery.OutcomeSkipped, Reason: k.Reason})
	}
	mv := delivery.Move{ID: it.ID, From: it.State, Method: s.Method, Attempts: passed}
	if s.Do == delivery.DoDeliver && it.NeedsDates(w.now) {
		t.Fatalf("dispatch %d goes although it fell due on %s while it was held, and it is %s", it.ID, it.DueDate, cal.Of(w.now))
	}
	switch s.Do {
	case delivery.DoHold, delivery.DoDates:
		mv.To = delivery.Held
	case delivery.DoDraft:
		mv.To = delivery.DraftMade
	case delivery.DoUndelivered:
		mv.To = delivery.Undelivered
	case delivery.DoDeliver:
		mv.To, mv.Price = delivery.Claimed, w.price[s.Method]
	default:
		return
	}
	if !w.move(t, it, mv) {
		t.Fatalf("%+v was refused: the step has looked at the credit", mv)
	}
	if mv.To != delivery.Claimed {
		return
	}
	it.Issued = true
	if rapid.IntRange(0, 9).Draw(t, "killed") == 0 { // and started again: it goes back into the queue
		it.State = delivery.Retrying
		return
	}
	results := map[delivery.Outcome]delivery.State{
		delivery.OutcomeDelivered: delivery.Delivered, delivery.OutcomeHandedOver: delivery.HandedOver,
		delivery.OutcomeRefused: delivery.Retrying, delivery.OutcomeLater: delivery.Retrying,
		delivery.OutcomeInDoubt: delivery.InDoubt, delivery.OutcomeAsk: delivery.NeedsAttention, "": delivery.Retrying,
	}
	o := rapid.SampledFrom([]delivery.Outcome{
		delivery.OutcomeDelivered, delivery.OutcomeHandedOver, delivery.OutcomeRefused, delivery.OutcomeLater,
		delivery.OutcomeInDoubt, delivery.OutcomeAsk, "",
	}).Draw(t, "outcome")
	end := delivery.Move{ID: it.ID, From: delivery.Claimed, To: results[o], Method: it.Method}
	if o != "" {
		end.Attempts = []delivery.Attempt{{At: w.now, Method: it.Method, Outcome: o}}
	}
	w.move(t, it, end)
}

func (w *world) check(t *rapid.T) {
	a, spent := w.account(), int64(0)
	for _, it := range w.items {
		open, paid, times := int64(0), 0, 0
		for _, e := range w.ledger {
			if e.Dispatch != it.ID {
				continue
			}
			open += e.Reserved
			if e.Kind == delivery.Spent {
				paid++
				spent -= e.Reserved
			}
		}
		for _, at := range it.Attempts {
			if at.Outcome == delivery.OutcomeDelivered || at.Outcome == delivery.OutcomeHandedOver {
				times++
			}
		}
		through := it.State.Finished() || it.State == delivery.HandedOver || it.State == delivery.Undelivered || it.State == delivery.Held
		if open < 0 || paid > 1 || times > 1 || open != it.Reserved.Units || through && open != 0 {
			t.Fatalf("dispatch %d is %s, has %d set aside, paid %d times, was delivered %d times", it.ID, it.State, open, paid, times)
		}
	}
	if a.Balance < 0 || a.Reserved < 0 || a.Balance+a.Reserved+spent != w.bought {
		t.Fatalf("%d left, %d set aside, %d spent of %d bought", a.Balance, a.Reserved, spent, w.bought)
	}
}
