package ui

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"kontingent/domain/delivery"
	"kontingent/resources/words"
	"kontingent/ui/look"
	"kontingent/ui/viewmodel"
)

// stage is a window over a club in memory, for tests that press, write and read as a person does.
type stage struct {
	*loop
	t      testing.TB
	club   *memoryClub
	shell  *viewmodel.Shell
	w      *Window
	window fyne.Window
	clock  *clock
	files  *memoryFiles
	tastes *memoryTastes
	words  viewmodel.Words
	sizes  map[fyne.CanvasObject]fyne.Size // what each object needed when it was laid out last
}

// setting is how a window is opened. What is left out: Norwegian, light, normal text and scale, at home, 1280×800.
type setting struct {
	language string // nb, da or en
	look     string // light or dark
	text     float32
	scale    float32
	route    viewmodel.Route
	size     fyne.Size
}

func (s setting) complete() setting {
	if s.language == "" {
		s.language = "nb"
	}
	if s.look == "" {
		s.look = "light"
	}
	if s.text == 0 {
		s.text = 1
	}
	if s.scale == 0 {
		s.scale = 1
	}
	if s.size.IsZero() {
		s.size = fyne.NewSize(1280, 800)
	}
	return s
}

// newStage opens a window over the sample club, on a November afternoon. fill may change the club before, or be nil.
func newStage(t testing.TB, fill func(*memoryClub), how ...setting) *stage {
	t.Helper()
	var as setting
	if len(how) > 0 {
		as = how[0]
	}
	as = as.complete()
	catalogue, err := words.Load()
	ok(t, err)
	s := &stage{
		loop: newLoop(), t: t, clock: &clock{t: time.Date(2026, 11, 22, 14, 0, 0, 0, time.Local)},
		sizes: map[fyne.CanvasObject]fyne.Size{}, words: catalogue.In(as.language), files: &memoryFiles{},
	}
	s.club = newMemoryClub(t, catalogue, s.clock)
	if fill != nil {
		fill(s.club)
	}
	app := test.NewTempApp(t)
	s.tastes = &memoryTastes{app: app, language: as.language, look: as.look, text: as.text}
	s.tastes.apply()
	t.Cleanup(func() { fyne.CurrentApp().Settings().SetTheme(look.New(look.Light, 1, false)) })
	s.window = test.NewTempWindow(t, canvas.NewRectangle(nil))
	s.window.SetPadded(false)
	s.window.Canvas().(software.WindowlessCanvas).SetScale(as.scale)
	s.window.Resize(as.size)
	s.shell = viewmodel.NewShell(s.club, s.runner(), s.words, as.language, s.clock)
	s.club.see = func(e delivery.Event) { s.shell.Env.Feed.See(e) }
	if as.route.Page != "" {
		s.shell.Go(as.route)
	}
	s.w = Open(s.shell, Surroundings{
		Window: s.window, Words: s.words, Language: as.language, Post: s.post, Files: s.files, Tastes: s.tastes, Version: "1.0",
	})
	s.window.SetContent(s.w.Content())
	s.window.Resize(as.size)
	t.Cleanup(s.loop.wait)
	s.wait()
	return s
}

// open shows a page, and waits for it.
func (s *stage) open(r viewmodel.Route) {
	s.shell.Go(r)
	s.wait()
}

// wait runs what is posted until nothing is under way, and lays out what has changed.
func (s *stage) wait() {
	for {
		s.loop.wait()
		s.arrange()
		if s.idle() {
			return
		}
	}
}

// pass lets time pass, and does what was to be done in it.
func (s *stage) pass(d time.Duration) {
	s.loop.pass(d)
	s.wait()
}

// until turns the loop, time passing by, until it is as asked: for looking while the post is on hold, which wait waits
// out.
func (s *stage) until(what string, is func() bool) {
	s.t.Helper()
	for range 2000 {
		s.turn(20 * time.Millisecond)
		s.arrange()
		if is() {
			return
		}
		time.Sleep(time.Millisecond)
	}
	s.t.Fatalf("waited in vain until %s; the window says %q", what, s.texts())
}

// say is a sentence of the window's language, for tests in several.
func (s *stage) say(key string, kv ...any) string { return s.words.Say(key, kv...) }

// shows fails unless a text that is drawn contains part.
func (s *stage) shows(parts ...string) {
	s.t.Helper()
	for _, part := range parts {
		if !s.has(part) {
			s.t.Errorf("%q is not shown; the window says %q", part, s.texts())
		}
	}
}

// shuns fails if a text that is drawn contains part.
func (s *stage) shuns(parts ...string) {
	s.t.Helper()
	for _, part := range parts {
		if s.has(part) {
			s.t.Errorf("%q is shown; the window says %q", part, s.texts())
		}
	}
}

// has reports whether a text that is drawn contains part.
func (s *stage) has(part string) bool {
	for _, said := range s.texts() {
		if strings.Contains(said, plain(part)) {
			return true
		}
	}
	return false
}
