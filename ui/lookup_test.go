package ui

import (
	"path"
	"sync"
	"testing"
	"time"

	"kontingent/domain/party"
	"kontingent/ui/viewmodel"
)

// sponsors are two organisations in a group, of which the register knows one.
func sponsors(c *memoryClub) {
	c.network.receives = map[string]bool{"0192:991825827": true}
	c.add(party.Party{Number: "2001", Kind: party.Company, Name: "Ås kommune", OrganisationNumber: "991825827", Groups: []string{"Støttespillere"}},
		party.Party{Number: "2002", Kind: party.Company, Name: "Baker Moe AS", OrganisationNumber: "974760673", Groups: []string{"Støttespillere"}})
}

// spec: A6, C4: the card says whether EHF can be received, and of which day that is; offline it says that nobody knows.
func TestCardLookup(t *testing.T) {
	s := newStage(t, sponsors, toMembers("2002"))
	s.press("EHF")
	s.shows("Kan ta imot EHF: ukjent")
	s.club.network.away = true
	s.press("Slå opp")
	s.shows("Kan ta imot EHF: ukjent", "Det er ikke kontakt med nettet", "Slå opp igjen")
	s.club.network.away = false
	s.press("Slå opp igjen")
	s.shows("Kan ta imot EHF: nei, slått opp 22.11.2026")
	s.shuns("Det er ikke kontakt med nettet")
	if got := s.club.member("2002").EHFReceives; got != party.CannotReceive {
		t.Errorf("kept: %q", got)
	}
	s.write("Organisasjonsnummer", "991 825 827")
	s.pass(2 * time.Second)
	s.shows("Kan ta imot EHF: ukjent")
	s.press("Slå opp")
	s.shows("Kan ta imot EHF: ja, slått opp 22.11.2026")
	s.open(toMembers("1003").route)
	s.shuns("Kan ta imot EHF")
}

// spec: A6: everyone is looked up at once, the card that is open takes part, and it can be stopped.
func TestLookupOfAll(t *testing.T) {
	s := newStage(t, sponsors, toMembers("2001"))
	s.press("EHF")
	s.press("Slå opp EHF")
	s.shows("Kan ta imot EHF: ja, slått opp 22.11.2026", "kan ta imot EHF.", "kan ikke.")
	s.shuns(s.say("register.lookup.title"))
}

// held begins to look up a group, whose first question waits for its answer until it is released.
func (s *stage) held() (release func()) {
	hold := make(chan struct{})
	s.club.network.wait(hold)
	s.tap(s.say("register.lookup.all"))
	s.until("it begins", func() bool { return s.has(s.say("register.lookup.title")) })
	return sync.OnceFunc(func() { close(hold) })
}

// spec: A6: a group is looked up, with a way to stop it.
func TestLookupOfGroup(t *testing.T) {
	s := newStage(t, sponsors, toGroups())
	s.selects("Støttespillere")
	t.Cleanup(s.held())
	s.tap("Stopp")
	s.until("it has stopped", func() bool {
		return s.has("Oppslaget ble stoppet") && !s.has(s.say("register.lookup.title"))
	})
	s.club.network.wait(nil)
	s.press("Slå opp EHF for alle")
	s.shows("1 kan ta imot EHF. 1 kan ikke.")
	s.selects("Aspiranter")
	s.press("Slå opp EHF for alle")
	s.shows("Ingen her har et organisasjonsnummer å slå opp")
}

// The card and the pages, in every language, look and size.
func TestLookupLook(t *testing.T) {
	away := func(c *memoryClub) {
		sponsors(c)
		c.network.away = true
	}
	ask := func(key string) func(*stage) { return func(s *stage) { s.press(s.say(key)) } }
	chapter := ask("setup.part.ehf")
	drawn(t, "lookup-card", sponsors, toMembers("2001").route, chapter, ask("register.lookup.one"))
	drawn(t, "lookup-away", away, toMembers("2001").route, chapter, ask("register.lookup.one"))
	drawn(t, "lookup-group", sponsors, viewmodel.Route{Page: viewmodel.GroupsPage},
		func(s *stage) { s.selects("Støttespillere") }, func(s *stage) {
			release := s.held()
			if keeping() {
				s.snap("lookup-held-" + path.Base(s.t.Name()))
			}
			release()
			s.wait()
		})
}
