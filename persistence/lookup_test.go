package persistence

import (
	"testing"

	"kontingent/domain/cal"
	"kontingent/domain/party"
)

// TestReceptionIsKept: what was looked up stays through edits and imports, until the address in the network changes;
// looking up is no change of the card.
// spec: A6, C8
func TestReceptionIsKept(t *testing.T) {
	dir := newDir(t)
	s := openDir(t, dir)
	card := func() party.Party {
		t.Helper()
		list, err := s.Parties(ctx)
		ok(t, err)
		return list[0]
	}
	put := func(change func(*party.Party)) {
		t.Helper()
		ok(t, s.ChangeParties(ctx, func(all []party.Party) ([]party.Party, error) {
			p := party.Party{Number: "1", Kind: party.Company, Name: "Kommunen", OrganisationNumber: "974760673"}
			if len(all) > 0 {
				p.ID = all[0].ID // as an import or a form has it, which know nothing of look-ups
			}
			change(&p)
			return []party.Party{p}, nil
		}))
	}
	lookUp := func(p party.Party, r party.Reception) {
		t.Helper()
		p.EHFReceives, p.EHFLookedUp = r, cal.MustParse("2027-01-12")
		ok(t, s.SetReception(ctx, p))
	}
	wants := func(what string, r party.Reception) {
		t.Helper()
		if p := card(); p.EHFReceives != r || p.EHFLookedUp.IsZero() != (r == "") {
			t.Errorf("%s: %q, %s, want %q", what, p.EHFReceives, p.EHFLookedUp, r)
		}
	}
	put(func(*party.Party) {})
	wants("a new card", "")
	old := card()
	lookUp(old, party.CannotReceive)
	wants("looked up", party.CannotReceive)
	if got := card().Revision; got != old.Revision {
		t.Errorf("looking up made revision %d of %d", got, old.Revision)
	}
	put(func(p *party.Party) { p.Name = "Ås kommune" })
	wants("another name", party.CannotReceive)
	ok(t, s.Close())
	s = openDir(t, dir)
	wants("opened again", party.CannotReceive)

	put(func(p *party.Party) { p.OrganisationNumber = "991825827" })
	wants("another number", "")
	lookUp(old, party.CanReceive)
	wants("an answer about the number before", "")
	lookUp(card(), party.CanReceive)
	wants("looked up again", party.CanReceive)
	put(func(p *party.Party) { p.OrganisationNumber, p.Address.Country = "991825827", "SE" })
	wants("another country", "")

	put(func(*party.Party) {})
	lookUp(card(), party.CanReceive)
	o, err := s.Organisation(ctx)
	ok(t, err)
	o.Name = "Other"
	ok(t, s.SetOrganisation(ctx, o))
	wants("another name of the club", party.CanReceive)
	o.Country = "DK"
	ok(t, s.SetOrganisation(ctx, o))
	wants("another country of the club", "")
}
