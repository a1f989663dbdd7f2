package ehf

import (
	"context"
	"strings"

	"kontingent/domain/delivery"
)

// session hands parcels to one access point.
type session struct {
	driver driver
	client *client
	at     string
	busy   *busy
}

// Close lets the connections go.
func (s *session) Close() error {
	s.client.http.CloseIdleConnections()
	return nil
}

// parcel is one on its way through Deliver.
type parcel struct {
	*session
	delivery.Parcel
	order
	memo       memo
	submitting func() error
}

// Deliver brings every document of the parcel on: asks for those that may be there, posts those that are not. The
// parcel is delivered when the network has acknowledged all of them.
func (s *session) Deliver(ctx context.Context, p delivery.Parcel, submitting func() error) delivery.Receipt {
	if ctx.Err() != nil {
		return delivery.Receipt{Outcome: delivery.OutcomeOffline, Reason: "ehf.offline.stopped"}
	}
	o, ok := thaw(p)
	if !ok {
		return delivery.Receipt{Outcome: delivery.OutcomeAsk, Reason: "ehf.ask.changed"}
	}
	if _, _, ok := split(o.To); !ok {
		return delivery.Receipt{Outcome: delivery.OutcomeRefused, Reason: "ehf.refused.endpoint", Words: answer{}.tidy(o.To)}
	}
	m, ok := readMemo(p.Memo.Text)
	switch {
	case !ok && p.Memo.Away, ok && m.away() && m.At != s.at:
		return delivery.Receipt{Outcome: delivery.OutcomeInDoubt, Reason: "ehf.in_doubt.elsewhere", Words: answer{}.tidy(m.At)}
	case !ok || m.At != s.at:
		m = memo{At: s.at, Docs: map[string]*progress{}}
	}
	return (&parcel{s, p, o, m, submitting}).deliver(ctx)
}

func (p *parcel) deliver(ctx context.Context) delivery.Receipt {
	var waits *delivery.Receipt
	var words []string
	for _, d := range p.Documents {
		rec := p.bring(ctx, d)
		if rec.Reason == "ehf.offline.busy" {
			p.busy.note(rec.RetryAfter)
		}
		switch {
		case rec.OK():
			words = append(words, rec.Words)
		case rec.Outcome == delivery.OutcomeUnderway && !rec.Reconnect:
			waits = &rec // the others need not wait for this one
		case rec.Outcome == delivery.OutcomeRefused && p.memo.away():
			rec.Outcome, rec.Reason = delivery.OutcomeAsk, "ehf.ask.partly"
			return rec
		default:
			return rec
		}
	}
	if waits != nil {
		return *waits
	}
	return delivery.Receipt{Outcome: delivery.OutcomeDelivered, Words: strings.Join(words, "; ")}
}

// bring moves one document on from wherever it stands.
func (p *parcel) bring(ctx context.Context, d document) delivery.Receipt {
	is, can := p.memo.of(d), p.driver.traits()
	if is.Step == done {
		return delivery.Receipt{Words: is.Words}
	}
	if is.Step == posted && is.ID == "" && !can.byKey {
		// Nobody can be asked. Who comes here once more was sent by a person.
		if rec := p.keep(is, progress{Step: doubted}); !rec.OK() {
			return rec
		}
		return delivery.Receipt{Outcome: delivery.OutcomeInDoubt, Reason: "ehf.in_doubt.no_answer"}
	}
	if is.Step == posted || is.Step == taken || can.byKey {
		f := p.driver.ask(ctx, d, *is)
		if f.fate != absent {
			return p.found(is, f)
		}
		if is.Step != fresh && is.Step != drafted {
			if rec := p.keep(is, progress{Step: before(*is, can), ID: is.ID}); !rec.OK() {
				return rec
			}
		}
	}
	return p.post(ctx, d, is)
}

// before is where a document stands that is there, for certain, but has not left.
func before(is progress, can traits) step {
	if can.drafts && is.ID != "" {
		return drafted
	}
	return fresh
}

// post brings a document there and makes it leave.
func (p *parcel) post(ctx context.Context, d document, is *progress) delivery.Receipt {
	if ctx.Err() != nil {
		return delivery.Receipt{Outcome: delivery.OutcomeOffline, Reason: "ehf.offline.stopped"}
	}
	can := p.driver.traits()
	if can.drafts && is.ID == "" {
		f := p.driver.draft(ctx, p.order.To, d)
		if f.fate != accepted {
			return f.receipt
		}
		*is = progress{Step: drafted, ID: f.id} // kept with the next step, before it is told to send
	}
	was := *is
	leaving := progress{Step: posted, ID: is.ID}
	if can.once && (was.Step == unsure || was.Step == doubted) {
		leaving.Step = was.Step
	}
	if rec := p.keep(is, leaving); !rec.OK() {
		return rec
	}
	if err := p.submitting(); err != nil {
		_ = p.keep(is, was) // what can't be kept is asked about
		return unrecorded(err)
	}
	// From here on it may arrive, so it is waited for, whatever becomes of the rest.
	ctx = context.WithoutCancel(ctx)
	f := p.driver.send(ctx, p.order.To, d, was)
	switch {
	case f.fate == failed && !was.Step.away(), f.fate == rejected && !was.Step.away():
		if rec := p.keep(is, was); !rec.OK() {
			return rec
		}
		return f.receipt
	case f.fate == failed || f.fate == rejected:
		// This post came to nothing; what became of the one before is still not known.
		return p.doubt(is, f.receipt)
	case f.fate == unknown && can.once && !f.receipt.Reconnect:
		// It said itself that it failed, and takes the key once: the same post may be made again.
		if rec := p.keep(is, progress{Step: unsure, ID: is.ID}); !rec.OK() {
			return rec
		}
		return f.receipt
	case f.fate == unknown && (can.byKey || is.ID != ""):
		return f.receipt // asked at the next try: at once it could still be on its way in
	case f.fate == unknown:
		f.receipt.Outcome, f.receipt.Reason = delivery.OutcomeInDoubt, "ehf.in_doubt.no_answer"
		return p.doubt(is, f.receipt)
	case f.fate == absent: // the draft is gone
		if rec := p.keep(is, progress{}); !rec.OK() {
			return rec
		}
		return f.receipt
	case f.fate == accepted:
		if rec := p.keep(is, progress{Step: taken, ID: first(f.id, is.ID)}); !rec.OK() {
			return rec
		}
		if asked := p.driver.ask(ctx, d, *is); asked.fate == acked || asked.fate == rejected {
			return p.found(is, asked)
		}
	}
	return p.found(is, f)
}

// doubt leaves a document to a person, unless the moment is to blame.
func (p *parcel) doubt(is *progress, rec delivery.Receipt) delivery.Receipt {
	if rec.Outcome == delivery.OutcomeRefused || rec.Outcome == delivery.OutcomeAsk {
		rec.Outcome, rec.Reason = delivery.OutcomeInDoubt, "ehf.in_doubt.refused_again"
	}
	if rec.Outcome != delivery.OutcomeInDoubt {
		return rec
	}
	if kept := p.keep(is, progress{Step: doubted, ID: is.ID}); !kept.OK() {
		return kept
	}
	return rec
}

// found keeps what was learnt of a document that is with the other side, and says what it comes to.
func (p *parcel) found(is *progress, f finding) delivery.Receipt {
	next := *is
	next.ID = first(f.id, is.ID)
	switch f.fate {
	case acked:
		next.Step, next.Words = done, f.receipt.Words
		if rec := p.keep(is, next); !rec.OK() {
			return rec
		}
		return delivery.Receipt{Words: f.receipt.Words}
	case accepted:
		next.Step = taken
	case rejected:
		next = progress{} // it never reaches anybody: whatever comes next begins anew
	case failed, unknown, absent:
		return f.receipt
	}
	if rec := p.keep(is, next); !rec.OK() {
		return rec
	}
	return f.receipt
}

// keep puts a document's progress on the disk.
func (p *parcel) keep(is *progress, now progress) delivery.Receipt {
	was := *is
	*is = now
	if err := p.memo.keep(p.Parcel); err != nil {
		*is = was
		return unrecorded(err)
	}
	return delivery.Receipt{}
}

// unrecorded is what comes of a step that this machine could not write down: it is not taken.
func unrecorded(err error) delivery.Receipt {
	return delivery.Receipt{Outcome: delivery.OutcomeLater, Reason: "ehf.later.not_recorded", Words: answer{}.tidy(err.Error())}
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
