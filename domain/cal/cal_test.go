package cal_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"kontingent/domain/cal"
)

// spec: B7
func TestNthCountsFromTheAnchor(t *testing.T) {
	for _, c := range []struct {
		anchor, every string
		want          []string
	}{
		{"2027-01-31", "1 month", []string{"2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"}},
		{"2028-01-31", "1 month", []string{"2028-01-31", "2028-02-29", "2028-03-31"}},
		{"2028-02-29", "1 year", []string{"2028-02-29", "2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29"}},
		{"2026-11-30", "3 months", []string{"2026-11-30", "2027-02-28", "2027-05-30"}},
		{"2026-12-31", "6 months", []string{"2026-12-31", "2027-06-30", "2027-12-31"}},
		{"2026-12-28", "2 weeks", []string{"2026-12-28", "2027-01-11"}},
		{"2027-03-27", "1 day", []string{"2027-03-27", "2027-03-28", "2027-03-29"}}, // clocks change on the 28th
	} {
		v, err := cal.ParseInterval(c.every)
		if err != nil {
			t.Fatal(err)
		}
		for i, want := range c.want {
			if got := v.Nth(cal.MustParse(c.anchor), i).String(); got != want {
				t.Errorf("%s, every %s, number %d: got %s, want %s", c.anchor, c.every, i, got, want)
			}
		}
	}
}

func TestWrongIntervals(t *testing.T) {
	for _, s := range []string{"", "6", "months", "0 months", "-1 days", "6 fortnights", "121 days", "1.5 years"} {
		if v, err := cal.ParseInterval(s); err == nil {
			t.Errorf("%q: got %v, want an error", s, v)
		}
	}
}

func TestWrongDates(t *testing.T) {
	for _, s := range []string{"", "2027-02-29", "2027-13-01", "27-01-01", "2027-1-1", "29.1.2027", "2027-00-10", "1066-10-14"} {
		if d, err := cal.Parse(s); err == nil {
			t.Errorf("%q: got %s, want an error", s, d)
		}
	}
}

// Days are counted on the wall calendar: no zone and no change of clocks moves them.
func TestDaysThereAndBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := cal.MustParse("2020-01-01").AddDays(rapid.IntRange(0, 20000).Draw(t, "day"))
		n := rapid.IntRange(-5000, 5000).Draw(t, "n")
		to := from.AddDays(n)
		if got := from.DaysTo(to); got != n {
			t.Fatalf("from %s to %s: got %d days, want %d", from, to, got, n)
		}
		back, err := cal.Parse(to.String())
		if err != nil || back != to {
			t.Fatalf("%s came back as %s, %v", to, back, err)
		}
	})
}

func TestMidnightIsLocal(t *testing.T) {
	oslo, err := time.LoadLocation("Europe/Oslo")
	if err != nil {
		t.Fatal(err)
	}
	got := cal.MustParse("2027-05-24").In(oslo)
	if want := "2027-05-24T00:00:00+02:00"; got.Format(time.RFC3339) != want {
		t.Errorf("got %s, want %s", got.Format(time.RFC3339), want)
	}
	if d := cal.Of(got); d.String() != "2027-05-24" {
		t.Errorf("that moment falls on %s", d)
	}
}

func TestShiftedClockRunsOn(t *testing.T) {
	start := time.Date(2031, 2, 3, 12, 0, 0, 0, time.Local)
	c := cal.StartAt(start)
	first := c.Now()
	if first.Before(start) || first.Sub(start) > time.Minute {
		t.Errorf("started at %s, want %s", first, start)
	}
	if got := cal.Of(c.Now()).String(); got != "2031-02-03" {
		t.Errorf("today is %s", got)
	}
}
