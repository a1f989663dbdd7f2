package persistence

import (
	"context"

	"kontingent/domain/party"
	"kontingent/domain/problem"
	"kontingent/persistence/queries"
)

// Organisation gives the club.
func (s *Store) Organisation(ctx context.Context) (o party.Organisation, err error) {
	err = s.do(ctx, "read the organisation", func(ctx context.Context, q *queries.Queries) error {
		o, err = organisation(ctx, q)
		return err
	})
	return o, err
}

// SetOrganisation keeps the club's data, which are clean. The first invoice number can change until one is issued.
func (s *Store) SetOrganisation(ctx context.Context, o party.Organisation) error {
	return s.do(ctx, "keep the organisation", func(ctx context.Context, q *queries.Queries) error {
		old, err := organisation(ctx, q)
		if err != nil {
			return err
		}
		if o.FirstNumber != old.FirstNumber {
			issued, err := q.AnyIssued(ctx)
			if err != nil {
				return err
			}
			if issued {
				return problem.New("store.first_number.kept").At("first_number")
			}
			if err := q.SetNextNumber(ctx, o.FirstNumber); err != nil {
				return err
			}
		}
		if o.Country != old.Country { // cards that name no country have another address for EHF now
			if err := q.ForgetReceptionsAtHome(ctx); err != nil {
				return err
			}
		}
		return putOrganisation(ctx, q, o)
	})
}

func organisation(ctx context.Context, q *queries.Queries) (party.Organisation, error) {
	row, err := q.Organisation(ctx)
	if err != nil {
		return party.Organisation{}, err
	}
	var r reader
	var o party.Organisation
	r.decode(row.Data, &o)
	o.Logo = row.Logo
	return o, r.err
}

// putOrganisation writes the club as JSON, its logo beside it.
func putOrganisation(ctx context.Context, q *queries.Queries, o party.Organisation) error {
	logo := o.Logo
	o.Logo = nil
	data, err := encode(o)
	if err != nil {
		return err
	}
	return q.SetOrganisation(ctx, queries.SetOrganisationParams{Data: data, Logo: logo})
}
