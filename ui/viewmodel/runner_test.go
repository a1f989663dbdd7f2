package viewmodel

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"kontingent/domain/delivery"
)

// gate lets a test hold an answer back.
type gate chan struct{}

// An answer that is out of date is dropped, wishes that come meanwhile become one asking, and none is lost.
func TestStaleAnswersAreDropped(t *testing.T) {
	for _, live := range []bool{false, true} {
		l := newLoop()
		e := &Env{Run: l.runner()}
		var q latest
		q.live = live
		want, asked, got := 0, 0, []int{}
		hold := make(gate)
		wish := func() {
			ask(e, &q, func() func(context.Context) (int, error) {
				n := want
				asked++
				return func(context.Context) (int, error) {
					if n == 1 {
						<-hold
					}
					return n, nil
				}
			}, func(n int, _ error) { got = append(got, n) })
		}
		for want = 1; want <= 5; want++ {
			wish()
		}
		want = 5
		close(hold)
		l.wait()
		same(t, "asked", asked, 2)
		if live {
			same(t, "answers, in their order", got, "[1 5]")
		} else {
			same(t, "answers", got, "[5]")
		}
	}
}

// After closing nothing comes any more.
func TestClosedHearsNothing(t *testing.T) {
	l := newLoop()
	e := &Env{Run: l.runner()}
	var q latest
	ask(e, &q, func() func(context.Context) (int, error) {
		return func(context.Context) (int, error) { return 1, nil }
	}, func(int, error) { t.Error("an answer came") })
	q.close()
	l.wait()
}

// News comes together, at most ten times a second.
func TestFeedMergesNews(t *testing.T) {
	l := newLoop()
	f := NewFeed(l.runner())
	var heard []string
	stop := f.Listen(func(n News) {
		last := 0
		if n.Last != nil {
			last = n.Last.Done
		}
		heard = append(heard, fmt.Sprint(n.About(Dispatches), " ", n.About(Cards), " ", last))
	})
	for i := range 500 {
		f.See(delivery.Event{Done: i + 1})
	}
	f.Touch(Cards)
	l.pass(90 * time.Millisecond)
	same(t, "not yet", len(heard), 0)
	l.pass(time.Second)
	same(t, "together", heard, "[true true 500]")
	for i := range 100 {
		f.See(delivery.Event{Done: i})
		l.pass(10 * time.Millisecond)
	}
	l.pass(time.Second)
	if n := len(heard) - 1; n < 9 || n > 11 {
		t.Errorf("%d times in a second", n)
	}
	stop()
	f.Touch(Cards)
	l.pass(time.Second)
	if n := len(heard); n > 12 {
		t.Errorf("heard after stopping: %d", n)
	}
}

// A page that reads much anew does so once a second while deliveries go on, at once when something else has changed, and
// a last time when all is over.
func TestFollow(t *testing.T) {
	l := newLoop()
	e := &Env{Run: l.runner(), Feed: NewFeed(l.runner())}
	n := 0
	var q latest
	stop := e.follow(Dispatches, &q, func() { n++ })
	for i := range 300 {
		e.Feed.See(delivery.Event{Done: i})
		l.pass(10 * time.Millisecond)
	}
	l.pass(2 * time.Second)
	if n < 2 || n > 4 {
		t.Errorf("read %d times in three seconds of deliveries", n)
	}
	n, q.took = 0, time.Second // a register of 100 000, say
	for range 30 {
		e.Feed.See(delivery.Event{})
		l.pass(100 * time.Millisecond)
	}
	l.pass(4 * time.Second)
	same(t, "a long reading comes more seldom", n, 1)
	n = 0
	e.Feed.Touch(Dispatches)
	l.pass(200 * time.Millisecond)
	same(t, "at once", n, 1)
	e.Feed.Touch(Cards)
	l.pass(200 * time.Millisecond)
	same(t, "not its topic", n, 1)
	e.Feed.See(delivery.Event{})
	l.pass(200 * time.Millisecond)
	stop()
	l.pass(9 * time.Second)
	same(t, "stopped", n, 1)
}

// Work is put away a second after the first change, one writing at a time, and the newest state last.
func TestKeeper(t *testing.T) {
	l := newLoop()
	e := &Env{Run: l.runner(), Clock: &clock{t: time.Now()}, Saved: func(time.Time) {}}
	state, fails, meanwhile := 0, false, false
	var k *keeper
	var kept []int
	var told []error
	k = newKeeper(e, func() string { return "it" }, func() func(context.Context) error {
		n, fail := state, fails
		if n < 0 {
			return nil
		}
		if meanwhile {
			meanwhile = false
			l.post(func() { state = 22; k.touch() }) // while it is being written down
		}
		return func(context.Context) error {
			if fail {
				return errors.New("the disk is full")
			}
			l.post(func() { kept = append(kept, n) })
			return nil
		}
	}, func(err error) { told = append(told, err) })
	for state = 1; state <= 20; state++ {
		k.touch() // typing on does not put it off
		l.pass(100 * time.Millisecond)
	}
	l.pass(time.Second)
	same(t, "kept while typing", len(kept) >= 2 && kept[len(kept)-1] == 20, true)

	// What changes while it is being written down is written after it.
	state, meanwhile = 21, true
	k.touch()
	l.pass(3 * time.Second)
	same(t, "kept after the writing", kept[len(kept)-2:], "[21 22]")

	done := false
	state = 23
	k.touch()
	k.flush(func() {})
	state = 24
	k.touch()
	k.flush(func() { done = true })
	l.wait()
	same(t, "a flush waits for the newest", fmt.Sprint(done, kept[len(kept)-1]), "true 24")

	fails, state = true, 30
	k.touch()
	l.pass(2 * time.Second)
	same(t, "told", told[len(told)-1], "the disk is full")
	fails = false
	flushed := false
	k.flush(func() { flushed = true })
	l.wait()
	same(t, "tried again at the next chance", flushed && kept[len(kept)-1] == 30, true)

	state = -1 // can't be put away as it stands
	k.touch()
	k.flush(func() {})
	l.wait()
	same(t, "waits", k.pending(), true)
}

// The remaining time is told once it can be known, and no more exactly than that.
func TestRemainingTime(t *testing.T) {
	e := env(t, "nb")
	var p pace
	now := e.Clock.Now()
	for i := range 61 {
		p.see(i, 600, now.Add(time.Duration(i)*time.Second))
		left, ok := p.left()
		if (i < 6) == ok {
			t.Errorf("after %d: %v %v", i, left, ok)
		}
	}
	left, _ := p.left()
	same(t, "left", e.duration(left), "omtrent 9 minutter igjen")
	same(t, "share", p.share(), 100)
	p.see(3, 600, now.Add(time.Hour)) // an event that was overtaken
	same(t, "done", p.done, 60)
	same(t, "hours", e.duration(3*time.Hour), "omtrent 3 timer igjen")
	same(t, "soon", e.duration(20*time.Second), "mindre enn ett minutt igjen")
}
