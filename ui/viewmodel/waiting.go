package viewmodel

import (
	"strings"

	"kontingent/domain/batch"
	"kontingent/domain/delivery"
)

// Waiting is one thing that waits for a person, with the presses that settle it.
type Waiting struct {
	Title   string // what it is about: a recipient, a batch, a method
	Detail  string // what is the matter
	Words   string // the other side's own words; empty: none
	Actions []Action
	To      Route // where there is more about it

	dispatches []int64
	batch      int64
	method     delivery.Method
	secret     *Password // that is missing, or was refused
	held       []int64   // dispatches that are held
}

// ActionOpen goes to what waits, where it is settled.
const ActionOpen = "open"

// waitingFor lists what waits: what is in doubt first, always; then what needs attention, what waits for credit, paused
// methods, what did not arrive, what lies printed, and unfinished batches.
func (e *Env) waitingFor(d homeData) []Waiting {
	var out []Waiting
	dispatches := func(state delivery.State) {
		for _, it := range d.items {
			if it.State == state {
				out = append(out, e.waitingDispatch(it))
			}
		}
	}
	dispatches(delivery.InDoubt)
	dispatches(delivery.NeedsAttention)
	out = append(out, e.waitingHeld(d.items, d.setUp)...)
	for _, p := range d.secrets {
		out = append(out, p.waitingSecret())
	}
	for _, m := range delivery.Methods() {
		if p, ok := d.paused[m]; ok {
			out = append(out, e.waitingPause(p, d))
		}
	}
	out = append(out, e.waitingAlike(d.items, delivery.Undelivered, delivery.Again)...)
	out = append(out, e.waitingAlike(d.items, delivery.HandedOver, delivery.Arrived)...)
	for _, b := range d.batches {
		if b.State != batch.Finished {
			out = append(out, e.waitingBatch(b))
		}
	}
	return out
}

func (e *Env) waitingDispatch(it delivery.Item) Waiting {
	w := Waiting{
		Title:   strings.TrimSpace(strings.Join(it.Numbers, ", ") + " " + it.PartyName),
		Detail:  upperFirst(e.dispatchState(it.State.Shown())),
		Actions: e.answers(it),
		To:      Route{Page: BatchPage, ID: it.BatchID, Number: it.Party},

		dispatches: []int64{it.ID}, batch: it.BatchID,
	}
	if it.BatchID == 0 && len(it.Invoices) > 0 {
		w.To = Route{Page: InvoicePage, ID: it.Invoices[0]}
	}
	if n := len(it.Attempts); n > 0 {
		last := it.Attempts[n-1]
		if why := e.reason(last.Reason, last.Method, last.Args); why != "" {
			w.Detail += ": " + why
		}
		w.Words = last.Words
	}
	return w
}

func (e *Env) waitingBatch(b batch.Batch) Waiting {
	to := Route{Page: EditorPage, ID: b.ID}
	if b.State == batch.Approved {
		to.Page = SummaryPage
	}
	return Waiting{
		Title:   e.batchName(b.Plan.Name),
		Detail:  e.say("view.batch.state." + string(b.State)),
		Actions: []Action{{ActionOpen, e.say("view.home.continue")}},
		To:      to,
	}
}

// batchName is a batch's name, or that it has none yet.
func (e *Env) batchName(name string) string {
	if strings.TrimSpace(name) == "" {
		return e.say("view.batch.unnamed")
	}
	return name
}

// Settle carries out one of the actions of what waits.
func (h *Home) Settle(w Waiting, action string) {
	switch {
	case len(w.held) > 0 && h.shell.settleHeld(w.held, action):
	case len(w.dispatches) > 0:
		h.shell.settleAll(w.dispatches, w.batch, delivery.Answer(action))
	case action == ActionPassPaused:
		h.shell.passPaused(w.method)
	case action == ActionPassword && w.method != "":
		w.secret.retype()
	case action == ActionPassword:
		w.secret.Type()
	case w.method != "":
		h.env.resume([]delivery.Method{w.method}, func() { h.env.Feed.Touch(Dispatches) })
	default:
		h.env.open(w.To)
	}
}
