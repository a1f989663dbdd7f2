package viewmodel

import (
	"context"
	"slices"
	"strings"

	"kontingent/domain/party"
)

// Recipients is the first chapter: which groups and which customers get the invoice (spec A1, B3, B4).
type Recipients struct {
	Changed func()

	b         *BatchEditor
	main      string // main group the groups are limited to; empty: all
	query     string
	filter    string // of the list: one of the Show… words
	groups    []party.Group
	members   *peopleIndex
	of        *outcome // the one the list was worked out for
	shown     []int32  // places of its people
	searching latest

	beforeGroups  *party.Choice // what was chosen before all groups were
	beforeParties *party.Choice // what was chosen before all parties were
}

// The filters of the list of recipients.
const (
	ShowAll      = ""
	ShowChosen   = "in"
	ShowExcluded = "out"
)

// GroupRow is a group with what is said of it.
type GroupRow struct {
	Name      string // as it is chosen by
	Label     string
	MainGroup string
	Members   int
	State     Tri
}

// Groups are the groups of the main group that is chosen, with those in no group last.
func (r *Recipients) Groups() []GroupRow {
	var out []GroupRow
	for _, g := range r.listed() {
		row := GroupRow{Name: g.Name, Label: g.Name, MainGroup: g.MainGroup, Members: g.Members, State: triOf(r.b.plan.Recipients, g.Name)}
		if g.Name == party.NoGroup {
			row.Label = r.b.env.say("view.groups.none")
		}
		out = append(out, row)
	}
	return out
}

// listed are the groups that are limited by main group. Those in no group belong to none.
func (r *Recipients) listed() []party.Group {
	if r.main == "" {
		return r.groups
	}
	var out []party.Group
	for _, g := range r.groups {
		if party.Fold(g.MainGroup) == party.Fold(r.main) {
			out = append(out, g)
		}
	}
	return out
}

// MainGroups are the main groups there are, all first.
func (r *Recipients) MainGroups() []Choice {
	out := []Choice{{"", r.b.env.say("view.recipients.main.all")}}
	for _, g := range r.groups {
		has := slices.ContainsFunc(out, func(c Choice) bool { return c.ID == g.MainGroup })
		if !has {
			out = append(out, Choice{g.MainGroup, g.MainGroup})
		}
	}
	return out
}

// MainGroup is the main group that the groups are limited to; empty: all.
func (r *Recipients) MainGroup() string { return r.main }

// Limit shows the groups of one main group. What is chosen stays chosen.
func (r *Recipients) Limit(mainGroup string) {
	r.main, r.beforeGroups = mainGroup, nil
	r.changed()
}

// Choose says something of a group.
func (r *Recipients) Choose(group string, t Tri) {
	r.beforeGroups, r.beforeParties = nil, nil
	r.set(withTri(r.b.plan.Recipients, group, t))
}

func (r *Recipients) set(c party.Choice) {
	if r.b.Locked() {
		return
	}
	r.b.plan.Recipients = c
	r.b.touch(ChapterRecipients)
}

func (r *Recipients) changed() {
	if r.Changed != nil {
		r.Changed()
	}
}

// adopt takes in what the plan comes to now.
func (r *Recipients) adopt(o *outcome) {
	r.groups = party.WithNoGroup(o.register.Groups, o.register.Parties)
	r.search()
}

// Search shows the customers that hold every word of a text, whether they are recipients or not.
func (r *Recipients) Search(text string) { r.query = text; r.search() }

// Filter shows all customers, the recipients, or those left out.
func (r *Recipients) Filter(filter string) { r.filter = filter; r.search() }

// current is the outcome that the list's places stand for: the newest, unless it is about other cards.
func (r *Recipients) current() *outcome {
	if o := r.b.outcome; o != nil && r.members != nil && o.register == r.members.register {
		return o
	}
	return r.of
}

// search works out the list away from the window.
func (r *Recipients) search() {
	o := r.b.outcome
	if o == nil {
		return
	}
	type answer struct {
		of      *outcome
		members *peopleIndex
		shown   []int32
	}
	ask(r.b.env, &r.searching, func() func(context.Context) (answer, error) {
		o, members, filter, words := r.b.outcome, r.members, r.filter, strings.Fields(strings.ToLower(r.query))
		return func(context.Context) (answer, error) {
			members = members.of(o)
			return answer{o, members, members.find(o, filter, words)}, nil
		}
	}, func(a answer, _ error) {
		if a.of == r.b.outcome {
			r.members, r.of, r.shown = a.members, a.of, a.shown
			r.changed()
		}
	})
}
