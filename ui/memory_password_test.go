package ui

import (
	"context"

	"kontingent/domain/delivery"
	"kontingent/ui/viewmodel"
)

// safe is what the club in memory knows of the mail account's password. The server asks for one once locked.
type safe struct {
	locked     bool // no password is known
	noKeychain bool
	typed      string
	token      string // of the access point
}

func (c *memoryClub) MailAccount(context.Context) (viewmodel.MailAccount, error) {
	a := viewmodel.MailAccount{User: c.value("smtp.user"), Host: c.value("smtp.host"), Kept: viewmodel.KeptKeychain}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.safe.noKeychain {
		a.Kept = viewmodel.KeptSession
	}
	return a, nil
}

func (c *memoryClub) SetPassword(_ context.Context, password string) (viewmodel.Kept, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.safe.typed, c.safe.locked = password, password == ""
	c.post.lock(c.safe.locked)
	switch {
	case password == "":
		return viewmodel.KeptNowhere, nil
	case c.safe.noKeychain:
		return viewmodel.KeptSession, nil
	}
	return viewmodel.KeptKeychain, nil
}

// forgetful makes a club know no password, on a machine without a keychain.
func forgetful(c *memoryClub) {
	c.safe.noKeychain = true
	c.post.lock(true)
}

// lock makes the post ask for a password that is not known, or lets everybody in.
func (p *post) lock(on bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.opening = delivery.Receipt{}
	if on {
		p.opening = delivery.Receipt{Outcome: delivery.OutcomeOffline, Reason: delivery.ReasonNoPassword}
	}
}
