package main

import (
	"errors"
	"strconv"
	"testing"

	"github.com/zalando/go-keyring"

	"kontingent/domain/delivery"
	"kontingent/domain/delivery/smtptest"
	"kontingent/ui/viewmodel"
)

// spec: C7: without a keychain the window's club keeps the password for the session, and the mail server is given it.
func TestClubWithoutAKeychain(t *testing.T) {
	keyring.MockInitWithError(errors.New("no keychain"))
	c, ctx := openSample(t).club, t.Context()
	server := smtptest.Perform(t, smtptest.Script{Hello: "250-test\r\n250 AUTH PLAIN"})
	for _, kv := range [][2]string{
		{"smtp.security", "none"},
		{"smtp.host", "127.0.0.1"},
		{"smtp.port", strconv.Itoa(server.Port)},
		{"smtp.user", "kasserer"},
	} {
		if err := c.SetSetting(ctx, kv[0], kv[1]); err != nil {
			t.Fatal(err)
		}
	}
	if rec, err := c.TestEmail(ctx, "kari@example.org"); err != nil || rec.Reason != delivery.ReasonNoPassword {
		t.Errorf("without a password: %+v, %v", rec, err)
	}
	if a, err := c.MailAccount(ctx); err != nil || a != (viewmodel.MailAccount{User: "kasserer", Host: "127.0.0.1", Kept: viewmodel.KeptSession}) {
		t.Errorf("account %+v, %v", a, err)
	}
	if kept, err := c.SetPassword(ctx, "hemmelig"); err != nil || kept != viewmodel.KeptSession {
		t.Errorf("kept %q, %v", kept, err)
	}
	if rec, err := c.TestEmail(ctx, "kari@example.org"); err != nil || rec.Outcome != delivery.OutcomeDelivered {
		t.Errorf("with it: %+v, %v", rec, err)
	}
	if lines := server.Seen("AUTH PLAIN AGthc3NlcmVyAGhlbW1lbGln"); lines != 1 {
		t.Errorf("%d logins: %q", lines, server.Lines())
	}
}
