package ui

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kontingent/domain/delivery"
	"kontingent/ui/viewmodel"
)

// spec: C6: the pages at the side are reached by mouse and by keyboard, in each language.
func TestNavigation(t *testing.T) {
	for _, language := range []string{"nb", "da", "en"} {
		s := newStage(t, nil, setting{language: language})
		s.shows("Fjellheim skolekorps", "2026")
		for _, n := range s.shell.Nav() {
			s.goes(n.Label)
			if s.shell.Route().Page != n.Page || s.w.nav.Selected() != string(n.Page) {
				t.Errorf("%s: %q leads to %v, and %q is chosen", language, n.Label, s.shell.Route(), s.w.nav.Selected())
			}
		}
	}
	s := newStage(t, nil)
	s.window.Canvas().Focus(s.w.nav)
	s.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if s.shell.Route().Page != viewmodel.InvoicesPage {
		t.Errorf("two down and enter lead to %v", s.shell.Route())
	}
	s.open(viewmodel.Route{Page: viewmodel.NewInvoicePage})
	if s.w.nav.Selected() != string(viewmodel.InvoicesPage) {
		t.Errorf("a new invoice lies under %q", s.w.nav.Selected())
	}
}

// What waits is told beside the pages, and the count goes down as it is settled.
func TestBadges(t *testing.T) {
	var id int64
	s := newStage(t, func(c *memoryClub) { id = c.fates() })
	badges := func() (person, waits string) {
		nav := s.shell.Nav()
		drawn := textsOf(s.w.nav)
		for _, n := range nav {
			if n.Badge != "" && !slices.Contains(drawn, n.Badge) {
				t.Errorf("%s: %q is not drawn but %q", n.Page, n.Badge, drawn)
			}
		}
		return nav[0].Badge, nav[3].Badge
	}
	before, waits := badges()
	if before == "" || waits != "1" {
		t.Errorf("beside home and the dispatches stand %q and %q", before, waits)
	}
	ok(t, s.club.Settle(ctx, s.club.dispatches(id, delivery.InDoubt)[0].ID, delivery.Arrived))
	s.shell.Env.Feed.Touch(viewmodel.Dispatches)
	s.pass(time.Second)
	if after, _ := badges(); after == before {
		t.Errorf("settled one, and still %q wait", after)
	}
}

// The line at the foot tells what is paused and leads there; while nothing is the matter it says little.
func TestStatusLine(t *testing.T) {
	s := newStage(t, nil)
	if said := textsOf(s.w.status); len(said) != 0 {
		t.Errorf("at first it says %q", said)
	}
	s.goes("Medlemmer")
	s.club.post.refuse("email.channel.login", "535 5.7.8 Authentication failed")
	s.club.deliver(s.club.executed(s.club.dues()))
	s.shell.Reload()
	s.wait()
	s.press(s.say("view.status.paused", "methods", s.say("method.email")))
	if s.shell.Route().Page != viewmodel.HomePage {
		t.Errorf("it leads to %v", s.shell.Route())
	}
}

// While something is sent the line tells how far it is; closing waits for the message that is on its way, and for no other.
func TestClosingWhileSending(t *testing.T) {
	s := newStage(t, nil)
	next, release := s.club.post.hold()
	defer release()
	id := s.club.executed(s.club.dues())
	s.shell.Sending.Start(id)
	s.until("a message waits for its answer", s.club.post.holds)
	next()
	s.until("the next one does, and the line tells of it", func() bool {
		return len(s.club.dispatches(id, delivery.Delivered)) == 1 && s.club.post.holds() && s.has("av 232")
	})
	closed := false
	s.w.Close(func() { closed = true })
	s.turn(time.Second)
	if closed {
		t.Fatal("it does not wait for the answer")
	}
	next()
	s.until("it is closed", func() bool { return closed })
	if sent := len(s.club.dispatches(id, delivery.Delivered)); sent != 2 {
		t.Errorf("%d were sent, want those two that were begun", sent)
	}
}

// Good and bad news are said over the page, one after the other, and can be put away.
func TestToast(t *testing.T) {
	s := newStage(t, nil)
	s.goes("Medlemmer")
	s.shell.Env.Tell(viewmodel.Message{Text: "Kari er lagret."})
	s.wait()
	s.shows("Kari er lagret.")
	s.shell.Env.Tell(viewmodel.Message{Text: "Dette gikk ikke.", Bad: true})
	s.wait()
	s.shows("Dette gikk ikke.")
	s.shuns("Kari er lagret.")
	s.pass(goodNews)
	s.shows("Dette gikk ikke.")
	s.press("Lukk")
	s.shuns("Dette gikk ikke.")
	s.shell.Env.Tell(viewmodel.Message{Text: "Kari er lagret."})
	s.pass(goodNews)
	s.shuns("Kari er lagret.")
	s.shell.Env.Tell(viewmodel.Message{Text: "Dette gikk ikke.", Bad: true})
	s.pass(badNews)
	s.shuns("Dette gikk ikke.")
}

// spec: C8: a member file that is dropped anywhere opens the import with it.
func TestDrop(t *testing.T) {
	s := newStage(t, nil)
	s.w.Drop(nil)
	s.wait()
	if s.shell.Route().Page != viewmodel.HomePage {
		t.Error("nothing was dropped, and a page opens")
	}
	s.w.Drop([]string{"/tmp/members.csv", "/tmp/other.csv"})
	s.wait()
	if r := s.shell.Route(); r.Page != viewmodel.ImportPage || r.Part != "/tmp/members.csv" {
		t.Errorf("it opens %v", r)
	}
}

// What is being written counts when the window closes, although nobody has left the field.
func TestClosingPutsAway(t *testing.T) {
	s := newStage(t, nil, setting{route: viewmodel.Route{Page: viewmodel.SettingsPage}})
	s.begin("Navn", "Fjellheim korps")
	closed := 0
	s.w.Close(func() { closed++ })
	s.wait()
	if o, _ := s.club.Organisation(ctx); o.Name != "Fjellheim korps" || closed != 1 {
		t.Errorf("closed %d times, and the club is called %q; the window says %q", closed, o.Name, s.texts())
	}
	s.w.Close(func() { closed++ })
	s.wait()
	if closed != 1 {
		t.Errorf("closed %d times", closed)
	}
}

// What can't be put away is asked about: one may go on writing, or lose it.
func TestClosingAsks(t *testing.T) {
	s := newStage(t, nil, setting{route: viewmodel.Route{Page: viewmodel.SettingsPage}})
	s.write("Navn", "")
	closed := false
	closing := func() {
		s.w.Close(func() { closed = true })
		s.wait()
	}
	closing()
	s.shows(s.say("window.unsaved.title"))
	if closed || s.focused() != s.say("window.unsaved.stay") {
		t.Errorf("closed: %v; the keyboard is at %q", closed, s.focused())
	}
	s.press(s.say("window.unsaved.stay"))
	s.shuns(s.say("window.unsaved.title"))
	if closed {
		t.Error("it closes although one wants to go on")
	}
	closing()
	s.press(s.say("window.unsaved.close"))
	if !closed {
		t.Error("it does not close")
	}
	if o, _ := s.club.Organisation(ctx); o.Name != "Fjellheim skolekorps" {
		t.Errorf("the club is called %q", o.Name)
	}
}

// Many changes make one refresh, and none once the window is closed.
func TestGather(t *testing.T) {
	s := newStage(t, nil)
	n := 0
	refresh := s.w.gather(func() { n++ })
	refresh()
	refresh()
	s.wait()
	if n != 1 {
		t.Errorf("%d refreshes for two changes", n)
	}
	refresh()
	s.wait()
	s.w.Close(func() {})
	refresh()
	s.wait()
	if n != 2 {
		t.Errorf("%d refreshes in all", n)
	}
}

// A small window still shows the navigation, the page and the line at the foot, each in its place.
func TestSmallWindow(t *testing.T) {
	s := newStage(t, nil, setting{size: fyne.NewSize(820, 520)})
	if least := s.w.Content().MinSize(); least.Width > 820 || least.Height > 560 {
		t.Errorf("the window can't be made smaller than %v", least)
	}
	place, foot := s.w.place.Size(), s.w.status.Position()
	if place.Width < 500 || place.Height+s.w.status.Size().Height != 520 || foot.Y != place.Height {
		t.Errorf("the page is %v, and the line stands at %v", place, foot)
	}
}
