package viewmodel

import (
	"context"
	"strings"

	"kontingent/domain/party"
)

// CardLookup is whether the customer of a card can receive EHF, and the way to find out.
type CardLookup struct {
	card   *CardEditor
	busy   bool
	why    string // what kept the last look-up from an answer; empty: nothing
	cancel context.CancelFunc
}

// Offered reports whether there is anything to look up: only what has a number is in the network.
func (l *CardLookup) Offered() bool {
	p := l.card.value
	return p.ID != 0 && p.Kind == party.Company && (p.OrganisationNumber != "" || p.PeppolID != "")
}

// Busy reports whether it is being looked up.
func (l *CardLookup) Busy() bool { return l.busy }

// Known reports whether an answer is on the card.
func (l *CardLookup) Known() bool { return l.card.value.EHFReceives != "" }

// Text says what is known, and of which day it is.
func (l *CardLookup) Text() string {
	p, e := l.card.value, l.card.env
	switch {
	case l.busy:
		return e.say("view.lookup.busy")
	case p.EHFReceives == party.CanReceive:
		return e.say("view.lookup.can", "date", e.date(p.EHFLookedUp))
	case p.EHFReceives == party.CannotReceive:
		return e.say("view.lookup.cannot", "date", e.date(p.EHFLookedUp))
	}
	return e.say("view.lookup.unknown")
}

// Why says what kept the last look-up from an answer; empty: nothing.
func (l *CardLookup) Why() string { return l.why }

// Ask looks the customer up, by the card as it stands: what is being filled in is put away first.
func (l *CardLookup) Ask() {
	c := l.card
	if l.busy || !l.Offered() {
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	l.busy, l.why, l.cancel = true, "", cancel
	c.changed()
	c.keep.flush(func() {
		whom := party.Whom{Numbers: []string{c.value.Number}, Anew: true}
		do(c.env, func(context.Context) (party.LookedUp, error) { return c.env.Club.LookUp(ctx, whom, nil) }, l.end)
	})
}

func (l *CardLookup) end(found party.LookedUp, err error) {
	l.cancel()
	l.busy = false
	c := l.card
	for _, u := range append(found.Unknown, found.Nowhere...) {
		l.why = strings.Join(c.env.texts(u.Reason), " ")
	}
	if err != nil {
		l.why = strings.Join(c.env.texts(err), " ")
	}
	if l.take(found) {
		c.env.Feed.Touch(Cards)
	}
	c.changed()
}

// take takes the answer for this card, where there is one. It is not for another number that was written meanwhile.
func (l *CardLookup) take(found party.LookedUp) bool {
	v := &l.card.value
	for _, p := range found.Answers {
		if p.ID != v.ID {
			continue
		}
		if now, err := v.Clean(l.card.country); err == nil {
			now = now.KeepReception(p)
			v.EHFReceives, v.EHFLookedUp, l.why = now.EHFReceives, now.EHFLookedUp, ""
		}
		return true
	}
	return false
}

func (l *CardLookup) close() {
	if l.cancel != nil {
		l.cancel()
	}
}
