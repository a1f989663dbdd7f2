package party

import (
	"cmp"
	"slices"

	"kontingent/domain/cal"
	"kontingent/domain/problem"
)

// Choice is whom a treasurer wants to invoice: groups and single parties, in and out (spec A1).
type Choice struct {
	Include        []string // group names; NoGroup is one
	Exclude        []string
	IncludeParties []string // customer numbers
	ExcludeParties []string
}

// Why says why a party is not a recipient.
type Why string

// The reasons to be out. The first that holds is the one that is told.
const (
	WhyEnded         Why = "ended"          // has left the club
	WhyExcludedParty Why = "excluded_party" // taken out by name
	WhyExcludedGroup Why = "excluded_group" // is in a group that was taken out
	WhyNotIncluded   Why = "not_included"   // nothing chosen reaches it
)

// Out is a party that is not a recipient, and why.
type Out struct {
	Party *Party
	Why   Why
	Group string // for WhyExcludedGroup
}

// Selection is the answer to a choice: every party is either in or out.
type Selection struct {
	Recipients []*Party // in the order of their numbers, each once
	Out        []Out
}

// Excluded are those who would be recipients, had nothing taken them out.
func (s Selection) Excluded() []Out {
	return slices.DeleteFunc(slices.Clone(s.Out), func(o Out) bool { return o.Why == WhyNotIncluded })
}

// Select works out the recipients of a choice: (included groups ∪ included parties) − (excluded groups ∪ excluded
// parties), without those who have ended. Groups and parties that do not exist are problems at their field.
func Select(parties []Party, groups []Group, c Choice, today cal.Date) (Selection, error) {
	sorted := make([]*Party, len(parties))
	for i := range parties {
		sorted[i] = &parties[i]
	}
	slices.SortFunc(sorted, func(a, b *Party) int { return CompareNumbers(a.Number, b.Number) })

	bad := c.check(sorted, groups)
	if err := bad.Err(); err != nil {
		return Selection{}, err
	}
	inGroup, outGroup := folded(c.Include), folded(c.Exclude)
	inParty, outParty := set(c.IncludeParties), set(c.ExcludeParties)
	var s Selection
	for _, p := range sorted {
		_, included := memberOf(p, inGroup)
		included = included || inParty[p.Number]
		out, excluded := memberOf(p, outGroup)
		switch {
		case !included:
			s.Out = append(s.Out, Out{p, WhyNotIncluded, ""})
		case p.HasEnded(today):
			s.Out = append(s.Out, Out{p, WhyEnded, ""})
		case outParty[p.Number]:
			s.Out = append(s.Out, Out{p, WhyExcludedParty, ""})
		case excluded:
			s.Out = append(s.Out, Out{p, WhyExcludedGroup, out})
		default:
			s.Recipients = append(s.Recipients, p)
		}
	}
	return s, nil
}

// memberOf finds the first of a party's groups that is in a set of folded names.
func memberOf(p *Party, names map[string]bool) (group string, ok bool) {
	if len(p.Groups) == 0 {
		return NoGroup, names[Fold(NoGroup)]
	}
	for _, g := range p.Groups {
		if names[Fold(g)] {
			return g, true
		}
	}
	return "", false
}

func (c Choice) check(parties []*Party, groups []Group) problem.List {
	known := map[string]bool{Fold(NoGroup): true}
	for _, g := range groups {
		known[Fold(g.Name)] = true
	}
	numbers := make(map[string]bool, len(parties))
	for _, p := range parties {
		numbers[p.Number] = true
	}
	var bad problem.List
	group := func(field string, names []string) {
		for _, n := range names {
			if !known[Fold(n)] {
				bad.Add(NoSuchGroup(n).At("recipients." + field))
			}
		}
	}
	party := func(field string, list []string) {
		for _, n := range list {
			if !numbers[n] {
				bad.Add(NoSuchParty(n).At("recipients." + field))
			}
		}
	}
	group("include", c.Include)
	group("exclude", c.Exclude)
	party("include_parties", c.IncludeParties)
	party("exclude_parties", c.ExcludeParties)
	return bad
}

// NoSuchGroup is the refusal of a group's name that is not in the register.
func NoSuchGroup(name string) *problem.Problem { return problem.New("group.unknown", "value", name) }

// NoSuchParty is the refusal of a customer number that no card has.
func NoSuchParty(number string) *problem.Problem {
	return problem.New("party.unknown", "value", number)
}

// Doubles finds recipients with the same name and e-mail address: perhaps one person with two cards. They are pointed
// out, never merged. Each set is in the order of its numbers.
func Doubles(recipients []*Party) [][]*Party {
	type key struct{ name, email string }
	by := map[key][]*Party{}
	for _, p := range recipients {
		if p.Email != "" {
			k := key{Fold(p.Name), Fold(p.Email)}
			by[k] = append(by[k], p)
		}
	}
	var out [][]*Party
	for _, set := range by {
		if len(set) > 1 {
			out = append(out, set)
		}
	}
	slices.SortFunc(out, func(a, b []*Party) int { return cmp.Compare(a[0].Number, b[0].Number) })
	return out
}

func folded(names []string) map[string]bool {
	m := make(map[string]bool, len(names))
	for _, n := range names {
		m[Fold(n)] = true
	}
	return m
}

func set(names []string) map[string]bool {
	m := make(map[string]bool, len(names))
	for _, n := range names {
		m[n] = true
	}
	return m
}
