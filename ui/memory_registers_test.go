package ui

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"kontingent/domain/party"
	"kontingent/domain/problem"
)

func (s *memoryStore) Parties(context.Context) (list []party.Party, err error) {
	err = s.look("Parties", func(l *ledger) error {
		list = slices.Clone(l.parties)
		return nil
	})
	return list, err
}

func (s *memoryStore) ChangeParties(_ context.Context, decide func([]party.Party) ([]party.Party, error)) error {
	return s.change("ChangeParties", func(l *ledger) error {
		changed, err := decide(slices.Clone(l.parties))
		if err != nil {
			return err
		}
		for _, p := range changed {
			if err := l.putParty(p.KeepReception(l.card(p.ID))); err != nil {
				return err
			}
		}
		slices.SortFunc(l.parties, func(a, b party.Party) int { return party.CompareNumbers(a.Number, b.Number) })
		return nil
	})
}

func (l *ledger) putParty(p party.Party) error {
	if slices.ContainsFunc(l.parties, func(o party.Party) bool { return o.Number == p.Number && o.ID != p.ID }) {
		return problem.New("store.number.taken", "value", p.Number).At("number").Of(p.Number)
	}
	for _, name := range p.Groups {
		l.putGroup(name)
	}
	if p.ID == 0 {
		p.ID, p.Revision = l.nextID(), 1
		l.parties = append(l.parties, p)
		return nil
	}
	i := slices.IndexFunc(l.parties, func(o party.Party) bool { return o.ID == p.ID })
	if i < 0 {
		return fmt.Errorf("card %d does not exist", p.ID)
	}
	issued := func(v kept) bool { return v.PartyID == p.ID && v.Issued() }
	if old := l.parties[i].Number; old != p.Number && slices.ContainsFunc(l.invoices, issued) {
		return problem.New("store.number.kept", "value", p.Number).At("number").Of(old)
	}
	p.Revision = l.parties[i].Revision + 1
	l.parties[i] = p
	return nil
}

func (l *ledger) putGroup(name string) {
	if !slices.ContainsFunc(l.groups, func(g party.Group) bool { return party.Fold(g.Name) == party.Fold(name) }) {
		l.groups = append(l.groups, party.Group{Name: name})
		slices.SortFunc(l.groups, func(a, b party.Group) int { return cmp.Compare(party.Fold(a.Name), party.Fold(b.Name)) })
	}
}

func (l *ledger) card(id int64) party.Party {
	if i := slices.IndexFunc(l.parties, func(p party.Party) bool { return p.ID == id }); i >= 0 {
		return l.parties[i]
	}
	return party.Party{}
}

func (l *ledger) cardOf(number string) (party.Party, error) {
	if i := slices.IndexFunc(l.parties, func(p party.Party) bool { return p.Number == number }); i >= 0 {
		return l.parties[i], nil
	}
	return party.Party{}, party.NoSuchParty(number)
}

func (s *memoryStore) Groups(context.Context) (list []party.Group, err error) {
	err = s.look("Groups", func(l *ledger) error {
		list = l.counted()
		return nil
	})
	return list, err
}

// counted are the groups with how many are in each.
func (l *ledger) counted() []party.Group {
	members := map[string]int{}
	for _, p := range l.parties {
		for _, g := range p.Groups {
			members[party.Fold(g)]++
		}
	}
	list := slices.Clone(l.groups)
	for i := range list {
		list[i].Members = members[party.Fold(list[i].Name)]
	}
	return list
}

func (s *memoryStore) SetMainGroup(_ context.Context, group, mainGroup string) error {
	return s.change("SetMainGroup", func(l *ledger) error {
		i := slices.IndexFunc(l.groups, func(g party.Group) bool { return party.Fold(g.Name) == party.Fold(group) })
		if i < 0 {
			return party.NoSuchGroup(group)
		}
		l.groups[i].MainGroup = mainGroup
		return nil
	})
}

func (s *memoryStore) Products(context.Context) (list []party.Product, err error) {
	err = s.look("Products", func(l *ledger) error {
		list = slices.Clone(l.products)
		return nil
	})
	return list, err
}

func (s *memoryStore) SetProduct(_ context.Context, p party.Product) error {
	return s.change("SetProduct", func(l *ledger) error {
		i := slices.IndexFunc(l.products, func(o party.Product) bool { return o.Number == p.Number })
		if i < 0 {
			p.ID = l.nextID()
			l.products = append(l.products, p)
		} else {
			p.ID = l.products[i].ID
			l.products[i] = p
		}
		slices.SortFunc(l.products, func(a, b party.Product) int { return party.CompareNumbers(a.Number, b.Number) })
		return nil
	})
}

func (s *memoryStore) DefaultProducts(_ context.Context, number string) (list []party.DefaultProduct, err error) {
	err = s.look("DefaultProducts", func(l *ledger) error {
		p, err := l.cardOf(number)
		list = l.defaultsOf(p.ID)
		return err
	})
	return list, err
}

// defaultsOf are a card's default products, as the products are now.
func (l *ledger) defaultsOf(id int64) []party.DefaultProduct {
	list := slices.Clone(l.defaults[id])
	for i := range list {
		for _, p := range l.products {
			if p.Number == list[i].Product.Number {
				list[i].Product = p
			}
		}
	}
	return list
}

func (s *memoryStore) SetDefaultProducts(_ context.Context, number string, list []party.DefaultProduct) error {
	return s.change("SetDefaultProducts", func(l *ledger) error {
		p, err := l.cardOf(number)
		if err != nil {
			return err
		}
		seen := map[string]bool{}
		for _, d := range list {
			n := d.Product.Number
			if !slices.ContainsFunc(l.products, func(p party.Product) bool { return p.Number == n }) {
				return problem.New("product.unknown", "value", n)
			}
			if seen[n] {
				return problem.New("store.product.twice", "value", n)
			}
			seen[n] = true
		}
		l.defaults[p.ID] = slices.Clone(list)
		return nil
	})
}
