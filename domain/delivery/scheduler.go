package delivery

import (
	"context"
	"sync"
	"time"

	"kontingent/domain/cal"
)

// How the scheduler looks at the clock. Timers stop while the machine sleeps and know nothing of a clock that is set, so
// it looks often, and at the clock on the wall.
const (
	beat   = 15 * time.Second // between looks at most
	jump   = 2 * time.Minute  // further than this between two looks: the machine slept, or the clock was set
	settle = 2                // looks to wait after a jump: the network needs a while to be back
	pulse  = 10 * time.Minute // a run at least this often, whatever is thought to be due
)

// ladder is how long a run waits after one that met no network, and the ones after that.
var ladder = []time.Duration{time.Minute, 2 * time.Minute, 5 * time.Minute, 15 * time.Minute, 30 * time.Minute}

// Scheduler says when the dispatcher is to run while the program is open (spec B14). It keeps nothing that a restart
// could lose: what is due stands in the store, and what left, too. A program that is not open sends nothing; what became
// due meanwhile goes at its first look.
type Scheduler struct {
	Clock cal.Clock
	// Due is the first moment after another at which something becomes due; the zero time: never.
	Due func(ctx context.Context, after time.Time) (time.Time, error)

	mu     sync.Mutex
	looked time.Time // the last time
	ran    time.Time // when the last run over everything began; zero: none has
	again  time.Time // when a provider takes more; zero: nothing waits for that
	retry  time.Time // when the network is tried again; zero: it was there
	failed int       // runs in a row that met no network
	quiet  int       // looks to let pass before anything runs
	wished bool      // a run is wanted as soon as possible
}

// Look says whether to run now, and how long to wait for the next look.
func (s *Scheduler) Look(ctx context.Context) (run bool, wait time.Duration) {
	s.mu.Lock()
	ran := s.ran
	s.mu.Unlock()
	due, err := s.Due(ctx, ran)
	if err != nil {
		due = time.Time{} // the run that comes round anyway will say what is wrong
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.Clock.Now()
	s.notice(now)
	switch {
	case s.quiet > 0:
		s.quiet--
	case s.ready(now, due):
		s.begin(now)
		return true, time.Second // what is due after it is known then
	}
	return false, s.until(now, due)
}

// notice sees that the machine slept or that the clock was set. What was planned by the clock before is worth nothing.
func (s *Scheduler) notice(now time.Time) {
	if d := now.Sub(s.looked); !s.looked.IsZero() && (d < 0 || d > jump) {
		if !s.wished { // a machine that wakes for a moment every hour is to send, too
			s.quiet = settle
		}
		s.wished = true
		s.again, s.retry, s.failed = time.Time{}, time.Time{}, 0
	}
	s.looked = now
}

func (s *Scheduler) ready(now, due time.Time) bool {
	come := func(t time.Time) bool { return !t.IsZero() && !now.Before(t) }
	return s.wished || s.ran.IsZero() || come(due) || come(s.again) || come(s.retry) ||
		s.retry.IsZero() && come(s.ran.Add(pulse))
}

// begin notes that a run begins.
func (s *Scheduler) begin(now time.Time) {
	s.ran, s.wished = now, false
	s.again, s.retry = time.Time{}, time.Time{}
}

// until is the wait for the next look: a beat, or less when something comes earlier.
func (s *Scheduler) until(now, due time.Time) time.Duration {
	wait := beat
	for _, t := range []time.Time{due, s.again, s.retry} {
		if d := t.Sub(now); d > 0 && d < wait {
			wait = d
		}
	}
	return wait
}

// Ended takes what a run came to, one that was asked for by a person too.
func (s *Scheduler) Ended(r Report, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.Clock.Now()
	s.looked = now // a long run is no sleep
	for _, o := range r.Limited {
		if s.again.IsZero() || o.Next.Before(s.again) {
			s.again = o.Next
		}
	}
	away := err != nil
	for _, f := range r.Faults {
		away = away || f.Passing
	}
	if !away {
		s.retry, s.failed = time.Time{}, 0
		return
	}
	s.retry = now.Add(ladder[min(s.failed, len(ladder)-1)])
	s.failed++
}

// Nudge asks for a run at the next look: something has changed that only a run can tell.
func (s *Scheduler) Nudge() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.wished, s.failed = true, 0
}
