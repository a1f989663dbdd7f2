package ui

import (
	"testing"

	"kontingent/ui/viewmodel"
)

// The registers and the import, in every language, look and size.
func TestRegisterLook(t *testing.T) {
	drawn(t, "members", func(c *memoryClub) {
		c.products()
		c.deliver(c.executed(c.dues()))
	}, toMembers("1003").route)
	drawn(t, "groups", nil, toGroups().route, func(s *stage) {
		s.selects("Hovedkorpset")
		s.begin(s.say("register.group.search"), "nora")
	})
	drawn(t, "products", (*memoryClub).products, toProducts().route, func(s *stage) { s.selects("Uniform") })
	file := listFile(t, "Nr;Navn;E-post;Skostørrelse", "1003;Ingeborg Bekkevar;ny@example.org;38", "2001;Per Lund;per;42")
	drawn(t, "import", nil, viewmodel.Route{Page: viewmodel.ImportPage, Part: file})
}

// Pages where there is nothing yet, and one where something was done.
func TestRegisterFirstLook(t *testing.T) {
	s := newStage(t, (*memoryClub).nobody, toMembers(""))
	s.keep("members-empty")
	s.open(toImport().route)
	s.keep("import-choose")
	s.w.Drop([]string{listFile(t, "Nr;Navn", "1;Per Lund")})
	s.wait()
	s.press("Hent inn")
	s.keep("import-done")
	s.press("Vis medlemmene")
	s.shows("Per Lund")
	s.press("Nytt medlem")
	s.keep("members-new")
}
