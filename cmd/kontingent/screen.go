package main

import (
	"bytes"
	"io"
)

// failures are what Fyne writes to the log when it gets no window; it gives no error back. The cause stands in the
// message after that.
var failures = [][]byte{
	[]byte("window creation error"), []byte("failed to initialise GLFW"), []byte("failed to initialise OpenGL"),
}

// windowWatch reads what the toolkit writes to the log, passes it on, and calls failed with the cause when there will be
// no window.
type windowWatch struct {
	next   io.Writer
	failed func(cause string)
	broken bool
}

func (w *windowWatch) Write(b []byte) (int, error) {
	n, err := w.next.Write(b)
	if w.broken {
		w.broken = false
		_, cause, _ := bytes.Cut(b, []byte("Cause:"))
		w.failed(string(bytes.TrimSpace(cause)))
		return n, err
	}
	for _, f := range failures {
		w.broken = w.broken || bytes.Contains(b, f)
	}
	return n, err
}
