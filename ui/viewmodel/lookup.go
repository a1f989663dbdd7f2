package viewmodel

import (
	"context"
	"strings"

	"kontingent/domain/party"
)

// LookupDesk finds out who can receive EHF.
type LookupDesk interface {
	// LookUp asks the network, and keeps the answers on the cards. see hears from any goroutine how far it has come.
	// Cancelling ctx ends it after the question under way, without an error.
	LookUp(ctx context.Context, whom party.Whom, see func(done, of int)) (party.LookedUp, error)
}

// Lookup looks up many cards, with how far it has come and a way to stop it.
type Lookup struct {
	Changed func()

	env      *Env
	found    func(party.LookedUp) // hears what was found out; nil: nobody
	cancel   context.CancelFunc   // nil: nothing is looked up
	stopping bool
	pace     pace
	closed   bool
}

func newLookup(e *Env) *Lookup { return &Lookup{env: e} }

// Start looks up everyone in a group, or with none everyone. Answers less than 30 days old are taken as they are.
func (l *Lookup) Start(group string) {
	if l.cancel != nil || l.closed {
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	l.cancel, l.stopping, l.pace = cancel, false, pace{}
	whom := party.Whom{Group: group, All: group == ""}
	see := func(done, of int) {
		l.env.Run.Post(func() {
			l.pace.see(done, of, l.env.Clock.Now())
			l.changed()
		})
	}
	do(l.env, func(context.Context) (party.LookedUp, error) { return l.env.Club.LookUp(ctx, whom, see) }, l.end)
	l.changed()
}

// Stop ends it after the question under way.
func (l *Lookup) Stop() {
	if l.cancel != nil {
		l.stopping = true
		l.cancel()
		l.changed()
	}
}

// Running reports whether something is looked up.
func (l *Lookup) Running() bool { return l.cancel != nil }

// Share is how much is done, in thousandths.
func (l *Lookup) Share() int { return l.pace.share() }

// Progress says how far it is and how long it will still take; empty: nothing is looked up.
func (l *Lookup) Progress() string {
	switch {
	case l.cancel == nil:
		return ""
	case l.stopping:
		return l.env.say("view.lookup.stopping")
	case l.pace.of == 0: // the cards are being read
		return l.env.say("view.lookup.starting")
	}
	text := l.env.say("view.lookup.progress", "done", l.env.number(l.pace.done), "of", l.env.number(l.pace.of))
	if left, ok := l.pace.left(); ok {
		text += " · " + l.env.duration(left)
	}
	return text
}

func (l *Lookup) end(found party.LookedUp, err error) {
	l.cancel()
	l.cancel = nil
	if found.Receives+found.Not > 0 {
		l.env.Feed.Touch(Cards)
	}
	if l.found != nil && !l.closed {
		l.found(found)
	}
	switch {
	case l.closed:
	case err != nil:
		l.env.complain(err)
	default:
		l.env.tell(l.env.found(found))
	}
	l.changed()
}

func (l *Lookup) changed() {
	if l.Changed != nil && !l.closed {
		l.Changed()
	}
}

// close stops it. What has been found out is kept.
func (l *Lookup) close() {
	l.closed = true
	if l.cancel != nil {
		l.cancel()
	}
}

// found says what a look-up came to. What is unknown is no failure: EHF is tried all the same.
func (e *Env) found(v party.LookedUp) string {
	var said []string
	count := func(key string, n int) {
		if n > 0 {
			said = append(said, e.say("view.lookup.done."+key, "count", n))
		}
	}
	count("receives", v.Receives)
	count("not", v.Not)
	count("unknown", len(v.Unknown))
	count("fresh", v.Fresh)
	if v.Stopped {
		said = append(said, e.say("view.lookup.done.stopped"))
	}
	if len(said) == 0 {
		return e.say("view.lookup.done.none")
	}
	if n := len(v.Unknown); n > 0 {
		said = append(said, e.texts(v.Unknown[n-1].Reason)...)
	}
	return strings.Join(said, " ")
}
