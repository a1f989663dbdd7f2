package wire

import (
	"context"
	"crypto/rand"

	"kontingent/domain/delivery"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// TestEmail really sends a message by the settings as they are, and gives the server's own words.
func (a *App) TestEmail(ctx context.Context, to, subject, text string) (delivery.Receipt, error) {
	o, err := a.Store.Organisation(ctx)
	if err != nil {
		return delivery.Receipt{}, err
	}
	if to, err = party.Email(to); err != nil {
		return delivery.Receipt{}, err
	}
	if err := a.Settings.email(o).Check(); err != nil {
		return delivery.Receipt{}, err
	}
	a.mu.Lock()
	c := a.dispatcher.Carriers[delivery.Email]
	a.mu.Unlock()
	if c == nil {
		return delivery.Receipt{}, problem.New("delivery.not_set_up", "method", string(delivery.Email))
	}
	p := delivery.Parcel{
		ID: "test", To: delivery.Recipient{Name: to, Email: to}, Date: a.options.Clock.Now(),
		MessageID: delivery.MessageID(rand.Text(), delivery.Email, "kontingent.invalid"),
		Letter:    delivery.Letter{FromName: o.Name, From: o.Email, Subject: subject, Text: text, Language: o.Language},
	}
	if p.Frozen, err = c.Freeze(p); err != nil {
		return delivery.Receipt{}, err
	}
	s, rec := c.Open(ctx)
	if !rec.OK() {
		return rec, nil
	}
	rec = s.Deliver(ctx, p, func() error { return nil })
	_ = s.Close() // what counts is the answer to the message
	return rec, nil
}
