package ui

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kontingent/domain/delivery"
	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
)

// asking opens the summary of a batch and presses Execute, on a machine without a keychain.
func asking(s *stage) {
	s.t.Helper()
	s.open(viewmodel.Route{Page: viewmodel.SummaryPage, ID: s.club.saved(s.club.dues())})
	s.press(s.say("job.summary.execute"))
	s.pass(2 * time.Second)
}

// spec: C7: Execute asks for the password where none is known; typed and entered, everything goes out.
func TestExecuteAsksForThePassword(t *testing.T) {
	s := newStage(t, forgetful)
	asking(s)
	s.shows("Skriv passordet for kasserer@example.org hos smtp.example.org", "Kontingent husker det til du lukker programmet.")
	if s.focused() != "Passord" {
		t.Errorf("the keyboard is at %q", s.focused())
	}
	if f, ok := s.window.Canvas().Focused().(*widgets.TextField); !ok || !f.Password {
		t.Error("what is typed is shown")
	}
	if len(s.club.post.arrived) != 0 {
		t.Error("something left without a password")
	}
	s.begin("Passord", "hemmelig")
	s.shuns("hemmelig")
	s.key(fyne.KeyReturn)
	s.pass(2 * time.Second)
	s.shuns("Skriv passordet for kasserer", "venter på passordet")
	if s.club.safe.typed != "hemmelig" || len(s.club.post.arrived) != 197 {
		t.Errorf("%d messages arrived; kept %q", len(s.club.post.arrived), s.club.safe.typed)
	}
}

// spec: C7: escape leaves it for later; the line of state and the first page then offer to type it. Nobody is asked by
// itself.
func TestPasswordLater(t *testing.T) {
	s := newStage(t, forgetful)
	asking(s)
	s.key(fyne.KeyEscape)
	question := "Skriv passordet for kasserer@example.org"
	s.shuns(question)
	s.shell.Sending.Watch()
	s.pass(5 * time.Minute)
	s.shuns(question)
	s.press("E-posten venter på passordet") // at the foot
	s.shows(question)
	s.press("Senere")
	s.shuns(question)
	s.press("Skriv passordet") // on the page of the batch
	s.shows(question)
	s.key(fyne.KeyEscape)
	s.goes("Hjem")
	if n := strings.Count(strings.Join(s.texts(), "\n"), s.say(delivery.ReasonNoPassword)); n != 1 {
		t.Errorf("it is said %d times", n)
	}
	s.press("Skriv passordet")
	s.shows(question)
	s.begin("Passord", "hemmelig")
	s.press("Ferdig")
	s.pass(2 * time.Second)
	if len(s.club.post.arrived) != 197 {
		t.Errorf("%d messages arrived", len(s.club.post.arrived))
	}
	s.shuns("venter på passordet")
	s.shell.Sending.Stop()
}

// spec: C7: where the server refuses the password, the first page offers to type it again.
func TestPasswordIsTypedAgain(t *testing.T) {
	s := newStage(t, nil)
	s.club.post.refuse(delivery.ReasonLogin, "535 5.7.8 Authentication failed")
	s.club.deliver(s.club.executed(s.club.dues()))
	s.open(viewmodel.Route{Page: viewmodel.HomePage})
	s.press("Skriv passordet på nytt")
	s.shows("Oppbevares i nøkkelringen på maskinen, ikke noe annet sted.")
	s.begin("Passord", "hemmelig")
	s.key(fyne.KeyReturn)
	s.pass(2 * time.Second)
	if len(s.club.post.arrived) != 197 {
		t.Errorf("%d messages arrived", len(s.club.post.arrived))
	}
}

// spec: C7: the settings say that there is no keychain, and that the password is asked for once per session.
func TestSettingsSayWhereThePasswordIs(t *testing.T) {
	s := newStage(t, forgetful, setting{route: settingsRoute(emailPart)})
	label := s.say("fieldname.smtp.password")
	label = strings.ToUpper(label[:1]) + label[1:]
	s.write(label, "hemmelig")
	s.pass(2 * time.Second)
	s.shows("Maskinen har ingen nøkkelring som Kontingent kan bruke.", "spør om det neste gang det trengs")
	if s.club.safe.typed != "hemmelig" {
		t.Errorf("kept %q", s.club.safe.typed)
	}
}

// Everything that asks for the password, in every setting that pages are looked at in.
func TestPasswordIsDrawn(t *testing.T) {
	route := viewmodel.Route{Page: viewmodel.HomePage}
	drawn(t, "password-asked", forgetful, route, asking)
	drawn(t, "password-waits", forgetful, route, func(s *stage) {
		asking(s)
		s.key(fyne.KeyEscape)
		s.open(route)
	})
	drawn(t, "password-refused", nil, route, func(s *stage) {
		s.club.post.refuse(delivery.ReasonLogin, "535 5.7.8 Authentication failed")
		s.club.deliver(s.club.executed(s.club.dues()))
		s.open(route)
	})
	drawn(t, "password-settings", forgetful, settingsRoute(emailPart), func(s *stage) {
		s.press(s.say("setup.test.send"))
		s.pass(time.Second)
		s.press(s.say("secret.later"))
	})
}
