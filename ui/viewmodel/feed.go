package viewmodel

import (
	"slices"
	"sync"
	"time"

	"kontingent/domain/delivery"
)

// Topic is what may have changed.
type Topic uint

// The topics. They can be joined: Cards|Groups.
const (
	Cards Topic = 1 << iota
	Products
	Batches
	Invoices
	Dispatches
	ClubSettings
)

// News is what happened since the last news.
type News struct {
	Topics Topic
	Last   *delivery.Event // the last event of a delivery run; nil: none
}

// About reports whether any of the topics changed.
func (n News) About(t Topic) bool { return n.Topics&t != 0 }

// pause between news: at most ten a second.
const feedPause = 100 * time.Millisecond

// Feed gathers what happens and tells the models at most ten times a second.
type Feed struct {
	run Runner

	mu      sync.Mutex
	pending News
	waiting bool

	listeners []*listener // on the window's goroutine
}

type listener struct{ hear func(News) }

// NewFeed makes a feed.
func NewFeed(r Runner) *Feed { return &Feed{run: r} }

// See takes an event of the dispatcher, from any goroutine, without blocking.
func (f *Feed) See(e delivery.Event) {
	f.add(News{Topics: Batches | Invoices | Dispatches, Last: &e})
}

// Touch says that something has changed, from any goroutine.
func (f *Feed) Touch(t Topic) { f.add(News{Topics: t}) }

func (f *Feed) add(n News) {
	f.mu.Lock()
	f.pending.Topics |= n.Topics
	if n.Last != nil {
		f.pending.Last = n.Last
	}
	first := !f.waiting
	f.waiting = true
	f.mu.Unlock()
	if first {
		f.run.Later(feedPause, f.tell)
	}
}

// tell hands the news to whoever listens, on the window's goroutine.
func (f *Feed) tell() {
	f.mu.Lock()
	n := f.pending
	f.pending, f.waiting = News{}, false
	f.mu.Unlock()
	for _, l := range f.listeners {
		l.hear(n)
	}
}

// Listen adds a listener. What it returns takes it off again. Both belong to the window's goroutine.
func (f *Feed) Listen(hear func(News)) (stop func()) {
	l := &listener{hear}
	f.listeners = append(f.listeners, l)
	return func() { f.listeners = without(f.listeners, l) }
}

// without is a new list, because somebody may be going through the old one.
func without(list []*listener, gone *listener) []*listener {
	return slices.DeleteFunc(slices.Clone(list), func(l *listener) bool { return l == gone })
}
