package main

import (
	"context"

	"kontingent/cmd/internal/wire"
	"kontingent/domain/problem"
	"kontingent/persistence"
	"kontingent/ui"
	"kontingent/ui/viewmodel"
)

// restore puts a backup in the place of the club's data: the club is closed, in order, and opened again after it. When the
// backup is refused, the club is opened as it was.
func (p *program) restore(file string) {
	p.loop.Post(func() { // after whoever asked for it is through
		if p.screen == nil {
			p.exchange(file)
			return
		}
		p.screen.Close(func() { p.exchange(file) })
	})
}

// exchange does it, in the background.
func (p *program) exchange(file string) {
	club := p.club
	p.club, p.shell, p.screen, p.again = nil, nil, nil, nil
	p.feed.Store(nil)
	if p.door != nil {
		p.door()
		p.door = nil
	}
	page := ui.NewRestoring(p.surroundings())
	p.fill(page.Content())
	step := func(s string) { p.loop.Post(func() { page.Step(s) }) }
	p.loop.away(func() {
		if club != nil {
			if err := club.Close(); err != nil {
				p.journal.fault(err, nil) // all that it holds is on the disk: it is opened again below
			}
		}
		opt := p.wireOptions()
		opt.Step = func(s persistence.Step) { step(string(s)) }
		err := wire.Restore(context.Background(), opt, file)
		step("open")
		app, opening := p.take(context.Background())
		p.loop.Post(func() { p.exchanged(app, opening, err) })
	})
}

// exchanged shows the club again, and says what became of the restore.
func (p *program) exchanged(app *wire.App, opening, err error) {
	p.opened(app, opening)
	switch {
	case p.shell == nil && err != nil && !p.leaving:
		p.mend(append(p.sentences(err), p.sentences(opening)...), nil)
	case p.shell == nil || p.shell.Said == nil:
	case err != nil:
		for _, text := range p.sentences(err) {
			p.shell.Said(viewmodel.Message{Text: text, Bad: true})
		}
	default:
		p.shell.Said(viewmodel.Message{Text: p.words.Say("restore.done")})
	}
}

// mendable reports whether a backup may mend what keeps a folder from being opened.
func mendable(err error) bool {
	return problem.Is(err, "store.corrupt") || problem.Is(err, "store.not_ours") || problem.Is(err, "store.newer")
}

// lost reports whether a folder without a database had one: its backups or its ledger are there still.
func (p *program) lost(err error) bool {
	return problem.Is(err, "store.no_database") && persistence.Traces(p.options.dir)
}

// mend says why there is no club in the window, and offers the backups. begin makes a new club; nil: it can't.
func (p *program) mend(said []string, begin func()) {
	p.again = func() { p.mend(said, begin) }
	copies := viewmodel.NewCopiesOf(broken{p.wireOptions()}, p.loop.runner(), p.words, p.tastes.Language(), p.clock)
	p.fill(ui.Trouble(p.surroundings(), said, p.open, copies, begin))
}

// lostFolder says that the database is gone.
func (p *program) lostFolder() {
	p.mend([]string{p.words.Say("program.trouble.lost", "folder", p.options.dir)}, p.begin)
}
