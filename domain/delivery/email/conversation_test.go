package email

import (
	"bytes"
	"context"
	"crypto/tls"
	"encoding/base64"
	"net"
	"strings"
	"testing"
	"time"

	"kontingent/domain/delivery"
	"kontingent/domain/delivery/carriertest"
	"kontingent/domain/delivery/smtptest"
)

var (
	// short is for servers that fall silent: given up soon, the final answer waited for longer.
	short = Patience{Dial: 10 * time.Second, Command: time.Second, Final: 3 * time.Second}
	// long is for all others: a busy machine must not look like a silent server.
	long = Patience{Dial: time.Minute, Command: time.Minute, Final: time.Minute}
)

// hanging is less than long and more than any conversation takes: beyond it something waits for nothing.
const hanging = 20 * time.Second

func carrierFor(port int, security Security) *Carrier {
	s := Settings{
		Host: "localhost", Port: port, Security: security, User: testUser, From: "kasserer@example.org", FromName: "Fjellheim",
	}
	password := func(context.Context) (string, error) { return testPassword, nil }
	return New(s, password, smtptest.Localhost().Pool).WithPatience(long)
}

// try delivers a parcel over a new session and gives the receipt of whatever came to an end first.
func try(t *testing.T, c *Carrier, p delivery.Parcel) delivery.Receipt {
	t.Helper()
	if p.Frozen == nil {
		p = freeze(t, c, p)
	}
	s, receipt := c.Open(t.Context())
	if !receipt.OK() {
		return receipt
	}
	defer func() { _ = s.Close() }()
	return s.Deliver(t.Context(), p, func() error { return nil })
}

func freeze(t testing.TB, c *Carrier, p delivery.Parcel) delivery.Parcel {
	t.Helper()
	var err error
	if p.Frozen, err = c.Freeze(p); err != nil {
		t.Fatal(err)
	}
	return p
}

// TestMisbehaviours: a server that misbehaves in whatever way gives the outcome that lets the right one wait, with its
// own words, in bounded time, and never hears the password in clear.
func TestMisbehaviours(t *testing.T) { // spec: A2, C1, C7, C11
	const (
		later   = delivery.OutcomeLater
		offline = delivery.OutcomeOffline
		channel = delivery.OutcomeChannel
		refused = delivery.OutcomeRefused
		doubt   = delivery.OutcomeInDoubt
		ask     = delivery.OutcomeAsk
		done    = delivery.OutcomeDelivered
	)
	on := func(kv ...string) smtptest.Script {
		s := smtptest.Script{Answers: map[string]string{}, Late: 1800 * time.Millisecond}
		for i := 0; i < len(kv); i += 2 {
			s.Answers[kv[i]] = kv[i+1]
		}
		return s
	}
	stranger, err := smtptest.NewAuthority("localhost")
	if err != nil {
		t.Fatal(err)
	}
	otherName, err := smtptest.NewAuthority("mail.example.com")
	if err != nil {
		t.Fatal(err)
	}
	oldTLS := &tls.Config{Certificates: []tls.Certificate{smtptest.Localhost().Cert}, MaxVersion: tls.VersionTLS11}
	for _, c := range []struct {
		name      string
		script    smtptest.Script
		outcome   delivery.Outcome
		reason    string
		words     string // is part of the receipt's words
		after     time.Duration
		reconnect bool
		passed    bool // the server got a whole message
	}{
		{"all well", on(), done, "", "250 2.0.0 queued as ABC123", 0, false, true},
		{"421 greeting", smtptest.Script{Greet: "421 4.7.0 too many connections, try again in 20 minutes"}, offline, "email.offline.busy", "421 4.7.0 too many", 20 * time.Minute, true, false},
		{"554 greeting", smtptest.Script{Greet: "554 your address is listed"}, channel, "email.channel.refused", "554 your address", 0, false, false},
		{"no greeting", smtptest.Script{Greet: "HANG"}, offline, "email.offline.silent", "timeout", 0, true, false},
		{"greeting drips for ever", smtptest.Script{Greet: "ENDLESS"}, offline, "email.offline.garbled", "", 0, true, false},
		{"greeting of another protocol", smtptest.Script{Greet: "+OK POP3 ready"}, offline, "email.offline.garbled", "", 0, true, false},
		{"EHLO 502", on("EHLO", "502 no such command"), channel, "email.channel.refused", "502 no such command", 0, false, false},
		{"no STARTTLS", smtptest.Script{Hello: "250-test\r\n250 AUTH PLAIN LOGIN"}, channel, "email.channel.no_starttls", "", 0, false, false},
		{"lower-case starttls", smtptest.Script{Answers: map[string]string{"EHLO#1": "250-test\r\n250-starttls\r\n250 auth plain"}}, done, "", "250", 0, false, true},
		{"STARTTLS refused", on("STARTTLS", "502 not now"), channel, "email.channel.no_starttls", "502 not now", 0, false, false},
		{"STARTTLS for now refused", on("STARTTLS", "454 4.7.0 no TLS today"), offline, "email.offline.busy", "454", 0, false, false},
		{"bad certificate", smtptest.Script{TLS: &tls.Config{Certificates: []tls.Certificate{stranger.Cert}}}, channel, "email.channel.certificate", "certificate", 0, false, false},
		{"certificate of another name", smtptest.Script{TLS: &tls.Config{Certificates: []tls.Certificate{otherName.Cert}}}, channel, "email.channel.certificate", "certificate", 0, false, false},
		{"TLS 1.1", smtptest.Script{TLS: oldTLS}, channel, "email.channel.tls", "tls", 0, false, false},
		{"plaintext injected after STARTTLS", smtptest.Script{After: "\r\n250 AUTH PLAIN"}, channel, "email.channel.tampered", "", 0, false, false},
		{"no AUTH inside TLS", smtptest.Script{Answers: map[string]string{"EHLO#2": "250-test\r\n250 SIZE 1"}}, channel, "email.channel.no_login", "", 0, false, false},
		{"only AUTH XOAUTH2", smtptest.Script{Answers: map[string]string{"EHLO#2": "250-test\r\n250 AUTH XOAUTH2"}}, channel, "email.channel.login_method", "XOAUTH2", 0, false, false},
		{"535", on("AUTH", "535 5.7.8 bad credentials"), channel, "email.channel.login", "535 5.7.8 bad credentials", 0, false, false},
		{"534", on("AUTH", "534-5.7.9 Application-specific password required.\r\n534 5.7.9 Learn more"), channel, "email.channel.login", "534 5.7.9 Application-specific password required. Learn more", 0, false, false},
		{"454 at AUTH", on("AUTH", "454 4.7.0 try later"), offline, "email.offline.busy", "454", 0, false, false},
		{"AUTH hangs", on("AUTH", "HANG"), offline, "email.offline.silent", "timeout", 0, true, false},
		{"password repeated in the answer", on("AUTH", "535 bad password "+testPassword), channel, "email.channel.login", "535 bad password ***", 0, false, false},
		{"password repeated after the message", on("DOT", "554 5.7.1 refused for "+testPassword), ask, "email.ask.policy", "554 5.7.1 refused for ***", 0, false, true},
		{"530 at MAIL", on("MAIL", "530 5.7.0 authentication required"), channel, "email.channel.login", "530", 0, false, false},
		{"sender refused at MAIL", on("MAIL", "550 5.7.60 not allowed to send as this sender"), channel, "email.channel.sender", "550 5.7.60", 0, false, false},
		{"sender refused at RCPT", on("RCPT", "553 5.7.1 <kasserer@example.org>: Sender address rejected: not owned by user"), channel, "email.channel.sender", "553", 0, false, false},
		{"too big at MAIL", on("MAIL", "552 5.3.4 message too big"), refused, "email.refused.too_big", "552", 0, false, false},
		{"451 at MAIL", on("MAIL", "451 4.3.0 try later"), offline, "email.offline.busy", "451", 0, false, false},
		{"450 greylist", on("RCPT", "450 4.2.0 Greylisted, see you in 10 minutes"), later, "email.later.wait", "450 4.2.0 Greylisted", 10 * time.Minute, false, false},
		{"452 mailbox full", on("RCPT", "452 4.2.2 over quota"), later, "email.later.full", "452", 20 * time.Hour, false, false},
		{"552 mailbox full", on("DOT", "552 5.2.2 mailbox full"), later, "email.later.full", "552", 20 * time.Hour, false, true},
		{"550 5.1.1", on("RCPT", "550-5.1.1 no such user\r\n550 5.1.1 here"), refused, "email.refused.unknown", "550 5.1.1 no such user here", 0, false, false},
		{"550 5.4.5 quota", on("DOT", "550 5.4.5 Daily user sending limit exceeded"), channel, "email.channel.quota", "550 5.4.5", 0, false, true},
		{"421 4.7.28 quota", on("DOT", "421 4.7.28 unusual rate"), channel, "email.channel.quota", "421", 0, true, true},
		{"432 4.3.2 quota", on("MAIL", "432 4.3.2 concurrent connections limit exceeded"), channel, "email.channel.quota", "432", 0, false, false},
		{"554 at dot", on("DOT", "554 5.7.1 message looks like spam"), ask, "email.ask.policy", "554 5.7.1", 0, false, true},
		{"451 at dot", on("DOT", "451 4.3.0 try in 3 seconds"), later, "email.later.wait", "451", 5 * time.Minute, false, true},
		{"421 at dot", on("DOT", "421 4.3.2 shutting down"), later, "email.later.wait", "421", 0, true, true},
		{"500 at RCPT", on("RCPT", "500 what?"), ask, "email.ask.protocol", "500", 0, false, false},
		{"503 at DATA", on("DATA", "503 5.5.1 bad sequence"), ask, "email.ask.protocol", "503", 0, false, false},
		{"421 at RCPT", on("RCPT", "421 4.4.2 idle too long"), offline, "email.offline.busy", "421", 0, true, false},
		{"drop at MAIL", on("MAIL", "DROP"), offline, "email.offline.dropped", "EOF", 0, true, false},
		{"drop at DATA", on("DATA", "DROP"), offline, "email.offline.dropped", "EOF", 0, true, false},
		{"silence at DATA", on("DATA", "HANG"), offline, "email.offline.silent", "timeout", 0, true, false},
		{"250 at DATA", on("DATA", "250 fine"), offline, "email.offline.garbled", "250 fine", 0, true, false},
		{"two answers to one command", on("MAIL", "250 ok\r\n250 ok"), offline, "email.offline.garbled", "nobody had asked", 0, true, false},
		{"an answer too many before the dot", on("DATA", "354 go\r\n250 2.0.0 queued as FALSE"), offline, "email.offline.garbled", "nobody had asked", 0, true, false},
		{"drop before dot", on("BODY", "DROP"), offline, "email.offline.dropped", "", 0, true, false},
		{"drop after dot", on("DOT", "DROP"), doubt, "email.in_doubt.no_answer", "EOF", 0, true, true},
		{"silence after dot", on("DOT", "HANG"), doubt, "email.in_doubt.no_answer", "timeout", 0, true, true},
		{"endless line after dot", on("DOT", "ENDLESS"), doubt, "email.in_doubt.no_answer", "", 0, true, true},
		{"garbage after dot", on("DOT", "yes"), doubt, "email.in_doubt.no_answer", "", 0, true, true},
		{"3xx after dot", on("DOT", "354 more"), doubt, "email.in_doubt.no_answer", "354 more", 0, true, true},
		{"250 later than the command deadline", on("DOT", "LATE 250 2.0.0 queued as SLOW"), done, "", "queued as SLOW", 0, false, true},
		{"QUIT never answered", on("QUIT", "HANG"), done, "", "250", 0, false, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			st := smtptest.Perform(t, c.script)
			p := carriertest.Parcel(1)
			if c.name == "drop before dot" {
				p.Files[0].Bytes = bytes.Repeat(p.Files[0].Bytes, 3000) // more than the sockets hold
			}
			carrier := carrierFor(st.Port, SecurityStartTLS)
			if c.script.Silent() {
				carrier = carrier.WithPatience(short)
			}
			p = freeze(t, carrier, p)
			began := time.Now()
			got := try(t, carrier, p)
			if took := time.Since(began); took > hanging {
				t.Errorf("took %v: it hangs", took)
			}
			if got.Outcome != c.outcome || got.Reason != c.reason {
				t.Errorf("outcome %s %s (%s), want %s %s", got.Outcome, got.Reason, got.Words, c.outcome, c.reason)
			}
			if !strings.Contains(got.Words, c.words) {
				t.Errorf("words %q, want %q in them", got.Words, c.words)
			}
			if got.RetryAfter != c.after || got.Reconnect != c.reconnect {
				t.Errorf("retry after %v, reconnect %v; want %v, %v", got.RetryAfter, got.Reconnect, c.after, c.reconnect)
			}
			if whole := len(st.Received()) > 0; whole != c.passed {
				t.Errorf("the server got a whole message: %v, want %v", whole, c.passed)
			}
			if said := st.InClear(); strings.Contains(said, "AUTH") || strings.Contains(said, testPassword) ||
				strings.Contains(said, base64.StdEncoding.EncodeToString([]byte(testPassword))) || strings.Contains(said, "MAIL") {
				t.Errorf("said in clear:\n%s", said)
			}
			if strings.Contains(got.Words, testPassword) {
				t.Errorf("the password is in the words: %s", got.Words)
			}
		})
	}
}

// TestUnreachable: no server, no name, no network are about the moment.
func TestUnreachable(t *testing.T) { // spec: C4
	t.Parallel()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := l.Addr().(*net.TCPAddr).Port
	_ = l.Close()
	closed := carrierFor(port, SecurityStartTLS)
	nowhere := carrierFor(port, SecurityStartTLS)
	nowhere.settings.Host = "no-such-host.invalid"
	for reason, c := range map[string]*Carrier{"email.offline.unreachable": closed, "email.offline.name": nowhere} {
		if _, got := c.Open(t.Context()); got.Outcome != delivery.OutcomeOffline || got.Reason != reason || got.Words == "" {
			t.Errorf("%+v, want offline %s with words", got, reason)
		}
	}
}

// TestWrongPortKind: TLS against a server that starts in clear, and the other way round.
func TestWrongPortKind(t *testing.T) {
	t.Parallel()
	st := smtptest.Perform(t, smtptest.Script{})
	if _, got := carrierFor(st.Port, SecurityTLS).Open(t.Context()); got.Outcome != delivery.OutcomeChannel || got.Reason != "email.channel.tls" {
		t.Errorf("TLS to a STARTTLS port: %+v", got)
	}
	p := newPost(t, SecurityTLS)
	if _, got := carrierFor(p.port, SecurityStartTLS).WithPatience(short).Open(t.Context()); got.Outcome != delivery.OutcomeOffline || got.Reason != "email.offline.silent" {
		t.Errorf("STARTTLS to a TLS port: %+v", got)
	}
}

// TestCancelBeforeDot: a person who stops the sending need not wait for a silent server, and nothing has left.
func TestCancelBeforeDot(t *testing.T) {
	t.Parallel()
	st := smtptest.Perform(t, smtptest.Script{Answers: map[string]string{"RCPT": "HANG"}})
	c := carrierFor(st.Port, SecurityStartTLS)
	p := freeze(t, c, carriertest.Parcel(1))
	s, receipt := c.Open(t.Context())
	if !receipt.OK() {
		t.Fatal(receipt)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	began := time.Now()
	got := s.Deliver(ctx, p, func() error { t.Error("submitting was called"); return nil })
	if got.Outcome != delivery.OutcomeOffline || got.Reason != "email.offline.stopped" || !got.Reconnect {
		t.Errorf("%+v, want offline, stopped, reconnect", got)
	}
	if took := time.Since(began); took > hanging {
		t.Errorf("took %v", took)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

// TestCancelAfterDot: once the last byte has left, the answer is waited for.
func TestCancelAfterDot(t *testing.T) { // spec: C11
	t.Parallel()
	st := smtptest.Perform(t, smtptest.Script{Answers: map[string]string{"DOT": "LATE 250 2.0.0 queued"}, Late: 200 * time.Millisecond})
	c := carrierFor(st.Port, SecurityStartTLS)
	p := freeze(t, c, carriertest.Parcel(1))
	s, receipt := c.Open(t.Context())
	if !receipt.OK() {
		t.Fatal(receipt)
	}
	defer func() { _ = s.Close() }()
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	got := s.Deliver(ctx, p, func() error { <-ctx.Done(); return nil })
	if got.Outcome != delivery.OutcomeDelivered {
		t.Errorf("%+v, want delivered", got)
	}
}

// TestRefusedThenNext: the connection is used on after a refusal, and the server has forgotten the one refused.
func TestRefusedThenNext(t *testing.T) {
	t.Parallel()
	st := smtptest.Perform(t, smtptest.Script{Answers: map[string]string{"RCPT#1": "550 5.1.1 no such user"}})
	c := carrierFor(st.Port, SecurityStartTLS)
	s, receipt := c.Open(t.Context())
	if !receipt.OK() {
		t.Fatal(receipt)
	}
	defer func() { _ = s.Close() }()
	for n, want := range []delivery.Outcome{delivery.OutcomeRefused, delivery.OutcomeDelivered, delivery.OutcomeDelivered} {
		got := s.Deliver(t.Context(), freeze(t, c, carriertest.Parcel(n)), func() error { return nil })
		if got.Outcome != want || got.Reconnect {
			t.Errorf("parcel %d: %+v, want %s", n, got, want)
		}
	}
	if n := st.Seen("RSET"); n != 1 {
		t.Errorf("%d RSET, want 1: after the refusal only", n)
	}
	if n := st.Seen("AUTH"); n != 1 {
		t.Errorf("%d logins, want 1", n)
	}
}

// TestMendedCard: a message that is written goes to whom it names, whatever the card says by then. In doubt and sent once
// more, it would otherwise reach two people.
func TestMendedCard(t *testing.T) { // spec: C1
	t.Parallel()
	st := smtptest.Perform(t, smtptest.Script{})
	c := carrierFor(st.Port, SecurityStartTLS)
	p := freeze(t, c, carriertest.Parcel(1))
	written := p.To.Email
	p.To.Email = "another@example.org"
	if got := try(t, c, p); !got.OK() {
		t.Fatal(got)
	}
	for _, l := range st.Lines() {
		if strings.HasPrefix(l, "RCPT") && !strings.Contains(l, "<"+written+">") {
			t.Errorf("sent to another: %s", l)
		}
	}
}

// TestNothingExtraIsAskedFor: plain ASCII needs neither SMTPUTF8 nor 8BITMIME, which the next hop may not have.
func TestNothingExtraIsAskedFor(t *testing.T) {
	t.Parallel()
	st := smtptest.Perform(t, smtptest.Script{})
	if got := try(t, carrierFor(st.Port, SecurityStartTLS), carriertest.Parcel(1)); !got.OK() {
		t.Fatal(got)
	}
	for _, l := range st.Lines() {
		if strings.Contains(l, "SMTPUTF8") || strings.Contains(l, "BODY=") || strings.Contains(l, "NOTIFY") {
			t.Errorf("asked for more than needed: %s", l)
		}
		if strings.HasPrefix(l, "MAIL") && !strings.Contains(l, " SIZE=") {
			t.Errorf("the size is not told: %s", l)
		}
	}
}

// TestUnsafeAddress: an address that could smuggle a command never reaches the server.
func TestUnsafeAddress(t *testing.T) {
	t.Parallel()
	st := smtptest.Perform(t, smtptest.Script{})
	c := carrierFor(st.Port, SecurityStartTLS)
	p := freeze(t, c, carriertest.Parcel(1))
	s, receipt := c.Open(t.Context())
	if !receipt.OK() {
		t.Fatal(receipt)
	}
	defer func() { _ = s.Close() }()
	for _, a := range []string{
		"", "a", "a@b@c", "ola@example.org\r\nRCPT TO:<x@y.no>", "ola@example.org> NOTIFY=NEVER", `"a b"@example.org`,
		"åse@example.org", "ola@blåbær.no", "a b@example.org", "<ola@example.org>", "ola@[127.0.0.1]", "ola..x@example.org",
		strings.Repeat("a", 250) + "@x.no", "ola@example.org,kari@example.org",
	} {
		p.To.Email = a
		got := s.Deliver(t.Context(), p, func() error { t.Error("submitting was called"); return nil })
		if got.Outcome != delivery.OutcomeRefused || got.Reason != "email.refused.address" {
			t.Errorf("%q: %+v, want refused", a, got)
		}
	}
	if n := st.Seen("RCPT"); n != 0 {
		t.Errorf("the server heard of %d recipients", n)
	}
}
