package wire

import (
	"kontingent/domain/delivery"
	"kontingent/domain/delivery/email"
	"kontingent/domain/delivery/paper"
	"kontingent/domain/einvoice"
	"kontingent/domain/party"
)

// carriers are the ways out that are set up: paper always, e-mail once a server is named, EHF once its
// transport is chosen and the club's own data are complete enough for it.
func (a *App) carriers(o party.Organisation) map[delivery.Method]delivery.Carrier {
	out := map[delivery.Method]delivery.Carrier{
		delivery.Paper: paper.New(a.Settings.paperFolder()),
	}
	if s := a.Settings.email(o); s.Check() == nil {
		out[delivery.Email] = email.New(s, a.Settings.secret, nil)
	}
	if c := a.Settings.ehfCarrier(o); c != nil && einvoice.CheckSeller(o).Err() == nil {
		out[delivery.EHF] = c
	}
	return out
}
