package delivery_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"kontingent/domain/delivery"
)

// wall is a clock that a test sets.
type wall struct{ t time.Time }

func (w *wall) Now() time.Time { return w.t }

// watched is a scheduler on a test's clock, over a list of moments at which something is due.
type watched struct {
	*wall
	*delivery.Scheduler
	due []time.Time
}

func watch(at time.Time, due ...time.Time) *watched {
	w := &watched{wall: &wall{at}, due: due}
	w.Scheduler = &delivery.Scheduler{Clock: w.wall, Due: func(_ context.Context, after time.Time) (first time.Time, _ error) {
		for _, d := range w.due {
			if d.After(after) && (first.IsZero() || d.Before(first)) {
				first = d
			}
		}
		return first, nil
	}}
	return w
}

// runs lets time pass look by look, and gives the moments of the runs in it. Each comes to report.
func (w *watched) runs(long time.Duration, report delivery.Report, err error) (at []string) {
	for end := w.t.Add(long); ; {
		run, wait := w.Look(context.Background())
		if run {
			at = append(at, w.t.Format("15:04:05"))
			w.Ended(report, err)
		}
		if w.t = w.t.Add(wait); w.t.After(end) {
			return at
		}
	}
}

func list(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if len(got) < len(want) {
		t.Errorf("%s: ran at %v, want %v", what, got, want)
		return
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%s: ran at %v, want %v", what, got, want)
			return
		}
	}
}

// spec: B14: what became due while the program was off goes at its start, what becomes due goes at that moment.
func TestSchedulerRunsWhatIsDue(t *testing.T) {
	at := time.Date(2026, 11, 22, 23, 58, 0, 0, time.UTC)
	w := watch(at, at.Add(-time.Hour), at.Add(2*time.Minute), at.Add(2*time.Minute+7*time.Second))
	got := w.runs(3*time.Minute, delivery.Report{}, nil)
	list(t, "midnight", got, "23:58:00", "00:00:00", "00:00:07")
	if len(got) != 3 {
		t.Errorf("ran at %v", got)
	}
	w.Nudge()
	asked := w.t.Format("15:04:05")
	list(t, "nudged", w.runs(time.Second, delivery.Report{}, nil), asked)
}

// Without a network it tries again after 1, 2, 5, 15 and then every 30 minutes; so does a run that failed.
func TestSchedulerWithoutNetwork(t *testing.T) {
	at := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	offline := delivery.Report{Faults: []delivery.Fault{{Method: email, Reason: "email.offline", Passing: true}}}
	want := []string{"12:00:00", "12:01:00", "12:03:00", "12:08:00", "12:23:00", "12:53:00", "13:23:00"}
	list(t, "offline", watch(at).runs(100*time.Minute, offline, nil), want...)
	list(t, "failed", watch(at).runs(100*time.Minute, delivery.Report{}, errors.New("disk full")), want...)
	w := watch(at)
	w.runs(8*time.Minute, offline, nil)
	w.runs(15*time.Minute, delivery.Report{}, nil)
	w.Nudge()
	gone := w.t
	list(t, "after it was back", w.runs(2*time.Minute, offline, nil)[1:], gone.Add(time.Minute).Format("15:04:05"))
	password := delivery.Report{Faults: []delivery.Fault{{Method: email, Reason: "email.channel.login"}}}
	list(t, "a password waits for a person", watch(at).runs(11*time.Minute, password, nil), "12:00:00", "12:10:01")
}

// What a provider takes no more of goes when it takes more.
func TestSchedulerWaitsForTheLimit(t *testing.T) {
	at := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	full := delivery.Report{Limited: []delivery.Outlook{{Method: email, Waiting: 3, Next: at.Add(4*time.Minute + 3*time.Second)}}}
	list(t, "limit", watch(at).runs(5*time.Minute, full, nil), "12:00:00", "12:04:03")
}

// A machine that slept, or whose clock was set in either direction, waits some looks for its network, then runs at once.
func TestSchedulerSeesTheClockJump(t *testing.T) {
	at := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	for _, by := range []time.Duration{-time.Hour, -365 * day, -time.Minute, 3 * time.Minute, 8 * time.Hour, 3650 * day} {
		w := watch(at, at.Add(time.Minute), at.Add(7*time.Hour))
		w.runs(2*time.Minute, delivery.Report{}, nil)
		w.t = w.t.Add(by)
		woke := w.t
		list(t, "after "+by.String(), w.runs(time.Minute, delivery.Report{}, nil), woke.Add(30*time.Second).Format("15:04:05"))
	}
	w := watch(at)
	w.runs(time.Second, delivery.Report{}, nil)
	n := 0
	for range 12 { // dark wakes: up for a moment every hour
		w.t = w.t.Add(time.Hour)
		n += len(w.runs(0, delivery.Report{}, nil))
	}
	if n < 3 {
		t.Errorf("a machine that wakes every hour for a moment ran %d times in twelve hours", n)
	}
}

// The day on which summer time begins or ends is one like any other: midnight is midnight, once.
func TestSchedulerOverSummerTime(t *testing.T) {
	oslo, err := time.LoadLocation("Europe/Oslo")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range []time.Time{
		time.Date(2027, 3, 28, 0, 0, 0, 0, oslo), time.Date(2026, 10, 25, 0, 0, 0, 0, oslo),
	} {
		next := d.AddDate(0, 0, 1)
		w := watch(d.Add(-time.Minute), d, next)
		got := w.runs(26*time.Hour, delivery.Report{}, nil)
		times := map[string]int{}
		for _, g := range got {
			times[g]++
		}
		if times["00:00:00"] != 2 {
			t.Errorf("%v: ran %d times at midnight, want twice: %v", d, times["00:00:00"], got)
		}
	}
}
