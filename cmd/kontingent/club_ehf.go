package main

import (
	"context"
	"net/url"

	"kontingent/domain/batch"
	"kontingent/domain/einvoice"
	"kontingent/ui/viewmodel"
)

// TokenAccount says what the access point's token is for.
func (c *club) TokenAccount(context.Context) (viewmodel.MailAccount, error) {
	s := c.app.Settings
	at := viewmodel.MailAccount{Host: s.Get("ehf.url"), Kept: viewmodel.Kept(s.TokenKept())}
	if u, err := url.Parse(at.Host); err == nil && u.Host != "" {
		at.Host = u.Host
	}
	return at, nil
}

// SetToken keeps the access point's token.
func (c *club) SetToken(ctx context.Context, token string) (viewmodel.Kept, error) {
	kept, err := c.app.Settings.SetToken(ctx, token)
	return viewmodel.Kept(kept), err
}

// TestEHF tries the way that EHF takes.
func (c *club) TestEHF(ctx context.Context) (viewmodel.EHFTried, error) {
	tried, err := c.app.TestEHF(ctx)
	return viewmodel.EHFTried(tried), err
}

// Electronic is the EHF that issuing would make for a customer now.
func (c *club) Electronic(r batch.Register, p batch.Plan, number string) (einvoice.Document, error) {
	return c.app.Electronic(r, p, number)
}
