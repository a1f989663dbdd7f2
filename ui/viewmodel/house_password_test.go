package viewmodel

import "context"

// safe is the mail account's password as a house keeps it.
type safe struct {
	noKeychain bool
	typed      string // kept
	token      string // of the access point
}

func (h *house) MailAccount(ctx context.Context) (MailAccount, error) {
	kept, err := h.Store.Settings(ctx)
	a := MailAccount{User: kept["smtp.user"], Host: kept["smtp.host"], Kept: KeptKeychain}
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.safe.noKeychain {
		a.Kept = KeptSession
	}
	return a, err
}

func (h *house) SetPassword(_ context.Context, password string) (Kept, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	switch h.safe.typed = password; {
	case password == "":
		return KeptNowhere, nil
	case h.safe.noKeychain:
		return KeptSession, nil
	}
	return KeptKeychain, nil
}

// password is what the house's mail carrier is given.
func (h *house) password(context.Context) (string, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.safe.typed, nil
}
