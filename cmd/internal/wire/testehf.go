package wire

import (
	"context"

	"kontingent/domain/batch"
	"kontingent/domain/delivery"
	"kontingent/domain/delivery/ehf"
	"kontingent/domain/einvoice"
)

// EHFTried is what a test of the settings for EHF did, and what came back.
type EHFTried struct {
	Folder  bool   // a folder was tried; else an access point
	Where   string // the folder, or the access point's address
	Receipt delivery.Receipt
}

// TestEHF tries the way that EHF documents take, by the settings as they are. It sends no document.
func (a *App) TestEHF(ctx context.Context) (EHFTried, error) {
	o, err := a.Store.Organisation(ctx)
	if err != nil {
		return EHFTried{}, err
	}
	set := a.Settings.ehf(o)
	if err := set.Check(); err != nil {
		return EHFTried{}, err
	}
	if set.Transport == ehf.ToFolder {
		return EHFTried{true, set.Folder, ehf.NewFolder(set.Folder).Try(ctx)}, nil
	}
	return EHFTried{false, set.URL, ehf.NewAccessPoint(set, a.Settings.ehfToken, nil).Try(ctx)}, nil
}

// Electronic is the EHF that a customer would get from a plan, for a look beforehand.
func (a *App) Electronic(r batch.Register, p batch.Plan, number string) (einvoice.Document, error) {
	return p.Electronic(r, number, a.issuer.Words)
}
