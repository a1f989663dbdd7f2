package main

import (
	"context"

	"kontingent/ui/viewmodel"
)

// MailAccount says whose password is asked for.
func (c *club) MailAccount(context.Context) (viewmodel.MailAccount, error) {
	s := c.app.Settings
	return viewmodel.MailAccount{
		User: s.Get("smtp.user"), Host: s.Get("smtp.host"), Kept: viewmodel.Kept(s.PasswordKept()),
	}, nil
}

// SetPassword keeps the mail account's password.
func (c *club) SetPassword(ctx context.Context, password string) (viewmodel.Kept, error) {
	return viewmodel.Kept(c.app.Settings.SetPassword(ctx, password)), nil
}
