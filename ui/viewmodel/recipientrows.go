package viewmodel

import (
	"slices"
	"strings"

	"kontingent/domain/batch"
	"kontingent/domain/delivery"
	"kontingent/domain/party"
)

// RecipientRow is a customer in the list of recipients.
type RecipientRow struct {
	Number  string
	Name    string
	Groups  string
	In      bool
	Fixed   bool   // the tick can't be changed here; Reason says why
	Reason  string // why the customer is out, when something takes it out; empty: nothing reaches it, or it is in
	Method  string // how it is tried first
	Problem string // what is odd about the card; empty: nothing
}

// Len is how many customers are listed.
func (r *Recipients) Len() int { return len(r.shown) }

// Row is the i-th customer of the list.
func (r *Recipients) Row(i int) RecipientRow {
	if i < 0 || i >= len(r.shown) {
		return RecipientRow{}
	}
	o := r.current()
	p := o.people[r.shown[i]]
	row := RecipientRow{
		Number: p.card.Number, Name: p.card.Name, Groups: strings.Join(p.card.Groups, ", "), In: p.in,
		Fixed: r.b.Locked() || p.why == party.WhyExcludedGroup || p.why == party.WhyEnded,
	}
	switch {
	case p.in:
		methods, _ := delivery.Plan(r.b.plan.Chain, batch.CardOf(*p.card, o.register.Organisation.Country), o.register.Settings.SetUp)
		row.Method = upperFirst(r.b.env.methodName(string(methods[0])))
		for _, w := range o.byParty[p.card.Number] {
			row.Problem = strings.TrimSpace(row.Problem + " " + r.b.env.atField(w))
		}
	case p.why != party.WhyNotIncluded:
		row.Reason = r.b.env.say("out."+string(p.why), "group", p.group)
	}
	return row
}

// Count says live how many are chosen: "238 av 1 200 · 12 utelatt".
func (r *Recipients) Count() string {
	o := r.b.outcome
	if o == nil {
		return ""
	}
	e := r.b.env
	text := e.say("view.recipients.count", "in", e.number(o.in), "of", e.number(len(o.people)))
	if o.out > 0 {
		text += " · " + e.say("view.recipients.out", "out", e.number(o.out))
	}
	return text
}

// Filters are the filters of the list, with how many are under each.
func (r *Recipients) Filters() []Chip {
	all, in, out := 0, 0, 0
	if o := r.b.outcome; o != nil {
		all, in, out = len(o.people), o.in, o.out
	}
	return []Chip{
		{ShowAll, r.b.env.say("view.chip.all"), all, r.filter == ShowAll},
		{ShowChosen, r.b.env.say("view.recipients.chosen"), in, r.filter == ShowChosen},
		{ShowExcluded, r.b.env.say("view.recipients.excluded"), out, r.filter == ShowExcluded},
	}
}

// Tick takes the i-th customer of the list in, or out. One that a group takes out stays out: the group is to be changed.
func (r *Recipients) Tick(i int, in bool) {
	if i < 0 || i >= len(r.shown) {
		return
	}
	if row := r.Row(i); row.Fixed {
		if row.Reason != "" {
			r.b.env.tell(row.Name + ": " + row.Reason)
		}
		return
	}
	r.beforeParties = nil
	r.set(withParties(r.b.plan.Recipients, []person{r.current().people[r.shown[i]]}, in))
}

// AllGroups reports whether every group that is listed and not left out is taken in: the next press undoes that.
func (r *Recipients) AllGroups() bool {
	any := false
	for _, g := range r.Groups() {
		if g.State == NotChosen {
			return false
		}
		any = any || g.State == TakenIn
	}
	return any
}

// SelectAllGroups takes in every group that is listed. A group that was left out stays out. The next press brings back
// what was chosen before.
func (r *Recipients) SelectAllGroups() {
	now := r.b.plan.Recipients
	if !r.AllGroups() {
		c := now
		for _, g := range r.Groups() {
			if g.State == NotChosen {
				c = withTri(c, g.Name, TakenIn)
			}
		}
		r.beforeGroups, r.beforeParties = &now, nil
		r.set(c)
		return
	}
	c := now
	if r.beforeGroups != nil {
		c = *r.beforeGroups
		c.IncludeParties, c.ExcludeParties = now.IncludeParties, now.ExcludeParties
	} else {
		for _, g := range r.Groups() {
			if g.State == TakenIn {
				c = withTri(c, g.Name, NotChosen)
			}
		}
	}
	r.beforeGroups, r.beforeParties = nil, nil
	r.set(c)
}

// tickable are the customers of the list whose tick can be changed.
func (r *Recipients) tickable() []person {
	var out []person
	for _, i := range r.shown {
		p := r.current().people[i]
		if p.why != party.WhyExcludedGroup && p.why != party.WhyEnded {
			out = append(out, p)
		}
	}
	return out
}

// AllParties reports whether every customer of the list that can be is a recipient: the next press undoes that.
func (r *Recipients) AllParties() bool {
	list := r.tickable()
	return len(list) > 0 && !slices.ContainsFunc(list, func(p person) bool { return !p.in })
}

// SelectAllParties ticks every customer of the list. The next press brings back what was chosen before.
func (r *Recipients) SelectAllParties() {
	now := r.b.plan.Recipients
	switch {
	case !r.AllParties():
		r.set(withParties(now, r.tickable(), true))
		r.beforeParties = &now
	case r.beforeParties != nil:
		c := *r.beforeParties
		c.Include, c.Exclude = now.Include, now.Exclude
		r.beforeParties = nil
		r.set(c)
	default:
		r.set(withParties(now, r.tickable(), false))
	}
}
