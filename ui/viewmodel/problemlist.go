package viewmodel

import (
	"cmp"
	"slices"
	"strings"

	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// Problems is a list of what is wrong or worth knowing. There can be one for every member, so each is put into words
// when it is looked at.
type Problems struct {
	env  *Env
	list problem.List
}

// inOrder puts what stops the work first, then what is alike together.
func inOrder(list problem.List) problem.List {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b *problem.Problem) int {
		if a.Warning != b.Warning {
			if b.Warning {
				return -1
			}
			return 1
		}
		return cmp.Or(strings.Compare(a.Code, b.Code), party.CompareNumbers(a.Party, b.Party))
	})
	return list
}

// Len is how many there are.
func (p Problems) Len() int { return len(p.list) }

// Stops reports whether one of them stops the work.
func (p Problems) Stops() bool { return p.list.Err() != nil }

// At is the i-th of them.
func (p Problems) At(i int) Note {
	if i < 0 || i >= len(p.list) {
		return Note{}
	}
	w := p.list[i]
	return Note{Text: upperFirst(p.env.Words.Problem(w)), Party: w.Party, Field: w.Field, Stops: !w.Warning}
}

// Alike are the places of problems that say the same of one card after the other.
type Alike []int

// Kinds are the problems put together with those that say the same, in the order in which the first of each stands.
func (p Problems) Kinds() []Alike {
	var out []Alike
	places := map[string]int{}
	for i, w := range p.list {
		kind := w.Code
		if w.Party == "" {
			kind += " " + w.Field // two fields may lack the same, each for itself
		}
		at, seen := places[kind]
		if !seen {
			at = len(out)
			places[kind], out = at, append(out, nil)
		}
		out[at] = append(out[at], i)
	}
	return out
}

// Text says how many there are; empty: none.
func (p Problems) Text() string {
	if len(p.list) == 0 {
		return ""
	}
	return p.env.say("view.problems", "count", len(p.list))
}

// ofParty picks the problems of cards, or those of none.
func ofParty(list problem.List, of bool) problem.List {
	var out problem.List
	for _, p := range list {
		if (p.Party != "") == of {
			out = append(out, p)
		}
	}
	return out
}
