package main

import (
	"fmt"
	"io"

	"kontingent/domain/delivery"
)

// progress shows on one line how far a run has come.
type progress struct {
	w    io.Writer
	on   bool
	last int
}

// see takes one event of the dispatcher.
func (p *progress) see(e delivery.Event) {
	if p.on && e.Done > p.last && (e.Done%25 == 0 || e.Done == e.Of) {
		p.last = e.Done
		fmt.Fprintf(p.w, "\r%d / %d", e.Done, e.Of)
	}
}

// end closes the line.
func (p *progress) end() {
	if p.last > 0 {
		fmt.Fprintln(p.w)
	}
}
