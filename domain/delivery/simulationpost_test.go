package delivery_test

import (
	"context"
	"errors"
	"strconv"
	"time"

	"kontingent/domain/delivery"
)

// mail is the mail server of a world: it answers as it likes, greylists, breaks off, and now and then says nothing
// after it has accepted.
type mail struct{ w *simulation }

func (m mail) Method() delivery.Method { return email }

func (m mail) Freeze(delivery.Parcel) ([]byte, error) {
	if m.w.one(200) {
		return nil, errors.New("can't be written")
	}
	return []byte("message"), nil
}

func (m mail) Open(context.Context) (delivery.Session, delivery.Receipt) {
	m.w.step()
	switch {
	case !m.w.online:
		return nil, delivery.Receipt{Outcome: delivery.OutcomeOffline, Reason: "email.offline"}
	case m.w.one(100):
		return nil, delivery.Receipt{Outcome: delivery.OutcomeChannel, Reason: "email.channel.login"}
	}
	return m, delivery.Receipt{}
}

func (m mail) Close() error { return nil }

func (m mail) Deliver(ctx context.Context, p delivery.Parcel, submitting func() error) delivery.Receipt {
	w := m.w
	w.step()
	if ctx.Err() != nil || !w.online || w.one(40) {
		return delivery.Receipt{Outcome: delivery.OutcomeOffline, Reason: "email.offline.dropped", Reconnect: true}
	}
	if w.chaos {
		switch w.IntN(20) {
		case 0:
			return delivery.Receipt{Outcome: delivery.OutcomeRefused, Reason: "email.refused.unknown"}
		case 1, 2, 3:
			wish := []time.Duration{0, 5 * time.Minute, 4 * time.Hour, 20 * time.Hour}[w.IntN(4)]
			return delivery.Receipt{Outcome: delivery.OutcomeLater, Reason: "email.later.wait", RetryAfter: wish}
		case 4:
			return delivery.Receipt{Outcome: delivery.OutcomeAsk, Reason: "email.ask.policy"}
		}
	}
	if err := submitting(); err != nil {
		return delivery.Receipt{Outcome: delivery.OutcomeLater, Reason: "email.later.wait", Reconnect: true}
	}
	switch {
	case w.one(30): // said no
		return delivery.Receipt{Outcome: delivery.OutcomeRefused, Reason: "email.refused.unknown"}
	case w.one(30): // it never came there
		w.step()
		return delivery.Receipt{Outcome: delivery.OutcomeInDoubt, Reason: "email.in_doubt", Reconnect: true}
	}
	id, _ := strconv.ParseInt(p.ID, 10, 64)
	w.arrived[id]++
	w.step()
	if w.one(30) {
		return delivery.Receipt{Outcome: delivery.OutcomeInDoubt, Reason: "email.in_doubt", Reconnect: true}
	}
	return delivery.Receipt{Outcome: delivery.OutcomeDelivered, Words: "250"}
}

// printer is the paper way: writing a letter twice is writing it once.
type printer struct{ w *simulation }

func (printer) Method() delivery.Method                { return paper }
func (printer) Repeatable()                            {}
func (printer) Freeze(delivery.Parcel) ([]byte, error) { return []byte("letter"), nil }
func (p printer) Close() error                         { return nil }
func (p printer) Open(context.Context) (delivery.Session, delivery.Receipt) {
	return p, delivery.Receipt{}
}

func (p printer) Deliver(_ context.Context, parcel delivery.Parcel, submitting func() error) delivery.Receipt {
	p.w.step()
	if submitting() != nil {
		return delivery.Receipt{Outcome: delivery.OutcomeLater}
	}
	id, _ := strconv.ParseInt(parcel.ID, 10, 64)
	p.w.printed[id] = true
	return delivery.Receipt{Outcome: delivery.OutcomeHandedOver}
}
