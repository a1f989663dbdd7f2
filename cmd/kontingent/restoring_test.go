package main

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"kontingent/cmd/internal/wire"
	"kontingent/domain/cal"
	"kontingent/domain/delivery"
	"kontingent/persistence"
	"kontingent/resources/words"
)

// shownProgram is the program over a data folder, with a window nobody sees and the test as its goroutine.
func shownProgram(t *testing.T, dir string) (p *program, until func(string, func() bool)) {
	t.Helper()
	catalogue, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	l, posted, _ := looped(t)
	none := func(string) string { return "" }
	app := test.NewTempApp(t)
	p = &program{
		options: options{dir: dir, language: "nb"}, catalogue: catalogue, words: catalogue.In("nb"), errs: io.Discard,
		getenv: none, clock: cal.SystemClock{}, loop: l, app: app, window: test.NewTempWindow(t, nil),
	}
	p.journal = &journal{dir: dir, clock: p.clock}
	p.tastes = &tastes{prefs: app.Preferences(), forced: "nb", restyle: func() {}, retongue: func(string) {}}
	p.stand = &stand{prefs: app.Preferences(), window: p.window, later: func(time.Duration, func()) func() bool { return func() bool { return true } }}
	p.shown = newShown(t.TempDir(), dir)
	p.heeded = true // the system's signals are the test's
	o := &opened{t: t, posted: posted}
	t.Cleanup(p.putAway)
	return p, o.until
}

// spec: C1: from the open window a backup is put back: the club is closed, the database exchanged and kept, and the club
// stands there again with every way out paused. A file that is no backup leaves all as it was.
func TestProgramRestores(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "club")
	p, until := shownProgram(t, dir)
	if err := (starter{p.wireOptions()}).CreateSample(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.open()
	until("the club", func() bool { return p.shell != nil })
	var file string
	until("the day's backup", func() bool {
		list, err := p.club.Store.Backups(t.Context())
		if err == nil && len(list) > 0 {
			file = list[0].File
		}
		return file != ""
	})
	if err := p.club.Settings.Set(t.Context(), "paper.folder", t.TempDir()); err != nil {
		t.Fatal(err)
	}
	bad := filepath.Join(t.TempDir(), "letter.db")
	if err := os.WriteFile(bad, make([]byte, 500), 0o600); err != nil {
		t.Fatal(err)
	}
	first := p.shell
	p.restore(bad)
	until("the club after a refusal", func() bool { return p.shell != nil && p.shell != first })
	if p.club.Settings.Get("paper.folder") == filepath.Join(dir, "print") || !p.pausedFor(t, "") {
		t.Error("a refused file changed the club")
	}
	second := p.shell
	p.restore(file)
	until("the club after the restore", func() bool { return p.shell != nil && p.shell != second })
	if p.club.Settings.Get("paper.folder") != filepath.Join(dir, "print") || !p.pausedFor(t, "delivery.paused.restored") {
		t.Error("the backup is not in place, or nothing is paused")
	}
	list, err := p.club.Copies(t.Context())
	if err != nil || !slices.ContainsFunc(list, func(c persistence.Copy) bool { return c.Aside && !c.Damaged }) {
		t.Errorf("what was replaced is not kept: %+v, %v", list, err)
	}
}

// pausedFor reports whether every way out is paused for a reason; "" is not at all.
func (p *program) pausedFor(t *testing.T, reason string) bool {
	t.Helper()
	all, err := p.club.Store.Paused(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if reason == "" {
		return len(all) == 0
	}
	return len(all) == len(delivery.Methods()) && all[delivery.Email].Reason == reason
}

// A database that is damaged or gone is mended on the page that says so, and the club opens.
func TestProgramMends(t *testing.T) {
	for name, hurt := range map[string]func(string) error{
		"damaged": func(file string) error { return os.Truncate(file, 3000) }, "gone": os.Remove,
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "club")
			p, until := shownProgram(t, dir)
			if err := (starter{p.wireOptions()}).CreateSample(t.Context()); err != nil {
				t.Fatal(err)
			}
			app, err := wire.Open(t.Context(), p.wireOptions())
			if err != nil {
				t.Fatal(err)
			}
			b, err := app.BackUp(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if err := app.Close(); err != nil {
				t.Fatal(err)
			}
			if err := hurt(filepath.Join(dir, "kontingent.db")); err != nil {
				t.Fatal(err)
			}
			p.open()
			until("the page that says so", func() bool { return p.again != nil })
			if p.shell != nil {
				t.Fatal("a club was opened")
			}
			list, err := broken{p.wireOptions()}.Copies(t.Context())
			if err != nil || len(list) != 1 || !list[0].Proved {
				t.Fatalf("got %+v, %v", list, err)
			}
			c, err := broken{p.wireOptions()}.Compare(t.Context(), b.File)
			if err != nil || c.CardsNow != -1 || c.Cards != 240 || len(c.Differences) == 0 {
				t.Errorf("got %+v, %v", c, err)
			}
			p.restore(b.File)
			until("the club", func() bool { return p.shell != nil })
			if !p.pausedFor(t, "delivery.paused.restored") {
				t.Error("nothing is paused")
			}
		})
	}
}
