package viewmodel

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kontingent/domain/delivery"
	"kontingent/domain/party"
)

var groupNames = []string{"Seniorer", "Juniorer", "Æresmedlemmer", "Styret", party.NoGroup}

// What is said of each group is what a choice says of it, in whatever order and however often it is said (spec A1).
func TestThreeStatesAreAChoice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		said := map[string]Tri{}
		c := party.Choice{IncludeParties: []string{"7"}}
		for range rapid.IntRange(0, 20).Draw(t, "presses") {
			group := rapid.SampledFrom(groupNames).Draw(t, "group")
			said[group] = Tri(rapid.IntRange(-1, 1).Draw(t, "state"))
			// However it is written: a group is one group.
			c = withTri(c, rapid.SampledFrom([]string{group, strings.ToUpper(group)}).Draw(t, "written"), said[group])
		}
		for _, g := range groupNames {
			if got := triOf(c, g); got != said[g] {
				t.Fatalf("%s: said %d, the choice says %d: %v", g, said[g], got, c)
			}
		}
		if len(c.Include)+len(c.Exclude) > len(groupNames) || !slices.Equal(c.IncludeParties, []string{"7"}) {
			t.Fatalf("the choice holds more than was said: %v", c)
		}
	})
}

// Ticking customers and taking the ticks off again brings back the choice, whatever groups they are in (spec B4).
func TestTicksComeOffAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var people []person
		for i := range rapid.IntRange(1, 8).Draw(t, "people") {
			groups := rapid.SliceOfDistinct(rapid.SampledFrom(groupNames[:4]), rapid.ID[string]).Draw(t, "groups")
			people = append(people, person{card: &party.Party{Number: string(rune('1' + i)), Groups: groups}})
		}
		c := party.Choice{Include: rapid.SliceOfDistinct(rapid.SampledFrom(groupNames), rapid.ID[string]).Draw(t, "include")}
		if len(c.Include) == 0 {
			c.Include = nil
		}
		in, out := withParties(c, people, true), withParties(c, people, false)
		if len(in.ExcludeParties) != 0 || len(out.IncludeParties) != 0 {
			t.Fatalf("ticked: %v, taken off: %v", in, out)
		}
		reached := slices.DeleteFunc(slices.Clone(people), func(p person) bool { return !newGroupSet(c.Include).reach(p.card) })
		others := slices.DeleteFunc(slices.Clone(people), func(p person) bool { return newGroupSet(c.Include).reach(p.card) })
		if back := withParties(out, reached, true); !reflect.DeepEqual(back, c) {
			t.Fatalf("taken off and ticked again: %v, want %v", back, c)
		}
		if back := withParties(in, others, false); !reflect.DeepEqual(back, c) {
			t.Fatalf("ticked and taken off again: %v, want %v", back, c)
		}
	})
}

// Dragging never loses an entry, never doubles one, and puts the dragged one where it was dropped (spec A2).
func TestReorderLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := slices.Concat([]delivery.Method{delivery.Preferred, delivery.Draft}, delivery.Methods())
		list := rapid.SliceOfDistinct(rapid.SampledFrom(all), rapid.ID[delivery.Method]).Draw(t, "chain")
		before := slices.Clone(list)
		from, to := rapid.IntRange(-1, 6).Draw(t, "from"), rapid.IntRange(-1, 6).Draw(t, "to")
		out, ok := moved(list, from, to)
		if !slices.Equal(list, before) {
			t.Fatalf("the old list was written to: %v", list)
		}
		if ok && out[to] != before[from] {
			t.Fatalf("%v from %d to %d: %v", before, from, to, out)
		}
		a, b := slices.Sorted(slices.Values(out)), slices.Sorted(slices.Values(before))
		if !slices.Equal(a, b) {
			t.Fatalf("%v became %v", before, out)
		}
	})
}

// spec: B8
func TestChannelForAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := slices.Concat([]delivery.Method{delivery.Preferred, delivery.Draft}, delivery.Methods())
		chain := rapid.SliceOfNDistinct(rapid.SampledFrom(all), 1, -1, rapid.ID[delivery.Method]).Draw(t, "chain")
		m := rapid.SampledFrom(append([]delivery.Method{delivery.Preferred}, delivery.Methods()...)).Draw(t, "channel")
		out := withChannel(chain, m)
		if channelOf(out) != m || m.Real() && out[1] != delivery.Preferred {
			t.Fatalf("%v with %s: %v", chain, m, out)
		}
		for i, e := range out {
			if slices.Contains(out[:i], e) {
				t.Fatalf("%s stands twice: %v", e, out)
			}
		}
		for _, e := range chain {
			if !slices.Contains(out, e) {
				t.Fatalf("%s is lost: %v became %v", e, chain, out)
			}
		}
	})
}
