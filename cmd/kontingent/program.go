package main

import (
	"context"
	"io"
	"log"
	"os"
	"runtime/debug"
	"sync"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"kontingent/cmd/internal/wire"
	"kontingent/domain/cal"
	"kontingent/domain/delivery"
	"kontingent/resources"
	"kontingent/resources/words"
	"kontingent/ui"
	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
)

// program is the one window of the process and what stands behind it. Its fields belong to the window's goroutine.
type program struct {
	options   options
	catalogue *words.Catalogue
	words     *words.Words
	errs      io.Writer
	getenv    func(string) string
	clock     cal.Clock
	journal   *journal
	loop      *loop
	software  bool // drawn without a graphics card

	app    fyne.App
	window fyne.Window
	tastes *tastes
	stand  *stand
	files  *files
	shown  *shown

	club    *wire.App        // nil: none is open
	shell   *viewmodel.Shell // nil: no club is open
	screen  *ui.Window       // of the shell
	again   func()           // builds what stands in the window anew, while no club is open
	feed    atomic.Pointer[viewmodel.Feed]
	door    func() // ends listening for a second start
	heeded  bool   // the system's wish to end is listened for
	leaving bool   // somebody wants the window closed
	faults  atomic.Int32
	away    sync.Once
	ending  context.CancelFunc
}

// whenOpen is called with the window. Only what looks at it from outside, such as a tour, is in it.
var whenOpen []func(fyne.Window)

func newProgram(o options, catalogue *words.Catalogue, errs io.Writer, getenv func(string) string) *program {
	p := &program{options: o, catalogue: catalogue, errs: errs, getenv: getenv, clock: cal.SystemClock{}}
	p.journal = &journal{dir: o.dir, clock: p.clock}
	p.loop = newLoop(p.fault)
	p.words = catalogue.In(o.spoken(getenv))
	p.software = getenv("LIBGL_ALWAYS_SOFTWARE") == "1"
	return p
}

// run opens the window and ends with it.
func (p *program) run() (code int) {
	log.SetFlags(0)
	log.SetOutput(&windowWatch{next: p.journal, failed: p.noWindow})
	defer func() {
		if what := recover(); what != nil {
			p.journal.fault(what, debug.Stack())
			p.lastWords(p.words.Say("program.crashed", "file", p.journal.path()))
			code = exitError
		}
		p.loop.ended.Store(true)
		p.putAway()
		p.journal.close()
	}()
	p.build()
	widgets.Prepare()
	p.window.Show()
	p.app.Lifecycle().SetOnStarted(func() {
		p.stand.put()
		p.open()
	})
	for _, see := range whenOpen {
		see(p.window)
	}
	watched := p.watch()
	p.app.Run()
	watched()
	return exitDone
}

// build makes the window with nothing in it.
func (p *program) build() {
	p.app = app.NewWithID("org.kontingent.kontingent")
	p.app.SetIcon(fyne.NewStaticResource("icon.svg", resources.Icon))
	prefs := p.app.Preferences()
	p.tastes = &tastes{
		prefs: prefs, forced: p.options.language, machine: systemLanguage(p.getenv),
		restyle: p.restyle, retongue: p.retongue,
	}
	p.restyle()
	p.window = p.app.NewWindow("Kontingent")
	p.window.SetMaster()
	p.window.SetPadded(false)
	p.window.SetCloseIntercept(p.leave)
	p.window.SetOnDropped(p.dropped)
	p.stand = &stand{prefs: prefs, window: p.window, later: p.loop.later}
	ctx, end := context.WithCancel(context.Background())
	p.ending = end
	home, _ := os.UserHomeDir()
	p.files = &files{window: p.window, prefs: prefs, loop: p.loop, native: nativePicker{}, home: home, ctx: ctx}
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = os.TempDir()
	}
	p.shown = newShown(cache, p.options.dir)
	p.speak(p.tastes.Language())
	p.shortcuts()
	p.fill(emptyPage())
	p.stand.restore()
}

// speak makes everything that is built from now on speak a language.
func (p *program) speak(language string) {
	p.words = p.catalogue.In(language)
	speakToolkit(language)
}

func (p *program) restyle() { p.app.Settings().SetTheme(p.tastes.style(p.software)) }

// fill puts a page into the window.
func (p *program) fill(content fyne.CanvasObject) { p.window.SetContent(p.stand.around(content)) }

// see passes on what the dispatcher does to the window that is there now.
func (p *program) see(e delivery.Event) {
	if f := p.feed.Load(); f != nil {
		f.See(e)
	}
}

func (p *program) surroundings() ui.Surroundings {
	return ui.Surroundings{
		Window: p.window, Words: p.words, Language: p.tastes.Language(), Post: p.loop.Post,
		Files: p.files, Tastes: p.tastes, Version: version, Restore: p.restore,
	}
}

func (p *program) dropped(_ fyne.Position, items []fyne.URI) {
	if p.screen == nil {
		return
	}
	paths := make([]string, len(items))
	for i, u := range items {
		paths[i] = u.Path()
	}
	p.screen.Drop(paths)
}
