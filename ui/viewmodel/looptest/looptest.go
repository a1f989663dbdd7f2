// Package looptest is a window's goroutine that a test turns by hand. The tests of the view-models and those of the
// screens share it. It decides when things happen and refuses to know what.
package looptest

import (
	"slices"
	"sync"
	"time"
)

// Loop runs in Wait what is posted, and beside it what is handed to Go; time passes when the test says so. Go, Post and
// Later are what a view-model's Runner is made of.
type Loop struct {
	mu     sync.Mutex
	cond   *sync.Cond
	queue  []func()
	away   int // pieces of work that are under way
	now    time.Duration
	timers []*timer
}

type timer struct {
	at time.Duration
	do func()
}

// New makes a loop with nothing to do.
func New() *Loop {
	l := &Loop{}
	l.cond = sync.NewCond(&l.mu)
	return l
}

// Go runs f beside the loop. Wait waits for it.
func (l *Loop) Go(f func()) {
	l.mu.Lock()
	l.away++
	l.mu.Unlock()
	go func() {
		f()
		l.mu.Lock()
		l.away--
		l.mu.Unlock()
		l.cond.Broadcast()
	}()
}

// Post has f run by the loop.
func (l *Loop) Post(f func()) {
	l.mu.Lock()
	l.queue = append(l.queue, f)
	l.mu.Unlock()
	l.cond.Broadcast()
}

// Later has f run by the loop when d has passed. stop takes it back, and reports whether it was in time.
func (l *Loop) Later(d time.Duration, f func()) (stop func() bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	t := &timer{l.now + d, f}
	l.timers = append(l.timers, t)
	return func() bool {
		l.mu.Lock()
		defer l.mu.Unlock()
		n := len(l.timers)
		l.timers = slices.DeleteFunc(l.timers, func(o *timer) bool { return o == t })
		return len(l.timers) < n
	}
}

// Next waits for what is posted and takes it, to be run by the caller. false: nothing is posted, nor under way.
func (l *Loop) Next() (func(), bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for len(l.queue) == 0 && l.away > 0 {
		l.cond.Wait()
	}
	if len(l.queue) == 0 {
		return nil, false
	}
	f := l.queue[0]
	l.queue = l.queue[1:]
	return f, true
}

// Wait runs what is posted until nothing is under way any more.
func (l *Loop) Wait() {
	for f, more := l.Next(); more; f, more = l.Next() {
		f()
	}
}

// Pass lets time pass, and does what was to be done in it.
func (l *Loop) Pass(d time.Duration) {
	l.Wait()
	l.mu.Lock()
	end := l.now + d
	for {
		var next *timer
		for _, t := range l.timers {
			if t.at <= end && (next == nil || t.at < next.at) {
				next = t
			}
		}
		if next == nil {
			break
		}
		l.now = next.at
		l.timers = slices.DeleteFunc(l.timers, func(o *timer) bool { return o == next })
		l.mu.Unlock()
		l.Post(next.do)
		l.Wait()
		l.mu.Lock()
	}
	l.now = end
	l.mu.Unlock()
}

// Idle reports whether nothing is left to run.
func (l *Loop) Idle() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.queue) == 0
}

// Turn runs what is posted and lets d pass, without waiting for what is under way: for looking at it half-way.
func (l *Loop) Turn(d time.Duration) {
	l.mu.Lock()
	l.now += d
	l.timers = slices.DeleteFunc(l.timers, func(t *timer) bool {
		due := t.at <= l.now
		if due {
			l.queue = append(l.queue, t.do)
		}
		return due
	})
	queue := l.queue
	l.queue = nil
	l.mu.Unlock()
	for _, f := range queue {
		f()
	}
}
