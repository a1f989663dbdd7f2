package viewmodel

import (
	"slices"

	"kontingent/domain/batch"
	"kontingent/domain/cal"
	"kontingent/domain/delivery"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// outcome is what a plan would come to, worked out away from the window.
type outcome struct {
	people   []person // every card, in the order of the numbers
	in, out  int      // recipients, and those who would be but for something that takes them out
	summary  batch.Summary
	found    map[string]findings // by chapter; "": the rest
	byParty  map[string]problem.List
	lacking  []Ref // recipients the channel for all can't reach (spec B8)
	register *batch.Register
}

// person is a card with the answer whether it is a recipient.
type person struct {
	card  *party.Party
	in    bool
	why   party.Why
	group string // for party.WhyExcludedGroup
}

// Ref names a customer.
type Ref struct{ Number, Name string }

// evaluate works out what a plan comes to. saved is the batch once its recipients are locked; nil before.
func evaluate(p batch.Plan, r *batch.Register, saved *batch.Batch) *outcome {
	o := &outcome{register: r}
	if saved != nil {
		o.locked(saved)
		b := *saved
		b.Plan = p
		o.summary = batch.Summarise(batch.Desk{Register: *r, Batch: b})
		_, err := p.WithDefaults(r.Organisation, r.Today()).Clean(r.Organisation)
		o.summary.Problems = append(problem.All(err), o.summary.Problems...)
	} else {
		o.choose(p.Recipients, r.Today())
		o.summary = preview(p, *r)
	}
	for _, v := range o.people {
		switch {
		case v.in:
			o.in++
		case v.why != party.WhyNotIncluded:
			o.out++
		}
	}
	o.found = findingsOf(o.summary.Problems)
	o.byParty = map[string]problem.List{}
	for _, w := range o.summary.Problems {
		if w.Party != "" {
			o.byParty[w.Party] = append(o.byParty[w.Party], w)
		}
	}
	if len(p.Chain) > 0 && p.Chain[0].Real() {
		o.lacking = lacking(o.people, p.Chain[0], o.register.Organisation.Country)
	}
	return o
}

// preview is the summary of a plan that is being written. A plan without a name has its figures all the same.
func preview(p batch.Plan, r batch.Register) batch.Summary {
	s := batch.Preview(p, r)
	if s.Problems.Err() == nil || party.Tidy(p.Name) != "" {
		return s
	}
	p.Name = "-"
	named := batch.Preview(p, r)
	if named.Problems.Err() == nil {
		missing := under(s.Problems, "name")
		s, s.Batch = named, ""
		s.Problems = append(missing, named.Problems...)
	}
	return s
}

// choose says of every card whether the choice makes it a recipient. One with groups that are not there reaches nobody.
func (o *outcome) choose(c party.Choice, today cal.Date) {
	sel, err := party.Select(o.register.Parties, o.register.Groups, c, today)
	if err != nil {
		for i := range o.register.Parties {
			sel.Out = append(sel.Out, party.Out{Party: &o.register.Parties[i], Why: party.WhyNotIncluded})
		}
	}
	for _, p := range sel.Recipients {
		o.people = append(o.people, person{card: p, in: true})
	}
	for _, p := range sel.Out {
		o.people = append(o.people, person{card: p.Party, why: p.Why, group: p.Group})
	}
	slices.SortFunc(o.people, byNumber)
}

// locked says of every card whether it is among the saved recipients.
func (o *outcome) locked(b *batch.Batch) {
	in := setOf(b.Recipients)
	out := map[string]batch.Exclusion{}
	for _, x := range b.Excluded {
		out[x.Party] = x
	}
	for i := range o.register.Parties {
		card := &o.register.Parties[i]
		v := person{card: card, in: in[card.Number], why: party.WhyNotIncluded}
		if x, excluded := out[card.Number]; excluded {
			v.why, v.group = x.Why, x.Group
		}
		o.people = append(o.people, v)
	}
	slices.SortFunc(o.people, byNumber)
}

func byNumber(a, b person) int { return party.CompareNumbers(a.card.Number, b.card.Number) }

// lacking lists the recipients whose cards have no address for a method.
func lacking(people []person, m delivery.Method, home string) []Ref {
	var out []Ref
	for _, v := range people {
		if v.in && !batch.CardOf(*v.card, home).Reach[m] {
			out = append(out, Ref{v.card.Number, v.card.Name})
		}
	}
	return out
}
