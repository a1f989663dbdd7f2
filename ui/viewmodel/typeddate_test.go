package viewmodel

import (
	"testing"

	"pgregory.net/rapid"

	"kontingent/domain/cal"
)

// Today is 22 November 2026; "" is none.
func TestDatesAsPeopleTypeThem(t *testing.T) {
	for language, forms := range map[string]map[string]string{
		"nb": {
			"29.1.2027": "2027-01-29", "29.1.27": "2027-01-29", "29/1-27": "2027-01-29", "29.1": "2027-01-29",
			"29.1.": "2027-01-29", "290127": "2027-01-29", "29012027": "2027-01-29", "2901": "2027-01-29",
			"2027-01-29": "2027-01-29", " 29.01.2027 ": "2027-01-29", " 5 11 26 ": "2026-11-05", "5/11": "2026-11-05",
			"5.\u00a0november 2026": "2026-11-05", "5 nov": "2026-11-05", "5. NOV 26": "2026-11-05", "5. mai": "2027-05-05",
			"29 may 2027": "2027-05-29", "29 oct 2027": "2027-10-29", "29. oktober": "2026-10-29",
			"24": "2026-11-24", "1": "2026-11-01", "+14": "2026-12-06",
			"i dag": "2026-11-22", "I Morgen": "2026-11-23", "i går": "2026-11-21",
			"15.1":    "2027-01-15", // ahead
			"1.9":     "2026-09-01", // not long ago
			"1.8":     "2027-08-01", // too long ago
			"29.2":    "2028-02-29", // the next there is
			"29.2.28": "2028-02-29", "1.1.80": "1980-01-01", "1.1.75": "2075-01-01",
			"31.12.9999": "9999-12-31", // what member systems write for no end
			"29.2.27":    "", "31.4": "", "31.2": "", "32.1": "", "32": "", "0.1": "", "1.13": "", "1.1.7": "", "1.1.123": "",
			"1.1.1026": "", "511": "", "29127": "", "2026": "", "hei": "", "5.hei": "", "5.11.26.1": "", "...": "",
			"٥.١١": "", "æøå1": "", "+x": "", "+-5": "", "today": "",
		},
		"da": {"i dag": "2026-11-22", "i morgen": "2026-11-23", "i går": "2026-11-21", "5. maj": "2027-05-05", "051126": "2026-11-05"},
		"en": {"today": "2026-11-22", "Tomorrow": "2026-11-23", "yesterday": "2026-11-21", "5 November": "2026-11-05", "i dag": ""},
	} {
		e := env(t, language)
		for typed, want := range forms {
			got, err := e.ParseDate(typed)
			if got.String() != want || (err == nil) != (want != "") {
				t.Errorf("%s %q: got %s, %v, want %s", language, typed, got, err, want)
			}
		}
		if got, err := e.ParseDate(" "); err != nil || !got.IsZero() {
			t.Errorf("nothing: got %s, %v", got, err)
		}
	}
}

// What the window shows as a day can be typed in again, in each of its languages.
func TestShownDatesCanBeTyped(t *testing.T) {
	for _, language := range []string{"nb", "da", "en"} {
		e := env(t, language)
		rapid.Check(t, func(t *rapid.T) {
			d := cal.MustParse("1990-01-01").AddDays(rapid.IntRange(0, 60_000).Draw(t, "day"))
			if back, err := e.ParseDate(e.date(d)); err != nil || back != d {
				t.Fatalf("%s: %s is shown as %q and read as %s, %v", language, d, e.date(d), back, err)
			}
		})
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{
		"5.11", "051126", "5/11-26", "i dag", "2026-11-05", "5. nov", "+14", "+99999999999", "99999999999999999999.1",
		"1.1.99999999999999999999", "-", "5.11.26.1", "é.1", "29 January 2027", "9999999999",
	} {
		f.Add(s)
	}
	e := env(f, "nb")
	f.Fuzz(func(t *testing.T, typed string) {
		d, err := e.ParseDate(typed)
		if err != nil || d.IsZero() {
			return
		}
		if again, err := cal.NewDate(d.Year(), d.Month(), d.Day()); err != nil || again != d {
			t.Errorf("%q is read as %v, which is no day", typed, d)
		}
	})
}
