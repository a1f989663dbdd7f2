package party_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kontingent/domain/cal"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

var today = cal.MustParse("2026-11-22")

// club is six people in three groups; 6 is in none, 5 has left.
func club() ([]party.Party, []party.Group) {
	parties := []party.Party{
		{Number: "10", Name: "Kari", Groups: []string{"Seniorer", "Styret"}},
		{Number: "9", Name: "Ola", Groups: []string{"Seniorer"}},
		{Number: "3", Name: "Per", Groups: []string{"Juniorer"}},
		{Number: "4", Name: "Anna", Groups: []string{"Juniorer", "Æresmedlemmer"}},
		{Number: "5", Name: "Liv", Groups: []string{"Seniorer"}, Ended: cal.MustParse("2026-06-30")},
		{Number: "6", Name: "Nils"},
	}
	groups := []party.Group{{Name: "Seniorer"}, {Name: "Juniorer"}, {Name: "Styret"}, {Name: "Æresmedlemmer"}}
	return parties, groups
}

func told(s party.Selection) string {
	var b strings.Builder
	for _, p := range s.Recipients {
		b.WriteString(p.Number + " ")
	}
	for _, o := range s.Out {
		if o.Why != party.WhyNotIncluded {
			fmt.Fprintf(&b, "(%s %s%s) ", o.Party.Number, o.Why, o.Group)
		}
	}
	return strings.TrimSpace(b.String())
}

// spec: A1, B3
func TestSelect(t *testing.T) {
	for _, c := range []struct {
		name string
		in   party.Choice
		want string
	}{
		{"nothing chosen", party.Choice{}, ""},
		{"one group, in the order of numbers", party.Choice{Include: []string{"Seniorer"}}, "9 10 (5 ended)"},
		{"in two groups, once", party.Choice{Include: []string{"Seniorer", "Styret"}}, "9 10 (5 ended)"},
		{"case and composition of a name do not matter", party.Choice{Include: []string{"jUNIORER", "æresmedlemmer"}}, "3 4"},
		{"excluded group wins", party.Choice{Include: []string{"Juniorer"}, Exclude: []string{"Æresmedlemmer"}}, "3 (4 excluded_groupÆresmedlemmer)"},
		{"no group", party.Choice{Include: []string{party.NoGroup}}, "6"},
		{"no group can be excluded", party.Choice{IncludeParties: []string{"6", "3"}, Exclude: []string{"no group"}}, "3 (6 excluded_groupNo group)"},
		{"single party in", party.Choice{Include: []string{"Styret"}, IncludeParties: []string{"3"}}, "3 10"},
		{"single party out", party.Choice{Include: []string{"Seniorer"}, ExcludeParties: []string{"9"}}, "10 (5 ended) (9 excluded_party)"},
		{"included by name, group excluded: out", party.Choice{IncludeParties: []string{"4"}, Exclude: []string{"Juniorer"}}, "(4 excluded_groupJuniorer)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			parties, groups := club()
			s, err := party.Select(parties, groups, c.in, today)
			if err != nil {
				t.Fatal(err)
			}
			if got := told(s); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// spec: A1
func TestSelectNamesWhatDoesNotExist(t *testing.T) {
	parties, groups := club()
	_, err := party.Select(parties, groups, party.Choice{
		Include: []string{"Senior"}, ExcludeParties: []string{"11"},
	}, today)
	got := problem.All(err)
	if len(got) != 2 || got[0].Args["value"] != "Senior" || got[0].Field != "recipients.include" ||
		got[1].Args["value"] != "11" || got[1].Field != "recipients.exclude_parties" {
		t.Errorf("got %v", got)
	}
}

// spec: A1: recipients = (included groups ∪ included parties) − (excluded groups ∪ excluded parties); everyone is in or
// out exactly once, with a reason.
func TestSelectIsTheSetFormula(t *testing.T) {
	names := []string{"A", "B", "C"}
	rapid.Check(t, func(t *rapid.T) {
		var parties []party.Party
		var numbers []string
		for i := range rapid.IntRange(0, 30).Draw(t, "parties") {
			n := fmt.Sprint(100 - i)
			numbers = append(numbers, n)
			parties = append(parties, party.Party{
				Number: n, Groups: rapid.SliceOfDistinct(rapid.SampledFrom(names), rapid.ID[string]).Draw(t, "groups"),
			})
		}
		pick := func(label string) []string {
			if len(numbers) == 0 {
				return nil
			}
			return rapid.SliceOfN(rapid.SampledFrom(numbers), 0, 4).Draw(t, label)
		}
		group := rapid.SliceOfN(rapid.SampledFrom(append(names, party.NoGroup)), 0, 3)
		c := party.Choice{
			Include: group.Draw(t, "include"), Exclude: group.Draw(t, "exclude"),
			IncludeParties: pick("in"), ExcludeParties: pick("out"),
		}
		s, err := party.Select(parties, []party.Group{{Name: "A"}, {Name: "B"}, {Name: "C"}}, c, today)
		if err != nil {
			t.Fatal(err)
		}
		in := func(p party.Party, groups, single []string) bool {
			mine := p.Groups
			if len(mine) == 0 {
				mine = []string{party.NoGroup}
			}
			return slices.Contains(single, p.Number) ||
				slices.ContainsFunc(mine, func(g string) bool { return slices.Contains(groups, g) })
		}
		seen := map[string]int{}
		for _, p := range s.Recipients {
			seen[p.Number]++
			if !in(*p, c.Include, c.IncludeParties) || in(*p, c.Exclude, c.ExcludeParties) {
				t.Fatalf("%s is a recipient", p.Number)
			}
		}
		for _, o := range s.Out {
			seen[o.Party.Number]++
			if in(*o.Party, c.Include, c.IncludeParties) && !in(*o.Party, c.Exclude, c.ExcludeParties) {
				t.Fatalf("%s is out: %s", o.Party.Number, o.Why)
			}
		}
		for _, p := range parties {
			if seen[p.Number] != 1 {
				t.Fatalf("%s is told of %d times", p.Number, seen[p.Number])
			}
		}
	})
}

// spec: A1
func TestDoublesArePointedOut(t *testing.T) {
	recipients := []*party.Party{
		{Number: "1", Name: "Kari Nordmann", Email: "kari@example.org"},
		{Number: "2", Name: "Per Nordmann", Email: "kari@example.org"}, // a family sharing an address is no double
		{Number: "3", Name: "KARI NORDMANN", Email: "Kari@example.org"},
		{Number: "4", Name: "Ola", Email: ""},
		{Number: "5", Name: "Ola", Email: ""},
	}
	got := party.Doubles(recipients)
	if len(got) != 1 || len(got[0]) != 2 || got[0][0].Number != "1" || got[0][1].Number != "3" {
		t.Errorf("got %v", got)
	}
}

func TestNumbersAreOrderedAsPeopleCount(t *testing.T) {
	got := []string{"A1", "10", "9", "0009", "100", "B", "2"}
	slices.SortFunc(got, party.CompareNumbers)
	if want := "2 0009 9 10 100 A1 B"; strings.Join(got, " ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}
