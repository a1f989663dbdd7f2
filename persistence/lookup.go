package persistence

import (
	"context"

	"kontingent/domain/party"
	"kontingent/persistence/queries"
)

var _ party.LookupStore = (*Store)(nil)

// SetReception keeps what was looked up for a card, unless its address in the network has changed meanwhile. It is no
// change of the card: nothing of it stands on a document, so nobody who is at the card has to begin anew.
func (s *Store) SetReception(ctx context.Context, p party.Party) error {
	return s.do(ctx, "keep a look-up", func(ctx context.Context, q *queries.Queries) error {
		return q.SetReception(ctx, queries.SetReceptionParams{
			EhfReceives: string(p.EHFReceives), EhfLookedUp: p.EHFLookedUp.String(), ID: p.ID, Kind: string(p.Kind),
			OrganisationNumber: p.OrganisationNumber, Country: p.Address.Country, PeppolID: p.PeppolID,
		})
	})
}
