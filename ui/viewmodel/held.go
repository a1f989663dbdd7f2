package viewmodel

import (
	"context"
	"slices"
	"strings"

	"kontingent/domain/cal"
	"kontingent/domain/delivery"
)

// Actions with what is held for want of credit.
const (
	ActionPassHeld = "pass_held" // all take their next method
	ActionRedate   = "redate"    // asks for a new due date
)

// needsDates marks, among the dispatches that are held, those that need new dates.
const needsDates = "needs_dates"

// waitingHeld is what is held: what needs new dates, as one thing, and what waits for credit, as another. setUp are the
// methods that can be used.
func (e *Env) waitingHeld(items []delivery.Item, setUp map[delivery.Method]bool) []Waiting {
	var late, short []delivery.Item
	now := e.Clock.Now()
	for _, it := range items {
		if it.NeedsDates(now) {
			late = append(late, it)
		}
		if it.State == delivery.Held && !asked(it) {
			short = append(short, it)
		}
	}
	var out []Waiting
	if n := len(late); n > 0 {
		out = append(out, Waiting{
			Title: e.say("credit.dates.waiting", "count", n), Detail: e.say("credit.dates.waiting.detail"),
			Actions: []Action{{ActionRedate, e.say("credit.action.dates")}},
			To:      Route{Page: DispatchesPage, Part: needsDates}, held: idsOf(late),
		})
	}
	if n := len(short); n > 0 {
		out = append(out, Waiting{
			Title:  e.say("credit.waiting", "count", e.number(n)),
			Detail: e.say("credit.waiting.detail") + " " + e.insteadText(insteadOf(short, setUp)),
			Actions: []Action{
				{ActionTopUp, e.say("credit.action.top_up")}, {ActionPassHeld, e.say("credit.action.pass.all", "count", n)},
			},
			To: Route{Page: DispatchesPage, Part: string(delivery.Held)}, held: idsOf(short),
		})
	}
	return out
}

// asked reports whether there was credit for a dispatch, and it only waits for new dates.
func asked(it delivery.Item) bool {
	n := len(it.Attempts)
	return n > 0 && it.Attempts[n-1].Outcome == delivery.OutcomeDates
}

func idsOf(items []delivery.Item) []int64 {
	out := make([]int64, len(items))
	for i, it := range items {
		out[i] = it.ID
	}
	return out
}

// insteadOf counts by which method dispatches would go if each took its next one.
func insteadOf(items []delivery.Item, setUp map[delivery.Method]bool) map[delivery.Method]int {
	out := map[delivery.Method]int{}
	for _, it := range items {
		out[delivery.After(it, setUp)]++
	}
	return out
}

// insteadText says by which methods how many would go.
func (e *Env) insteadText(count map[delivery.Method]int) string {
	var parts []string
	for _, m := range append(delivery.Methods(), delivery.Draft) {
		if n := count[m]; n > 0 {
			parts = append(parts, e.methodName(string(m))+" "+e.number(n))
		}
	}
	return e.say("credit.instead.window", "methods", strings.Join(parts, " · ")) + "."
}

// settleHeld carries out an action with what is held, and reports whether it was one.
func (s *Shell) settleHeld(ids []int64, action string) bool {
	switch action {
	case ActionTopUp:
		s.Env.open(Route{Page: SettingsPage, Part: CreditPart})
	case ActionRedate:
		s.askDue(ids)
	case ActionPassHeld:
		s.moveHeld(func(ctx context.Context) (int, error) { return s.Env.Club.PassHeld(ctx, ids...) }, func(n int) string {
			return s.Env.say("credit.passed", "count", n)
		})
	default:
		return false
	}
	return true
}

// moveHeld moves dispatches that are held, says how many, and sends what is due then.
func (s *Shell) moveHeld(move func(context.Context) (int, error), said func(int) string) {
	do(s.Env, move, func(n int, err error) {
		if err != nil {
			s.Env.complain(err)
			return
		}
		s.Env.tell(said(n))
		s.Env.Feed.Touch(Batches | Invoices | Dispatches)
		s.Sending.Start(0)
	})
}

// DueQuestion asks for a new due date.
type DueQuestion struct {
	Title, Text, Label, Hint, Yes string

	Date string // as it stands in the field at first
	// Take gives it to the invoices, or says what is wrong with it.
	Take func(date string) (wrong string)
}

// usualTerm is how many days there are to pay, where the club has not said.
const usualTerm = 14

// askDue asks for a new due date for dispatches that fell due while they were held.
func (s *Shell) askDue(ids []int64) {
	if s.AskDue == nil || len(ids) == 0 {
		return
	}
	e, n := s.Env, len(ids)
	ids = slices.Clone(ids)
	term := s.term
	if term == 0 {
		term = usualTerm
	}
	s.AskDue(DueQuestion{
		Title: e.say("credit.action.dates.all", "count", n), Text: e.say("credit.dates.text", "count", n),
		Label: e.say("credit.dates.label"), Hint: e.say("credit.dates.hint", "count", term), Yes: e.say("credit.action.dates"),
		Date: e.date(e.today().AddDays(term)),
		Take: func(text string) string {
			due, err := e.ParseDate(text)
			if err != nil || due.IsZero() {
				return e.say("window.date.unreadable", "example", e.date(e.today()))
			}
			if delivery.CheckNewDue(due, e.today()) != nil {
				return e.say("delivery.redate.past", "due", e.date(due), "today", e.date(e.today()))
			}
			s.redate(due, ids)
			return ""
		},
	})
}

func (s *Shell) redate(due cal.Date, ids []int64) {
	s.moveHeld(func(ctx context.Context) (int, error) { return s.Env.Club.Redate(ctx, due, ids...) }, func(n int) string {
		return s.Env.say("credit.redated", "count", n, "due", s.Env.date(due))
	})
}

// askForDates asks for new dates where a top-up lets go what fell due meanwhile.
func (s *Shell) askForDates() {
	do(s.Env, func(ctx context.Context) ([]delivery.Item, error) { return s.Env.Club.Outbox(ctx, false) },
		func(items []delivery.Item, err error) {
			now := s.Env.Clock.Now()
			s.askDue(idsOf(slices.DeleteFunc(items, func(it delivery.Item) bool { return err != nil || !it.NeedsDates(now) })))
		})
}
