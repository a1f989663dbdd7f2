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
	var last time.Duration
	for {
		began := cal.SystemClock{}.Now()
		answers := make(chan answer, 1)
		w.post(func() {
			cpu, known := computed()
			answers <- answer{cal.SystemClock{}.Now(), cpu, known}
		})
		a, samples, ok := w.wait(answers)
		if !ok {
			return
		}
		if took := a.at.Sub(began); took > stretch {
			busy := took
			if a.known {
				busy = min(took, a.cpu-last)
			}
			w.note(began, took, busy, samples)
		}
		last = a.cpu
		select {
		case <-tick.C:
		case <-w.end:
			return
		}
	}
}

// answer is when the goroutine answered, and how long its thread had computed by then.
type answer struct {
	at    time.Time
	cpu   time.Duration
	known bool
}

// wait waits for the answer, and looks again and again at what keeps it.
func (w *Watch) wait(answers <-chan answer) (a answer, samples []string, ok bool) {
	t := time.NewTimer(late)
	defer t.Stop()
	for {
		select {
		case a = <-answers:
			return a, samples, true
		case <-w.end:
			return a, nil, false
		case <-t.C:
			samples = append(samples, w.stack())
			t.Reset(every)
		}
	}
}

// note writes a stretch down: how long on the wall, how much of it was computing or, with a !, waiting for something.
func (w *Watch) note(began time.Time, took, busy time.Duration, samples []string) {
	kind, where := blame(samples)
	mark := ""
	if kind == Own && waited(samples) {
		mark = "!"
	}
	t := w.seen[kind]
	if t == nil {
		t = &tally{}
		w.seen[kind] = t
	}
	t.number++
	t.longest = max(t.longest, took)
	fmt.Fprintf(w.to, "%s %d/%d%s ms %s %s\n", began.Format("15:04:05.000"), took.Milliseconds(), busy.Milliseconds(), mark, kind, where)
}

// firstGoroutine is the stack of the process's first goroutine.
func firstGoroutine() string {
	b := make([]byte, 1<<20)
	return goroutine(string(b[:runtime.Stack(b, true)]), "goroutine 1 [")
}
