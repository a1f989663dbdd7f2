package ui

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"kontingent/domain/party"
	"kontingent/domain/problem"
	"kontingent/resources/words"
	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
)

// memoryStarter remembers which clubs it was asked to make.
type memoryStarter struct {
	made []string
	err  error
	gate chan bool // a club is ready when something comes; nil: at once
}

func (m *memoryStarter) Create(_ context.Context, o party.Organisation) error {
	return m.make(o.Name + " " + o.Country + " " + o.Account)
}

func (m *memoryStarter) CreateSample(context.Context) error { return m.make("sample") }

func (m *memoryStarter) make(what string) error {
	if m.gate != nil {
		<-m.gate
	}
	m.made = append(m.made, what)
	return m.err
}

// newFirstStage opens the window of the first start. opened counts how often a club was ready to be opened.
func newFirstStage(t *testing.T, starter *memoryStarter, as setting) (s *stage, opened *int) {
	t.Helper()
	as = as.complete()
	catalogue, err := words.Load()
	ok(t, err)
	s = &stage{
		loop: newLoop(), t: t, clock: &clock{t: time.Date(2026, 11, 22, 14, 0, 0, 0, time.Local)},
		sizes: map[fyne.CanvasObject]fyne.Size{}, words: catalogue.In(as.language),
	}
	s.tastes = &memoryTastes{app: test.NewTempApp(t), language: as.language, look: as.look, text: as.text}
	s.tastes.apply()
	s.window = test.NewTempWindow(t, canvas.NewRectangle(nil))
	s.window.SetPadded(false)
	s.window.Canvas().(software.WindowlessCanvas).SetScale(as.scale)
	opened = new(int)
	model := viewmodel.NewFirstStart(starter, s.runner(), s.words, as.language, s.clock)
	model.Ready = func() { *opened++ }
	o := FirstStart(model, Surroundings{Window: s.window, Words: s.words, Language: as.language, Post: s.post, Tastes: s.tastes})
	// What the stage reads and presses is the content alone.
	s.w = &Window{
		content: o, place: o.(*fyne.Container), toaster: widgets.NewToaster(""),
		nav: widgets.NewSideNav(nil, nil), status: widgets.NewStatusBar(),
	}
	s.window.SetContent(o)
	s.window.Resize(as.size)
	s.wait()
	return s, opened
}

func TestFirstStartIsDrawn(t *testing.T) {
	for _, p := range pictures {
		t.Run(p.name, func(t *testing.T) {
			s, _ := newFirstStage(t, &memoryStarter{}, p.how)
			s.shuns("⟨")
			s.keep("first-" + p.name)
			s.press(s.say("setup.start.own.button"))
			s.press(s.say("setup.start.create"))
			s.shuns("⟨")
			s.keep("first-form-" + p.name)
		})
	}
}

// One press makes the sample club.
func TestSampleClubIsOnePressAway(t *testing.T) {
	starter := &memoryStarter{gate: make(chan bool)}
	s, opened := newFirstStage(t, starter, setting{})
	s.shows("Velkommen til Kontingent", "240 oppdiktede medlemmer")
	s.shuns("Lager prøveforeningen …")
	test.Tap(s.spots("Se deg rundt med en prøveforening")[0].object)
	s.until("it says that it is at work", func() bool { return s.has("Lager prøveforeningen …") })
	if s.can("Lag foreningen din") {
		t.Error("another club can be begun meanwhile")
	}
	starter.gate <- true
	s.wait()
	if *opened != 1 || len(starter.made) != 1 || starter.made[0] != "sample" {
		t.Errorf("made %q, opened %d", starter.made, *opened)
	}
}

// One's own club is made when nothing is wrong with it; what is wrong is told at its field, where the keyboard then is.
func TestOwnClub(t *testing.T) {
	starter := &memoryStarter{}
	s, opened := newFirstStage(t, starter, setting{})
	s.press("Lag foreningen din")
	if at := s.focused(); at != "Navn" {
		t.Errorf("the keyboard is in %q", at)
	}
	s.begin("Navn", "Fjordby sangkor")
	s.press("Lag foreningen")
	s.shows("Kontoen som medlemmene skal betale til, mangler.")
	if at := s.focused(); at != "Kontonummer" || *opened != 0 {
		t.Errorf("the keyboard is in %q, opened %d", at, *opened)
	}
	s.write("Kontonummer", "8601.11.17947")
	s.press("Lag foreningen")
	if *opened != 1 || len(starter.made) != 1 || starter.made[0] != "Fjordby sangkor NO 86011117947" {
		t.Errorf("made %q, opened %d", starter.made, *opened)
	}
}

// What was written stays when one goes back; why nothing could be made is said.
func TestFirstStartGoesBack(t *testing.T) {
	starter := &memoryStarter{err: problem.New("store.check.file", "value", "page 3")}
	s, opened := newFirstStage(t, starter, setting{})
	s.press("Lag foreningen din")
	s.write("Navn", "Fjordby sangkor")
	s.press("Tilbake")
	s.shows("Velkommen til Kontingent")
	s.press("Se deg rundt med en prøveforening")
	s.shows("Databasen er skadet: page 3.")
	s.press("Lag foreningen din")
	if got := s.holds("Navn"); got != "Fjordby sangkor" || *opened != 0 {
		t.Errorf("the name is %q, opened %d", got, *opened)
	}
}

// The language is chosen before anything else.
func TestFirstStartSpeaksThree(t *testing.T) {
	s, _ := newFirstStage(t, &memoryStarter{}, setting{language: "da"})
	c := find[*widgets.Choice](s.w.Content())[0]
	if c.Selected != "Dansk" || len(c.Options) != 3 {
		t.Errorf("%q of %q", c.Selected, c.Options)
	}
	c.SetSelected("English")
	if s.tastes.language != "en" {
		t.Errorf("chosen: %q", s.tastes.language)
	}
}
