package viewmodel

import (
	"time"

	"kontingent/ui/viewmodel/looptest"
)

// loop is a window's goroutine that the test turns by hand.
type loop struct{ *looptest.Loop }

func newLoop() *loop { return &loop{looptest.New()} }

func (l *loop) runner() Runner { return Runner{Go: l.Go, Post: l.Post, Later: l.Later} }

func (l *loop) post(f func()) { l.Post(f) }

func (l *loop) wait() { l.Wait() }

func (l *loop) pass(d time.Duration) { l.Pass(d) }
