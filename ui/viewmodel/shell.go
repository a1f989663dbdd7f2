package viewmodel

import (
	"context"
	"time"

	"kontingent/domain/batch"
	"kontingent/domain/cal"
	"kontingent/domain/delivery"
)

// Shell is the window around the pages: navigation with badges, the line of state at the foot, and where one is.
type Shell struct {
	Changed func()            // navigation, badges or the line of state
	Moved   func()            // another page is shown
	Said    func(Message)     // something to be said in passing
	AskDue  func(DueQuestion) // asks for a new due date

	Env     *Env
	Sending *Sending

	Password *Password // the mail account's
	Token    *Password // the access point's

	route   Route
	back    []Route
	club    string
	savedAt time.Time
	waiting int // dispatches that go by themselves
	person  int // what waits for a person
	paused  []delivery.Method
	credit  int64     // that is left
	held    int       // dispatches that wait for more
	late    int       // of those held, that need new dates
	term    int       // days the club gives to pay; 0: it has not said
	backup  time.Time // the newest; zero: none is known of
	place   SecondPlace
	reading latest
	stop    func()
	keepers *keepers
	single  *batch.Single // an invoice that was being written when its page was left; nil: none
}

// NavItem is a page in the navigation.
type NavItem struct {
	Page    Page
	Label   string
	Badge   string // empty: nothing waits there
	Current bool
}

// StatusPart is a part of the line of state. It leads to a page, or does something.
type StatusPart struct {
	Text string
	To   Route
	Do   func() // instead of going there; nil: it goes
	Bad  bool
}

// NewShell puts a window around an open club. language is nb, da or en.
func NewShell(club Club, run Runner, w Words, language string, clock cal.Clock) *Shell {
	s := &Shell{route: Route{Page: HomePage}, keepers: &keepers{}}
	s.Env = &Env{
		Club: club, Run: run, Words: w, Language: language, Clock: clock, Feed: NewFeed(run),
		Tell: func(m Message) {
			if s.Said != nil {
				s.Said(m)
			}
		},
		Open:    s.Go,
		Saved:   func(t time.Time) { s.savedAt = t; s.changed() },
		keepers: s.keepers,
	}
	s.Sending = newSending(s.Env)
	s.newSecrets()
	s.Sending.Listen(s.changed)
	s.reading.live = true
	s.stop = s.Env.follow(Dispatches|ClubSettings, &s.reading, s.Reload)
	return s
}

// Reload reads the badges anew.
func (s *Shell) Reload() {
	type answer struct {
		club            string
		waiting, person int
		paused          []delivery.Method
		credit          delivery.Account
		held, late      int
		term            int
		backup          time.Time
		place           SecondPlace
	}
	ask(s.Env, &s.reading, func() func(context.Context) (answer, error) {
		return func(ctx context.Context) (a answer, err error) {
			o, err := s.Env.Club.Organisation(ctx)
			if err != nil {
				return a, err
			}
			items, err := s.Env.Club.Outbox(ctx, false)
			if err != nil {
				return a, err
			}
			if a.credit, err = s.Env.Club.Credit(ctx); err != nil {
				return a, err
			}
			paused, err := s.Env.Club.Paused(ctx)
			a.club, a.term = o.Name, o.PaymentTermDays
			for _, it := range items {
				late := it.NeedsDates(s.Env.Clock.Now())
				if it.State == delivery.Held && !asked(it) {
					a.held++
				}
				if late {
					a.late++
				}
				if forPerson(it) || late {
					a.person++
				} else {
					a.waiting++
				}
			}
			for _, m := range delivery.Methods() {
				if _, ok := paused[m]; ok {
					a.paused = append(a.paused, m)
				}
			}
			if list, err := s.Env.Club.Backups(ctx); err == nil && len(list) > 0 {
				a.backup = list[0].At
			}
			if p, err := s.Env.Club.SecondPlace(ctx); err == nil {
				a.place = p
			}
			return a, err
		}
	}, func(a answer, err error) {
		if err != nil {
			s.Env.complain(err)
			return
		}
		s.backup, s.place = a.backup, a.place
		s.club, s.waiting, s.person, s.paused = a.club, a.waiting, a.person+len(a.paused), a.paused
		s.credit, s.held, s.late, s.term = a.credit.Balance, a.held, a.late, a.term
		s.changed()
	})
}

// forPerson reports whether a dispatch waits for somebody.
func forPerson(it delivery.Item) bool {
	if it.Awaits() {
		return false
	}
	switch it.State {
	case delivery.InDoubt, delivery.NeedsAttention, delivery.HandedOver, delivery.Undelivered:
		return true
	}
	return false
}

func (s *Shell) changed() {
	if s.Changed != nil {
		s.Changed()
	}
}

// Club is the club's name.
func (s *Shell) Club() string { return s.club }

// Year is the year of today, to stand under the name.
func (s *Shell) Year() int { return s.Env.today().Year() }

// Route is where one is.
func (s *Shell) Route() Route { return s.route }

// Go shows a page.
func (s *Shell) Go(r Route) {
	if r != s.route {
		s.back = append(s.back, s.route)
		s.back = s.back[max(0, len(s.back)-longestBack):]
	}
	s.route = r
	s.moved()
}

// longestBack is how many pages one can go back.
const longestBack = 100

// began says that what a route began has got an id: going back to it goes to that.
func (s *Shell) began(r Route, id int64) {
	now := r
	now.ID, now.Plan = id, nil
	for i := range s.back {
		if s.back[i] == r {
			s.back[i] = now
		}
	}
	if s.route == r {
		s.route = now
	}
}

// Flush puts away now what can be put away, and then calls then.
func (s *Shell) Flush(then func()) { s.keepers.flush(then) }

// Unsaved names what is not put away: after Flush, because it can't be as it stands. To be asked before the window closes.
func (s *Shell) Unsaved() []string {
	out := s.keepers.unsaved()
	if s.single != nil {
		out = append(out, s.Env.say("view.page.new_invoice"))
	}
	return out
}

// Back shows the page before; home when there is none.
func (s *Shell) Back() {
	s.route = Route{Page: HomePage}
	if n := len(s.back); n > 0 {
		s.route, s.back = s.back[n-1], s.back[:n-1]
	}
	s.moved()
}

func (s *Shell) moved() {
	if s.Moved != nil {
		s.Moved()
	}
	s.changed()
}

// Close puts away what is not yet, stops what is being sent after the dispatch it is at, and then calls then.
func (s *Shell) Close(then func()) {
	s.stop()
	s.reading.close()
	s.keepers.flush(func() { s.Sending.finish(then) })
}
