package wire

import (
	"context"
	"slices"

	"kontingent/domain/einvoice"
	"kontingent/domain/invoice"
	"kontingent/domain/issue"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// WithoutEHF says why an issued invoice has no EHF document: that it was issued without one, which nothing changes any
// more, and what would stand in the way of a new one today.
func (a *App) WithoutEHF(ctx context.Context, r invoice.Row) error {
	o, err := a.Store.Organisation(ctx)
	if err != nil {
		return err
	}
	cards, err := a.Store.Parties(ctx)
	if err != nil {
		return err
	}
	out := problem.List{problem.New("invoice.ehf.none", "number", r.NumberText())}
	i := slices.IndexFunc(cards, func(p party.Party) bool { return p.Number == r.Party })
	if i < 0 {
		return out
	}
	if _, err := einvoice.Reach(cards[i], o.Country); err != nil {
		out.Add(err)
		return out
	}
	_, found := issue.Electronic(o, issue.Work{Party: cards[i], Batch: r.Batch}, r.Invoice, nil, a.issuer.Words(o.Language))
	for _, p := range found {
		if !p.Warning {
			out = append(out, p)
		}
	}
	return out
}

// SetOrganisation keeps the club's data. What can be sent with them, EHF above all, is looked at anew.
func (a *App) SetOrganisation(ctx context.Context, o party.Organisation) error {
	if err := a.Store.SetOrganisation(ctx, o); err != nil {
		return err
	}
	return a.configure(ctx)
}
