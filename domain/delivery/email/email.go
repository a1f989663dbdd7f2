// Package email is the carrier that delivers parcels as e-mail through the club's own mail account.
//
// It decides how a message is written (Freeze), how a connection is secured, and what each answer of a mail server
// means for the recipient, the channel or the moment (judge). It refuses to know invoices, members, retries and the
// pace of sending: those are the dispatcher's. cmd/internal/wire builds it and hands it over.
//
// go-simple-mail composes the message and speaks MAIL, RCPT and DATA. Everything it does unsafely or silently is done
// here instead: dialling, STARTTLS, certificates, login, deadlines, the phase of the conversation and the server's
// last words. It is handed a connection that is already secured and logged in (see watch).
package email

import (
	"context"
	"crypto/x509"
	"time"

	"kontingent/domain/delivery"
)

// Password gives the account's password when a connection needs it. With an error or an empty password nothing is
// dialled, and what wants to go out waits until one is known.
type Password func(ctx context.Context) (string, error)

// Patience is how long the carrier waits for the other side.
type Patience struct {
	Dial    time.Duration // to reach the server, its name look-up included; also the TLS handshake
	Command time.Duration // for the whole answer to one command, and for one piece of the message to leave
	Final   time.Duration // for the answer to the final dot: a short wait here makes doubles (RFC 1047)
}

// DefaultPatience follows RFC 5321 4.5.3.2 for the final answer and a desktop's patience for the rest.
func DefaultPatience() Patience {
	return Patience{Dial: 30 * time.Second, Command: time.Minute, Final: 10 * time.Minute}
}

// Carrier delivers by e-mail.
type Carrier struct {
	settings Settings
	password Password
	roots    *x509.CertPool
	patience Patience
}

var _ delivery.Carrier = (*Carrier)(nil)

// New makes the carrier for an account. password may be nil when the settings name no user; roots nil means the
// system's own authorities.
func New(s Settings, password Password, roots *x509.CertPool) *Carrier {
	return &Carrier{settings: s, password: password, roots: roots, patience: DefaultPatience()}
}

// WithPatience gives the same carrier with other waiting times.
func (c *Carrier) WithPatience(p Patience) *Carrier {
	d := *c
	d.patience = p
	return &d
}

// Method is e-mail.
func (c *Carrier) Method() delivery.Method { return delivery.Email }
