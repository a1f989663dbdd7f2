package viewmodel

import (
	"context"
	"strings"

	"kontingent/domain/delivery"
)

// Actions with a dispatch besides the answers: all but ActionTopUp are moves of package delivery.
const (
	ActionSendAtOnce = "send_at_once"
	ActionCancel     = "cancel"
	ActionTopUp      = "top_up" // goes to where credit is bought
	actionMethod     = "method:"
)

// CreditPart is the part of the settings where the credit ledger is.
const CreditPart = "credit"

// byHand are the answers a person can give of a dispatch, and after them what can be done with it by hand. setUp are
// the methods that can be used.
func (e *Env) byHand(it delivery.Item, setUp map[delivery.Method]bool) []Action {
	if it.Credited && it.State != delivery.HandedOver {
		return nil // it is not sent any more
	}
	out := e.answers(it)
	add := func(id, key string, kv ...any) { out = append(out, Action{id, e.say(key, kv...)}) }
	switch it.State {
	case delivery.Held:
		if it.NeedsDates(e.Clock.Now()) {
			add(ActionRedate, "credit.action.dates")
		}
		if !asked(it) {
			add(ActionTopUp, "credit.action.top_up")
		}
	case delivery.Scheduled, delivery.Retrying, delivery.Cancelled:
		add(ActionSendAtOnce, "credit.action.send_now")
	}
	switch it.State {
	case delivery.Held, delivery.Scheduled, delivery.Retrying, delivery.NeedsAttention, delivery.Undelivered:
		for _, m := range delivery.Methods() {
			if m != it.Method && setUp[m] && it.Card.Reach[m] {
				add(actionMethod+string(m), "credit.action.method", "method", e.methodName(string(m)))
			}
		}
	}
	switch it.State {
	case delivery.Held, delivery.Scheduled, delivery.Retrying, delivery.NeedsAttention:
		add(ActionCancel, "credit.action.cancel")
	}
	return out
}

// handle carries out an answer, or what is done by hand, with a dispatch.
func (s *Shell) handle(it delivery.Item, action string) {
	e := s.Env
	method, chosen := strings.CutPrefix(action, actionMethod)
	switch {
	case s.settleHeld([]int64{it.ID}, action):
	case action == ActionCancel:
		e.act(func(ctx context.Context) error { return e.Club.Cancel(ctx, it.ID) }, func() {
			said := "credit.cancelled"
			if it.Issued {
				said = "credit.cancelled.issued"
			}
			e.tell(e.say(said, "name", it.PartyName))
			e.Feed.Touch(Batches | Invoices | Dispatches)
		})
	case action == ActionSendAtOnce:
		s.byHand(it, func(ctx context.Context) error { return e.Club.SendNow(ctx, it.ID) })
	case chosen:
		s.byHand(it, func(ctx context.Context) error { return e.Club.ChangeMethod(ctx, it.ID, delivery.Method(method)) })
	default:
		s.settle(it.ID, it.BatchID, delivery.Answer(action))
	}
}

// byHand moves a dispatch by hand, and sends what is due then.
func (s *Shell) byHand(it delivery.Item, move func(context.Context) error) {
	s.Env.act(move, func() {
		s.Env.Feed.Touch(Batches | Invoices | Dispatches)
		s.Sending.Start(it.BatchID)
	})
}
