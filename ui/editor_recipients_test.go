package ui

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kontingent/domain/party"
	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
)

func TestRecipientsByGroup(t *testing.T) {
	s := newStage(t, nil)
	s.open(viewmodel.Route{Page: viewmodel.EditorPage})
	s.turnTo("Juniorkorpset", widgets.Include)
	s.shows("26 valgt", "26 av 240")
	s.turnTo("Juniorkorpset", widgets.Exclude)
	s.shows("0 valgt")
	s.turnTo("Juniorkorpset", widgets.Neither)
	s.press("Marker alle grupper")
	s.shows("Angre markeringen")
	s.press("Angre markeringen")
	s.shows("0 valgt", "Marker alle grupper")
}

// Ticks are put in the list, searched or not; the page and the keyboard stay where they were.
func TestRecipientsOneByOne(t *testing.T) {
	s := newEditor(t, nil)
	s.editor().scroll.ScrollToOffset(fyne.NewPos(0, 480))
	s.ticks("1002")
	s.shows("231 valgt", "231 av 240 · 8 utelatt")
	list := s.window.Canvas().Focused()
	if list == nil || s.far() != 480 {
		t.Errorf("the keyboard is at %v, the page at %g", list, s.far())
	}
	s.key(fyne.KeyDown, fyne.KeyDown, fyne.KeySpace)
	s.shows("230 valgt")
	if s.window.Canvas().Focused() != list || s.far() != 480 {
		t.Errorf("the keyboard is at %v, the page at %g", s.window.Canvas().Focused(), s.far())
	}
	s.selects("1002")
	s.shows("1002 Sverre Gjøsund: Er ekskludert med kundenummer")
	s.selects("1008")
	s.shows("1008 Stian Rognlien: Har sluttet")
	s.ticks("1008")
	s.shows("230 valgt")

	s.begin("Søk etter navn, nummer eller gruppe", "tangvald")
	s.pass(time.Second)
	s.shows("Per Tangvald-Moe")
	s.shuns("Bjørnar Klokkerhaug")
	s.begin("Søk etter navn, nummer eller gruppe", "finnes ikke")
	s.pass(time.Second)
	s.shows("Ingenting her passer")
	s.begin("Søk etter navn, nummer eller gruppe", "")
	s.press("Utelatt")
	s.shows("Sverre Gjøsund", "Er i gruppen Æresmed")
	s.shuns("Bjørnar Klokkerhaug")
	s.press("Alle")
	s.press("Marker alle")
	s.shows("Angre markeringen")
	s.selects("1004")
	s.press("Åpne kortet")
	if r := s.shell.Route(); r.Page != viewmodel.MembersPage || r.Number != "1004" {
		t.Errorf("went to %v", r)
	}
}

func TestRecipientsOfNobody(t *testing.T) {
	s := newStage(t, (*memoryClub).nobody)
	s.open(viewmodel.Route{Page: viewmodel.EditorPage})
	s.shows("Det er ingen medlemmer ennå")
	s.shuns("Søk etter navn")
	s.press("Hent inn medlemmer")
	if s.shell.Route().Page != viewmodel.ImportPage {
		t.Errorf("went to %v", s.shell.Route())
	}
}

// Many groups scroll in a low place, and can be limited by main group.
func TestRecipientsOfManyGroups(t *testing.T) {
	s := newStage(t, func(c *memoryClub) {
		c.nobody()
		for i := range 60 {
			name := fmt.Sprintf("Gruppe %02d", i)
			c.add(party.Party{Number: fmt.Sprint(2000 + i), Name: fmt.Sprint("Medlem ", i), Groups: []string{name}})
			must(c.SetMainGroup(ctx, name, []string{"Korps", "Støtte"}[i%2]))
		}
	})
	s.open(viewmodel.Route{Page: viewmodel.EditorPage})
	groups := s.editor().chapters[0].part.(*recipientsPart).groups
	if n := len(groups.rows); n != 61 {
		t.Fatalf("%d groups", n)
	}
	if h := groups.low.Size().Height; h < 200 || h > 260 {
		t.Errorf("the groups are %g high", h)
	}
	s.turnTo("Gruppe 03", widgets.Include)
	s.choose("Hovedgruppe", "Korps")
	if n := len(groups.rows); n != 30 {
		t.Errorf("%d groups of one main group", n)
	}
	s.press("Marker alle grupper")
	s.shows("31 valgt")
	s.choose("Hovedgruppe", "Alle")
	s.shows("31 valgt")
	s.keep("editor-many-groups")
}

// BenchmarkEditorTick is a tick in a club of 5000, until the window has drawn what it comes to.
func BenchmarkEditorTick(b *testing.B) {
	s := newStage(b, func(c *memoryClub) {
		list := make([]party.Party, 5000)
		for i := range list {
			list[i] = party.Party{Number: fmt.Sprint(10000 + i), Name: fmt.Sprint("Medlem ", i), Groups: []string{"Alle"}, Email: fmt.Sprintf("m%d@example.org", i)}
		}
		c.add(list...)
	})
	plan := s.club.dues()
	plan.Recipients.Include = append(plan.Recipients.Include, "Alle")
	s.open(viewmodel.Route{Page: viewmodel.EditorPage, Plan: &plan})
	p := s.editor()
	b.Run("tick", func(b *testing.B) {
		for i := range b.N {
			p.model.Recipients.Tick(1000, i%2 == 1)
			s.loop.wait()
		}
	})
	b.Run("refresh", func(b *testing.B) {
		for range b.N {
			p.refresh()
		}
	})
	b.Run("name", func(b *testing.B) {
		for i := range b.N {
			p.model.SetName(fmt.Sprint("Kontingent ", i))
			p.refresh()
		}
		s.loop.wait()
	})
}
