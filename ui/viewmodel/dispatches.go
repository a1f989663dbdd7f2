package viewmodel

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"kontingent/domain/cal"
	"kontingent/domain/delivery"
)

// DispatchList is everything that is not finished: what waits for its day, and what waits for a person. What is in doubt
// stands first, always.
type DispatchList struct {
	*Table[DispatchRow]

	shell *Shell
	env   *Env
	stop  func()

	pauses Pauses
	next   Pauses // read away from the window, becomes pauses with the rows it was read with

	held, nextHeld []Waiting // what waits for credit, or for new dates; read likewise
}

// DispatchRow is a dispatch in the list.
type DispatchRow struct {
	delivery.Item
	way   delivery.Method // that is tried, or will be first
	setUp map[delivery.Method]bool
	env   *Env
}

// NewDispatchList makes the list and reads it.
func NewDispatchList(s *Shell) *DispatchList {
	l := &DispatchList{shell: s, env: s.Env}
	l.Table = &Table[DispatchRow]{
		env: s.Env,
		columns: []column[DispatchRow]{
			byText("name", func(r *DispatchRow) string { return r.PartyName }),
			byText("batch", func(r *DispatchRow) string { return r.Batch }),
			byCompare("due", func(a, b *DispatchRow) int { return a.goes().Compare(b.goes()) }),
		},
		text: func(r *DispatchRow) string {
			return r.Recipient() + " " + r.Batch + " " + strings.Join(r.Numbers, " ") + " " + r.Day()
		},
		tag:  (*DispatchRow).tag,
		read: l.read,
		headings: []Column{
			{ID: "due", Label: "view.column.day"},
			{ID: "name", Label: "view.column.recipient"},
			{ID: "method", Label: "view.column.method"},
			{ID: "batch", Label: "view.column.batch"},
			{ID: "state", Label: "view.column.state"},
			{ID: "tries", Label: "view.column.tries", Right: true},
		},
		chips: []string{
			"in_doubt", "needs_attention", "undelivered", needsDates, "held", "scheduled", "retrying", "sending", awaiting, "handed_over",
		},
		label: func(tag string) string {
			switch tag {
			case needsDates:
				return upperFirst(s.Env.say("credit.state.dates.word"))
			case awaiting:
				return upperFirst(s.Env.say("view.dispatch.awaiting.word"))
			}
			return s.Env.dispatchWord(tag)
		},
		after: func() { l.pauses, l.held = l.next, l.nextHeld },
	}
	l.stop = s.Env.follow(Dispatches, &l.reading, l.Reload)
	l.Reload()
	return l
}

func (l *DispatchList) read(ctx context.Context) ([]DispatchRow, error) {
	items, err := l.env.Club.Outbox(ctx, false)
	if err != nil {
		return nil, err
	}
	paused, err := l.env.Club.Paused(ctx)
	if err != nil {
		return nil, err
	}
	r, err := l.env.Club.Register(ctx, 0)
	rows := make([]DispatchRow, len(items))
	for i, it := range items {
		rows[i] = DispatchRow{it, first(it, r.Settings.SetUp), r.Settings.SetUp, l.env}
	}
	slices.SortStableFunc(rows, func(a, b DispatchRow) int {
		return cmp.Or(a.urgency()-b.urgency(), cal.Of(a.goes()).Compare(cal.Of(b.goes())))
	})
	l.next, l.nextHeld = pausesOf(paused), l.env.waitingHeld(items, r.Settings.SetUp)
	return rows, err
}

// urgency puts what waits for a person before what goes by itself.
func (r *DispatchRow) urgency() int {
	switch {
	case r.needsDates():
		return 3
	case r.Awaits():
		return 6
	}
	switch r.State {
	case delivery.InDoubt:
		return 0
	case delivery.NeedsAttention:
		return 1
	case delivery.Undelivered:
		return 2
	case delivery.Held:
		return 4
	case delivery.HandedOver:
		return 7
	}
	return byDay
}

// byDay is the urgency of what goes by itself on its day.
const byDay = 5

// goes is when it goes, or is tried again; of what was tried and waits for a person, when that was.
func (r *DispatchRow) goes() time.Time {
	n := len(r.Item.Attempts)
	switch {
	case (forPerson(r.Item) || r.Awaits()) && n > 0:
		return r.Item.Attempts[n-1].At
	case r.State == delivery.Retrying && r.Next.After(r.Due):
		return r.Next
	}
	return r.Due
}

// Day is when it goes, is tried again, or was tried or asked about last.
func (r *DispatchRow) Day() string { return r.env.date(cal.Of(r.goes())) }

// awaiting is the tag of what is with the access point, and is asked about by itself.
const awaiting = "awaiting"

// Waits says when it is asked about, while it waits for the network's word.
func (r *DispatchRow) Waits() string {
	if !r.Awaits() {
		return ""
	}
	return r.env.say("view.waits.asked", "when", r.env.moment(r.Next))
}

// Recipient is the customer number with the name.
func (r *DispatchRow) Recipient() string { return r.Party + " " + r.PartyName }

// MethodText is the way it is tried, or will be tried first.
func (r *DispatchRow) MethodText() string {
	return upperFirst(r.env.methodName(string(r.way)))
}

// StateText is the word for where it stands.
func (r *DispatchRow) StateText() string {
	switch {
	case r.needsDates():
		return upperFirst(r.env.say("credit.state.dates"))
	case r.Awaits():
		return upperFirst(r.env.say("view.dispatch.awaiting"))
	}
	return upperFirst(r.env.dispatchState(r.State.Shown()))
}

// StateWord is the same in a word or two, where a long one has no room.
func (r *DispatchRow) StateWord() string {
	switch {
	case r.needsDates():
		return upperFirst(r.env.say("credit.state.dates.word"))
	case r.Awaits():
		return upperFirst(r.env.say("view.dispatch.awaiting.word"))
	}
	return r.env.dispatchWord(r.State.Shown())
}

// tag is what the chips tell rows apart by.
func (r *DispatchRow) tag() string {
	switch {
	case r.needsDates():
		return needsDates
	case r.Awaits():
		return awaiting
	}
	return r.State.Shown()
}

func (r *DispatchRow) needsDates() bool { return r.NeedsDates(r.env.Clock.Now()) }

// Tries is how often it was really tried.
func (r *DispatchRow) Tries() int {
	n := 0
	for _, a := range r.Item.Attempts {
		switch a.Outcome {
		case delivery.OutcomeSkipped, delivery.OutcomeArrived, delivery.OutcomeAgain, delivery.OutcomePassed,
			delivery.OutcomeCancelled, delivery.OutcomeDates, delivery.OutcomeRedated, delivery.OutcomeLate:
		default:
			n++
		}
	}
	return n
}

// Log is the log of the dispatch.
func (r *DispatchRow) Log() []Attempt { return r.env.attempts(r.Item) }

// Actions are what a person can say of it, and do with it.
func (r *DispatchRow) Actions() []Action { return r.env.byHand(r.Item, r.setUp) }

// Do carries out one of the actions.
func (l *DispatchList) Do(r *DispatchRow, action string) {
	l.shell.handle(r.Item, action)
}

// Held is what waits for credit, or for new dates, each with what can be done about all of it at once.
func (l *DispatchList) Held() []Waiting { return l.held }

// SettleHeld carries out one of its actions.
func (l *DispatchList) SettleHeld(w Waiting, action string) { l.shell.settleHeld(w.held, action) }

// SendNow sends what is due.
func (l *DispatchList) SendNow() { l.shell.Sending.SendNow() }

// Pauses says what of pausing and going on there is to do.
func (l *DispatchList) Pauses() Pauses { return l.pauses }

// PauseAll stops every method until a person lets it go on.
func (l *DispatchList) PauseAll() { l.env.pauseAll(func() { l.env.Feed.Touch(Dispatches) }) }

// ResumeAll lets every method go on.
func (l *DispatchList) ResumeAll() {
	l.env.resume(delivery.Methods(), func() { l.env.Feed.Touch(Dispatches) })
}

// Close ends listening.
func (l *DispatchList) Close() {
	l.stop()
	l.Table.Close()
}
