package main

import (
	"context"
	"os"
	"os/signal"
	"runtime"
	"syscall"
	"time"

	"github.com/ncruces/zenity"

	"kontingent/ui/viewmodel"
)

// leave closes the window: what is being written is put away first, and what can't be is asked about.
func (p *program) leave() {
	p.leaving = true // for what is under way: opening the club, or changing the language
	switch {
	case p.screen != nil:
		p.screen.Close(p.finish)
	case p.again != nil:
		p.finish()
	}
}

// finish lets the club go and ends the program. There may be a moment of work left, so it is done in the background.
func (p *program) finish() {
	p.stand.keep()
	p.ending()
	p.loop.away(func() {
		p.putAway()
		p.loop.Post(p.app.Quit)
	})
}

// putAway lets go of everything outside the process, once.
func (p *program) putAway() {
	p.away.Do(func() {
		if p.door != nil {
			p.door()
		}
		if p.club != nil {
			p.shown.empty()
			if err := p.club.Close(); err != nil {
				p.journal.fault(err, nil)
			}
		}
	})
}

// heed ends the program in order when the system asks it to, without a question. Fyne listens too, and would end it with
// what is being written still unsaved; so it is made not to.
func (p *program) heed() {
	if p.heeded {
		return // the club was opened again
	}
	p.heeded = true
	signal.Reset(os.Interrupt, syscall.SIGTERM)
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-asked
		signal.Stop(asked) // the second time the system has its way
		p.loop.Post(func() {
			if p.shell == nil {
				p.finish()
				return
			}
			p.shell.Close(p.finish)
		})
	}()
}

// mostFaults is how many faults are told to the person; one that comes again and again is not told for ever.
const mostFaults = 20

// fault is called, on any goroutine, with a fault of our own. The rest goes on.
func (p *program) fault(what any, stack []byte) {
	p.journal.fault(what, stack)
	if p.faults.Add(1) > mostFaults {
		return
	}
	p.loop.Post(func() {
		text := p.words.Say("program.fault", "file", p.journal.path())
		if p.shell != nil && p.shell.Said != nil {
			p.shell.Said(viewmodel.Message{Text: text, Bad: true})
			return
		}
		p.trouble([]string{text})
	})
}

// noWindow ends the program where the toolkit gets no window. Nothing is open yet.
func (p *program) noWindow(cause string) {
	text := p.words.Say("program.no_window", "cause", cause)
	if runtime.GOOS == "windows" {
		text += "\n\n" + p.words.Say("program.no_window.windows")
	}
	p.lastWords(text)
	p.journal.close()
	os.Exit(exitNoScreen)
}

// readingTime is how long a box with the last words stays, if nobody closes it: a program must end by itself.
const readingTime = time.Minute

// lastWords says something without a window of our own: on the terminal, and where the system has a box for it, there.
// Who has started the program from an icon sees no terminal.
func (p *program) lastWords(text string) {
	tell(p.errs, text)
	if !zenity.IsAvailable() {
		return
	}
	ctx, stop := context.WithTimeout(context.Background(), readingTime)
	defer stop()
	_ = zenity.Error(text, zenity.Title("Kontingent"), zenity.Context(ctx)) // then only the terminal has said it
}
