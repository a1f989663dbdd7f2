package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"

	"github.com/zalando/go-keyring"

	"kontingent/domain/delivery/smtptest"
)

// passwordIn runs the command with something on its standard input and a password in its surroundings.
func (c *club) passwordIn(in io.Reader, surroundings string, args ...string) (code int, out, errs string) {
	c.t.Helper()
	var o, e bytes.Buffer
	getenv := func(name string) string { return map[string]string{"KONTINGENT_SMTP_PASSWORD": surroundings}[name] }
	all := append([]string{"--data", c.dir, "--now", c.now, "--json", "--lang", "en"}, args...)
	code = run(context.Background(), all, in, &o, &e, getenv)
	return code, o.String(), e.String()
}

// guarded is a club whose mail server demands the password "hemmelig", with a batch of which two go by e-mail.
func guarded(t *testing.T) (*club, *smtptest.Stage) {
	t.Helper()
	c := newClub(t)
	server := smtptest.Perform(t, smtptest.Script{Hello: "250-test\r\n250 AUTH PLAIN", Hear: func(s smtptest.Said) string {
		if s.Verb == "AUTH" && s.Line != "AUTH PLAIN AGthc3NlcmVyAGhlbW1lbGln" {
			return "535 5.7.8 no"
		}
		return ""
	}})
	for _, kv := range [][2]string{
		{"smtp.security", "none"},
		{"smtp.host", "127.0.0.1"},
		{"smtp.port", strconv.Itoa(server.Port)},
		{"smtp.user", "kasserer"},
	} {
		c.do(exitDone, "settings", "set", kv[0], kv[1])
	}
	c.do(exitDone, "import", c.file("members.csv", members))
	c.do(exitDone, "batch", "create", c.file("batch.toml", batchTOML))
	c.do(exitDone, "batch", "approve", "1")
	c.do(exitDone, "batch", "finish", "1")
	return c, server
}

// spec: C7: without a keychain the command says plainly what to do; e-mail waits without a number and without a pause;
// with the password in the surroundings it goes.
func TestDispatchWithoutAKeychain(t *testing.T) {
	keyring.MockInitWithError(errors.New("no keychain"))
	c, server := guarded(t)
	code, out, errs := c.call("dispatch")
	if code != exitPart || !strings.Contains(errs, "KONTINGENT_SMTP_PASSWORD") || !strings.Contains(errs, "terminal") {
		t.Errorf("exit %d, said %s", code, errs)
	}
	if !strings.Contains(out, "The password of the mail account is not known") || len(server.Lines()) != 0 {
		t.Errorf("got %s; the server heard %q", out, server.Lines())
	}
	if rows(c.do(exitDone, "outbox"), "dispatches")[0]["state"] != "scheduled" {
		t.Errorf("it is %v", rows(c.do(exitDone, "outbox"), "dispatches")[0])
	}
	if strings.Contains(c.invoices(), "/sent") || len(rows(c.do(exitDone, "outbox"), "paused")) != 0 {
		t.Errorf("invoices %s", c.invoices())
	}
	if code, out, errs = c.passwordIn(strings.NewReader(""), "hemmelig", "dispatch"); code != exitDone || len(server.Taken()) != 2 {
		t.Errorf("exit %d, %d messages\n%s%s", code, len(server.Taken()), out, errs)
	}
	c.do(exitDone, "verify")
	var help bytes.Buffer
	if run(context.Background(), []string{"--lang", "en", "help"}, nil, &help, io.Discard, func(string) string { return "" }) != exitDone ||
		!strings.Contains(help.String(), "KONTINGENT_SMTP_PASSWORD") {
		t.Errorf("the help does not tell: %s", help.String())
	}
}

// spec: C7: a password comes through standard input, never in the command's words, and into the keychain or nowhere.
// Another server or user makes it forgotten.
func TestSettingThePassword(t *testing.T) {
	keyring.MockInit()
	c, server := guarded(t)
	c.refuses(exitUsage, []string{"A password must not stand in the command"}, "settings", "set", "smtp.password", "hemmelig")
	c.refuses(exitError, []string{"No password was given"}, "settings", "set", "smtp.password")
	for _, args := range [][]string{{"smtp.password", "-"}, {"smtp.password"}} {
		if code, out, errs := c.passwordIn(strings.NewReader("hemmelig\r\n"), "", append([]string{"settings", "set"}, args...)...); code != exitDone || strings.Contains(out, "hemmelig") {
			t.Errorf("exit %d\n%s%s", code, out, errs)
		}
	}
	kept := func() bool {
		v, err := keyring.Get("Kontingent", "smtp.password|kasserer|127.0.0.1")
		return err == nil && v == "hemmelig"
	}
	if !kept() {
		t.Error("it is not in the keychain")
	}
	c.do(exitPart, "dispatch")
	if len(server.Taken()) != 2 {
		t.Errorf("%d messages", len(server.Taken()))
	}
	c.do(exitDone, "settings", "set", "smtp.host", "localhost")
	if kept() {
		t.Error("the password of the old server is still there")
	}
	keyring.MockInitWithError(errors.New("no keychain"))
	code, out, errs := c.passwordIn(strings.NewReader("hemmelig"), "", "settings", "set", "smtp.password", "-")
	if code != exitError || out != "" || !strings.Contains(errs, "KONTINGENT_SMTP_PASSWORD") {
		t.Errorf("exit %d\n%s%s", code, out, errs)
	}
	keyring.MockInit()
	c.do(exitDone, "settings", "set", "smtp.password", "")
	if s := fmt.Sprint(c.do(exitDone, "settings")); strings.Contains(s, "password") {
		t.Errorf("settings shows %s", s)
	}
}
