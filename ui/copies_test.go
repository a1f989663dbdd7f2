package ui

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kontingent/domain/problem"
	"kontingent/ui/viewmodel"
)

// withCopies has copies of every kind, and one that differs in what matters.
func withCopies(c *memoryClub) {
	for n := range 7 {
		c.copies = append(c.copies, viewmodel.Copy{
			File: "/data/backups/" + itoa(n), At: c.clock.Now().AddDate(0, 0, -n), Size: 7_340_000,
			Proved: true, Invoices: int64(240 - 40*n), Last: int64(100_240 - 40*n),
		})
	}
	c.copies[1].Aside, c.copies[1].Proved = true, false
	c.copies[2].Away = true
	c.copies[3].Damaged = true
	c.copies[4].Proved, c.copies[4].Invoices = false, 0
	c.comparison = viewmodel.Comparison{
		At: c.clock.Now().AddDate(0, 0, -2), Club: "Fjellheim skolekorps", Invoices: 160, Last: 100160, Cards: 238, CardsNow: 240,
		Numbers: 80, First: 100161, Next: 100240, Messages: 61,
		Differences: []viewmodel.Difference{
			{Key: "account", Now: "1503 40 12345", Then: "8601 11 17947"}, {Key: "smtp.host", Now: "smtp.example.org", Then: ""},
		},
	}
}

// spec: C1: a copy is chosen from the list, what it doesn't know is told, every setting that moves money is confirmed, and
// only then it is put back.
func TestRestoreFromTheWindow(t *testing.T) {
	s := newStage(t, withCopies, setting{route: settingsRoute(safetyPart)})
	var restored []string
	s.w.Restore = func(file string) { restored = append(restored, file) }
	s.open(viewmodel.Route{Page: viewmodel.HomePage})
	s.open(settingsRoute(safetyPart))
	s.shows("Legg tilbake en kopi", "240 utstedte fakturaer, siste nummer 100240 · kontrollert · 7 MB", "lagt til side",
		"på det andre stedet", "kan ikke leses", "ingen utstedte fakturaer · ikke kontrollert", "Vis 2 til")
	s.press("Vis 2 til")
	s.shuns("Vis 2 til")
	spots := s.spots("Legg tilbake …")
	if len(spots) != 7 {
		t.Fatalf("%d copies can be chosen", len(spots))
	}
	s.pressNth("Legg tilbake …", 2)
	s.shows("Kopien fra", "160 utstedte fakturaer, siste nummer 100160", "Medlemskort: 238 i kopien, 240 nå.",
		"80 fakturaer er utstedt etter kopien, nummer 100161 til 100240.", "61 meldinger er sendt etter kopien.",
		"Kontonummer: nå 1503 40 12345, i kopien 8601 11 17947", "E-posttjener: nå smtp.example.org, i kopien (tomt)")
	if s.can("Legg tilbake denne kopien") {
		t.Error("it can be put back before the settings are confirmed")
	}
	s.press("Avbryt")
	s.shows("Legg tilbake en kopi")
	s.pressNth("Legg tilbake …", 2)
	s.pressNth("Ja, bruk dette", 0)
	if s.can("Legg tilbake denne kopien") {
		t.Error("one of two is enough")
	}
	s.pressNth("Ja, bruk dette", 1)
	s.press("Legg tilbake denne kopien")
	if !slices.Equal(restored, []string{"/data/backups/2"}) {
		t.Errorf("restored %v", restored)
	}
}

// pressNth presses one of several with the same label.
func (s *stage) pressNth(label string, n int) {
	s.t.Helper()
	at := s.spots(label)
	if n >= len(at) {
		s.t.Fatalf("%q stands there %d times", label, len(at))
	}
	at[n].object.Tapped(&fyne.PointEvent{})
	s.wait()
}

// A file from elsewhere can be chosen, and one that is no good says why.
func TestRestoreFromAFile(t *testing.T) {
	s := newStage(t, func(c *memoryClub) {
		c.comparison = viewmodel.Comparison{Club: "Fjellheim skolekorps", CardsNow: -1, Blind: true}
	}, setting{route: settingsRoute(safetyPart)})
	s.shows("Det finnes ingen kopi i foreningens mappe.")
	s.files.path = "/media/stick/club.db"
	s.press("Velg en fil …")
	s.shows("Kopien club.db", "Verken databasen eller loggen kan leses")
	s.press("Avbryt")
	s.club.fails = map[string]error{"Compare": problem.New("backup.changed", "file", "/media/stick/club.db")}
	s.press("Velg en fil …")
	s.shows("Sikkerhetskopien /media/stick/club.db er endret etter at den ble laget", "Velg en fil …")
}

// The second place is chosen, told of, and taken back; while it is out the line of state says so calmly.
func TestSecondPlaceInTheWindow(t *testing.T) {
	s := newStage(t, nil, setting{route: settingsRoute(safetyPart)})
	s.files.path = "/media/stick"
	s.press("Velg mappe …")
	s.shows("Mappe: /media/stick", "Den siste kopien der er fra i dag.", "Velg en annen mappe …")
	s.press("Ikke kopier dit mer")
	s.shuns("/media/stick")
	s.club.fails = map[string]error{"SetSecondPlace": problem.New("backup.away.inside", "folder", "/media/stick")}
	s.press("Velg mappe …")
	s.shows("Mappen /media/stick ligger sammen med foreningens egne data.")
	out := newStage(t, func(c *memoryClub) {
		withBackups(c)
		c.second = viewmodel.SecondPlace{Folder: "/media/stick", Last: c.clock.Now().AddDate(0, 0, -12)}
	}, setting{})
	out.shows("Sikkerhetskopi i går", "Det andre stedet er ikke tilkoblet; kopi der for 12 dager siden")
	for _, p := range out.shell.Status() {
		if p.Bad {
			t.Errorf("%q is no bad news", p.Text)
		}
	}
}

// A folder that is a copy asks which one is the club's.
func TestTwinIsAsked(t *testing.T) {
	s := newStage(t, func(c *memoryClub) { c.twin = viewmodel.Twin{Is: true, From: "/home/kari/Klubb", There: true} }, setting{})
	s.w.AskTwin()
	s.wait()
	s.shows("To mapper med samme forening", "Denne mappen er en kopi av /home/kari/Klubb, som også finnes.")
	s.keep("twin-nb")
	s.press("Dette er foreningens mappe")
	s.pass(time.Second)
	s.shows("Sendingen går videre herfra.")
	s.w.AskTwin()
	s.wait()
	s.shuns("To mapper med samme forening")
}

// Where the database is broken, the same list stands on the page that says so.
func TestTroubleOffersCopies(t *testing.T) {
	for _, p := range pictures {
		if !keeping() && (p.how.look != "" || p.how.scale != 0) {
			continue
		}
		t.Run(p.name, func(t *testing.T) {
			s := newStage(t, withCopies, p.how)
			restored := ""
			around := s.w.Surroundings
			around.Restore = func(file string) { restored = file }
			copies := viewmodel.NewCopiesOf(s.club, s.runner(), s.words, around.Language, s.clock)
			said := s.words.Problem(problem.New("store.corrupt", "file", "/home/kasserer/kontingent/kontingent.db"))
			alone := func(o fyne.CanvasObject) {
				s.w.place = container.NewStack(o)
				s.w.content = s.w.place
				s.window.SetContent(s.w.place)
				s.window.Resize(p.how.complete().size)
				s.wait()
			}
			alone(Trouble(around, []string{said}, func() {}, copies, func() {}))
			s.keep("trouble-" + p.name)
			s.pressNth(s.say("restore.choose"), 0)
			s.keep("trouble-chosen-" + p.name)
			s.pressNth(s.say("restore.agree"), 0)
			s.pressNth(s.say("restore.agree"), 1)
			s.press(s.say("restore.start"))
			if restored != "/data/backups/0" {
				t.Errorf("restored %q", restored)
			}
			page := NewRestoring(around)
			alone(page.Content())
			page.Step("swap")
			s.wait()
			s.shows(s.say("restore.step.swap"))
			s.keep("restoring-" + p.name)
		})
	}
}

// How it looks.
func TestCopiesLook(t *testing.T) {
	choose := func(s *stage) { s.pressNth(s.say("restore.choose"), 2) }
	drawn(t, "copies", func(c *memoryClub) {
		withCopies(c)
		withBackups(c)
		c.backups = c.backups[:1]
		c.second = viewmodel.SecondPlace{Folder: "/media/kasserer/MINNEPINNE", There: true, Last: c.clock.Now()}
	}, settingsRoute(safetyPart))
	drawn(t, "copies-chosen", withCopies, settingsRoute(safetyPart), choose)
}
