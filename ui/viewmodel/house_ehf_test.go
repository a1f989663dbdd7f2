package viewmodel

import (
	"context"

	"kontingent/domain/batch"
	"kontingent/domain/delivery/ehf"
	"kontingent/domain/einvoice"
)

// ehf is how EHF goes, by the settings of a house.
func (h *house) ehf(ctx context.Context) (ehf.Settings, error) {
	kept, err := h.Store.Settings(ctx)
	return ehf.Settings{
		Transport: ehf.Transport(kept["ehf.transport"]), Folder: kept["ehf.folder"], URL: kept["ehf.url"],
		Provider: ehf.Provider(kept["ehf.provider"]), Sender: "0192:991825827", Country: "NO", LegalEntity: kept["ehf.legal_entity"],
	}, err
}

func (h *house) TokenAccount(ctx context.Context) (MailAccount, error) {
	set, err := h.ehf(ctx)
	a := MailAccount{Host: hostOf(set.URL), Kept: KeptKeychain}
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.safe.noKeychain {
		a.Kept = KeptSession
	}
	return a, err
}

func (h *house) SetToken(_ context.Context, token string) (Kept, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	switch h.safe.token = token; {
	case token == "":
		return KeptNowhere, nil
	case h.safe.noKeychain:
		return KeptSession, nil
	}
	return KeptKeychain, nil
}

// token is what the house's access point is shown.
func (h *house) token(context.Context) (string, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.safe.token, nil
}

func (h *house) TestEHF(ctx context.Context) (EHFTried, error) {
	set, err := h.ehf(ctx)
	if err == nil {
		err = set.Check()
	}
	switch {
	case err != nil:
		return EHFTried{}, err
	case set.Transport == ehf.ToFolder:
		return EHFTried{true, set.Folder, ehf.NewFolder(set.Folder).Try(ctx)}, nil
	}
	return EHFTried{false, set.URL, ehf.NewAccessPoint(set, h.token, nil).Try(ctx)}, nil
}

func (h *house) Electronic(r batch.Register, p batch.Plan, number string) (einvoice.Document, error) {
	return p.Electronic(r, number, h.issuer.Words)
}
