package persistence

import (
	"context"
	"slices"

	"kontingent/domain/party"
	"kontingent/persistence/queries"
)

// parties reads all cards with their groups, in the order of their numbers.
func parties(ctx context.Context, q *queries.Queries) ([]party.Party, error) {
	rows, err := q.Parties(ctx)
	if err != nil {
		return nil, err
	}
	in, err := q.Memberships(ctx)
	if err != nil {
		return nil, err
	}
	groups := make(map[int64][]string, len(rows))
	for _, m := range in {
		groups[m.PartyID] = append(groups[m.PartyID], m.Name)
	}
	var r reader
	list := make([]party.Party, len(rows))
	for i, row := range rows {
		list[i] = r.party(row)
		list[i].Groups = groups[row.ID]
	}
	slices.SortFunc(list, func(a, b party.Party) int { return party.CompareNumbers(a.Number, b.Number) })
	return list, r.err
}

// partiesOf reads some cards with their groups, by id.
func partiesOf(ctx context.Context, q *queries.Queries, ids []int64) (map[int64]party.Party, error) {
	wanted := idList(ids)
	rows, err := q.PartiesByID(ctx, wanted)
	if err != nil {
		return nil, err
	}
	in, err := q.MembershipsOf(ctx, wanted)
	if err != nil {
		return nil, err
	}
	var r reader
	out := make(map[int64]party.Party, len(rows))
	for _, row := range rows {
		out[row.ID] = r.party(row)
	}
	for _, m := range in {
		p := out[m.PartyID]
		p.Groups = append(p.Groups, m.Name)
		out[m.PartyID] = p
	}
	return out, r.err
}

func (r *reader) party(row queries.Party) party.Party {
	return party.Party{
		ID: row.ID, Number: row.Number, Kind: party.Kind(row.Kind), Name: row.Name,
		Address: party.Address{
			Street: row.Street, Street2: row.Street2, PostalCode: row.PostalCode, City: row.City, Country: row.Country,
		},
		Email: row.Email, Phone: row.Phone, Born: r.date(row.Born), OrganisationNumber: row.OrganisationNumber,
		PreferredMethod: row.PreferredMethod, PaymentMethod: row.PaymentMethod, ShippingMethod: row.ShippingMethod,
		Language: row.Language, TheirReference: row.TheirReference, DefaultReference: row.DefaultReference,
		PaymentTermDays: int(row.PaymentTermDays), Note: row.Note, Ended: r.date(row.Ended), Revision: row.Revision,
		EHFReceives: party.Reception(row.EhfReceives), EHFLookedUp: r.date(row.EhfLookedUp), PeppolID: row.PeppolID,
	}
}
