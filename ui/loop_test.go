package ui

import (
	"time"

	"kontingent/ui/viewmodel"
	"kontingent/ui/viewmodel/looptest"
)

// loop is a window's goroutine that the test turns by hand.
type loop struct{ *looptest.Loop }

func newLoop() *loop { return &loop{looptest.New()} }

func (l *loop) runner() viewmodel.Runner {
	return viewmodel.Runner{Go: l.Go, Post: l.Post, Later: l.Later}
}

func (l *loop) post(f func()) { l.Post(f) }

func (l *loop) wait() { l.Wait() }

func (l *loop) pass(d time.Duration) { l.Pass(d) }

func (l *loop) idle() bool { return l.Idle() }

func (l *loop) turn(d time.Duration) { l.Turn(d) }
