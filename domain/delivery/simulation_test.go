package delivery_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"sort"
	"time"

	"kontingent/domain/delivery"
)

// simulation is everything around the scheduler and the dispatcher, made of memory and chance: the store, the clock, the
// network, the mail server, the treasurer. Each step may end in a crash.
type simulation struct {
	*rand.Rand
	steps  int
	chaos  bool // things go wrong
	online bool

	now      time.Time
	items    []*delivery.Item
	frozen   map[string][]byte
	memos    map[string]delivery.Memo
	there    map[int64]*deposit   // at the access point
	network  int                  // documents that the network has brought
	unfit    map[int64]bool       // has a document that receivers of EHF would refuse
	without  map[int64]bool       // was issued when it was unfit: there is no such document
	left     []delivery.Departure // in the order of their moments
	paused   map[delivery.Method]delivery.Pause
	limit    delivery.Limit
	price    map[delivery.Method]int64
	ledger   []delivery.Entry
	bought   int64
	arrived  map[int64]int // by e-mail or EHF, on the other side
	printed  map[int64]bool
	answered map[int64]int  // a person's word that it may go once more
	free     map[int64]bool // a person brought it there after it had been refused
	wrong    []string
}

type crash struct{}

func newSimulation(seed uint64) *simulation {
	return &simulation{
		Rand: rand.New(rand.NewPCG(seed, 1)), online: true, now: now, frozen: map[string][]byte{},
		memos: map[string]delivery.Memo{}, there: map[int64]*deposit{}, unfit: map[int64]bool{}, without: map[int64]bool{},
		paused: map[delivery.Method]delivery.Pause{}, price: map[delivery.Method]int64{}, arrived: map[int64]int{}, printed: map[int64]bool{}, answered: map[int64]int{}, free: map[int64]bool{},
	}
}

// one is true one time in n, while there is chaos.
func (w *simulation) one(n int) bool { return w.chaos && w.IntN(n) == 0 }

// step is one thing that happens; it takes a moment, and the program may die in it.
func (w *simulation) step() {
	w.steps++
	w.now = w.now.Add(time.Duration(w.IntN(300)) * time.Millisecond)
	switch {
	case w.one(200):
		panic(crash{})
	case w.one(400):
		jumps := []time.Duration{-time.Hour, -day, -365 * day, time.Hour, day, 10 * 365 * day, -10 * 365 * day, -7 * time.Second}
		w.now = w.now.Add(jumps[w.IntN(len(jumps))])
	}
}

const day = 24 * time.Hour

func (w *simulation) Now() time.Time { return w.now }

func (w *simulation) wait(_ context.Context, d time.Duration) {
	w.step()
	w.now = w.now.Add(d)
}

func (w *simulation) fail(form string, args ...any) {
	w.wrong = append(w.wrong, fmt.Sprintf(form, args...))
}

func (w *simulation) item(id int64) *delivery.Item { return w.items[id-1] }

func (w *simulation) Recover(context.Context) error {
	w.step()
	for _, it := range w.items {
		if under := it.State == delivery.Claimed || it.State == delivery.Submitting; under && w.askAway(it) {
			continue
		}
		switch it.State {
		case delivery.Claimed:
			it.State = delivery.Scheduled
			if slices.ContainsFunc(it.Attempts, func(a delivery.Attempt) bool { return a.Outcome != delivery.OutcomeSkipped }) {
				it.State = delivery.Retrying
			}
		case delivery.Submitting:
			it.State = delivery.InDoubt
			it.Attempts = append(it.Attempts, delivery.Attempt{At: w.now, Method: it.Method, Outcome: delivery.OutcomeInDoubt})
		}
	}
	return nil
}

func (w *simulation) Due(_ context.Context, now time.Time, _ int64) (list []delivery.Item, _ error) {
	w.step()
	for _, it := range w.items {
		if waits(it.State) && !now.Before(it.Due) || it.Awaits() || it.State == delivery.InDoubt || it.State == delivery.NeedsAttention {
			c := *it
			c.Attempts = slices.Clone(it.Attempts)
			if w.without[it.ID] {
				c.Card = c.Card.Barred(delivery.EHF, delivery.Bar{Reason: delivery.ReasonNoDocument})
			}
			list = append(list, c)
		}
	}
	return list, nil
}

func waits(s delivery.State) bool {
	return s == delivery.Scheduled || s == delivery.Retrying || s == delivery.Held
}

func (w *simulation) NextDue(_ context.Context, after time.Time) (next time.Time, _ error) {
	for _, it := range w.items {
		at := it.Due
		if it.Next.After(at) {
			at = it.Next
		}
		if it.Awaits() {
			at = it.Next
		}
		if (waits(it.State) || it.Awaits()) && at.After(after) && (next.IsZero() || at.Before(next)) {
			next = at
		}
	}
	return next, nil
}

func (w *simulation) Paused(context.Context) (map[delivery.Method]delivery.Pause, error) {
	return w.paused, nil
}

func (w *simulation) Pause(_ context.Context, p delivery.Pause) error {
	w.step()
	w.paused[p.Method] = p
	return nil
}

// Move carries out moves together or none, and dies before or after.
func (w *simulation) Move(_ context.Context, moves ...delivery.Move) error {
	w.step()
	if w.one(300) { // a person is faster
		it := w.items[w.IntN(len(w.items))]
		if it.State == delivery.Scheduled && !it.Issued {
			it.State = delivery.Cancelled
		}
	}
	for _, m := range moves {
		if w.item(m.ID).State != m.From {
			return delivery.ErrMoved
		}
	}
	if !w.book(moves...) {
		return delivery.ErrMoved
	}
	for _, m := range moves {
		it := w.item(m.ID)
		it.State, it.Next = m.To, m.Next
		if m.Method != "" {
			it.Method = m.Method
		}
		it.Attempts = append(it.Attempts, m.Attempts...)
		if m.Frozen != nil {
			w.frozen[fmt.Sprint(m.ID, m.Method)] = m.Frozen
		}
		if m.Leaves != nil {
			w.leave(*m.Leaves)
		}
	}
	w.step()
	return nil
}

// leave notes a departure, and holds it against the limit: no window of any length may hold too many.
func (w *simulation) leave(d delivery.Departure) {
	i := sort.Search(len(w.left), func(i int) bool { return w.left[i].At.After(d.At) })
	w.left = slices.Insert(w.left, i, d)
	w.within(i, w.limit.Minute, time.Minute, "minute")
	w.within(i, w.limit.Hour, time.Hour, "hour")
	w.within(i, w.limit.Day, day, "day")
	if most := w.limit.Recipients; most > 0 {
		sum := 0
		for j := i; j >= 0 && d.At.Sub(w.left[j].At) < day; j-- {
			sum += w.left[j].Recipients
		}
		if sum > most && sum > d.Recipients {
			w.fail("%d recipients in a day, of %d", sum, most)
		}
	}
}

// within looks at every window that holds the i-th departure.
func (w *simulation) within(i, most int, long time.Duration, name string) {
	for j := max(0, i-most); most > 0 && j <= i && j+most < len(w.left); j++ {
		if first, last := w.left[j].At, w.left[j+most].At; last.Sub(first) < long {
			w.fail("more than %d in a %s: from %v to %v", most, name, first, last)
		}
	}
}

func (w *simulation) Departures(_ context.Context, _ string, after time.Time) ([]delivery.Departure, error) {
	w.step()
	i := sort.Search(len(w.left), func(i int) bool { return w.left[i].At.After(after) })
	return slices.Clone(w.left[i:]), nil
}

func (w *simulation) Parcels(_ context.Context, m delivery.Method, ids ...int64) (list []delivery.Parcel, _ error) {
	w.step()
	for _, id := range ids {
		p := delivery.Parcel{ID: fmt.Sprint(id), MessageID: "<m>", Frozen: w.frozen[fmt.Sprint(id, m)], Memo: w.memo(id, m)}
		if id%3 == 0 {
			p.Letter.Bcc = []string{"kasserer@example.org"}
		}
		list = append(list, p)
	}
	return list, nil
}

func (w *simulation) Report(_ context.Context, ids []int64) (r delivery.Report, _ error) {
	for _, id := range ids {
		r.Add(w.item(id).State)
	}
	return r, nil
}

func (w *simulation) Issue(_ context.Context, ids []int64) (map[int64]error, error) {
	w.step()
	failed := map[int64]error{}
	for _, id := range ids {
		if w.one(60) {
			failed[id] = fmt.Errorf("no document")
			continue
		}
		w.item(id).Issued, w.without[id] = true, w.unfit[id]
	}
	w.step()
	return failed, nil
}
