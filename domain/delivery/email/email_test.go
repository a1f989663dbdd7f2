package email

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	smtp "github.com/emersion/go-smtp"

	"kontingent/domain/delivery"
	"kontingent/domain/delivery/carriertest"
)

// TestConformance: the e-mail carrier keeps the contract of all carriers, against a real server.
func TestConformance(t *testing.T) { // spec: C1
	for _, security := range []Security{SecurityNone, SecurityStartTLS, SecurityTLS} {
		t.Run(string(security), func(t *testing.T) {
			carriertest.Run(t, func(t *testing.T) carriertest.Setup {
				p := newPost(t, security, "PLAIN", "LOGIN")
				return carriertest.Setup{
					Carrier: carrierFor(p.port, security),
					Arrived: func() (all [][]byte) {
						for _, l := range p.got() {
							all = append(all, l.body)
						}
						return all
					},
					FailNext: func() {
						p.mu.Lock()
						defer p.mu.Unlock()
						p.refuse = func(string) error {
							p.refuse = nil
							return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no such user"}
						}
					},
				}
			})
		})
	}
}

// TestLogin: by PLAIN and by LOGIN, whatever the prompts are called; a wrong password stops the channel.
func TestLogin(t *testing.T) { // spec: C7
	for _, mechanism := range []string{"PLAIN", "LOGIN"} {
		for _, security := range []Security{SecurityNone, SecurityStartTLS, SecurityTLS} {
			t.Run(mechanism+" "+string(security), func(t *testing.T) {
				p := newPost(t, security, mechanism)
				if got := try(t, carrierFor(p.port, security), carriertest.Parcel(1)); got.Outcome != delivery.OutcomeDelivered {
					t.Errorf("%+v, want delivered", got)
				}
				if p.logins != 1 {
					t.Errorf("%d logins, want 1", p.logins)
				}
				c := carrierFor(p.port, security)
				c.password = func(context.Context) (string, error) { return "wrong", nil }
				if _, got := c.Open(t.Context()); got.Outcome != delivery.OutcomeChannel || got.Reason != "email.channel.login" {
					t.Errorf("wrong password: %+v", got)
				}
			})
		}
	}
}

// TestNoLoginNeeded: a server of one's own may want no user.
func TestNoLoginNeeded(t *testing.T) {
	p := newPost(t, SecurityStartTLS)
	c := carrierFor(p.port, SecurityStartTLS)
	c.settings.User, c.password = "", nil
	if got := try(t, c, carriertest.Parcel(1)); got.Outcome != delivery.OutcomeDelivered {
		t.Errorf("%+v, want delivered", got)
	}
}

// TestPasswordMissing: without a password nothing is dialled.
func TestPasswordMissing(t *testing.T) { // spec: C7
	for name, password := range map[string]Password{
		"none":   nil,
		"empty":  func(context.Context) (string, error) { return "", nil },
		"locked": func(context.Context) (string, error) { return "", errors.New("keychain is locked") },
	} {
		p := newPost(t, SecurityStartTLS, "PLAIN")
		c := carrierFor(p.port, SecurityStartTLS)
		c.password = password
		_, got := c.Open(t.Context())
		if got.Outcome != delivery.OutcomeOffline || got.Reason != "email.offline.no_password" {
			t.Errorf("%s: %+v, want offline, no password", name, got)
		}
	}
}

// TestSettingsAreCheckedAgain: settings nobody checked can't open a connection.
func TestSettingsAreCheckedAgain(t *testing.T) {
	c := carrierFor(25, SecurityNone)
	c.settings.Host = "mail.example.org"
	if _, got := c.Open(t.Context()); got.Outcome != delivery.OutcomeChannel || got.Reason != "email.channel.settings" {
		t.Errorf("%+v, want channel, settings", got)
	}
}

// TestCopies: cc and bcc get the message too, and one of them being refused takes nothing from the recipient.
func TestCopies(t *testing.T) { // spec: A6
	p := newPost(t, SecurityStartTLS, "PLAIN")
	p.refuse = func(to string) error {
		if strings.HasPrefix(to, "gone@") {
			return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no such user"}
		}
		return nil
	}
	parcel := carriertest.Parcel(1)
	parcel.Letter.Cc = []string{"styret@example.org", "gone@example.org", parcel.To.Email}
	parcel.Letter.Bcc = []string{"arkiv@example.org", "Styret@example.org"}
	got := try(t, carrierFor(p.port, SecurityStartTLS), parcel)
	if got.Outcome != delivery.OutcomeDelivered || !strings.Contains(got.Words, "copy: 550 5.1.1 no such user") {
		t.Errorf("%+v, want delivered, and the refused copy named", got)
	}
	letters := p.got()
	if len(letters) != 1 {
		t.Fatalf("%d messages, want 1", len(letters))
	}
	if want, is := "[member1@example.org styret@example.org arkiv@example.org]", fmt.Sprint(letters[0].to); is != want {
		t.Errorf("went to %s, want %s", is, want)
	}
	if bytes.Contains(letters[0].body, []byte("arkiv@")) || bytes.Contains(letters[0].body, []byte("Bcc")) {
		t.Error("the blind copy can be seen in the message")
	}
}

// TestCopyIsNotEnough: when the recipient is refused, the copies get nothing.
func TestCopyIsNotEnough(t *testing.T) {
	p := newPost(t, SecurityStartTLS, "PLAIN")
	p.refuse = func(to string) error {
		if strings.HasPrefix(to, "member") {
			return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no such user"}
		}
		return nil
	}
	parcel := carriertest.Parcel(1)
	parcel.Letter.Bcc = []string{"arkiv@example.org"}
	got := try(t, carrierFor(p.port, SecurityStartTLS), parcel)
	if got.Outcome != delivery.OutcomeRefused || len(p.got()) != 0 {
		t.Errorf("%+v and %d messages, want refused and none", got, len(p.got()))
	}
}

// TestWireIsArchive: what the server has is, byte for byte, what was frozen; the sender of the envelope is the account's.
func TestWireIsArchive(t *testing.T) { // spec: C11
	p := newPost(t, SecurityTLS, "PLAIN")
	c := carrierFor(p.port, SecurityTLS)
	c.settings.From = "konto@example.org"
	parcel := freeze(t, c, carriertest.Parcel(7))
	s, receipt := c.Open(t.Context())
	if !receipt.OK() {
		t.Fatal(receipt)
	}
	defer func() { _ = s.Close() }()
	if got := s.Deliver(t.Context(), parcel, func() error { return nil }); !got.OK() {
		t.Fatal(got)
	}
	l := p.got()[0]
	if !bytes.Equal(l.body, parcel.Frozen) {
		t.Errorf("the server has %d bytes, frozen were %d", len(l.body), len(parcel.Frozen))
	}
	if l.from != "konto@example.org" || l.utf8 {
		t.Errorf("envelope from %s, utf8 %v", l.from, l.utf8)
	}
}
