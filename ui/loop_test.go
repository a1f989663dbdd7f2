package ui

import (
	"slices"
	"sync"
	"time"

	"kontingent/ui/viewmodel"
)

// loop is a window's goroutine that a test turns by hand: what is posted runs in wait, what is handed to Go runs beside
// it, and time passes when the test says so.
type loop struct {
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

func newLoop() *loop {
	l := &loop{}
	l.cond = sync.NewCond(&l.mu)
	return l
}

func (l *loop) runner() viewmodel.Runner {
	return viewmodel.Runner{
		Go: func(f func()) {
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
		},
		Post: l.post,
		Later: func(d time.Duration, f func()) func() bool {
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
		},
	}
}

func (l *loop) post(f func()) {
	l.mu.Lock()
	l.queue = append(l.queue, f)
	l.mu.Unlock()
	l.cond.Broadcast()
}

// wait runs what is posted until nothing is under way any more.
func (l *loop) wait() {
	for {
		l.mu.Lock()
		for len(l.queue) == 0 && l.away > 0 {
			l.cond.Wait()
		}
		if len(l.queue) == 0 {
			l.mu.Unlock()
			return
		}
		f := l.queue[0]
		l.queue = l.queue[1:]
		l.mu.Unlock()
		f()
	}
}

// pass lets time pass, and does what was to be done in it.
func (l *loop) pass(d time.Duration) {
	l.wait()
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
		l.post(next.do)
		l.wait()
		l.mu.Lock()
	}
	l.now = end
	l.mu.Unlock()
}

// idle reports whether nothing is left to run.
func (l *loop) idle() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.queue) == 0
}

// turn runs what is posted and lets d pass, without waiting for what is under way: for looking at it half-way.
func (l *loop) turn(d time.Duration) {
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
