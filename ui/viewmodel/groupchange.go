package viewmodel

import (
	"context"
	"slices"

	"kontingent/domain/party"
)

// Add puts customers into a group, which is made when it is new.
func (g *Groups) Add(group string, numbers ...string) {
	name, err := party.CleanGroup(group)
	if err != nil {
		g.env.complain(err)
		return
	}
	g.change(numbers, func(list []string) []string { return append(withoutGroup(list, name), name) })
}

// Remove takes customers out of a group.
func (g *Groups) Remove(group string, numbers ...string) {
	g.change(numbers, func(list []string) []string { return withoutGroup(list, group) })
}

// change writes the groups of customers anew, all in one transaction.
func (g *Groups) change(numbers []string, groups func([]string) []string) {
	chosen := setOf(numbers)
	g.env.act(func(ctx context.Context) error {
		return g.env.Club.ChangeParties(ctx, func(all []party.Party) ([]party.Party, error) {
			var out []party.Party
			for _, p := range all {
				if chosen[p.Number] {
					p.Groups = groups(p.Groups)
					out = append(out, p)
				}
			}
			return out, nil
		})
	}, g.touched)
}

// Candidates are the customers that hold every word of a text and are not in the group that is open.
func (g *Groups) Candidates(text string, then func([]Choice)) {
	open := newGroupSet([]string{g.open})
	do(g.env, func(ctx context.Context) ([]Choice, error) {
		all, err := g.env.Club.Parties(ctx)
		all = slices.DeleteFunc(all, func(p party.Party) bool { return g.open != "" && open.reach(&p) })
		return pickParties(all, text), err
	}, func(list []Choice, err error) {
		g.env.complain(err)
		then(list)
	})
}
