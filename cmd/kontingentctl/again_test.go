package main

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net"
	"net/mail"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	smtp "github.com/emersion/go-smtp"
)

// child, set in the environment, makes the test binary be the command.
const child = "KONTINGENT_TEST_CHILD"

func TestMain(m *testing.M) {
	if os.Getenv(child) != "" {
		os.Exit(run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr, func(string) string { return "" }))
	}
	os.Exit(m.Run())
}

// counter is a mail server that knows nobody whose name begins with "gone", and can be told to do something at the
// moment a recipient is named or a message has come whole, before it answers.
type counter struct {
	mu       sync.Mutex
	messages []taken
	atRcpt   func()
	atData   func()
}

// taken is a message that came whole.
type taken struct {
	to   string // of the envelope
	head mail.Header
	pdf  []byte
	raw  string
}

type counterSession struct {
	*counter
	to string
}

func (m *counter) NewSession(*smtp.Conn) (smtp.Session, error) {
	return &counterSession{counter: m}, nil
}
func (s *counterSession) Mail(string, *smtp.MailOptions) error { return nil }
func (s *counterSession) Reset()                               {}
func (s *counterSession) Logout() error                        { return nil }

func (s *counterSession) Rcpt(to string, _ *smtp.RcptOptions) error {
	if strings.HasPrefix(to, "gone") {
		return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "No such user here"}
	}
	s.to = to
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.atRcpt != nil {
		s.atRcpt()
	}
	return nil
}

func (s *counterSession) Data(r io.Reader) error {
	b, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	msg, err := mail.ReadMessage(bytes.NewReader(b))
	if err != nil {
		return err
	}
	pdf, err := attached(msg)
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.messages = append(s.messages, taken{s.to, msg.Header, pdf, string(b)})
	if s.atData != nil {
		s.atData()
	}
	return nil
}

// came gives the messages that came so far.
func (m *counter) came() []taken {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.messages)
}

// attached gives the document of a message.
func attached(msg *mail.Message) ([]byte, error) {
	_, params, err := mime.ParseMediaType(msg.Header.Get("Content-Type"))
	if err != nil {
		return nil, err
	}
	parts := multipart.NewReader(msg.Body, params["boundary"])
	for {
		p, err := parts.NextPart()
		if err != nil {
			return nil, err
		}
		if p.FileName() != "" {
			return io.ReadAll(base64.NewDecoder(base64.StdEncoding, p))
		}
	}
}

// counter starts the server and points the club at it.
func (c *club) counter() *counter {
	c.t.Helper()
	m := &counter{}
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
	return m
}

// refusedByAll is a club of one whose invoice every method has failed with.
func refusedByAll(t *testing.T) (c *club, m *counter, before map[string]any, pdf []byte) {
	t.Helper()
	c = newClub(t)
	m = c.counter()
	c.do(exitDone, "import", c.file("members.csv", "Nr;Navn;E-post;Grupper\n1;Anna;gone@example.org;Alle\n"))
	c.do(exitDone, "batch", "create", c.file("batch.toml",
		"name = \"K\"\n[recipients]\ninclude = [\"Alle\"]\n[[document.lines]]\ndescription = \"K\"\nunit_price = \"450.00\"\n"))
	c.do(exitPart, "batch", "execute", "1")
	before = c.only()
	if before["state"] != "undelivered" || len(m.came()) != 0 {
		t.Fatalf("it is %v, and %d messages came", before["state"], len(m.came()))
	}
	return c, m, before, c.pdf("1")
}

// only gives the one dispatch there is.
func (c *club) only() map[string]any {
	c.t.Helper()
	all := rows(c.do(exitDone, "outbox", "--all"), "dispatches")
	if len(all) != 1 {
		c.t.Fatalf("dispatches: %v", all)
	}
	return all[0]
}

// pdf gives the document of an invoice.
func (c *club) pdf(number string) []byte {
	c.t.Helper()
	file := filepath.Join(c.t.TempDir(), "out.pdf")
	c.do(exitDone, "invoice", "pdf", number, "--out", file)
	b, err := os.ReadFile(file)
	if err != nil {
		c.t.Fatal(err)
	}
	return b
}

// killedAt runs dispatch as another process that dies, without a warning, in the middle of the conversation.
func (c *club) killedAt(moment *func(), m *counter) {
	c.t.Helper()
	cmd := exec.Command(os.Args[0], "--data", c.dir, "--now", c.now, "--json", "dispatch")
	cmd.Env = append(os.Environ(), child+"=1")
	dead := make(chan struct{})
	m.mu.Lock()
	*moment = func() { _ = cmd.Process.Kill(); <-dead } // it hears no answer any more
	err := cmd.Start()
	m.mu.Unlock()
	if err != nil {
		c.t.Fatal(err)
	}
	err = cmd.Wait()
	close(dead)
	m.mu.Lock()
	defer m.mu.Unlock()
	if *moment = nil; err == nil {
		c.t.Fatal("it came to its end: nothing was killed")
	}
}

// outcomes lists the log of a dispatch.
func outcomes(it map[string]any) string {
	var out []string
	for _, a := range rows(it, "attempts") {
		out = append(out, fmt.Sprint(a["method"], ":", a["outcome"]))
	}
	return strings.Join(out, " ")
}

// spec: A4: everybody refused it, the address is mended, and it is sent again: the new address gets one message, with
// the number and the document that were issued.
func TestSentAgainAfterMending(t *testing.T) {
	c, m, before, pdf := refusedByAll(t)
	c.do(exitDone, "party", "set", "1", "email=new@example.org")
	c.do(exitDone, "dispatch")
	if len(m.came()) != 0 {
		t.Fatal("a mended card alone sent it")
	}
	c.now = "2026-12-01"
	it := c.do(exitDone, "outbox", "settle", fmt.Sprint(before["id"]), "again")
	if it["state"] != "retrying" || it["method"] != "" {
		t.Errorf("after the answer: %v", it)
	}
	said := rows(it, "attempts")
	if last := said[len(said)-1]; last["outcome"] != "again" || !strings.Contains(fmt.Sprint(last["error"]), "as the card has them now") {
		t.Errorf("the log ends with %v", last)
	}
	c.refuses(exitError, []string{"does not wait for this answer"}, "outbox", "settle", fmt.Sprint(before["id"]), "again")
	c.do(exitDone, "dispatch")
	c.do(exitDone, "dispatch")
	if len(m.came()) != 1 {
		t.Fatalf("%d messages", len(m.came()))
	}
	got, after := m.came()[0], c.only()
	if got.to != "new@example.org" || !strings.Contains(got.head.Get("To"), "<new@example.org>") || strings.Contains(got.raw, "gone@example.org") {
		t.Errorf("it went to %s, and says To: %s", got.to, got.head.Get("To"))
	}
	if d, err := got.head.Date(); err != nil || d.Format("2006-01-02") != "2026-12-01" {
		t.Errorf("it is of %v, %v", d, err)
	}
	if id := got.head.Get("Message-ID"); id == before["message_id"] || id != after["message_id"] {
		t.Errorf("it went under %s; before %v, shown %v", id, before["message_id"], after["message_id"])
	}
	if !bytes.Equal(got.pdf, pdf) || !bytes.Equal(c.pdf("1"), pdf) {
		t.Error("it is another document")
	}
	if after["state"] != "delivered" || after["method"] != "email" || after["invoice"] != before["invoice"] {
		t.Errorf("afterwards: %v", after)
	}
	if had, has := outcomes(before), outcomes(after); has != had+" :again preferred:skipped email:delivered" {
		t.Errorf("the log was %s and is %s", had, has)
	}
	if list := rows(c.do(exitDone, "invoice", "list"), "invoices"); len(list) != 1 || list[0]["number"] != "1" || list[0]["state"] != "sent" {
		t.Errorf("invoices: %v", list)
	}
	c.do(exitDone, "verify")
}

// spec: A4, A3: the card has another way by then.
func TestSentAgainAnotherWay(t *testing.T) {
	c, m, before, _ := refusedByAll(t)
	c.do(exitDone, "party", "set", "1", "street=Storgata 1", "postal_code=0150", "city=Oslo", "preferred_method=paper")
	c.do(exitDone, "outbox", "settle", fmt.Sprint(before["id"]), "again")
	c.do(exitDone, "dispatch")
	if it := c.only(); it["state"] != "handed_over" || it["method"] != "paper" || len(m.came()) != 0 {
		t.Errorf("it is %v by %v, and %d messages came", it["state"], it["method"], len(m.came()))
	}
	// Nothing mended, or mended wrongly: it is undelivered once more, and can be sent again once more.
	c, m, before, _ = refusedByAll(t)
	for range 2 {
		c.do(exitDone, "outbox", "settle", fmt.Sprint(before["id"]), "again")
		c.do(exitPart, "dispatch")
		if it := c.only(); it["state"] != "undelivered" || len(m.came()) != 0 {
			t.Errorf("it is %v, and %d messages came", it["state"], len(m.came()))
		}
	}
	c.do(exitDone, "verify")
}

// spec: A4, C1: killed before the message left, the second round goes on by itself; killed before the answer came, it is
// in doubt, and goes again, as the same message under the same id, only when a person says so.
func TestSentAgainAndKilled(t *testing.T) {
	c, m, before, pdf := refusedByAll(t)
	id := fmt.Sprint(before["id"])
	c.do(exitDone, "party", "set", "1", "email=new@example.org")
	c.do(exitDone, "outbox", "settle", id, "again")
	c.killedAt(&m.atRcpt, m)
	frozen := c.only()
	if frozen["state"] != "retrying" || len(m.came()) != 0 || frozen["message_id"] == before["message_id"] {
		t.Fatalf("killed before it left: %v", frozen)
	}
	c.killedAt(&m.atData, m)
	if it := c.only(); it["state"] != "in_doubt" {
		t.Fatalf("killed before the answer: %v", it)
	}
	c.do(exitPart, "dispatch")
	if len(m.came()) != 1 {
		t.Fatalf("what is in doubt went again by itself: %d messages", len(m.came()))
	}
	c.do(exitDone, "outbox", "settle", id, "again")
	c.do(exitDone, "dispatch")
	if len(m.came()) != 2 || m.came()[0].raw != m.came()[1].raw {
		t.Fatalf("%d messages, and not the same", len(m.came()))
	}
	for _, got := range m.came() {
		if got.head.Get("Message-ID") != frozen["message_id"] || got.to != "new@example.org" || !bytes.Equal(got.pdf, pdf) {
			t.Errorf("it went to %s under %s, want id %v", got.to, got.head.Get("Message-ID"), frozen["message_id"])
		}
	}
	if it := c.only(); it["state"] != "delivered" || it["invoice"] != "1" {
		t.Errorf("afterwards: %v", it)
	}
	c.do(exitDone, "verify")
}
