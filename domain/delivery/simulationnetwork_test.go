package delivery_test

import (
	"context"
	"fmt"
	"strconv"

	"kontingent/domain/delivery"
	"kontingent/domain/problem"
)

// deposit is what an access point has of a dispatch.
type deposit struct {
	asks int  // how many questions it still answers "not yet"
	sent bool // the other side has it
}

// network is the access point of a world: it acknowledges late, loses what it has not sent on yet, loses its answers,
// and says the same twice. What comes again under its key is the same document.
type network struct{ w *simulation }

func (network) Method() delivery.Method                { return delivery.EHF }
func (network) Freeze(delivery.Parcel) ([]byte, error) { return []byte("document"), nil }
func (network) Close() error                           { return nil }

func (n network) Open(context.Context) (delivery.Session, delivery.Receipt) {
	n.w.step()
	switch {
	case !n.w.online:
		return nil, delivery.Receipt{Outcome: delivery.OutcomeOffline, Reason: "ehf.offline.unreachable"}
	case n.w.one(100):
		return nil, delivery.Receipt{Outcome: delivery.OutcomeChannel, Reason: "ehf.channel.token"}
	}
	return n, delivery.Receipt{}
}

// Deliver does what the carrier of an access point that can be asked by key does.
func (n network) Deliver(ctx context.Context, p delivery.Parcel, submitting func() error) delivery.Receipt {
	w := n.w
	w.step()
	if ctx.Err() != nil || !w.online || w.one(40) {
		return delivery.Receipt{Outcome: delivery.OutcomeOffline, Reason: "ehf.offline.dropped", Reconnect: true}
	}
	id, _ := strconv.ParseInt(p.ID, 10, 64)
	if p.Memo.Text == "done" {
		return delivery.Receipt{Outcome: delivery.OutcomeDelivered, Words: "sent"}
	}
	if p.Memo.Text == "posted" {
		if w.one(3) { // it has a fault of its own, and can't say
			return delivery.Receipt{Outcome: delivery.OutcomeLater, Reason: "ehf.later.server"}
		}
		if w.there[id] != nil {
			return n.found(id, p)
		}
		_ = p.Remember(delivery.Memo{}) // this store never fails
	}
	_ = p.Remember(delivery.Memo{Text: "posted", Away: true})
	if err := submitting(); err != nil {
		_ = p.Remember(delivery.Memo{})
		return delivery.Receipt{Outcome: delivery.OutcomeLater, Reason: "ehf.later.not_recorded"}
	}
	unanswered := delivery.Receipt{Outcome: delivery.OutcomeUnderway, Reason: "ehf.underway.unanswered", Reconnect: true}
	if w.one(15) { // it never came there
		w.step()
		return unanswered
	}
	if w.there[id] == nil {
		w.there[id] = &deposit{}
		if w.chaos {
			w.there[id].asks = w.IntN(5)
		}
		if w.IntN(2) == 0 { // it arrives before anybody asks
			w.bring(id)
		}
	}
	w.step()
	if w.one(15) {
		return unanswered
	}
	return n.found(id, p)
}

// found is what it says of a document that it has.
func (n network) found(id int64, p delivery.Parcel) delivery.Receipt {
	w := n.w
	doc := w.there[id]
	switch {
	case !doc.sent && w.one(15): // forgotten: the next question finds nothing
		delete(w.there, id)
		return delivery.Receipt{Outcome: delivery.OutcomeUnderway, Reason: "ehf.underway.awaiting"}
	case !doc.sent && w.one(15):
		delete(w.there, id)
		_ = p.Remember(delivery.Memo{})
		return delivery.Receipt{Outcome: delivery.OutcomeRefused, Reason: "ehf.refused.rules"}
	case doc.asks > 0:
		doc.asks--
		return delivery.Receipt{Outcome: delivery.OutcomeUnderway, Reason: "ehf.underway.awaiting"}
	}
	if !doc.sent {
		w.bring(id)
	}
	w.step()
	if w.one(30) { // it has said so, and nobody heard it
		return delivery.Receipt{Outcome: delivery.OutcomeUnderway, Reason: "ehf.underway.unanswered", Reconnect: true}
	}
	_ = p.Remember(delivery.Memo{Text: "done", Away: true})
	return delivery.Receipt{Outcome: delivery.OutcomeDelivered, Words: "sent"}
}

// bring sends a document on to the other side.
func (w *simulation) bring(id int64) {
	w.there[id].sent = true
	w.arrived[id]++
	w.network++
}

func (w *simulation) memo(id int64, m delivery.Method) delivery.Memo {
	return w.memos[fmt.Sprint(id, m)]
}

func (w *simulation) KeepMemo(_ context.Context, id int64, m delivery.Method, memo delivery.Memo) error {
	w.step()
	w.memos[fmt.Sprint(id, m)] = memo
	w.step()
	return nil
}

// askAway is Recover's part for what is away by its memo.
func (w *simulation) askAway(it *delivery.Item) bool {
	if !w.memo(it.ID, it.Method).Away {
		return false
	}
	if it.State == delivery.Submitting {
		it.Attempts = append(it.Attempts, delivery.Attempt{At: w.now, Method: it.Method, Outcome: delivery.OutcomeUnderway})
	}
	it.State, it.Next = delivery.HandedOver, w.now
	return true
}

// refuses is the pre-flight: now and then a document would be refused.
func (w *simulation) refuses(_ context.Context, m delivery.Method, ids []int64) (map[int64]*problem.Problem, error) {
	w.step()
	out := map[int64]*problem.Problem{}
	for _, id := range ids {
		if w.item(id).Issued {
			w.fail("dispatch %d has a number, and its document is looked at again", id)
		}
		if m == delivery.EHF && w.unfit[id] {
			out[id] = problem.New("einvoice.reference.missing")
		}
	}
	return out, nil
}
