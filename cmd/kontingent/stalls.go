package main

import (
	"os"

	"fyne.io/fyne/v2"

	"kontingent/cmd/internal/stall"
)

// watchEnv names a file in which every stretch is noted in which the window did not answer.
const watchEnv = "KONTINGENT_WATCH"

// watch begins that when it is asked for, and gives what ends it.
func (p *program) watch() (end func()) {
	name := p.getenv(watchEnv)
	if name == "" {
		return func() {}
	}
	f, err := os.Create(name)
	if err != nil {
		fyne.LogError("watch the window's goroutine", err)
		return func() {}
	}
	w := stall.Start(f, p.loop.Post)
	return func() {
		w.Stop()
		_ = f.Close() // everything in it is written already
	}
}
