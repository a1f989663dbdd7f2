package viewmodel

import (
	"testing"

	"kontingent/domain/delivery"
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
