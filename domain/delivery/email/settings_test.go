package email

import (
	"fmt"
	"strings"
	"testing"

	"kontingent/domain/problem"
)

// TestCheck: each thing that is wrong is said at the field where it is mended.
func TestCheck(t *testing.T) {
	good := Settings{Host: "smtp.example.org", Port: 587, Security: SecurityStartTLS, User: "kasserer", From: "kasserer@example.org"}
	for _, c := range []struct {
		change func(*Settings)
		want   string // code and field; empty: fine
	}{
		{func(*Settings) {}, ""},
		{func(s *Settings) { s.User = "" }, ""},
		{func(s *Settings) { s.Host = "192.0.2.1" }, ""},
		{func(s *Settings) { s.Host = "" }, "email.host.missing at smtp.host"},
		{func(s *Settings) { s.Host = "http://smtp.example.org" }, "email.host.invalid at smtp.host"},
		{func(s *Settings) { s.Host = "smtp.example.org:587" }, "email.host.invalid at smtp.host"},
		{func(s *Settings) { s.Host = "smtp.blåbær.no" }, "email.host.invalid at smtp.host"},
		{func(s *Settings) { s.Port = 0 }, "email.port.invalid at smtp.port"},
		{func(s *Settings) { s.Port = 70000 }, "email.port.invalid at smtp.port"},
		{func(s *Settings) { s.Security = "" }, "email.security.unknown at smtp.security"},
		{func(s *Settings) { s.Security = SecurityNone }, "email.security.open at smtp.security"},
		{func(s *Settings) { s.Security, s.Host = SecurityNone, "10.0.0.1" }, "email.security.open at smtp.security"},
		{func(s *Settings) { s.Security, s.Host = SecurityNone, "localhost.example.org" }, "email.security.open at smtp.security"},
		{func(s *Settings) { s.Security, s.Host = SecurityNone, "LocalHost" }, ""},
		{func(s *Settings) { s.Security, s.Host = SecurityNone, "127.8.0.1" }, ""},
		{func(s *Settings) { s.Security, s.Host = SecurityNone, "::1" }, ""},
		{func(s *Settings) { s.User = "kasse\x00rer" }, "email.user.invalid at smtp.user"},
		{func(s *Settings) { s.From = "" }, "email.from.missing at email"},
		{func(s *Settings) { s.From = "kasserer@localhost>" }, "email.from.invalid at email"},
	} {
		s := good
		c.change(&s)
		err := s.Check()
		if c.want == "" {
			if err != nil {
				t.Errorf("%+v: %v, want none", s, err)
			}
			continue
		}
		all := problem.All(err)
		if len(all) != 1 || all[0].Code+" at "+all[0].Field != c.want {
			t.Errorf("%+v: %v, want %s", s, err, c.want)
		}
	}
	if all := problem.All(Settings{}.Check()); len(all) != 4 {
		t.Errorf("empty settings: %v, want all that is wrong at once", all)
	}
}

// TestSettingsHoldNoPassword: a carrier that is printed into a log tells no secret.
func TestSettingsHoldNoPassword(t *testing.T) { // spec: C7
	if s := fmt.Sprintf("%+v %#v", carrierFor(25, SecurityTLS), carrierFor(25, SecurityTLS).settings); strings.Contains(s, testPassword) {
		t.Error(s)
	}
}
