package viewmodel

import (
	"slices"

	"kontingent/domain/delivery"
)

// ChainRow is an entry of the chain.
type ChainRow struct {
	Method   delivery.Method
	Label    string
	Note     string // what to know about it; empty: nothing
	Warn     bool   // it wants a look
	NotTried bool   // it stands below Draft: drawn as not attempted
}

// Chain is the order in which the ways of delivery are tried. What stands below Draft is never tried.
func (d *Distribution) Chain() []ChainRow {
	out := make([]ChainRow, len(d.b.plan.Chain))
	ended := false
	for i, m := range d.b.plan.Chain {
		row := ChainRow{Method: m, Label: d.b.env.say("view.chain." + string(m)), NotTried: ended}
		switch {
		case ended:
			row.Note = d.b.env.say("view.chain.not_tried")
		case m == delivery.Draft:
			row.Note, ended = d.b.env.say("view.chain.ends"), true
		case m.Real() && d.b.register != nil && !d.b.register.Settings.SetUp[m]:
			row.Note, row.Warn = d.b.env.say("view.chain.not_set_up"), true
		default:
			row.Note = d.price(m)
		}
		out[i] = row
	}
	return out
}

// price says what a method costs each recipient; empty: nothing.
func (d *Distribution) price(m delivery.Method) string {
	if d.b.register == nil || d.b.register.Settings.Price[m] == 0 {
		return ""
	}
	return d.b.env.say("credit.price", "count", int(d.b.register.Settings.Price[m]))
}

// Move puts an entry in another place: by dragging, or one up or down.
func (d *Distribution) Move(from, to int) {
	if chain, ok := moved(d.b.plan.Chain, from, to); ok {
		d.set(chain)
	}
}

// Remove takes an entry away. The last one stays: a chain without any would be the usual one again.
func (d *Distribution) Remove(i int) {
	if i >= 0 && i < len(d.b.plan.Chain) && len(d.b.plan.Chain) > 1 {
		d.set(slices.Delete(slices.Clone(d.b.plan.Chain), i, i+1))
	}
}

// Add puts a method where it is tried last, before the draft.
func (d *Distribution) Add(m delivery.Method) {
	if slices.Contains(addable(d.b.plan.Chain), m) {
		d.set(withMethod(d.b.plan.Chain, m))
	}
}

// Addable are the methods that are not in the chain.
func (d *Distribution) Addable() []Choice {
	var out []Choice
	for _, m := range addable(d.b.plan.Chain) {
		out = append(out, Choice{string(m), d.b.env.say("view.chain." + string(m))})
	}
	return out
}

func (d *Distribution) set(chain []delivery.Method) {
	if d.b.closed() {
		return
	}
	d.b.plan.Chain = chain
	d.touch()
}

// Channel is the one channel for all; Preferred is each card's own (spec B8).
func (d *Distribution) Channel() delivery.Method { return channelOf(d.b.plan.Chain) }

// Channels are the channels there are, each card's own first.
func (d *Distribution) Channels() []Choice {
	out := []Choice{{string(delivery.Preferred), d.b.env.say("view.payment.standard")}}
	for _, m := range delivery.Methods() {
		out = append(out, Choice{string(m), d.b.env.say("view.chain." + string(m))})
	}
	return out
}

// SetChannel puts one channel first for everybody.
func (d *Distribution) SetChannel(m delivery.Method) {
	if m == delivery.Preferred || m.Real() {
		d.set(withChannel(d.b.plan.Chain, m))
	}
}

// Lacking lists the recipients whom the channel for all can't reach, before anything is saved (spec B8).
func (d *Distribution) Lacking() []Ref {
	if d.b.outcome == nil {
		return nil
	}
	return d.b.outcome.lacking
}

// LackingText says what becomes of them; empty: there is nobody.
func (d *Distribution) LackingText() string {
	n := len(d.Lacking())
	if n == 0 {
		return ""
	}
	return d.b.env.say("view.chain.lacking", "count", n, "method", d.b.env.methodName(string(d.Channel())))
}
