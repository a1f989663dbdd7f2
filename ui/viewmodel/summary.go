package viewmodel

import (
	"context"
	"strconv"
	"strings"

	"kontingent/domain/batch"
	"kontingent/domain/delivery"
)

// SummaryView is the page that says what executing a batch will do, before anything happens (spec A11).
type SummaryView struct {
	Changed func()

	shell   *Shell
	env     *Env
	id      int64
	summary batch.Summary
	desk    *batch.Desk // nil: not read yet
	busy    bool
	trouble []string
	reading latest
	stop    func()
}

// NewSummaryView makes the page of a batch and reads it.
func NewSummaryView(s *Shell, id int64) *SummaryView {
	v := &SummaryView{shell: s, env: s.Env, id: id}
	v.stop = s.Env.follow(Cards|Products|Batches|ClubSettings, &v.reading, v.Reload)
	v.Reload()
	return v
}

// Reload works the summary out anew: of a batch that is open, as if it were saved now.
func (v *SummaryView) Reload() {
	type answer struct {
		desk    batch.Desk
		summary batch.Summary
	}
	ask(v.env, &v.reading, func() func(context.Context) (answer, error) {
		return func(ctx context.Context) (a answer, err error) {
			if a.desk, err = v.env.Club.Desk(ctx, v.id); err != nil {
				return a, err
			}
			if a.desk.Batch.State == batch.Open {
				a.summary = batch.Preview(a.desk.Batch.Plan, a.desk.Register)
			} else {
				a.summary = batch.Summarise(a.desk)
			}
			a.summary.Problems = inOrder(a.summary.Problems)
			return a, nil
		}
	}, func(a answer, err error) {
		if v.trouble = v.env.texts(err); err == nil {
			v.desk, v.summary = &a.desk, a.summary
		}
		v.changed()
	})
}

func (v *SummaryView) changed() {
	if v.Changed != nil {
		v.Changed()
	}
}

// Ready reports whether the summary has been worked out.
func (v *SummaryView) Ready() bool { return v.desk != nil }

// Trouble says why it could not be.
func (v *SummaryView) Trouble() []string { return v.trouble }

// Name is the batch's name.
func (v *SummaryView) Name() string { return v.env.batchName(v.summary.Batch) }

// What are the figures: recipients, invoices, amount, dates, numbers.
func (v *SummaryView) What() []Line {
	e, s := v.env, v.summary
	out := []Line{
		{e.say("view.rail.recipients"), e.number(s.Recipients)},
		{e.say("view.rail.invoices"), e.number(s.Invoices)},
		{e.say("view.rail.total"), e.money(s.Total, s.Currency)},
	}
	if !s.FirstDate.IsZero() {
		out = append(out, Line{e.say("view.summary.dates"), fromTo(e.date(s.FirstDate), e.date(s.LastDate))})
	}
	if s.FirstNumber > 0 && s.Invoices > 0 {
		last := s.FirstNumber + int64(s.Invoices) - 1
		numbers := fromTo(strconv.FormatInt(s.FirstNumber, 10), strconv.FormatInt(last, 10))
		out = append(out, Line{e.say("view.summary.numbers"), numbers})
	}
	if l, some := e.creditLine(s.Credit); some {
		out = append(out, l)
	}
	return out
}

// fromTo is one value, or from the first to the last.
func fromTo(first, last string) string {
	if first == last {
		return first
	}
	return first + " – " + last
}

// MethodRow is a way of delivery: for how many it is the first choice, and what they fall back on.
type MethodRow struct {
	Method delivery.Method
	Label  string
	Count  int
	Then   []Line // what follows when it fails, and for how many
}

// How is a row per method.
func (v *SummaryView) How() []MethodRow {
	var out []MethodRow
	for _, m := range v.summary.Methods {
		row := MethodRow{Method: m.Method, Label: upperFirst(v.env.methodName(string(m.Method))), Count: m.Recipients}
		for _, t := range m.Then {
			names := make([]string, len(t.Methods))
			for i, n := range t.Methods {
				names[i] = v.env.methodName(string(n))
			}
			row.Then = append(row.Then, Line{strings.Join(names, " › "), v.env.number(t.Recipients)})
		}
		out = append(out, row)
	}
	return out
}

// When says what goes at once and what later, and how long a provider's limit makes it.
func (v *SummaryView) When() string {
	text := []string{v.when()}
	for _, o := range v.summary.Limited {
		text = append(text, v.env.outlook(o))
	}
	return strings.Join(text, " ")
}

func (v *SummaryView) when() string {
	e, s := v.env, v.summary
	later := s.Invoices - s.Now
	switch {
	case s.Invoices == 0:
		return ""
	case v.Short() && v.plan().Short() == delivery.ShortHold:
		return e.say("credit.summary.when", "count", s.Invoices-s.Credit.Short, "waits", e.number(s.Credit.Short))
	case later == 0:
		return e.say("view.summary.all_now", "count", s.Now)
	case s.Now == 0:
		return e.say("view.summary.all_later", "count", later, "day", e.day(s.FirstDispatch))
	}
	return e.say("view.summary.some_now", "count", s.Now, "later", e.number(later), "days", v.desk.Settings.DaysBefore)
}

// Excluded is how many are taken out, Exclusion the i-th of them with the reason.
func (v *SummaryView) Excluded() int { return len(v.summary.Excluded) }

// Exclusion is the i-th customer who is taken out: name, and why.
func (v *SummaryView) Exclusion(i int) (Ref, string) {
	x := v.summary.Excluded[i]
	return Ref{x.Party, x.Name}, v.env.say("out."+string(x.Why), "group", x.Group)
}

// Problems are what stops it, and what is worth knowing, each with the card it is on.
func (v *SummaryView) Problems() Problems { return Problems{v.env, v.summary.Problems} }
