package ui

import (
	"flag"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"kontingent/ui/look"
	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/golden"
)

// memoryFiles answers for the person who is asked for a file.
type memoryFiles struct {
	path  string // what is chosen; empty: the person thinks better of it
	asked []string
	kinds []Kind
	name  string
}

func (f *memoryFiles) Open(title string, kinds []Kind, then func(path string)) {
	f.asked, f.kinds = append(f.asked, title), kinds
	f.answer(then)
}

func (f *memoryFiles) Save(title, name string, then func(path string)) {
	f.asked, f.name = append(f.asked, title), name
	f.answer(then)
}

func (f *memoryFiles) Folder(title string, then func(path string)) {
	f.asked = append(f.asked, title)
	f.answer(then)
}

func (f *memoryFiles) answer(then func(path string)) {
	if f.path != "" {
		then(f.path)
	}
}

// memoryTastes forgets what a person likes when the test ends.
type memoryTastes struct {
	app            fyne.App
	language, look string
	text           float32
	widths         map[string][]widgets.ColumnWidth
}

// looks are the two of them, by the name a picture carries.
var looks = map[string]look.Mode{"light": look.Light, "dark": look.Dark, "": look.System}

func (m *memoryTastes) apply()                      { m.app.Settings().SetTheme(look.New(looks[m.look], m.text, false)) }
func (m *memoryTastes) Language() string            { return m.language }
func (m *memoryTastes) SetLanguage(language string) { m.language = language }
func (m *memoryTastes) Look() string                { return m.look }
func (m *memoryTastes) TextSize() float32           { return m.text }

func (m *memoryTastes) SetLook(look string) {
	m.look = look
	m.apply()
}

func (m *memoryTastes) SetTextSize(text float32) {
	m.text = text
	m.apply()
}

func (m *memoryTastes) Widths(list string) []widgets.ColumnWidth { return m.widths[list] }

func (m *memoryTastes) SetWidths(list string, widths []widgets.ColumnWidth) {
	if m.widths == nil {
		m.widths = map[string][]widgets.ColumnWidth{}
	}
	m.widths[list] = widths
}

// keeping reports whether pictures are wanted: go test -artifacts -outputdir somewhere.
func keeping() bool {
	f := flag.Lookup("test.artifacts")
	return f != nil && f.Value.String() == "true"
}

// keep leaves a picture of the window among the test's artifacts, where these are wanted. Fyne's test canvas lets a list
// in a page that is scrolled hang out at the edges; a window that is high enough shows the whole page as it is.
func (s *stage) keep(name string) {
	s.t.Helper()
	if !keeping() {
		return
	}
	s.wait()
	f, err := os.Create(filepath.Join(s.t.ArtifactDir(), name+".png"))
	ok(s.t, err)
	ok(s.t, png.Encode(f, s.window.Canvas().Capture()))
	ok(s.t, f.Close())
}

// golden compares the window with testdata/name.png.
func (s *stage) golden(name string) {
	s.t.Helper()
	s.wait()
	t, isTest := s.t.(*testing.T)
	if !isTest {
		s.t.Fatal("only tests compare pictures")
	}
	golden.Check(t, name+".png", s.window.Canvas().Capture())
}

// picture draws a page in one setting more, in a picture for people.
type picture struct {
	name string
	how  setting
}

// pictures are the settings that a page is looked at in.
var pictures = []picture{
	{"nb-light-1", setting{}},
	{"nb-dark-1", setting{look: "dark"}},
	{"da-light-1", setting{language: "da"}},
	{"en-light-1", setting{language: "en"}},
	{"nb-light-2", setting{scale: 2}},
	{"nb-light-large", setting{text: 1.5}},
	{"nb-light-small", setting{size: fyne.NewSize(1000, 640)}},
}

// drawn opens a page in every setting that it is looked at in, lets act go on from there, and keeps a picture of each. In
// all of them something is drawn, nothing lacks its word, and no ink is invisible.
func drawn(t *testing.T, name string, fill func(*memoryClub), route viewmodel.Route, act ...func(*stage)) {
	t.Helper()
	for _, p := range pictures {
		if !keeping() && (p.how.look != "" || p.how.scale != 0) {
			continue // says the same in other colours or more points
		}
		t.Run(p.name, func(t *testing.T) {
			how := p.how
			how.route = route
			s := newStage(t, fill, how)
			for _, a := range act {
				a(s)
			}
			s.shuns("⟨")
			if len(s.texts()) < 12 {
				t.Errorf("only %q is drawn", s.texts())
			}
			if cut := s.cut(); len(cut) > 0 && how.text == 0 && how.size.IsZero() {
				t.Logf("no room for %q", cut)
			}
			s.keep(fmt.Sprintf("%s-%s", name, p.name))
		})
	}
}
