package main

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kontingent/cmd/internal/wire"
	"kontingent/domain/problem"
	"kontingent/ui"
	"kontingent/ui/viewmodel"
)

// How often, and how far apart, a folder that is in use is tried: the command line is often done in a moment.
const (
	tries = 8
	pause = 250 * time.Millisecond
)

// errElsewhere is a folder that another window has open, which is at the front now.
var errElsewhere = errors.New("open in another window")

func emptyPage() fyne.CanvasObject { return canvas.NewRectangle(nil) }

func (p *program) wireOptions() wire.Options {
	return wire.Options{Dir: p.options.dir, Clock: p.clock, Words: p.catalogue, Getenv: p.getenv, Twins: true}
}

// open opens the club of the data folder, in the background, and shows what comes of it.
func (p *program) open() {
	p.again = nil
	done := p.loop.later(500*time.Millisecond, func() {
		p.fill(container.NewCenter(widget.NewLabel(p.words.Say("program.opening"))))
	})
	p.loop.away(func() {
		app, err := p.take(context.Background())
		p.loop.Post(func() {
			done()
			p.opened(app, err)
		})
	})
}

// take opens the store. While somebody has it, that may be another window, which then comes to the front.
func (p *program) take(ctx context.Context) (*wire.App, error) {
	for n := 1; ; n++ {
		app, err := wire.Open(ctx, p.wireOptions())
		if !problem.Is(err, "store.in_use") {
			return app, err
		}
		if knock(p.options.dir) {
			return nil, errElsewhere
		}
		if n == tries {
			return nil, err
		}
		time.Sleep(pause)
	}
}

func (p *program) opened(app *wire.App, err error) {
	p.club = app
	switch {
	case errors.Is(err, errElsewhere) || p.leaving:
		p.finish()
	case p.lost(err):
		p.lostFolder()
	case mendable(err):
		p.mend(p.sentences(err), nil)
	case problem.Is(err, "store.no_folder") || problem.Is(err, "store.no_database"):
		p.begin()
	case err != nil:
		p.trouble(p.sentences(err))
	default:
		p.shown.empty()
		app.Observe(p.see)
		p.listen()
		p.heed()
		p.enter(viewmodel.Route{})
		p.screen.AskTwin()
		p.backUpDaily(app)
		p.renewDaily()
	}
}

// backUpDaily makes the day's backup, in the background; the line of state tells of it. A failure is told in passing:
// nothing is lost yet.
func (p *program) backUpDaily(app *wire.App) {
	p.loop.away(func() {
		err := app.BackUpDaily(context.Background())
		if f := p.feed.Load(); f != nil {
			f.Touch(viewmodel.ClubSettings)
		}
		if err == nil || errors.Is(err, context.Canceled) {
			return
		}
		said := p.sentences(err)
		p.loop.Post(func() {
			for _, text := range said {
				p.shell.Said(viewmodel.Message{Text: text, Bad: true})
			}
		})
	})
}

// begin shows the page of a folder without a club.
func (p *program) begin() {
	p.again = p.begin
	model := viewmodel.NewFirstStart(starter{p.wireOptions()}, p.loop.runner(), p.words, p.tastes.Language(), p.clock)
	model.Ready = p.open
	p.fill(ui.FirstStart(model, p.surroundings()))
}

// trouble says why there is no club in the window.
func (p *program) trouble(said []string) {
	p.again = func() { p.trouble(said) }
	p.fill(ui.Trouble(p.surroundings(), said, p.open, nil, nil))
}

// sentences says an error in the window's language.
func (p *program) sentences(err error) []string {
	var list problem.List
	list.Add(err)
	return p.words.Problems(list)
}

// listen lets a second start of the program bring this window to the front.
func (p *program) listen() {
	end, err := listen(p.options.dir, func() { p.loop.Post(p.raise) })
	if err != nil {
		fyne.LogError("listen for a second start", err)
		return
	}
	p.door = end
}

// raise brings the window to the front, also when it was put away.
func (p *program) raise() {
	p.window.Show()
	p.window.RequestFocus()
}

// enter shows the open club, at home or at a page.
func (p *program) enter(at viewmodel.Route) {
	language := p.tastes.Language()
	c := &club{Store: p.club.Store, app: p.club, words: p.words, clock: p.clock, shown: p.shown, dir: p.options.dir}
	p.shell = viewmodel.NewShell(c, p.loop.runner(), p.words, language, p.clock)
	p.feed.Store(p.shell.Env.Feed)
	if at.Page != "" {
		p.shell.Go(at)
	}
	p.screen = ui.Open(p.shell, p.surroundings())
	p.fill(p.screen.Content())
	p.shell.Sending.Watch()
}

// retongue makes the window speak another language, over the same club and at the same page.
func (p *program) retongue(language string) {
	p.loop.Post(func() { // after whoever chose it is through
		p.leaving = false
		turn := func() {
			if p.leaving { // wished for meanwhile
				p.finish()
				return
			}
			p.tastes.keepLanguage(language)
			p.speak(language)
			switch {
			case p.shell != nil:
				at := p.shell.Route()
				if at.Page == viewmodel.SettingsPage {
					at.Part = "look" // where the language was chosen
				}
				p.enter(at)
			case p.again != nil:
				p.again()
			}
		}
		if p.screen == nil {
			turn()
			return
		}
		p.screen.Close(turn)
	})
}
