package viewmodel

import (
	"slices"

	"kontingent/domain/delivery"
)

func (s *Sending) resultOf(r delivery.Report, err error) *Result {
	out := &Result{Batch: s.batch, Stopped: s.stopping, Failed: s.env.texts(err)}
	for _, f := range []struct {
		id  string
		n   int
		bad bool
	}{
		{"delivered", r.Delivered, false},
		{"handed_over", r.HandedOver, false},
		{"retrying", r.Retrying, false},
		{"held", r.Held, false},
		{"draft", r.Drafts, true},
		{"undelivered", r.Undelivered, true},
		{"in_doubt", r.InDoubt, true},
		{"needs_attention", r.NeedsAttention, true},
	} {
		if f.n > 0 {
			out.Lines = append(out.Lines, Figure{f.id, s.env.dispatchState(f.id), f.n, f.bad})
		}
	}
	for _, o := range r.Limited {
		out.Waits = append(out.Waits, s.env.waits(o))
	}
	for _, f := range r.Faults {
		if f.Reason == delivery.ReasonNoPassword || f.Reason == delivery.ReasonNoToken {
			continue // that is asked for: Password
		}
		text := upperFirst(s.env.methodName(string(f.Method))) + ": " + s.env.reason(f.Reason, f.Method, nil)
		if f.Words != "" {
			text += " (" + f.Words + ")"
		}
		out.Faults = append(out.Faults, text)
	}
	return out
}

// troubled reports whether something kept a run from being made as it should.
func (r *Result) troubled() bool { return r != nil && len(r.Faults)+len(r.Failed) > 0 }

// answer tells who asked for a run what came of it. What was in doubt, held or waiting before is no answer.
func (s *Sending) answer(r delivery.Report, err error) {
	if !s.asked {
		return
	}
	s.asked = false
	switch n := r.Delivered + r.HandedOver; {
	case s.clock != "": // that is asked
	case err != nil:
		s.env.complain(err)
	case n > 0:
		s.env.tell(s.env.say("view.sending.done", "count", s.env.number(n)))
	case len(r.Dispatches) > 0:
		s.env.tell(s.env.say("view.sending.none"))
	default:
		s.env.tell(s.env.say("view.sending.nothing"))
	}
}

// idle reports whether a run over everything found only what the run before it had found, and moved nothing. It is no
// news, and comes every minute.
func idle(r, before delivery.Report) bool {
	return len(r.Faults) == 0 && r.Delivered+r.HandedOver+r.Drafts+r.Undelivered == 0 &&
		r.Held == before.Held && r.Retrying == before.Retrying && r.InDoubt == before.InDoubt &&
		r.NeedsAttention == before.NeedsAttention
}

// dispatchState is the word for where a dispatch stands.
func (e *Env) dispatchState(state string) string { return e.say("view.dispatch." + state) }

// dispatchWord is the shortest word for it: where an invoice has the same state, its word.
func (e *Env) dispatchWord(state string) string {
	if slices.Contains(invoiceStates(), state) {
		return upperFirst(e.invoiceState(state))
	}
	return upperFirst(e.dispatchState(state))
}

// invoiceState is the word for where an invoice stands.
func (e *Env) invoiceState(state string) string { return e.say("view.state." + state) }
