package viewmodel

import (
	"slices"

	"kontingent/domain/party"
)

// Tri is what a treasurer says of a group: take it out, say nothing of it, take it in. Drawn − │   │ +.
type Tri int

// The three states of a group.
const (
	LeftOut   Tri = -1
	NotChosen Tri = 0
	TakenIn   Tri = +1
)

// triOf reads what a choice says of a group.
func triOf(c party.Choice, group string) Tri {
	switch {
	case hasGroup(c.Exclude, group):
		return LeftOut
	case hasGroup(c.Include, group):
		return TakenIn
	}
	return NotChosen
}

// withTri is the choice with something else said of a group. Nothing of the old choice is written to.
func withTri(c party.Choice, group string, t Tri) party.Choice {
	c.Include, c.Exclude = withoutGroup(c.Include, group), withoutGroup(c.Exclude, group)
	switch t {
	case TakenIn:
		c.Include = append(c.Include, group)
	case LeftOut:
		c.Exclude = append(c.Exclude, group)
	}
	return c
}

func hasGroup(list []string, group string) bool {
	return slices.ContainsFunc(list, func(g string) bool { return party.Fold(g) == party.Fold(group) })
}

// withoutGroup is a new list; nil when it is empty.
func withoutGroup(list []string, group string) []string {
	var out []string
	for _, g := range list {
		if party.Fold(g) != party.Fold(group) {
			out = append(out, g)
		}
	}
	return out
}

// withParties is the choice with customers ticked, or with their ticks off. One that a group reaches is taken out by
// its number; one that nothing reaches is taken in by it.
func withParties(c party.Choice, people []person, tick bool) party.Choice {
	in, out, chosen := setOf(c.IncludeParties), setOf(c.ExcludeParties), newGroupSet(c.Include)
	for _, p := range people {
		n, reached := p.card.Number, chosen.reach(p.card)
		if tick {
			delete(out, n)
			if !reached {
				in[n] = true
			}
			continue
		}
		delete(in, n)
		if reached {
			out[n] = true
		}
	}
	c.IncludeParties, c.ExcludeParties = sorted(in), sorted(out)
	return c
}

// groupSet is a set of groups whose names are folded once each: cards share them.
type groupSet struct{ in map[string]bool }

func newGroupSet(names []string) groupSet {
	g := groupSet{map[string]bool{}}
	for _, n := range names {
		g.in[n] = true
	}
	return g
}

// has reports whether a group is in the set, however it is written.
func (g groupSet) has(name string) bool {
	in, known := g.in[name]
	if !known {
		for other, yes := range g.in {
			in = in || yes && party.Fold(other) == party.Fold(name)
		}
		g.in[name] = in
	}
	return in
}

// reach reports whether one of the groups has the card.
func (g groupSet) reach(card *party.Party) bool {
	if len(card.Groups) == 0 {
		return g.has(party.NoGroup)
	}
	return slices.ContainsFunc(card.Groups, g.has)
}

func setOf(list []string) map[string]bool {
	m := make(map[string]bool, len(list))
	for _, s := range list {
		m[s] = true
	}
	return m
}

// sorted lists a set of customer numbers; nil when it is empty.
func sorted(set map[string]bool) []string {
	var out []string
	for s := range set {
		out = append(out, s)
	}
	slices.SortFunc(out, party.CompareNumbers)
	return out
}
