package main

import (
	"strings"
	"testing"
	"time"
)

// looped is a loop whose goroutine is the test.
func looped(t *testing.T) (*loop, chan func(), *[]any) {
	t.Helper()
	posted := make(chan func(), 1000)
	var faults []any
	l := &loop{post: func(f func()) { posted <- f }}
	l.fault = func(what any, stack []byte) {
		if !strings.Contains(string(stack), "loop_test.go") {
			t.Errorf("the stack does not say where: %s", stack)
		}
		posted <- func() { faults = append(faults, what) }
	}
	return l, posted, &faults
}

func TestLoop(t *testing.T) {
	l, posted, faults := looped(t)
	r := l.runner()
	said := ""
	r.Go(func() { r.Post(func() { said += "a" }) })
	(<-posted)()
	r.Later(time.Millisecond, func() { said += "b" })
	(<-posted)()
	stop := r.Later(time.Hour, func() { said += "c" })
	if !stop() || stop() {
		t.Error("calling off is reported wrongly")
	}
	// Called off after the time is up and before its turn: it stays off.
	stop = r.Later(time.Millisecond, func() { said += "d" })
	f := <-posted
	if !stop() {
		t.Error("it could still be called off")
	}
	f()
	if said != "ab" {
		t.Errorf("got %s", said)
	}
	r.Go(func() { panic("away") })
	(<-posted)()
	r.Post(func() { panic("here") })
	(<-posted)()
	(<-posted)()
	if len(*faults) != 2 {
		t.Errorf("got %v", *faults)
	}
	l.ended.Store(true)
	r.Post(func() { t.Error("posted after the end") })
	if len(posted) != 0 {
		t.Error("posted after the end")
	}
}
