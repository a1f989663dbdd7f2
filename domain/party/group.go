package party

import (
	"cmp"
	"slices"
	"strings"

	"kontingent/domain/problem"
)

// NoGroup names, in files and choices, the parties that are in no group. Screens translate it.
const NoGroup = "No group"

// Group is a named set of parties. It may belong to one main group.
type Group struct {
	Name      string
	MainGroup string // empty: none
	Members   int
}

// CleanGroup tidies a group's name and says what is wrong with it.
func CleanGroup(name string) (string, error) {
	name = Tidy(name)
	switch {
	case name == "":
		return "", problem.New("group.name.missing").At("groups")
	case len([]rune(name)) > 100:
		return "", problem.New("field.too_long", "field", "groups", "limit", "100").At("groups")
	case Fold(name) == Fold(NoGroup):
		return "", problem.New("group.name.reserved", "value", name).At("groups")
	}
	return name, nil
}

// CleanGroups tidies the group names of a card, drops doubles and sorts them.
func CleanGroups(names []string) ([]string, error) {
	var bad problem.List
	out := make([]string, 0, len(names))
	for _, n := range names {
		if strings.TrimSpace(n) == "" {
			continue
		}
		c, err := CleanGroup(n)
		bad.Add(err)
		if err == nil && !slices.ContainsFunc(out, func(o string) bool { return Fold(o) == Fold(c) }) {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Compare(Fold(a), Fold(b)) })
	return out, bad.Err()
}

// CompareNumbers orders customer numbers as people count: 9 before 10, and equal figures by their text.
func CompareNumbers(a, b string) int {
	ta, tb := strings.TrimLeft(a, "0"), strings.TrimLeft(b, "0")
	if digits(a) && digits(b) {
		return cmp.Or(cmp.Compare(len(ta), len(tb)), strings.Compare(ta, tb), strings.Compare(a, b))
	}
	if digits(a) != digits(b) {
		if digits(a) {
			return -1
		}
		return 1
	}
	return strings.Compare(a, b)
}

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// WithNoGroup adds, last, the group of those who are in none: it is always there (spec B3).
func WithNoGroup(groups []Group, all []Party) []Group {
	none := Group{Name: NoGroup}
	for i := range all {
		if len(all[i].Groups) == 0 {
			none.Members++
		}
	}
	return append(slices.Clone(groups), none)
}
