package delivery_test

import (
	"context"
	"flag"
	"math/rand/v2"
	"testing"
	"time"

	"kontingent/domain/cal"
	"kontingent/domain/delivery"
)

var (
	long = flag.Bool("long", false, "the model: fifty million steps instead of one")
	seed = flag.Uint64("seed", 0, "the model: the seed of the run to repeat")
)

// TestModel lets everything happen that can, in any order: crashes at every step, clocks that jump both ways, a network
// that goes and comes, servers that greylist, refuse and fall silent, an access point that acknowledges late, forgets
// and answers twice, a treasurer who pauses, answers, tops up and cancels. Then it lets all go well for a while. What
// must hold: nothing arrives twice without a person's word, no limit is ever exceeded, what was bought of credit is
// left, set aside or spent, and in the end nothing is left on its way.
//
// spec: C1, A5, B14
func TestModel(t *testing.T) {
	want, first := 1_000_000, *seed
	if *long {
		want *= 50
	}
	if first == 0 {
		first = rand.Uint64()
	}
	steps, lives, told, doubts, network := 0, 0, 0, 0, 0
	for s := first; steps < want; s++ {
		w := newSimulation(s)
		w.live()
		steps, lives = steps+w.steps, lives+1
		for _, it := range w.items {
			for _, a := range it.Attempts {
				if a.Outcome == delivery.OutcomeInDoubt {
					doubts++
				}
			}
		}
		told, network = told+len(w.left), network+w.network
		if len(w.wrong) > 0 {
			t.Fatalf("seed %d: %s", s, w.wrong[0])
		}
		if *seed != 0 && !*long {
			break
		}
	}
	t.Logf("seed %d: %d steps in %d lives, %d messages left, %d were in doubt, %d went over the network", first, steps, lives, told, doubts, network)
	if *seed == 0 && (told < lives || doubts == 0 || network < lives) {
		t.Errorf("a world in which nothing happens proves nothing: %d left, %d in doubt", told, doubts)
	}
}

// live is one life of a club: chaos, then calm.
func (w *simulation) live() {
	chains := [][]delivery.Method{
		{email, paper, draft},
		{email, draft},
		{preferred, email, paper, draft},
		{paper, email, draft},
		{ehf, email, draft},
		{email, ehf, paper, draft},
		{ehf, draft},
	}
	for i := range 3 + w.IntN(12) {
		it := &delivery.Item{
			ID: int64(i + 1), State: delivery.Scheduled, Chain: chains[w.IntN(len(chains))],
			Due:     now.Add(time.Duration(w.IntN(72*60)-12*60) * time.Minute),
			DueDate: cal.Of(now).AddDays(w.IntN(4)),
			Card:    delivery.Card{Reach: map[delivery.Method]bool{paper: true, email: w.IntN(10) > 0, ehf: w.IntN(10) > 0}},
		}
		if w.IntN(3) == 0 {
			it.Card.Preferred = email
		}
		w.items, w.unfit[it.ID] = append(w.items, it), w.IntN(8) == 0
	}
	w.price[email], w.price[paper], w.price[ehf] = int64(w.IntN(2)), int64(w.IntN(4)), int64(w.IntN(3))
	w.chaos = true
	sched := w.start()
	for range 150 {
		sched = w.turn(sched)
	}
	w.chaos, w.online = false, true
	clear(w.paused)
	if w.now.Before(now) { // whatever the clock did, it is right again
		w.now = now
	}
	sched = w.start()
	for range 40_000 {
		if w.finished() {
			break
		}
		w.answerAll()
		w.topUp(4 * int64(len(w.items)))
		sched = w.turn(sched)
	}
	w.audit()
	for _, it := range w.items {
		if !it.State.Finished() && it.State != delivery.Undelivered {
			w.fail("dispatch %d never gets anywhere: %s by %s, next %v, now %v", it.ID, it.State, it.Method, it.Next, w.now)
		}
		arrived := w.arrived[it.ID]
		if w.printed[it.ID] {
			arrived++
		}
		if arrived > 1+w.answered[it.ID] {
			w.fail("dispatch %d arrived %d times, a person had allowed %d", it.ID, arrived, 1+w.answered[it.ID])
		}
		if it.State == delivery.Delivered && arrived == 0 && w.answered[it.ID] == 0 {
			w.fail("dispatch %d counts as delivered and never arrived", it.ID)
		}
	}
}

func (w *simulation) finished() bool {
	for _, it := range w.items {
		if !it.State.Finished() && it.State != delivery.Undelivered {
			return false
		}
	}
	return true
}

// start is a start of the program: all it knows is in the store.
func (w *simulation) start() *delivery.Scheduler {
	return &delivery.Scheduler{Clock: w, Due: w.NextDue}
}

// turn is one look of the scheduler, and what comes of it; a crash is followed by a start.
func (w *simulation) turn(sched *delivery.Scheduler) (next *delivery.Scheduler) {
	defer func() {
		if c := recover(); c != nil {
			if _, ours := c.(crash); !ours {
				panic(c)
			}
			next = w.start()
		}
	}()
	if w.chaos {
		w.happen(sched)
	}
	w.steps++
	run, wait := sched.Look(context.Background())
	if run {
		ctx, cancel := context.WithCancel(context.Background())
		if w.one(20) {
			cancel()
		}
		d := delivery.Dispatcher{
			Store: w, Issuer: w, Book: w, Clock: w, Wait: w.wait, Policy: delivery.DefaultPolicy(),
			Carriers: map[delivery.Method]delivery.Carrier{email: mail{w}, paper: printer{w}, ehf: network{w}},
			Refused:  w.refuses,
			Limits:   map[delivery.Method]delivery.Limit{email: w.limit}, Price: w.price,
		}
		r, err := d.Run(ctx, 0)
		cancel()
		if err != nil {
			w.fail("a run ended in %v", err)
		}
		sched.Ended(r, err)
	}
	w.now = w.now.Add(wait)
	if !w.chaos && !run { // nothing happens: the machine sleeps
		w.now = w.now.Add(time.Hour)
	}
	return sched
}

// happen is one thing that happens to the club.
func (w *simulation) happen(sched *delivery.Scheduler) {
	w.steps++
	switch w.IntN(13) {
	case 0:
		w.online = !w.online
	case 1:
		clear(w.paused)
		sched.Nudge()
	case 2:
		w.paused[email] = delivery.Pause{Method: email}
	case 3:
		w.answerAll()
		delete(w.unfit, int64(1+w.IntN(len(w.items)))) // what was wrong with its card is mended
	case 4:
		limits := []delivery.Limit{
			{}, {Minute: 1 + w.IntN(20)}, {Hour: 1 + w.IntN(4), Minute: 20}, {Day: 1 + w.IntN(5)}, {Recipients: 2 + w.IntN(5), Minute: 24},
		}
		w.limit = limits[w.IntN(len(limits))]
		w.limit.Host, w.limit.Connection = "smtp.example.org", w.IntN(3)
	case 5, 6, 7:
		w.now = w.now.Add(time.Duration(w.IntN(600)) * time.Minute)
	case 9:
		for _, it := range w.items { // send it another way, then
			if mv := delivery.PassPaused(*it, email, w.now); it.WaitsFor(email, on(email, paper), w.now) && w.book(mv) {
				it.State, it.Method = mv.To, mv.Method
				it.Attempts = append(it.Attempts, mv.Attempts...)
			}
		}
	case 8:
		w.topUp(int64(1 + w.IntN(5)))
	default:
		w.now = w.now.Add(time.Duration(w.IntN(60)) * time.Second)
	}
}

// answerAll is the treasurer, who says of everything that waits for a person what comes to mind.
func (w *simulation) answerAll() {
	for _, it := range w.items {
		if mv, err := delivery.Redate(*it, cal.Of(w.now).AddDays(1+w.IntN(3)), w.now); err == nil && it.NeedsDates(w.now) {
			it.DueDate = mv.Dates.Due
		}
		a := []delivery.Answer{delivery.Arrived, delivery.Again, delivery.Onward}[w.IntN(3)]
		mv, err := delivery.Settle(*it, a, w.now)
		if err != nil || !w.book(mv) {
			continue
		}
		if w.answered[it.ID]++; a == delivery.Arrived && it.State == delivery.HandedOver {
			w.answered[it.ID]--
		}
		w.free[it.ID] = a == delivery.Arrived && it.State == delivery.NeedsAttention
		it.State, it.Next = mv.To, mv.Next
		it.Attempts = append(it.Attempts, mv.Attempts...)
	}
}
