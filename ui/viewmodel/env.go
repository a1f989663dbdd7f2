// Package viewmodel holds what each screen shows and what a person may do there, without a window.
//
// It decides nothing about invoices: it asks the club (Club, declared here and satisfied under cmd), keeps what is
// being filled in, and says everything in the reader's language. It refuses to know Fyne, SQL and carriers. The screens
// of package ui read its exported fields and getters and call its commands.
//
// All of a model lives on one goroutine, the window's. What takes time is handed to Runner.Go and comes back through
// Runner.Post; then the model calls Changed, and the screen reads anew. Nothing here blocks.
package viewmodel

import (
	"context"
	"errors"
	"time"

	"kontingent/domain/cal"
	"kontingent/domain/document"
	"kontingent/domain/problem"
)

// Words speaks the window's language, from any goroutine.
type Words interface {
	// Say gives the sentence of a key. kv are name, value, name, value … of its placeholders.
	Say(key string, kv ...any) string
	// Problem says what is wrong, and where.
	Problem(p *problem.Problem) string
}

// Env is what every model needs. One is made per open club, and shared.
type Env struct {
	Club     Club
	Run      Runner
	Words    Words
	Language string // nb, da or en: how amounts and dates are written
	Clock    cal.Clock
	Feed     *Feed

	Tell  func(Message)   // says something in passing; nil: nobody listens
	Open  func(Route)     // goes to a page; nil: nobody does
	Saved func(time.Time) // work was put away at this moment; nil: nobody shows it

	secrets []*Password

	keepers *keepers // what is being filled in; nil: nobody asks
}

// Message is one thing the window says in passing.
type Message struct {
	Text string
	Bad  bool // something did not work
}

// Note is one thing a person should know, with the place to mend it.
type Note struct {
	Text  string
	Party string // customer number of the card to mend; empty: none
	Field string // as problems name it; empty: the whole
	Stops bool   // nothing goes on before it is mended
}

// Choice is one of the values a field can have.
type Choice struct{ ID, Label string }

// Action is something a person can do with a row.
type Action struct{ ID, Label string }

func (e *Env) say(key string, kv ...any) string { return e.Words.Say(key, kv...) }

func (e *Env) today() cal.Date { return cal.Of(e.Clock.Now()) }

func (e *Env) locale() document.Locale { return document.LocaleOf(e.Language) }

// tell says in passing.
func (e *Env) tell(text string) {
	if e.Tell != nil {
		e.Tell(Message{Text: text})
	}
}

// complaints is how many problems are said in passing; the rest is counted.
const complaints = 3

// complain says what did not work. Work that was cancelled is nothing to complain of.
func (e *Env) complain(err error) {
	if err == nil || errors.Is(err, context.Canceled) || e.Tell == nil {
		return
	}
	var list problem.List
	list.Add(err)
	for i, p := range list {
		if i == complaints {
			e.Tell(Message{Text: e.say("view.problems.more", "count", len(list)-i), Bad: true})
			return
		}
		e.Tell(Message{Text: e.Words.Problem(p), Bad: true})
	}
}

func (e *Env) open(r Route) {
	if e.Open != nil {
		e.Open(r)
	}
}

func (e *Env) saved() {
	if e.Saved != nil {
		e.Saved(e.Clock.Now())
	}
}
