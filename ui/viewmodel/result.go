package viewmodel

import "kontingent/domain/delivery"

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
	for _, f := range r.Faults {
		text := upperFirst(s.env.methodName(string(f.Method))) + ": " + s.env.reason(f.Reason, f.Method, nil)
		if f.Words != "" {
			text += " (" + f.Words + ")"
		}
		out.Faults = append(out.Faults, text)
	}
	return out
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

// invoiceState is the word for where an invoice stands.
func (e *Env) invoiceState(state string) string { return e.say("view.state." + state) }
