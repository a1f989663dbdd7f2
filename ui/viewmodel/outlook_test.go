package viewmodel

import (
	"testing"
	"time"

	"kontingent/domain/delivery"
	"kontingent/domain/delivery/email"
)

// The limit is shown in words, and what is shown is what is read back.
func TestLimitInWords(t *testing.T) {
	d := newClub(t)
	for setting, want := range map[string]string{
		"400/day 20/minute": "400 om dagen, 20 i minuttet", "300/hour": "300 i timen", "12000": "12000 om dagen", "unlimited": "ubegrenset",
	} {
		shown := d.shell.Env.limitSetting(setting)
		same(t, setting, shown, want)
		l, ok := delivery.ParseLimit(shown)
		if given, _ := delivery.ParseLimit(setting); !ok || l != given {
			t.Errorf("%q is read back as %+v, %v", shown, l, ok)
		}
	}
	same(t, "not known yet", d.shell.Env.limitSetting(""), "")
}

// The limit that is shown is that of the server that has just been written, until somebody writes another.
func TestLimitFollowsTheServer(t *testing.T) {
	d := newClub(t)
	v := NewSettingsView(d.shell)
	d.wait()
	v.Email().Set("smtp.host", "smtp.gmail.com")
	d.pass(2 * time.Second)
	limit := func() string {
		for _, f := range v.Email().Fields() {
			if f.ID == "smtp.limit" {
				return f.Value
			}
		}
		return "no such field"
	}
	same(t, "of the server", limit(), d.shell.Env.limitSetting(email.LimitOf("smtp.gmail.com").Text()))
	v.Email().Set("smtp.limit", "50 om dagen")
	v.Email().Set("smtp.host", "smtp.example.org")
	d.pass(2 * time.Second)
	same(t, "own", limit(), "50 om dagen")
}
