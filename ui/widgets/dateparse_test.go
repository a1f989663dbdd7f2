package widgets

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestReadDay(t *testing.T) {
	today := fixedToday() // 22.11.2026
	tests := []struct {
		typed string
		want  string // "" is none
	}{
		{"5.11.26", "5.11.2026"},
		{"5.11", "5.11.2026"},
		{"05.11.2026", "5.11.2026"},
		{"5/11-26", "5.11.2026"},
		{"5/11", "5.11.2026"},
		{"051126", "5.11.2026"},
		{"05112026", "5.11.2026"},
		{"0511", "5.11.2026"},
		{" 5 11 26 ", "5.11.2026"},
		{"2026-11-05", "5.11.2026"},
		{"5. november 2026", "5.11.2026"},
		{"5 nov", "5.11.2026"},
		{"5. NOV 26", "5.11.2026"},
		{"i dag", "22.11.2026"},
		{"I Morgen", "23.11.2026"},
		{"i går", "21.11.2026"},
		{"15.1", "15.1.2027"}, // ahead
		{"1.9", "1.9.2026"},   // not long ago
		{"1.8", "1.8.2027"},   // too long ago
		{"29.2", "29.2.2028"}, // the next there is
		{"29.2.28", "29.2.2028"},
		{"1.1.80", "1.1.1980"},
		{"1.1.75", "1.1.2075"},
		{"29.2.27", ""},
		{"31.4", ""},
		{"32.1", ""},
		{"0.1", ""},
		{"1.13", ""},
		{"1.1.123", ""},
		{"1.1.1026", ""},
		{"5", ""},
		{"511", ""},
		{"hei", ""},
		{"5.hei", ""},
		{"5.11.26.1", ""},
		{"", ""},
		{"...", ""},
		{"٥.١١", ""},
	}
	for _, tt := range tests {
		d, ok := readDay(tt.typed, today, norwegian)
		got := ""
		if ok {
			got = shown(d)
		}
		if got != tt.want {
			t.Errorf("%q is read as %q, want %q", tt.typed, got, tt.want)
		}
	}
}

func drawDay(t *rapid.T) Day {
	return dayOf(time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 60000).Draw(t, "day")))
}

// What a field shows it can read again.
func TestReadDayReadsWhatIsShown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDay(t)
		if got, ok := readDay(shown(d), fixedToday(), norwegian); !ok || got != d {
			t.Fatalf("%v is read as %v, %v", d, got, ok)
		}
	})
}

func FuzzReadDay(f *testing.F) {
	seeds := []string{"5.11", "051126", "5/11-26", "i dag", "2026-11-05", "5. nov", "99999999999999999999.1", "1.1.99999999999999999999", "-", "5.11.26.1", "é.1"}
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		if d, ok := readDay(typed, fixedToday(), norwegian); ok && !d.valid() {
			t.Errorf("%q is read as %v, which is no day", typed, d)
		}
	})
}

func TestDayArithmetic(t *testing.T) {
	tests := []struct {
		name      string
		got, want Day
	}{
		{"over the year", Day{2026, 12, 31}.Add(1), Day{2027, 1, 1}},
		{"back over February", Day{2028, 3, 1}.Add(-1), Day{2028, 2, 29}},
		{"31 January and a month", Day{2026, 1, 31}.AddMonths(1), Day{2026, 2, 28}},
		{"back over the year", Day{2026, 1, 31}.AddMonths(-2), Day{2025, 11, 30}},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, tt.got, tt.want)
		}
	}
	if got := (Day{2026, 11, 23}).weekday(); got != 0 { // a Monday
		t.Errorf("Monday is day %d of the week", got)
	}
	if !(Day{2026, 1, 1}).Before(Day{2026, 1, 2}) || !(Day{}).IsZero() {
		t.Error("days are not told apart")
	}
}
