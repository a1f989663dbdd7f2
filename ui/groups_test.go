package ui

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kontingent/ui/viewmodel"
)

func toGroups() setting { return setting{route: viewmodel.Route{Page: viewmodel.GroupsPage}} }

func (s *stage) in(number, group string) bool {
	return slices.Contains(s.club.member(number).Groups, group)
}

// spec: C8: people are put into a group by searching for them, and taken out of it; that can be undone.
func TestGroupMembers(t *testing.T) {
	s := newStage(t, nil, toGroups())
	s.selects("Styret")
	s.begin("Navn eller nummer", "ingeborg bekkevar")
	s.shows("1003 Ingeborg Bekkevar")
	s.key(fyne.KeyReturn)
	s.pass(time.Second)
	if !s.in("1003", "Styret") || s.focused() != "Legg i gruppen" {
		t.Errorf("not put in, or the keyboard is at %q", s.focused())
	}
	s.begin("Navn eller nummer", "ingeborg bekkevar")
	s.shows("Ingen andre passer.")
	s.write("Navn eller nummer", "")
	s.shuns("Ta ut av gruppen")
	s.ticks("Ingeborg Bekkevar")
	s.press("Ta ut av gruppen")
	if s.in("1003", "Styret") {
		t.Error("not taken out")
	}
	s.shows("1 medlem er tatt ut av Styret.")
	s.press("Angre")
	if !s.in("1003", "Styret") {
		t.Error("not undone")
	}
}

// Those who are in no group are put into one.
func TestNoGroup(t *testing.T) {
	s := newStage(t, nil, toGroups())
	s.selects("Ingen gruppe")
	s.shuns("Hovedgruppe ", "Legg i gruppen")
	s.ticks("Håkon Skogtun")
	s.shuns("Ta ut av gruppen")
	s.press("Legg i gruppe")
	s.press("Voksenkorpset")
	if !s.in("1025", "Voksenkorpset") {
		t.Error("not put in")
	}
}

// A group has a main group, one there is or a new one.
func TestMainGroup(t *testing.T) {
	s := newStage(t, nil, toGroups())
	s.selects("Styret")
	s.choose("Hovedgruppe", "Ny hovedgruppe …")
	s.write("Navn på hovedgruppen", "Tillitsvalgte")
	s.press("Bruk")
	s.pass(time.Second)
	if got := s.holds("Hovedgruppe"); got != "Tillitsvalgte" {
		t.Errorf("new: %q", got)
	}
	s.selects("Foreldrerådet")
	s.choose("Hovedgruppe", "Tillitsvalgte")
	s.choose("Hovedgruppe", "Ingen")
	s.pass(time.Second)
	if got := s.holds("Hovedgruppe"); got != "Ingen" {
		t.Errorf("none: %q", got)
	}
	s.choose("Hovedgruppe", "Ny hovedgruppe …")
	s.press("Avbryt")
	if got := s.holds("Hovedgruppe"); got != "Ingen" {
		t.Errorf("cancelled: %q", got)
	}
}

// A new group is there as soon as somebody is in it.
func TestNewGroup(t *testing.T) {
	s := newStage(t, nil, toGroups())
	s.press("Ny gruppe")
	s.begin("Navn på gruppen", "Tubaer")
	s.key(fyne.KeyReturn)
	s.shows("Gruppen lagres så snart du legger noen i den.", "Ingen er i denne gruppen.")
	s.begin("Navn eller nummer", "1003")
	s.press("1003 Ingeborg Bekkevar")
	s.pass(time.Second)
	s.shuns("Gruppen lagres")
	if !s.in("1003", "Tubaer") {
		t.Error("not put in")
	}
	s.selects("Ingeborg Bekkevar")
	s.key(fyne.KeyReturn)
	if r := s.shell.Route(); r.Page != viewmodel.MembersPage || r.Number != "1003" {
		t.Errorf("went to %v", r)
	}
}

// The header's box ticks all, and a group is closed again.
func TestGroupAll(t *testing.T) {
	s := newStage(t, nil, toGroups())
	s.selects("Æresmedlemmer")
	s.activates("Æresmedlemmer")
	if got := s.focused(); got != "Legg i gruppen" {
		t.Errorf("opened at %q", got)
	}
	w := s.w.page.(*groupsPage)
	w.detail.in.list.OnTickAll(true)
	s.wait()
	s.press("Ta ut av gruppen")
	s.shows("5 medlemmer er tatt ut av Æresmedlemmer.")
	s.press("Lukk gruppen")
	s.shuns("Legg i gruppen")
}

// Where nobody is in a group yet, the page says what groups are for.
func TestNoGroups(t *testing.T) {
	s := newStage(t, (*memoryClub).nobody, toGroups())
	s.shows("Grupper bestemmer hvem som får en faktura.", "Ingen gruppe")
}
