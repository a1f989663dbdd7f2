package viewmodel

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"kontingent/domain/money"
	"kontingent/resources/words"
)

// env is an Env that only speaks.
func env(t testing.TB, language string) *Env {
	t.Helper()
	c, err := words.Load()
	ok(t, err)
	return &Env{
		Words: c.In(language), Language: language,
		Clock: &clock{t: time.Date(2026, 11, 22, 14, 0, 0, 0, time.UTC)},
	}
}

func TestNumbersAsPeopleTypeThem(t *testing.T) {
	for _, c := range []struct{ language, typed, want string }{
		{"nb", "450", "450"},
		{"nb", "450,50", "450.50"},
		{"nb", "450.50", "450.50"},
		{"nb", "1 250,50", "1250.50"},
		{"nb", "1\u00a0250,50", "1250.50"},
		{"nb", "1.250,50", "1250.50"},
		{"nb", "1.250", "1250"},
		{"nb", "0.125", "0.125"},
		{"nb", "1,250", "1.250"},
		{"da", "12.500.000", "12500000"},
		{"en", "1,250.50", "1250.50"},
		{"en", "1,250", "1250"},
		{"en", "1.250", "1.250"},
		{"nb", "\u22121,5", "-1.5"},
		{"nb", "–2", "-2"},
		{"nb", "fire", "fire"},
	} {
		if got := plainNumber(c.typed, c.language); got != c.want {
			t.Errorf("%s %q: got %q, want %q", c.language, c.typed, got, c.want)
		}
	}
}

// What the window shows can be typed in again, in each of its languages.
func TestShownNumbersCanBeTyped(t *testing.T) {
	for _, language := range []string{"nb", "da", "en"} {
		e := env(t, language)
		rapid.Check(t, func(t *rapid.T) {
			a := money.Minor(rapid.Int64Range(-100_000_000_00, 100_000_000_00).Draw(t, "amount"))
			back, err := money.ParseAmount(plainNumber(e.amount(a), language))
			if err != nil || back != a {
				t.Fatalf("%s: %s is shown as %q and read as %s, %v", language, a, e.amount(a), back, err)
			}
		})
	}
}

func FuzzTyped(f *testing.F) {
	for _, s := range []string{"1.250,50", "+14", "\u2212", "１２", "9999999999"} {
		f.Add(s)
	}
	f.Fuzz(func(_ *testing.T, s string) { _ = plainNumber(s, "nb") })
}
