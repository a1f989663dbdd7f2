package main

import (
	"runtime/debug"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	"kontingent/ui/viewmodel"
)

// loop is the window's goroutine as the rest sees it. Once it has ended nothing is posted to it any more.
type loop struct {
	post  func(func()) // fyne.Do outside tests
	fault func(what any, stack []byte)
	ended atomic.Bool
}

func newLoop(fault func(any, []byte)) *loop { return &loop{post: fyne.Do, fault: fault} }

// runner is what the models work with.
func (l *loop) runner() viewmodel.Runner {
	return viewmodel.Runner{Go: l.away, Post: l.Post, Later: l.later}
}

// away runs f in the background. A fault in it ends neither the program nor silently.
func (l *loop) away(f func()) {
	go func() {
		defer l.catch()
		f()
	}()
}

// Post runs f on the window's goroutine, after what was posted before.
func (l *loop) Post(f func()) {
	if l.ended.Load() {
		return
	}
	l.post(func() {
		if l.ended.Load() {
			return
		}
		defer l.catch()
		f()
	})
}

// later runs f on the window's goroutine after a while. What it returns calls that off, and reports whether it could.
func (l *loop) later(after time.Duration, f func()) func() bool {
	var done atomic.Bool
	t := time.AfterFunc(after, func() {
		l.Post(func() {
			if !done.Swap(true) {
				f()
			}
		})
	})
	return func() bool {
		t.Stop()
		return !done.Swap(true)
	}
}

// catch takes a fault, to be told and written down.
func (l *loop) catch() {
	if what := recover(); what != nil {
		l.fault(what, debug.Stack())
	}
}
