// Package smtptest is a mail server for tests that misbehaves as it is told, and remembers what it has seen: what was
// said in clear, which messages came whole. It is the far end of every test that must know what a mail server really
// took. It decides nothing by itself and refuses to know what a message says.
package smtptest

import (
	"bufio"
	"context"
	"crypto/tls"
	"net"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// Script is how the server behaves. Answers are by verb, or by verb and count on the connection ("RCPT#2"): what to
// say, or "DROP" (close), "HANG" (say nothing more), "LATE <text>" (say it after Late), "ENDLESS" (one line without
// end), "" (say nothing and go on). Besides the verbs there are BODY (half of a message has come; only DROP and HANG
// count) and DOT (a whole message).
type Script struct {
	Greet   string
	Hello   string // the EHLO answer; empty: one with STARTTLS before TLS, with AUTH after
	Answers map[string]string
	Hear    func(Said) string // asked before Answers; empty: they decide
	TLS     *tls.Config       // nil: a certificate of Localhost
	After   string            // bytes right behind the answer to STARTTLS
	Late    time.Duration
	Takes   bool // a message whose dot gets no proper answer is taken all the same
}

// Said is something the server heard.
type Said struct {
	Conn int    // the connection, from 1
	Verb string // CONNECT for the connection itself
	Line string // the whole command; of a message the recipient's
	Mail []byte // with DOT: the message, dots unstuffed
}

// Silent reports whether the script keeps the other side waiting.
func (s Script) Silent() bool {
	for _, a := range s.Answers {
		if a == "HANG" || strings.HasPrefix(a, "LATE ") {
			return true
		}
	}
	return s.Greet == "HANG" || strings.HasPrefix(s.Greet, "LATE ")
}

// Stage is a running script and what it has seen.
type Stage struct {
	Port int

	mu    sync.Mutex
	conns int
	clear []string // commands in clear
	lines []string // all commands
	mails [][]byte // complete messages, dots unstuffed
	taken [][]byte // those the server has taken
}

// Perform starts a server on a free port of 127.0.0.1; it ends with the test.
func Perform(t testing.TB, s Script) *Stage {
	t.Helper()
	l, err := new(net.ListenConfig).Listen(context.Background(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	st := &Stage{Port: l.Addr().(*net.TCPAddr).Port}
	var open sync.WaitGroup
	stop := make(chan struct{})
	t.Cleanup(func() { close(stop); _ = l.Close(); open.Wait() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			open.Go(func() {
				done := make(chan struct{})
				defer close(done)
				go func() {
					select {
					case <-stop:
					case <-done:
					}
					_ = c.Close()
				}()
				st.mu.Lock()
				st.conns++
				v := &visit{Stage: st, Script: s, n: st.conns, conn: c, in: bufio.NewReader(c)}
				st.mu.Unlock()
				v.play()
			})
		}
	}()
	return st
}

// Seen counts the commands that began with a verb.
func (st *Stage) Seen(verb string) (n int) {
	for _, l := range st.Lines() {
		if strings.HasPrefix(l, verb) {
			n++
		}
	}
	return n
}

// Lines are all commands, in their order.
func (st *Stage) Lines() []string {
	st.mu.Lock()
	defer st.mu.Unlock()
	return slices.Clone(st.lines)
}

// InClear is everything that was said without encryption.
func (st *Stage) InClear() string {
	st.mu.Lock()
	defer st.mu.Unlock()
	return strings.Join(st.clear, "\n")
}

// Received are the messages that came whole, whatever was answered to them.
func (st *Stage) Received() [][]byte {
	st.mu.Lock()
	defer st.mu.Unlock()
	return slices.Clone(st.mails)
}

// Taken are the messages that the server has taken, and so delivers: what arrived in truth.
func (st *Stage) Taken() [][]byte {
	st.mu.Lock()
	defer st.mu.Unlock()
	return slices.Clone(st.taken)
}
