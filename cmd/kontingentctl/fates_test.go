package main

import (
	"fmt"
	"io"
	"net"
	"strconv"
	"strings"
	"sync"
	"testing"

	smtp "github.com/emersion/go-smtp"
)

// moody is a mail server whose answer depends on the name before the @.
type moody struct {
	mu       sync.Mutex
	accepted []string // message ids
	greylist bool     // on: "grey" is asked to come back
}

type moodySession struct {
	*moody
	conn *smtp.Conn
	to   string
}

func (m *moody) NewSession(c *smtp.Conn) (smtp.Session, error) {
	return &moodySession{moody: m, conn: c}, nil
}

func (s *moodySession) Mail(string, *smtp.MailOptions) error { return nil }

func (s *moodySession) Rcpt(to string, _ *smtp.RcptOptions) error {
	s.to, _, _ = strings.Cut(to, "@")
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.to == "gone":
		return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "No such user here"}
	case s.to == "grey" && s.greylist:
		return &smtp.SMTPError{Code: 450, EnhancedCode: smtp.EnhancedCode{4, 7, 1}, Message: "Greylisted, come back"}
	}
	return nil
}

func (s *moodySession) Data(r io.Reader) error {
	b, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	_, rest, _ := strings.Cut(string(b), "Message-ID: ")
	id, _, _ := strings.Cut(rest, "\r\n")
	s.mu.Lock()
	s.accepted = append(s.accepted, id)
	s.mu.Unlock()
	if s.to == "doubt" {
		_ = s.conn.Conn().Close() // taken, but the answer is lost
	}
	return nil
}

func (s *moodySession) Reset()        {}
func (s *moodySession) Logout() error { return nil }

const fates = "Nr;Navn;E-post;Postnr;Poststed;Grupper\n" +
	"1;Fine;fine@example.org;0150;Oslo;Alle\n" +
	"2;Gone;gone@example.org;0150;Oslo;Alle\n" +
	"3;Grey;grey@example.org;0150;Oslo;Alle\n" +
	"4;Doubt;doubt@example.org;0150;Oslo;Alle\n" +
	"5;Nowhere;gone@example.org;;;Alle\n" +
	"6;Last;last@example.org;0150;Oslo;Alle\n"

// smtp sets a moody server up as the club's.
func (c *club) smtp(m *moody) {
	c.t.Helper()
	server := smtp.NewServer(m)
	server.Domain = "localhost"
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		c.t.Fatal(err)
	}
	go func() { _ = server.Serve(l) }()
	c.t.Cleanup(func() { _ = server.Close() })
	for k, v := range map[string]string{
		"smtp.host": "127.0.0.1", "smtp.port": strconv.Itoa(l.Addr().(*net.TCPAddr).Port), "smtp.security": "none",
	} {
		c.do(exitDone, "settings", "set", k, v)
	}
}

// states gives every dispatch as party:state:method.
func (c *club) states() string {
	var out []string
	for _, it := range rows(c.do(exitDone, "outbox", "--all"), "dispatches") {
		out = append(out, fmt.Sprint(it["party"], ":", it["state"], ":", it["method"]))
	}
	return strings.Join(out, " ")
}

// spec: A2, A4, C1, C11: each recipient's fate is its own; nobody is told "sent" without the server's word, and nobody
// gets it twice.
func TestFates(t *testing.T) {
	c := newClub(t)
	m := &moody{greylist: true}
	c.smtp(m)
	c.do(exitDone, "import", c.file("members.csv", fates))
	c.do(exitDone, "batch", "create", c.file("batch.toml", `
name = "Kontingent"
[recipients]
include = ["Alle"]
[[document.lines]]
description = "Kontingent"
unit_price = "450.00"
`))
	r := c.do(exitPart, "batch", "execute", "1")
	if got, want := c.states(), "1:delivered:email 2:handed_over:paper 3:retrying:email 4:in_doubt:email "+
		"5:undelivered:email 6:delivered:email"; got != want {
		t.Fatalf("got  %s\nwant %s\n%v", got, want, r)
	}
	// What was refused keeps its number; no number is missing.
	var numbers []string
	for _, v := range rows(c.do(exitDone, "invoice", "list"), "invoices") {
		numbers = append(numbers, fmt.Sprint(v["number"], v["state"]))
	}
	if got, want := strings.Join(numbers, " "), "1sent 2handed_over 3sending 4in_doubt 5undelivered 6sent"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	// In doubt never moves by itself, and greylisting waits for its time.
	c.do(exitPart, "dispatch")
	c.now = "2026-11-23"
	m.mu.Lock()
	m.greylist = false
	m.mu.Unlock()
	c.do(exitPart, "dispatch")
	if got := c.states(); !strings.Contains(got, "3:delivered:email 4:in_doubt") {
		t.Errorf("the day after: %s", got)
	}
	for _, it := range rows(c.do(exitDone, "outbox", "--all"), "dispatches") {
		if it["party"] == "2" {
			if all := fmt.Sprint(it["attempts"]); !strings.Contains(all, "550 5.1.1 No such user here") {
				t.Errorf("the server's words are lost: %s", all)
			}
		}
		if it["party"] == "4" {
			if got := c.do(exitDone, "outbox", "settle", fmt.Sprint(it["id"]), "again"); got["state"] != "retrying" {
				t.Errorf("send again: %v", got)
			}
		}
	}
	c.do(exitPart, "dispatch")
	m.mu.Lock()
	defer m.mu.Unlock()
	times := map[string]int{}
	for _, id := range m.accepted {
		times[id]++
	}
	// Four messages: the one in doubt went twice because a person said so, with the same id.
	twice := 0
	for _, n := range times {
		if n == 2 {
			twice++
		}
	}
	if len(times) != 4 || len(m.accepted) != 5 || twice != 1 {
		t.Errorf("messages: %v", m.accepted)
	}
	c.do(exitDone, "verify")
}

// spec: A2, C1: a channel that fails pauses for everybody, and nobody falls through to the next method.
func TestChannelPauses(t *testing.T) {
	c := newClub(t)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			// A server that will not let us send: every MAIL FROM is refused.
			go refuseSender(conn)
		}
	}()
	for k, v := range map[string]string{
		"smtp.host": "127.0.0.1", "smtp.port": strconv.Itoa(l.Addr().(*net.TCPAddr).Port), "smtp.security": "none",
	} {
		c.do(exitDone, "settings", "set", k, v)
	}
	c.do(exitDone, "import", c.file("members.csv", members))
	c.do(exitDone, "batch", "create", c.file("batch.toml", batchTOML))
	r := c.do(exitPart, "batch", "execute", "1")
	paused := rows(r, "paused")
	if len(paused) != 1 || paused[0]["method"] != "email" || !strings.Contains(fmt.Sprint(paused[0]["words"]), "not your address") {
		t.Errorf("paused: %v", paused)
	}
	if got := tell(r["handed_over"], r["retrying"], r["drafts"], r["undelivered"]); got != "1 2 1 0" {
		t.Errorf("got %s", got)
	}
	sink, _ := c.mail()
	c.do(exitPart, "dispatch")
	if sink.Count() != 0 {
		t.Error("a paused channel went on by itself")
	}
	if p := rows(c.do(exitDone, "outbox", "resume", "email"), "paused"); len(p) != 0 {
		t.Errorf("still paused: %v", p)
	}
	c.do(exitDone, "dispatch")
	if sink.Count() != 2 {
		t.Errorf("%d mails after resuming", sink.Count())
	}
	c.do(exitDone, "verify")
}

func refuseSender(conn net.Conn) {
	defer conn.Close()
	fmt.Fprint(conn, "220 localhost\r\n")
	buf := make([]byte, 4096)
	for {
		n, err := conn.Read(buf)
		if err != nil {
			return
		}
		switch word := strings.ToUpper(string(buf[:min(n, 4)])); word {
		case "EHLO":
			fmt.Fprint(conn, "250-localhost\r\n250 8BITMIME\r\n")
		case "MAIL":
			fmt.Fprint(conn, "553 5.7.1 that is not your address\r\n")
		case "QUIT":
			fmt.Fprint(conn, "221 bye\r\n")
			return
		default:
			fmt.Fprint(conn, "250 ok\r\n")
		}
	}
}
