package persistence

import (
	"errors"
	"reflect"
	"slices"
	"testing"

	"kontingent/domain/cal"
	"kontingent/domain/money"
	"kontingent/domain/party"
	"kontingent/domain/payment"
	"kontingent/domain/problem"
)

// spec: C8: what is put into the register comes out as it was.
func TestOrganisationAndCardsComeBack(t *testing.T) {
	dir := newDir(t)
	s := openDir(t, dir)
	full := party.Party{
		Number: "42", Kind: party.Company, Name: "Ål & Ø <AS>", Email: "a@b.example", Phone: "+47 1", Born: cal.MustParse("1999-02-28"),
		Address:            party.Address{Street: "S", Street2: "T", PostalCode: "0150", City: "Oslo", Country: "SE"},
		OrganisationNumber: "991825827", PreferredMethod: "ehf", PaymentMethod: "cash", ShippingMethod: "bud", Language: "nn",
		TheirReference: "R", DefaultReference: "D", PaymentTermDays: 7, Groups: []string{"Juniors", "Styret"},
		Note: "line\nline", Ended: cal.MustParse("2030-01-01"),
	}
	ok(t, s.ChangeParties(ctx, func(list []party.Party) ([]party.Party, error) {
		if len(list) != 0 {
			t.Errorf("a new club has %d cards", len(list))
		}
		return []party.Party{{Number: "100", Kind: party.Person, Name: "B"}, full}, nil
	}))
	ok(t, s.Close())

	s = openDir(t, dir)
	o, err := s.Organisation(ctx)
	ok(t, err)
	if !reflect.DeepEqual(o, club()) {
		t.Errorf("organisation: got %+v", o)
	}
	list, err := s.Parties(ctx)
	ok(t, err)
	full.ID, full.Revision = list[0].ID, 1
	if len(list) != 2 || !reflect.DeepEqual(list[0], full) || list[1].Number != "100" {
		t.Errorf("got %+v, want card 42 first, as it was", list)
	}
}

// spec: C8, A1
func TestGroups(t *testing.T) {
	s := newStore(t)
	ok(t, s.ChangeParties(ctx, func([]party.Party) ([]party.Party, error) {
		return []party.Party{
			{Number: "1", Kind: party.Person, Name: "A", Groups: []string{"Seniors", "Juniors"}},
			{Number: "2", Kind: party.Person, Name: "B", Groups: []string{"JUNIORS"}},
		}, nil
	}))
	ok(t, s.SetMainGroup(ctx, "juniors", "Sport"))
	ok(t, s.SetMainGroup(ctx, "Seniors", "sport"))
	wantGroups(t, s, []party.Group{{Name: "Juniors", MainGroup: "sport", Members: 2}, {Name: "Seniors", MainGroup: "sport", Members: 1}})
	wantProblem(t, s.SetMainGroup(ctx, "Nobody", "Sport"), "group.unknown")

	// A member changes groups; the emptied group stays, and its main group can go.
	ok(t, s.ChangeParties(ctx, func(list []party.Party) ([]party.Party, error) {
		if !slices.Equal(list[1].Groups, []string{"Juniors"}) {
			t.Errorf("groups are told apart by case: %v", list[1].Groups)
		}
		list[0].Groups = nil
		return list[:1], nil
	}))
	ok(t, s.SetMainGroup(ctx, "Seniors", ""))
	wantGroups(t, s, []party.Group{{Name: "Juniors", MainGroup: "sport", Members: 1}, {Name: "Seniors"}})
	list, err := s.Parties(ctx)
	ok(t, err)
	if list[0].Revision != 2 || list[1].Revision != 1 {
		t.Errorf("revisions %d and %d, want 2 and 1", list[0].Revision, list[1].Revision)
	}
}

func wantGroups(t *testing.T, s *Store, want []party.Group) {
	t.Helper()
	got, err := s.Groups(ctx)
	ok(t, err)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// TestChangeIsWholeOrNot: an error of the domain's own comes out as it is, and nothing is kept.
func TestChangeIsWholeOrNot(t *testing.T) {
	s := newClub(t, 3)
	own := problem.List{problem.New("party.name.missing").Of("2")}
	err := s.ChangeParties(ctx, func(list []party.Party) ([]party.Party, error) {
		list[0].Name = "Changed"
		return list[:1], own
	})
	if !reflect.DeepEqual(err, error(own)) {
		t.Errorf("got %v, want the error of the function", err)
	}
	err = s.ChangeParties(ctx, func(list []party.Party) ([]party.Party, error) {
		list[0].Name = "Changed"
		return []party.Party{list[0], {Number: "2", Kind: party.Person, Name: "Double"}}, nil
	})
	if p := wantProblem(t, err, "store.number.taken"); p.Args["value"] != "2" {
		t.Errorf("got %v", p)
	}
	list, err := s.Parties(ctx)
	ok(t, err)
	if len(list) != 3 || list[0].Name != "Medlem 1 Åsgård" {
		t.Errorf("half of a change was kept: %+v", list)
	}
	sentinel := errors.New("own")
	if err := s.ChangeParties(ctx, func([]party.Party) ([]party.Party, error) { return nil, sentinel }); err != sentinel {
		t.Errorf("got %v", err)
	}
}

// TestNumbersOnDocumentsStay: what stands on an issued invoice can't be changed under it.
func TestNumbersOnDocumentsStay(t *testing.T) {
	s := newClub(t, 2)
	renumber := func(list []party.Party) ([]party.Party, error) {
		list[0].Number = "77"
		return list[:1], nil
	}
	ok(t, s.ChangeParties(ctx, renumber))
	o := club()
	o.FirstNumber = 5
	ok(t, s.SetOrganisation(ctx, o))
	execute(t, s, plan("A"))
	if m := issueAll(t, s, idsOf(due(t, s))...); m.Next != 5 {
		t.Errorf("first number %d, want 5", m.Next)
	}
	wantProblem(t, s.ChangeParties(ctx, func(list []party.Party) ([]party.Party, error) {
		list[0].Number = "78"
		return list[:1], nil
	}), "store.number.kept")
	o.FirstNumber = 6
	wantProblem(t, s.SetOrganisation(ctx, o), "store.first_number.kept")
	o.FirstNumber, o.Name = 5, "Another name"
	ok(t, s.SetOrganisation(ctx, o))
}

// spec: C8, B10
func TestProducts(t *testing.T) {
	s := newClub(t, 2)
	price, err := money.ParsePrice("12.3456")
	ok(t, err)
	rate, err := money.ParseRate("25")
	ok(t, err)
	two, err := money.ParseQuantity("2.5")
	ok(t, err)
	a := party.Product{Number: "10", Description: "Skap", Unit: "stk", UnitPrice: price, VAT: "S", VATRate: rate}
	ok(t, s.SetProduct(ctx, party.Product{Number: "9", Description: "Drakt"}))
	ok(t, s.SetProduct(ctx, party.Product{Number: "10", Description: "Old"}))
	ok(t, s.SetProduct(ctx, a))
	list, err := s.Products(ctx)
	ok(t, err)
	a.ID = list[1].ID
	if len(list) != 2 || list[0].Number != "9" || list[1].UnitPrice.String() != "12.3456" || list[1].Description != "Skap" {
		t.Errorf("got %+v", list)
	}
	ok(t, s.SetDefaultProducts(ctx, "2", []party.DefaultProduct{{Product: a, Quantity: two}, {Product: list[0], Quantity: money.One()}}))
	ok(t, s.SetDefaultProducts(ctx, "1", []party.DefaultProduct{{Product: a, Quantity: money.One()}}))
	ok(t, s.SetDefaultProducts(ctx, "1", nil))
	got, err := s.DefaultProducts(ctx, "2")
	ok(t, err)
	if len(got) != 2 || got[0].Product.Number != "10" || got[0].Quantity.String() != "2.5" || got[1].Product.Number != "9" {
		t.Errorf("got %+v", got)
	}
	if got, err := s.DefaultProducts(ctx, "1"); err != nil || len(got) != 0 {
		t.Errorf("got %v, %v", got, err)
	}
	wantProblem(t, s.SetDefaultProducts(ctx, "3", nil), "party.unknown")
	wantProblem(t, s.SetDefaultProducts(ctx, "2", []party.DefaultProduct{{Product: party.Product{Number: "x"}}}), "product.unknown")
	wantProblem(t, s.SetDefaultProducts(ctx, "2", append(got, got[0])), "store.product.twice")
	if after, err := s.DefaultProducts(ctx, "2"); err != nil || len(after) != 2 {
		t.Errorf("a refused change was kept: %v, %v", after, err)
	}
	_, err = s.DefaultProducts(ctx, "3")
	wantProblem(t, err, "party.unknown")
}

func TestSettings(t *testing.T) {
	s := newStore(t)
	ok(t, s.SetSetting(ctx, "smtp.host", "a"))
	ok(t, s.SetSetting(ctx, "smtp.host", "b"))
	ok(t, s.SetSetting(ctx, "smtp.port", "587"))
	ok(t, s.SetSetting(ctx, "smtp.port", ""))
	got, err := s.Settings(ctx)
	ok(t, err)
	if len(got) != 1 || got["smtp.host"] != "b" {
		t.Errorf("got %v", got)
	}
}

// TestReferenceOptionsComeBack: the options of payment references are kept with the organisation.
func TestReferenceOptionsComeBack(t *testing.T) {
	s := newStore(t)
	o := club()
	o.Reference = payment.Options{Scheme: payment.FIK71, CreditorNumber: "87654321"}
	o.Logo = nil
	ok(t, s.SetOrganisation(ctx, o))
	got, err := s.Organisation(ctx)
	ok(t, err)
	if got.Reference != o.Reference || got.Logo != nil {
		t.Errorf("got %+v", got)
	}
}
