package wire

import (
	"context"
	"crypto/tls"
	"testing"
	"time"

	"kontingent/domain/delivery"
	"kontingent/domain/delivery/smtptest"
)

// misbehaviour is what a mail server does wrong, and how three members who get their invoice by e-mail stand then.
type misbehaviour struct {
	name   string
	script smtptest.Script
	states string // after the first run
	paused string // the reason the channel waits for a person; empty: it goes on by itself
	fault  string // the reason the run tells; empty: none
}

func answers(kv ...string) smtptest.Script {
	s := smtptest.Script{Answers: map[string]string{}}
	for i := 0; i < len(kv); i += 2 {
		s.Answers[kv[i]] = kv[i+1]
	}
	return s
}

func late(s smtptest.Script, by time.Duration) smtptest.Script {
	s.Late = by
	return s
}

// taking makes a server keep what it does not answer.
func taking(s smtptest.Script) smtptest.Script {
	s.Takes = true
	return s
}

func misbehaviours(t *testing.T) []misbehaviour {
	stranger, err := smtptest.NewAuthority("localhost")
	if err != nil {
		t.Fatal(err)
	}
	const (
		waiting = "scheduled scheduled scheduled"
		all     = "delivered delivered delivered"
		printed = "handed_over handed_over handed_over"
	)
	foreign := smtptest.Script{TLS: &tls.Config{Certificates: []tls.Certificate{stranger.Cert}}}
	return []misbehaviour{
		// About the moment: nobody is worse off, nothing is asked, it goes on by itself.
		{"421 greeting", smtptest.Script{Greet: "421 4.7.0 too busy"}, waiting, "", "email.offline.busy"},
		{"no greeting", smtptest.Script{Greet: "HANG"}, waiting, "", "email.offline.silent"},
		{"AUTH hangs", answers("AUTH", "HANG"), waiting, "", "email.offline.silent"},
		{"454 at AUTH", answers("AUTH", "454 4.7.0 not now"), waiting, "", "email.offline.busy"},
		{"drop before the message", answers("DATA", "DROP"), "retrying scheduled scheduled", "", "email.offline.dropped"},
		// About the channel: everybody waits for a person, nobody falls through to paper.
		{"554 greeting", smtptest.Script{Greet: "554 you are listed"}, waiting, "email.channel.refused", "email.channel.refused"},
		{"EHLO 502", answers("EHLO", "502 what"), waiting, "email.channel.refused", "email.channel.refused"},
		{"no STARTTLS", smtptest.Script{Hello: "250-test\r\n250 AUTH PLAIN LOGIN"}, waiting, "email.channel.no_starttls", "email.channel.no_starttls"},
		{"bad certificate", foreign, waiting, "email.channel.certificate", "email.channel.certificate"},
		{"words injected before TLS", smtptest.Script{After: "\r\n250 AUTH PLAIN"}, waiting, "email.channel.tampered", "email.channel.tampered"},
		{"535", answers("AUTH", "535 5.7.8 no: "+canary), waiting, "email.channel.login", "email.channel.login"},
		{"sender refused", answers("MAIL", "550 5.7.60 not you"), waiting, "email.channel.sender", "email.channel.sender"},
		{"550 5.4.5 quota", answers("DOT", "550 5.4.5 Daily user sending limit exceeded"), waiting, "email.channel.quota", "email.channel.quota"},
		// About each recipient.
		{"greylisted", answers("RCPT", "450 4.2.0 Greylisted"), "retrying retrying retrying", "", ""},
		{"452 mailbox full", answers("RCPT", "452 4.2.2 over quota"), "retrying retrying retrying", "", ""},
		{"451 at the dot", answers("DOT", "451 4.3.0 later"), "retrying retrying retrying", "", ""},
		{"550 5.1.1", answers("RCPT", "550 5.1.1 no such user"), printed, "", ""},
		{"one of them gone", answers("RCPT#2", "550 5.1.1 no such user"), "delivered handed_over delivered", "", ""},
		{"500 at RCPT", answers("RCPT#1", "500 what?"), "needs_attention delivered delivered", "", ""},
		{"554 at the dot", answers("DOT#1", "554 5.7.1 looks like spam"), "needs_attention delivered delivered", "", ""},
		// … until they are too much alike to be about the recipients.
		{"554 at every dot", answers("DOT", "554 5.7.1 looks like spam"), "needs_attention needs_attention needs_attention", "email.ask.policy", "email.ask.policy"},
		// The answer to the dot is lost: in doubt, one for each connection, and the rest is not put at risk.
		{"drop after the dot", taking(answers("DOT#2", "DROP")), "delivered in_doubt delivered", "", ""},
		{"drop after the dot, not taken", answers("DOT#2", "DROP"), "delivered in_doubt delivered", "", ""},
		{"silence after the dot", taking(answers("DOT#1", "HANG")), "in_doubt delivered delivered", "", ""},
		{"a line without end", taking(answers("DOT#3", "ENDLESS")), "delivered delivered in_doubt", "", ""},
		{"garbage after the dot", answers("DOT#3", "yes"), "delivered delivered in_doubt", "", ""},
		{"every answer to a dot is lost", taking(answers("DOT", "DROP")), "in_doubt in_doubt scheduled", "", "email.in_doubt.no_answer"},
		// Odd, but well.
		{"a slow banner", late(smtptest.Script{Greet: "LATE 220 test"}, 300*time.Millisecond), all, "", ""},
		{"lower-case starttls", answers("EHLO#1", "250-test\r\n250-starttls\r\n250 auth plain"), all, "", ""},
		{"250 after a long time", late(answers("DOT#1", "LATE 250 2.0.0 queued"), 1800*time.Millisecond), all, "", ""},
		{"QUIT never answered", answers("QUIT", "HANG"), all, "", ""},
	}
}

// spec: A2, C1, C7, C11: whatever a mail server does wrong, everybody stands as it must be, in bounded time; once the
// server behaves, everybody has got the invoice exactly once, and the password was never said in clear nor written.
func TestMisbehavingServers(t *testing.T) {
	for _, c := range misbehaviours(t) {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			app, clock := mailApp(t, 3)
			ctx := context.Background()
			bad := smtptest.Perform(t, c.script)
			patience := calm
			if c.script.Silent() {
				patience.Command, patience.Final = time.Second, 3*time.Second
			}
			carry(app, bad.Port, patience)
			began := time.Now()
			rep, err := app.Deliver(ctx, 0, false)
			if err != nil {
				t.Fatal(err)
			}
			if took := time.Since(began); took > calm.Command/2 {
				t.Errorf("it took %v", took)
			}
			if got := statesOf(t, app); got != c.states {
				t.Errorf("got %s, want %s", got, c.states)
			}
			paused, err := app.Store.Paused(ctx)
			if got := paused[delivery.Email].Reason; err != nil || got != c.paused {
				t.Errorf("paused: %q, %v, want %q", got, err, c.paused)
			}
			var fault string
			for _, f := range rep.Faults {
				fault = f.Reason
			}
			if fault != c.fault {
				t.Errorf("fault %q, want %q", fault, c.fault)
			}
			for _, it := range outboxOf(t, app) {
				if it.State == delivery.Scheduled && len(attempts(it)) > 0 {
					t.Errorf("it cost %s a try: %+v", it.Party, it.Attempts)
				}
			}
			wantOnceEach(t, app, clock, bad, c)
		})
	}
}

// attempts are the real tries of a dispatch.
func attempts(it delivery.Item) (out []delivery.Attempt) {
	for _, a := range it.Attempts {
		if a.Outcome != delivery.OutcomeSkipped {
			out = append(out, a)
		}
	}
	return out
}

// wantOnceEach lets the server behave and a person do what is asked, and counts what everybody has got.
func wantOnceEach(t *testing.T, app *App, clock *testClock, bad *smtptest.Stage, c misbehaviour) {
	t.Helper()
	ctx := context.Background()
	before := len(bad.Received())
	if c.paused != "" {
		// A paused channel does not even knock.
		if _, err := app.Deliver(ctx, 0, false); err != nil {
			t.Fatal(err)
		}
		if n := bad.Seen("AUTH"); n > 1 || len(bad.Received()) != before {
			t.Errorf("a paused channel was tried: %d logins", n)
		}
		if err := app.Store.Resume(ctx, delivery.Email); err != nil {
			t.Fatal(err)
		}
	}
	settle(t, app, truth(bad))
	good := smtptest.Perform(t, smtptest.Script{})
	carry(app, good.Port, calm)
	for range 2 {
		clock.ahead += 11 * time.Hour
		if _, err := app.Deliver(ctx, 0, false); err != nil {
			t.Fatal(err)
		}
	}
	wantOnce(t, app, bad, good)
	wantWhole(t, app, 3)
	wantSecret(t, app, bad, good)
}
