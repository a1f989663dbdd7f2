package viewmodel

import (
	"strings"

	"kontingent/domain/delivery"
)

// Nav is the navigation.
func (s *Shell) Nav() []NavItem {
	var out []NavItem
	for _, p := range Navigation() {
		item := NavItem{Page: p, Label: s.Env.say("view.page." + string(p)), Current: s.route.Page.parent() == p}
		switch {
		case p == HomePage && s.forPerson() > 0:
			item.Badge = s.Env.number(s.forPerson())
		case p == DispatchesPage && s.waiting > 0:
			item.Badge = s.Env.number(s.waiting)
		}
		out = append(out, item)
	}
	return out
}

// forPerson is how many things wait for a person.
func (s *Shell) forPerson() int {
	return s.person + len(s.Wanted())
}

// Title is the heading of the page that is shown.
func (s *Shell) Title() string { return s.Env.say("view.page." + string(s.route.Page)) }

// Purpose says in one line what a page is for, to stand on it while it is empty.
func (s *Shell) Purpose(p Page) string { return s.Env.say("view.purpose." + string(p)) }

// Status is the line at the foot.
func (s *Shell) Status() []StatusPart {
	var out []StatusPart
	if s.Sending.Running() {
		out = append(out, StatusPart{Text: s.Sending.Progress(), To: Route{Page: DispatchesPage}})
	}
	if !s.savedAt.IsZero() {
		out = append(out, StatusPart{Text: s.Env.say("view.status.saved", "time", s.Env.hour(s.savedAt)), To: Route{Page: SettingsPage}})
	}
	if s.credit > 0 || s.held > 0 || s.late > 0 {
		out = append(out, StatusPart{
			Text: s.Env.say("credit.status", "units", s.Env.number(int(s.credit))),
			To:   Route{Page: SettingsPage, Part: CreditPart},
		})
	}
	if s.late > 0 {
		out = append(out, StatusPart{
			Text: s.Env.say("credit.status.dates", "count", s.late), To: Route{Page: DispatchesPage, Part: needsDates},
		})
	}
	if s.held > 0 {
		out = append(out, StatusPart{
			Text: s.Env.say("credit.status.held", "count", s.held), To: Route{Page: DispatchesPage, Part: string(delivery.Held)},
		})
	}
	if !s.backup.IsZero() {
		out = append(out, s.backupStatus())
	}
	for _, p := range s.Wanted() {
		out = append(out, StatusPart{Text: s.Env.say(p.kind.words.waits), Do: p.Type, Bad: true})
	}
	if part, say := s.placeStatus(); say {
		out = append(out, part)
	}
	if len(s.paused) > 0 {
		names := make([]string, len(s.paused))
		for i, m := range s.paused {
			names[i] = s.Env.methodName(string(m))
		}
		out = append(out, StatusPart{
			Text: s.Env.say("view.status.paused", "methods", strings.Join(names, ", ")), To: Route{Page: HomePage}, Bad: true,
		})
	}
	return out
}
