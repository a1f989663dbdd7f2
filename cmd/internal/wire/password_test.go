package wire

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/zalando/go-keyring"

	"kontingent/domain/delivery"
)

// account sets a mail account up.
func (s *Settings) mustBe(t *testing.T, kv ...string) {
	t.Helper()
	for i := 0; i < len(kv); i += 2 {
		if err := s.Set(context.Background(), kv[i], kv[i+1]); err != nil {
			t.Fatal(err)
		}
	}
}

// known is the password that a connection would be given; empty: none.
func (s *Settings) known() string {
	v, _ := s.secret(context.Background())
	return v
}

// spec: C7: another server or another user makes the password forgotten, in the keychain and in memory; it is not there
// any more when the old name comes back.
func TestAnotherAccountForgetsThePassword(t *testing.T) {
	for name, keychainWorks := range map[string]bool{"keychain": true, "session": false} {
		for _, change := range [][2]string{{"smtp.host", "evil.example.net"}, {"smtp.user", "eve"}} {
			t.Run(name+" "+change[0], func(t *testing.T) {
				keyring.MockInit()
				if !keychainWorks {
					keyring.MockInitWithError(errors.New("no keychain"))
				}
				s := newApp(t, 1).Settings
				s.mustBe(t, "smtp.host", "mail.example.org", "smtp.user", "kasserer")
				want := KeptKeychain
				if !keychainWorks {
					want = KeptSession
				}
				if got := s.SetPassword(context.Background(), canary); got != want || s.PasswordKept() != want || s.known() != canary {
					t.Fatalf("kept %q, known %q", got, s.known())
				}
				s.mustBe(t, "smtp.port", "465", "smtp.security", "tls", change[0], s.Get(change[0]))
				if s.known() != canary {
					t.Error("forgotten although the account is the same")
				}
				was := s.Get(change[0])
				s.mustBe(t, change[0], change[1])
				if s.known() != "" {
					t.Error("another account gets it")
				}
				s.mustBe(t, change[0], was)
				if s.known() != "" {
					t.Error("it was not forgotten")
				}
			})
		}
	}
}

// spec: C7: a restored backup that names another server brings no password along and gets none.
func TestRestoreBringsNoPassword(t *testing.T) {
	keyring.MockInit()
	app, ctx := newApp(t, 1), context.Background()
	app.Settings.mustBe(t, "smtp.host", "evil.example.net", "smtp.user", "kasserer")
	file := filepath.Join(t.TempDir(), "b.db")
	if err := app.Backup(ctx, file); err != nil {
		t.Fatal(err)
	}
	app.Settings.mustBe(t, "smtp.host", "mail.example.org")
	if app.Settings.SetPassword(ctx, canary) != KeptKeychain {
		t.Fatal("not kept")
	}
	opt := app.options
	if err := app.Close(); err != nil {
		t.Fatal(err)
	}
	if err := Restore(ctx, opt, file); err != nil {
		t.Fatal(err)
	}
	app = again(t, opt.Dir)
	if host := app.Settings.Get("smtp.host"); host != "evil.example.net" {
		t.Fatalf("restored: %s", host)
	}
	if v := app.Settings.known(); v != "" {
		t.Errorf("the restored server gets %q", v)
	}
	if rec, err := app.TestEmail(ctx, "kari@example.org", "x", "y"); err != nil || rec.Reason != delivery.ReasonNoPassword {
		t.Errorf("%+v, %v", rec, err)
	}
}

// What was typed counts for more than the surroundings, which count for more than the keychain; empty forgets it.
func TestWhichPasswordCounts(t *testing.T) {
	keyring.MockInit()
	s, ctx := newApp(t, 1).Settings, context.Background()
	s.mustBe(t, "smtp.host", "mail.example.org", "smtp.user", "kasserer", "smtp.password", "in the keychain")
	said := ""
	s.getenv = func(name string) string { return map[string]string{passwordVar: said}[name] }
	if s.known() != "in the keychain" {
		t.Error("the keychain is not asked")
	}
	if said = "from outside"; s.known() != said {
		t.Error("the surroundings are not asked")
	}
	if s.SetPassword(ctx, "typed") != KeptKeychain || s.known() != "typed" {
		t.Errorf("what was typed does not count: %q", s.known())
	}
	said = ""
	if s.SetPassword(ctx, "") != KeptNowhere || s.known() != "" {
		t.Errorf("not forgotten: %q", s.known())
	}
	s.ask = func(_ context.Context, user, host string) (string, error) { return user + "@" + host, nil }
	if s.known() != "kasserer@mail.example.org" {
		t.Errorf("asked, it is %q", s.known())
	}
	s.ask = func(context.Context, string, string) (string, error) { return "", errors.New("asked twice") }
	if s.known() != "kasserer@mail.example.org" {
		t.Errorf("later it is %q", s.known())
	}
}

// spec: C7: a keychain that does not answer, because it asks a person perhaps, is given up on after a while, and is not
// asked again by itself; when it answers late, it is used again.
func TestKeychainThatHangs(t *testing.T) {
	k := keychain{wait: 20 * time.Millisecond}
	open := make(chan bool)
	slow := func() (string, error) { <-open; return canary, nil }
	if _, err := k.ask(context.Background(), slow); !errors.Is(err, errSilent) || !k.failed() {
		t.Fatalf("got %v", err)
	}
	asked := false
	if _, err := k.ask(context.Background(), func() (string, error) { asked = true; return "", nil }); err == nil || asked {
		t.Error("it was asked again while it asks its person")
	}
	close(open)
	for range 500 {
		if !k.failed() && !k.hangs() {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	if v, err := k.ask(context.Background(), slow); v != canary || err != nil {
		t.Errorf("unlocked it gives %q, %v", v, err)
	}
	// A run that is stopped says nothing about the keychain.
	stopped, stop := context.WithCancel(context.Background())
	stop()
	never := make(chan bool)
	defer close(never)
	if _, err := k.ask(stopped, func() (string, error) { <-never; return "", nil }); err == nil || k.failed() {
		t.Errorf("stopped: %v, failed %v", err, k.failed())
	}
}

// A keychain that has refused once is not asked for a password again, only when one is to be kept.
func TestKeychainIsNotNagged(t *testing.T) {
	keyring.MockInitWithError(errors.New("dismissed"))
	s, ctx := newApp(t, 1).Settings, context.Background()
	s.mustBe(t, "smtp.host", "mail.example.org", "smtp.user", "kasserer")
	if _, err := s.secret(ctx); err == nil || s.PasswordKept() != KeptSession {
		t.Fatalf("got %v, %v", err, s.PasswordKept())
	}
	keyring.MockInit()
	if err := keyring.Set(service, s.account(), canary); err != nil {
		t.Fatal(err)
	}
	if s.known() != "" {
		t.Error("it was asked again")
	}
	if s.SetPassword(ctx, "new") != KeptKeychain || s.known() != "new" {
		t.Errorf("known %q", s.known())
	}
}

// A password that is printed or written out by mistake says nothing.
func TestPasswordIsNotPrinted(t *testing.T) {
	s := &Settings{}
	s.session.put("a", canary)
	if out := fmt.Sprintf("%v %+v %#v %v", s, s, s, s.session.typed); strings.Contains(out, canary[:8]) {
		t.Error(out)
	}
}
