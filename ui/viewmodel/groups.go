package viewmodel

import (
	"cmp"
	"context"
	"slices"

	"kontingent/domain/party"
)

// Groups is the register of groups, with the members of one of them beside it.
type Groups struct {
	*Table[party.Group]
	Lookup *Lookup // of those in the group that is open

	env     *Env
	open    string // the group whose members are shown; empty: none
	members []party.Party
	reading latest
	stop    func()
}

// NewGroups makes the register and reads it.
func NewGroups(s *Shell) *Groups {
	g := &Groups{env: s.Env, Lookup: newLookup(s.Env)}
	g.Table = &Table[party.Group]{
		env: s.Env,
		columns: []column[party.Group]{
			byText("name", func(r *party.Group) string { return r.Name }),
			byText("main", func(r *party.Group) string { return r.MainGroup }),
			byCompare("members", func(a, b *party.Group) int { return cmp.Compare(a.Members, b.Members) }),
		},
		text: func(r *party.Group) string { return g.Label(r) + " " + r.MainGroup },
		read: g.read,
		headings: []Column{
			{ID: "name", Label: "view.column.group"},
			{ID: "main", Label: "view.column.main_group"},
			{ID: "members", Label: "view.column.members", Right: true},
		},
		after: g.readMembers,
	}
	g.stop = s.Env.follow(Cards, &g.Table.reading, g.Reload)
	g.Reload()
	return g
}

func (g *Groups) read(ctx context.Context) ([]party.Group, error) {
	list, err := g.env.Club.Groups(ctx)
	if err != nil {
		return nil, err
	}
	all, err := g.env.Club.Parties(ctx)
	return party.WithNoGroup(list, all), err
}

// Label is a group's name as it is shown.
func (g *Groups) Label(r *party.Group) string {
	if r.Name == party.NoGroup {
		return g.env.say("view.groups.none")
	}
	return r.Name
}

// MainGroups are the main groups there are.
func (g *Groups) MainGroups() []string {
	var out []string
	if g.index != nil {
		for _, r := range g.index.rows {
			if r.MainGroup != "" && !slices.Contains(out, r.MainGroup) {
				out = append(out, r.MainGroup)
			}
		}
	}
	return out
}

// Others are the groups that people in the group that is open can be put into, too.
func (g *Groups) Others() []Choice {
	var out []Choice
	if g.index != nil {
		for _, r := range g.index.rows {
			if r.Name != party.NoGroup && party.Fold(r.Name) != party.Fold(g.open) {
				out = append(out, Choice{r.Name, r.Name})
			}
		}
	}
	return out
}

// SetMainGroup puts a group under a main group, a new one or one there is; empty: under none.
func (g *Groups) SetMainGroup(group, mainGroup string) {
	if group == party.NoGroup {
		return
	}
	mainGroup = party.Tidy(mainGroup)
	g.env.act(func(ctx context.Context) error { return g.env.Club.SetMainGroup(ctx, group, mainGroup) }, g.touched)
}

func (g *Groups) touched() {
	g.env.saved()
	g.env.Feed.Touch(Cards)
}

// Open shows the members of a group.
func (g *Groups) Open(group string) {
	g.open, g.members = group, nil
	g.readMembers()
}

// Opened is the group whose members are shown; empty: none.
func (g *Groups) Opened() string { return g.open }

// Group is the group whose members are shown, as the register has it; nil: nobody has been put into it yet.
func (g *Groups) Group() *party.Group {
	if g.index != nil && g.open != "" {
		for i := range g.index.rows {
			if party.Fold(g.index.rows[i].Name) == party.Fold(g.open) {
				return &g.index.rows[i]
			}
		}
	}
	return nil
}

// Members are the members of the group that is open, in the order of their numbers.
func (g *Groups) Members() []Ref {
	out := make([]Ref, len(g.members))
	for i, p := range g.members {
		out[i] = Ref{p.Number, p.Name}
	}
	return out
}

func (g *Groups) readMembers() {
	if g.open == "" {
		return
	}
	ask(g.env, &g.reading, func() func(context.Context) ([]party.Party, error) {
		group := newGroupSet([]string{g.open})
		return func(ctx context.Context) ([]party.Party, error) {
			all, err := g.env.Club.Parties(ctx)
			return slices.DeleteFunc(all, func(p party.Party) bool { return !group.reach(&p) }), err
		}
	}, func(list []party.Party, err error) {
		if err != nil {
			g.env.complain(err)
			return
		}
		g.members = list
		g.changed()
	})
}

// Close ends listening.
func (g *Groups) Close() {
	g.Lookup.close()
	g.stop()
	g.reading.close()
	g.Table.Close()
}
