package viewmodel

import (
	"bufio"
	"net"
	"strings"
	"sync"
	"testing"
)

// mailbox is a mail server on this machine. It does not know addresses that begin with nobody, and breaks the
// connection instead of answering when a message goes to one that begins with doubt.
type mailbox struct {
	port string

	mu   sync.Mutex
	sent []string // addresses of accepted messages
}

func newMailbox(t testing.TB) *mailbox {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	ok(t, err)
	m := &mailbox{port: l.Addr().String()[strings.LastIndex(l.Addr().String(), ":")+1:]}
	var open sync.WaitGroup
	t.Cleanup(func() { _ = l.Close(); open.Wait() })
	open.Go(func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			open.Go(func() { m.talk(c) })
		}
	})
	return m
}

func (m *mailbox) talk(c net.Conn) {
	defer func() { _ = c.Close() }()
	say := func(s string) { _, _ = c.Write([]byte(s + "\r\n")) }
	say("220 test")
	to, data := "", false
	for in := bufio.NewScanner(c); in.Scan(); {
		line := in.Text()
		switch verb := strings.ToUpper(strings.Fields(line + " x")[0]); {
		case data && line != ".":
		case data:
			data = false
			if strings.HasPrefix(to, "doubt") {
				return
			}
			m.mu.Lock()
			m.sent = append(m.sent, to)
			m.mu.Unlock()
			say("250 2.0.0 queued as 4F1")
		case verb == "EHLO":
			say("250-test\r\n250 8BITMIME")
		case verb == "RCPT":
			to = strings.Trim(line[strings.Index(line, "<")+1:], "> ")
			if strings.HasPrefix(to, "nobody") {
				say("550 5.1.1 no such user")
				continue
			}
			say("250 2.1.5 ok")
		case verb == "DATA":
			data = true
			say("354 go on")
		case verb == "QUIT":
			say("221 bye")
			return
		default:
			say("250 2.0.0 ok")
		}
	}
}

// mail sets the club's e-mail up with a server.
func (d *desk) mail() *mailbox {
	d.t.Helper()
	m := newMailbox(d.t)
	ok(d.t, d.house.SetSetting(ctx, "smtp.port", m.port))
	ok(d.t, d.house.SetSetting(ctx, "smtp.host", "127.0.0.1"))
	return m
}
