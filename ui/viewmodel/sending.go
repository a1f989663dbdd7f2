package viewmodel

import (
	"context"
	"slices"

	"kontingent/domain/delivery"
	"kontingent/domain/problem"
)

// Sending is the one run of the dispatcher there can be: how far it is, how long it will take, and what came of it.
type Sending struct {
	env       *Env
	listeners []*listener

	running, stopping bool
	batch             int64   // of the run; 0: everything that is due
	next              []int64 // runs that wait for this one to end
	cancel            context.CancelFunc
	pace              pace
	result            *Result
	results           map[int64]*Result // of each batch, its last
	before            delivery.Report   // of the last run over everything
	clock             string            // the question about the clock; empty: none
	ended             []func()
	watch             *delivery.Scheduler // nil: nothing goes by itself
	person            bool                // a person has pressed for the run, or it follows from what was pressed
	asked             bool                // a person asked for the run over everything, and is to be told what came of it
}

// Result is what a run came to.
type Result struct {
	Batch   int64
	Stopped bool     // a person stopped it; the rest waits
	Lines   []Figure // how many are in which state, without those that are nowhere
	Faults  []string // what kept a method from working, for everybody
	Failed  []string // why it did not run at all
	Waits   []string // what waits for a provider that takes no more now, and how long
}

// Figure is a number with its name.
type Figure struct {
	ID, Label string
	Count     int
	Bad       bool // it waits for a person
}

func newSending(e *Env) *Sending {
	s := &Sending{env: e, results: map[int64]*Result{}}
	e.Feed.Listen(func(n News) {
		if n.Last != nil && s.running {
			s.pace.see(n.Last.Done, n.Last.Of, e.Clock.Now())
			s.changed()
		}
		if n.About(ClubSettings) && s.watch != nil {
			s.watch.Nudge() // a password, a server, a limit: what stood still may go on
		}
	})
	return s
}

// Listen calls hear whenever the run has come further. What it returns ends that.
func (s *Sending) Listen(hear func()) (stop func()) {
	l := &listener{func(News) { hear() }}
	s.listeners = append(s.listeners, l)
	return func() { s.listeners = without(s.listeners, l) }
}

func (s *Sending) changed() {
	for _, l := range s.listeners {
		l.hear(News{})
	}
}

// Start delivers what is due, of one batch when batch is not 0. While a run is under way it waits for its end.
func (s *Sending) Start(batch int64) { s.start(batch, false, true) }

// byItself delivers what is due without anybody having pressed for it.
func (s *Sending) byItself() {
	if !s.running {
		s.start(0, false, false)
	}
}

// SendNow delivers what is due because a person asked for it, who is then told what came of it.
func (s *Sending) SendNow() {
	s.asked = true
	s.Start(0)
}

// ClockIsRight starts again, after a person has answered that the clock is right.
func (s *Sending) ClockIsRight() {
	if s.clock != "" && s.result != nil {
		s.start(s.result.Batch, true, true)
	}
}

// ClockQuestion asks whether the clock is right; empty: nothing is asked.
func (s *Sending) ClockQuestion() string { return s.clock }

func (s *Sending) start(batch int64, clockIsRight, person bool) {
	if s.running {
		if !slices.Contains(s.next, batch) {
			s.next = append(s.next, batch)
		}
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	s.running, s.stopping, s.batch, s.cancel = true, false, batch, cancel
	s.pace, s.clock, s.person = pace{}, "", person
	s.changed()
	s.env.Run.Go(func() {
		report, err := s.env.Club.Deliver(ctx, batch, clockIsRight)
		cancel()
		s.env.Run.Post(func() { s.end(report, err) })
	})
}

// Stop ends the run after the dispatch it is at. Runs that wait are called off.
func (s *Sending) Stop() {
	if s.running {
		s.stopping, s.next = true, nil
		s.cancel()
		s.changed()
	}
}

func (s *Sending) end(report delivery.Report, err error) {
	s.running = false
	if s.watch != nil {
		s.watch.Ended(report, err)
	}
	if s.batch != 0 || err != nil || !idle(report, s.before) || s.result.troubled() {
		s.result = s.resultOf(report, err)
		s.results[s.batch] = s.result
		s.env.Feed.Touch(Batches | Invoices | Dispatches)
	}
	if s.batch == 0 {
		s.before = report
	}
	if problem.Is(err, "issue.clock_behind") {
		s.clock = s.env.say("view.sending.clock")
	}
	if s.batch == 0 {
		s.answer(report, err)
	}
	if err == nil {
		for _, p := range s.env.secrets {
			p.heard(s.batch, report, s.person && !s.stopping)
		}
	}
	ended := s.ended
	s.ended = nil
	for _, then := range ended {
		then()
	}
	if len(s.next) > 0 {
		batch := s.next[0]
		s.next = s.next[1:]
		s.start(batch, false, true) // nothing waits but what a person has pressed for
		return
	}
	s.changed()
}

// finish stops and calls then when nothing runs any more.
func (s *Sending) finish(then func()) {
	s.watch = nil
	if !s.running {
		then()
		return
	}
	s.ended = append(s.ended, then)
	s.Stop()
}

// Running reports whether something is being sent.
func (s *Sending) Running() bool { return s.running }

// Stopping reports whether a person has asked to stop, and it has not come to that yet.
func (s *Sending) Stopping() bool { return s.running && s.stopping }

// Of reports whether the run is for this batch.
func (s *Sending) Of(batch int64) bool { return s.running && s.batch == batch }

// Result is what the last run came to; nil: none has ended yet.
func (s *Sending) Result() *Result { return s.result }

// ResultOf is what the last run for a batch came to; nil: there was none since the window opened.
func (s *Sending) ResultOf(batch int64) *Result { return s.results[batch] }

// Share is how much of the run is done, in thousandths.
func (s *Sending) Share() int { return s.pace.share() }

// Progress says how far the run is and how long it will still take.
func (s *Sending) Progress() string {
	switch {
	case !s.running:
		return ""
	case s.stopping:
		return s.env.say("view.sending.stopping")
	case s.pace.of == 0:
		return s.env.say("view.sending.starting")
	}
	text := s.env.say("view.sending.progress", "done", s.env.number(s.pace.done), "of", s.env.number(s.pace.of))
	if left, ok := s.pace.left(); ok {
		text += " · " + s.env.duration(left)
	}
	return text
}
