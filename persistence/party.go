package persistence

import (
	"context"
	"errors"
	"fmt"

	sqlite3 "github.com/mattn/go-sqlite3"

	"kontingent/domain/party"
	"kontingent/domain/problem"
	"kontingent/persistence/queries"
)

// Parties gives all cards in the order of their numbers.
func (s *Store) Parties(ctx context.Context) (list []party.Party, err error) {
	err = s.do(ctx, "read the cards", func(ctx context.Context, q *queries.Queries) error {
		list, err = parties(ctx, q)
		return err
	})
	return list, err
}

// ChangeParties hands over all cards and keeps those that decide returns, new ones (ID 0) and changed ones. Groups
// that no card has had before are made.
func (s *Store) ChangeParties(ctx context.Context, decide func([]party.Party) ([]party.Party, error)) error {
	return s.do(ctx, "keep the cards", func(ctx context.Context, q *queries.Queries) error {
		list, err := parties(ctx, q)
		if err != nil {
			return err
		}
		numbers, before := make(map[int64]string, len(list)), make(map[int64]party.Party, len(list))
		for _, p := range list {
			numbers[p.ID], before[p.ID] = p.Number, p
		}
		changed, err := decide(list)
		if err != nil {
			return err
		}
		groups, err := groupIDs(ctx, q)
		if err != nil {
			return err
		}
		for _, p := range changed {
			if err := keepNumber(ctx, q, p, numbers); err != nil {
				return err
			}
			if err := putParty(ctx, q, p.KeepReception(before[p.ID]), groups); err != nil {
				return err
			}
		}
		return nil
	})
}

// keepNumber refuses another customer number for a card that has been invoiced: the old one stands on documents.
func keepNumber(ctx context.Context, q *queries.Queries, p party.Party, numbers map[int64]string) error {
	if p.ID == 0 {
		return nil
	}
	old, known := numbers[p.ID]
	if !known {
		return fmt.Errorf("card %d does not exist", p.ID)
	}
	if old == p.Number {
		return nil
	}
	invoiced, err := q.PartyIsInvoiced(ctx, p.ID)
	if err == nil && invoiced {
		return problem.New("store.number.kept", "value", p.Number).At("number").Of(old)
	}
	return err
}

func putParty(ctx context.Context, q *queries.Queries, p party.Party, groups map[string]int64) error {
	id, err := q.PutParty(ctx, queries.PutPartyParams{
		ID: orNull(p.ID), Number: p.Number, Kind: string(p.Kind), Name: p.Name,
		Street: p.Address.Street, Street2: p.Address.Street2, PostalCode: p.Address.PostalCode, City: p.Address.City,
		Country: p.Address.Country, Email: p.Email, Phone: p.Phone, Born: p.Born.String(),
		OrganisationNumber: p.OrganisationNumber, PreferredMethod: p.PreferredMethod, PaymentMethod: p.PaymentMethod,
		ShippingMethod: p.ShippingMethod, Language: p.Language, TheirReference: p.TheirReference,
		DefaultReference: p.DefaultReference, PaymentTermDays: int64(p.PaymentTermDays), Note: p.Note,
		Ended: p.Ended.String(), EhfReceives: string(p.EHFReceives), EhfLookedUp: p.EHFLookedUp.String(),
		PeppolID: p.PeppolID,
	})
	if err != nil {
		if isTwice(err) {
			return problem.New("store.number.taken", "value", p.Number).At("number").Of(p.Number).Because(err)
		}
		return err
	}
	if p.ID != 0 {
		if err := q.LeaveGroups(ctx, id); err != nil {
			return err
		}
	}
	for _, name := range p.Groups {
		key := party.Fold(name)
		group, ok := groups[key]
		if !ok {
			if group, err = q.AddGroup(ctx, queries.AddGroupParams{Name: name, Key: key}); err != nil {
				return err
			}
			groups[key] = group
		}
		if err := q.JoinGroup(ctx, queries.JoinGroupParams{PartyID: id, GroupID: group}); err != nil {
			return err
		}
	}
	return nil
}

// isTwice reports whether a row was refused because there is one with its key.
func isTwice(err error) bool {
	var db sqlite3.Error
	return errors.As(err, &db) &&
		(db.ExtendedCode == sqlite3.ErrConstraintUnique || db.ExtendedCode == sqlite3.ErrConstraintPrimaryKey)
}
