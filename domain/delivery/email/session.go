package email

import (
	"bytes"
	"context"
	"net/mail"
	"time"

	simple "github.com/xhit/go-simple-mail/v2"

	"kontingent/domain/delivery"
)

// farewell is how long QUIT may take: some servers never answer it.
const farewell = 2 * time.Second

// session is one connection, for one message after the other.
type session struct {
	from   string // sender of the envelope: one and the same for every try, as greylisting wants it
	line   *line
	watch  *watch
	client *simple.SMTPClient
	dead   bool // of no more use
	dirty  bool // the last message was refused half-way: the server must forget it first
}

// newSession hands the line to go-simple-mail, whose own timeouts, TLS and login are all switched off.
func newSession(l *line, from string, can abilities) (delivery.Session, delivery.Receipt) {
	s := &session{from: from, line: l, watch: newWatch(l, can)}
	server := simple.NewSMTPClient()
	server.CustomConn = s.watch
	server.Encryption, server.Authentication = simple.EncryptionNone, simple.AuthNone
	server.ConnectTimeout, server.SendTimeout = 0, 0
	var err error
	if s.client, err = server.Connect(); err != nil {
		_ = l.close()
		return nil, lost(err)
	}
	return s, delivery.Receipt{}
}

// Deliver sends the frozen message to its recipient, and to the copies of its letter. The recipient alone decides the
// outcome: a copy the server refuses is left out, and named in the words.
func (s *session) Deliver(ctx context.Context, p delivery.Parcel, submitting func() error) delivery.Receipt {
	to := addressee(p)
	switch {
	case ctx.Err() != nil:
		out := lost(errStopped)
		out.Reconnect = s.dead
		return out
	case !safeAddress(p.To.Email):
		return delivery.Receipt{Outcome: delivery.OutcomeRefused, Reason: "email.refused.address", Words: readable(p.To.Email)}
	case !safeAddress(to):
		return delivery.Receipt{Outcome: delivery.OutcomeRefused, Reason: "email.refused.address", Words: readable(to)}
	case len(p.Frozen) == 0:
		return delivery.Receipt{Outcome: delivery.OutcomeAsk, Reason: "email.ask.not_written"}
	case s.dead:
		return delivery.Receipt{Outcome: delivery.OutcomeOffline, Reason: "email.offline.dropped", Reconnect: true}
	}
	message, complete := whole(p.Frozen, p.Files)
	if !complete {
		return delivery.Receipt{Outcome: delivery.OutcomeAsk, Reason: "email.ask.file_lost"}
	}
	defer context.AfterFunc(ctx, s.line.stop)()
	s.watch.begin(submitting)
	if out := s.forget(); !out.OK() {
		s.dead = s.dead || out.Reconnect
		return out
	}
	err := simple.SendMessage(s.from, envelope(to, p.Letter.Cc, p.Letter.Bcc), string(message), s.client)
	out := s.watch.receipt(err)
	s.dead, s.dirty = out.Reconnect, s.watch.at != dot
	if s.dead {
		_ = s.line.close()
	}
	return out
}

// addressee is whom the frozen message was written to. A card that has got another address since does not change where
// it goes: sent once more after doubt, it would otherwise reach two people.
func addressee(p delivery.Parcel) string {
	m, err := mail.ReadMessage(bytes.NewReader(p.Frozen))
	if err != nil {
		return p.To.Email
	}
	to, err := m.Header.AddressList("To")
	if err != nil || len(to) != 1 {
		return p.To.Email
	}
	return to[0].Address
}

// forget makes the server drop a message it refused half-way.
func (s *session) forget() delivery.Receipt {
	if !s.dirty {
		return delivery.Receipt{}
	}
	s.dirty = false
	if s.client.Reset() == nil {
		return delivery.Receipt{}
	}
	out := s.watch.receipt(nil)
	out.Reconnect = true
	return out
}

// Close says goodbye, briefly.
func (s *session) Close() error {
	if !s.dead {
		s.dead = true
		s.line.rest()
		s.line.patience.Command = min(s.line.patience.Command, farewell)
		_, _ = s.line.ask("QUIT") // whatever it answers, if it answers
	}
	_ = s.line.close() // a connection that is over already is closed all the same
	return nil
}
