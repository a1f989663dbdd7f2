package viewmodel

import (
	"context"
	"time"

	"kontingent/domain/cal"
)

// Runner says where work is done. The window fills it with go and fyne.Do, a test with "at once".
type Runner struct {
	Go    func(func())                            // away from the window's goroutine
	Post  func(func())                            // on the window's goroutine, one after the other, in their order
	Later func(time.Duration, func()) func() bool // on the window's goroutine after a while; the answer calls it off
}

// latest is one question that is asked again and again. One asking is under way at a time; wishes that come meanwhile
// become one more asking after it, and the answer that is out of date is dropped.
type latest struct {
	busy, again bool
	live        bool // show answers that are out of date too: better than none while things keep moving
	closed      bool
	took        time.Duration // how long the last asking took
}

// ask asks anew. get is called here, on the window's goroutine, to take along what the question is about; what it
// returns runs away from it.
func ask[T any](e *Env, l *latest, get func() func(context.Context) (T, error), put func(T, error)) {
	if l.closed {
		return
	}
	if l.busy {
		l.again = true
		return
	}
	l.busy = true
	work := get()
	e.Run.Go(func() {
		began := cal.SystemClock{}.Now()
		v, err := work(context.Background())
		took := cal.SystemClock{}.Now().Sub(began)
		e.Run.Post(func() {
			again := l.again
			l.took = took
			l.busy, l.again = false, false
			if l.closed {
				return
			}
			if !again || l.live {
				put(v, err)
			}
			if again {
				ask(e, l, get, put)
			}
		})
	})
}

// close drops whatever answer still comes.
func (l *latest) close() { l.closed = true }

// do carries out a command away from the window and comes back with what became of it. A command is never dropped.
func do[T any](e *Env, work func(context.Context) (T, error), then func(T, error)) {
	e.Run.Go(func() {
		v, err := work(context.Background())
		e.Run.Post(func() { then(v, err) })
	})
}

// act is do for a command with nothing to tell but whether it worked; a failure is said in passing.
func (e *Env) act(work func(context.Context) error, then func()) {
	e.Run.Go(func() {
		err := work(context.Background())
		e.Run.Post(func() {
			if err != nil {
				e.complain(err)
				return
			}
			then()
		})
	})
}
