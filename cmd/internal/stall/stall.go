// Package stall watches whether the window's goroutine answers, and writes down every stretch in which it did not: how
// long, and what it was doing. It is for developers: KONTINGENT_WATCH=FILE turns it on.
//
// It decides what is a stretch and whose it is. It refuses to know Fyne: it is given a way to post to the goroutine.
// cmd/kontingent runs it.
package stall

import (
	"fmt"
	"io"
	"runtime"
	"time"

	"kontingent/domain/cal"
)

// The watch asks so often; an answer that is late is looked into; and longer than that is a stretch.
const (
	every   = 10 * time.Millisecond
	late    = 20 * time.Millisecond
	stretch = 50 * time.Millisecond
)

// Watch is a watch that is running.
type Watch struct {
	post  func(func())
	stack func() string // what the window's goroutine is doing
	to    io.Writer
	end   chan struct{}
	ended chan struct{}
	seen  map[Kind]*tally
}

type tally struct {
	number  int
	longest time.Duration
}

// Start watches the goroutine that post runs functions on; it must be the process's first.
func Start(to io.Writer, post func(func())) *Watch {
	w := &Watch{
		post: post, stack: firstGoroutine, to: to, end: make(chan struct{}), ended: make(chan struct{}),
		seen: map[Kind]*tally{},
	}
	go w.run()
	return w
}

// Stop ends the watch and writes how often and how long at most each kind was.
func (w *Watch) Stop() {
	close(w.end)
	<-w.ended
	fmt.Fprint(w.to, "summary")
	for _, k := range []Kind{Own, Drawing, Other} {
		t := w.seen[k]
		if t == nil {
			t = &tally{}
		}
		fmt.Fprintf(w.to, " · %s %d, longest %d ms", k, t.number, t.longest.Milliseconds())
	}
	fmt.Fprintln(w.to)
}

func (w *Watch) run() {
	defer close(w.ended)
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		began := cal.SystemClock{}.Now()
		answer := make(chan time.Time, 1)
		w.post(func() { answer <- cal.SystemClock{}.Now() })
		at, samples, ok := w.wait(answer)
		if !ok {
			return
		}
		if took := at.Sub(began); took > stretch {
			w.note(began, took, samples)
		}
		select {
		case <-tick.C:
		case <-w.end:
			return
		}
	}
}

// wait waits for the answer, and looks again and again at what keeps it.
func (w *Watch) wait(answer <-chan time.Time) (at time.Time, samples []string, ok bool) {
	t := time.NewTimer(late)
	defer t.Stop()
	for {
		select {
		case at = <-answer:
			return at, samples, true
		case <-w.end:
			return at, nil, false
		case <-t.C:
			samples = append(samples, w.stack())
			t.Reset(every)
		}
	}
}

func (w *Watch) note(began time.Time, took time.Duration, samples []string) {
	kind, where := blame(samples)
	t := w.seen[kind]
	if t == nil {
		t = &tally{}
		w.seen[kind] = t
	}
	t.number++
	t.longest = max(t.longest, took)
	fmt.Fprintf(w.to, "%s %d ms %s %s\n", began.Format("15:04:05.000"), took.Milliseconds(), kind, where)
}

// firstGoroutine is the stack of the process's first goroutine.
func firstGoroutine() string {
	b := make([]byte, 1<<20)
	return goroutine(string(b[:runtime.Stack(b, true)]), "goroutine 1 [")
}
