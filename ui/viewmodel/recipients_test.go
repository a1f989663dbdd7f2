package viewmodel

import (
	"strings"
	"testing"

	"kontingent/domain/party"
)

// rows is the list of recipients: a tick, the number, and why somebody is out.
func rows(r *Recipients) string {
	var out []string
	for i := range r.Len() {
		v := r.Row(i)
		mark := "-"
		if v.In {
			mark = "+"
		}
		out = append(out, strings.TrimSpace(mark+v.Number+" "+v.Reason))
	}
	return strings.Join(out, "; ")
}

// spec: A1: who is in, how many, and why somebody is out, live.
func TestRecipientsTellWhoIsOutAndWhy(t *testing.T) {
	d := newClub(t)
	b := NewBatchEditor(d.shell, Route{})
	d.wait()
	r := b.Recipients
	same(t, "nobody is chosen yet", r.Count(), "0 av 4")
	r.Choose("Seniorer", TakenIn)
	d.wait()
	same(t, "the seniors", r.Count(), "2 av 4")
	r.Choose("Æresmedlemmer", LeftOut)
	d.wait()
	same(t, "without the honorary", r.Count(), "1 av 4 · 1 utelatt")
	same(t, "rows", rows(r), "+1001; -1002 Er i gruppen Æresmedlemmer, som er ekskludert; -1003; -1004")
	r.Filter(ShowExcluded)
	d.wait()
	same(t, "left out", rows(r), "-1002 Er i gruppen Æresmedlemmer, som er ekskludert")
	r.Filter(ShowAll)
	r.Search("fjell spons")
	d.wait()
	same(t, "found", rows(r), "-1003")
}

// spec: A1: a customer is ticked in and out by name; one that a group takes out stays out, and it is said why.
func TestTickingSingleCustomers(t *testing.T) {
	d := newClub(t)
	b := NewBatchEditor(d.shell, Route{})
	d.wait()
	r := b.Recipients
	r.Choose("Seniorer", TakenIn)
	r.Choose("Æresmedlemmer", LeftOut)
	d.wait()
	r.Tick(3, true)  // Nils, whom no group reaches
	r.Tick(0, false) // Kari, whom a group reaches
	d.wait()
	same(t, "rows", rows(r), "-1001 Er ekskludert med kundenummer; -1002 Er i gruppen Æresmedlemmer, som er ekskludert; -1003; +1004")
	same(t, "choice", b.plan.Recipients, party.Choice{
		Include: []string{"Seniorer"}, Exclude: []string{"Æresmedlemmer"}, IncludeParties: []string{"1004"}, ExcludeParties: []string{"1001"},
	})
	r.Tick(1, true)
	d.wait()
	if !strings.Contains(d.texts(), "Liv Øie: Er i gruppen Æresmedlemmer") {
		t.Errorf("it was not said why Liv stays out: %q", d.texts())
	}
	r.Tick(3, false)
	r.Tick(0, true)
	d.wait()
	same(t, "as before", b.plan.Recipients, party.Choice{Include: []string{"Seniorer"}, Exclude: []string{"Æresmedlemmer"}})
}

// spec: B4: all groups in one press, undone by one press; what was left out stays out.
func TestSelectAllGroups(t *testing.T) {
	d := newClub(t)
	b := NewBatchEditor(d.shell, Route{})
	d.wait()
	r := b.Recipients
	r.Choose("Sponsorer", TakenIn)
	r.Choose("Æresmedlemmer", LeftOut)
	before := b.plan.Recipients
	r.SelectAllGroups()
	d.wait()
	same(t, "all groups", r.Count(), "3 av 4 · 1 utelatt")
	if !r.AllGroups() {
		t.Error("all groups are chosen, but the press would not undo it")
	}
	r.SelectAllGroups()
	d.wait()
	same(t, "undone", b.plan.Recipients, before)
}

// spec: B3, B4: groups are limited by main group, and those in no group are always a group.
func TestMainGroupLimitsGroups(t *testing.T) {
	d := newClub(t)
	ok(t, d.house.SetMainGroup(ctx, "Seniorer", "Musikanter"))
	b := NewBatchEditor(d.shell, Route{})
	d.wait()
	r := b.Recipients
	names := func() string {
		var out []string
		for _, g := range r.Groups() {
			out = append(out, g.Label)
		}
		return strings.Join(out, ", ")
	}
	same(t, "all", names(), "Seniorer, Sponsorer, Æresmedlemmer, Ingen gruppe")
	same(t, "main groups", r.MainGroups(), []Choice{{"", "Alle"}, {"Musikanter", "Musikanter"}})
	r.Choose("Sponsorer", TakenIn)
	r.Limit("Musikanter")
	same(t, "limited", names(), "Seniorer")
	r.SelectAllGroups()
	d.wait()
	same(t, "both are chosen", b.plan.Recipients.Include, "[Sponsorer Seniorer]")
	r.SelectAllGroups()
	same(t, "undone", b.plan.Recipients.Include, "[Sponsorer]")
	r.Limit("")
	r.Choose(party.NoGroup, TakenIn)
	d.wait()
	same(t, "with those in no group", r.Count(), "2 av 4")
}

// spec: B4: all listed customers in one press, undone by one press.
func TestSelectAllParties(t *testing.T) {
	d := newClub(t)
	b := NewBatchEditor(d.shell, Route{})
	d.wait()
	r := b.Recipients
	r.Choose("Sponsorer", TakenIn)
	r.Search("å") // Kari Åsgård
	d.wait()
	before := b.plan.Recipients
	r.SelectAllParties()
	d.wait()
	same(t, "only those listed", b.plan.Recipients.IncludeParties, "[1001]")
	if !r.AllParties() {
		t.Error("all of the list are chosen, but the press would not undo it")
	}
	r.SelectAllParties()
	d.wait()
	same(t, "undone", b.plan.Recipients, before)
}
