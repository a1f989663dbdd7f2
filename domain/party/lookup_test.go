package party_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"kontingent/domain/cal"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// register is a store of cards in memory, and the network they are looked up in.
type register struct {
	cards  []party.Party
	answer func(address string) (party.Reception, error)
	asked  []string
	kept   []string
}

func (r *register) Organisation(context.Context) (party.Organisation, error) {
	return party.Organisation{Country: "NO"}, nil
}

func (r *register) Parties(context.Context) ([]party.Party, error) { return slices.Clone(r.cards), nil }

func (r *register) Groups(context.Context) ([]party.Group, error) {
	return []party.Group{{Name: "Sponsors"}, {Name: "Empty"}}, nil
}

func (r *register) SetReception(ctx context.Context, p party.Party) error {
	r.kept = append(r.kept, p.Number+" "+string(p.EHFReceives)+" "+p.EHFLookedUp.String())
	return ctx.Err()
}

var lookedUpOn = time.Date(2027, 1, 12, 9, 0, 0, 0, time.UTC)

type at time.Time

func (a at) Now() time.Time { return time.Time(a) }

func (r *register) lookup() party.Lookup {
	return party.Lookup{
		Store: r, Clock: at(lookedUpOn),
		Address: func(p party.Party, home string) (string, error) {
			if p.OrganisationNumber == "" {
				return "", problem.New("einvoice.buyer.number")
			}
			return home + ":" + p.OrganisationNumber, nil
		},
		Ask: func(_ context.Context, address string) (party.Reception, error) {
			r.asked = append(r.asked, address)
			return r.answer(address)
		},
	}
}

func answers(a string) (party.Reception, error) {
	switch {
	case strings.HasSuffix(a, "1"):
		return party.CanReceive, nil
	case strings.HasSuffix(a, "2"):
		return party.CannotReceive, nil
	}
	return "", problem.New("lookup.publisher")
}

// spec: A6: who is asked about, and what is kept of it.
func TestLookupWhom(t *testing.T) {
	sponsors := []string{"Sponsors"}
	cards := []party.Party{
		{Number: "1", OrganisationNumber: "11", Groups: sponsors},
		{Number: "2", OrganisationNumber: "22"},
		{Number: "3", OrganisationNumber: "33", Groups: sponsors},
		{Number: "4", Groups: sponsors},
		{Number: "5", OrganisationNumber: "51", EHFReceives: "no", EHFLookedUp: cal.MustParse("2026-12-14")},
		{Number: "6", OrganisationNumber: "61", EHFReceives: "no", EHFLookedUp: cal.MustParse("2026-12-13")},
		{Number: "7", OrganisationNumber: "71", EHFReceives: "no", EHFLookedUp: cal.MustParse("2027-01-13")},
		{Number: "8", OrganisationNumber: "81", Ended: cal.MustParse("2026-12-31"), Groups: sponsors},
	}
	for _, c := range []struct {
		what  string
		whom  party.Whom
		asked string
		kept  string
		came  string // asked, receives, not, unknown, fresh, nowhere
	}{
		{"everyone", party.Whom{All: true}, "11 22 33 61 71", "1 yes 2 no 6 yes 7 yes", "5 3 1 1 1 1"},
		{"a group", party.Whom{Group: "sponsors"}, "11 33", "1 yes", "2 1 0 1 0 1"},
		{"those in none", party.Whom{Group: party.NoGroup}, "22 61 71", "2 no 6 yes 7 yes", "3 2 1 0 1 0"},
		{"an empty group", party.Whom{Group: "Empty"}, "", "", "0 0 0 0 0 0"},
		{"by hand", party.Whom{Numbers: []string{"5", "5", "8", "4"}, Anew: true}, "51 81", "5 yes 8 yes", "2 2 0 0 0 1"},
		{"by number", party.Whom{Numbers: []string{"5"}}, "", "", "0 0 0 0 1 0"},
	} {
		r := &register{cards: cards, answer: answers}
		seen := ""
		v, err := r.lookup().Run(t.Context(), c.whom, func(done, of int) { seen = fmt.Sprint(done, "/", of) })
		if err != nil {
			t.Fatalf("%s: %v", c.what, err)
		}
		asked, kept := strings.ReplaceAll(strings.Join(r.asked, " "), "NO:", ""), strings.ReplaceAll(strings.Join(r.kept, " "), " 2027-01-12", "")
		came := fmt.Sprint(v.Asked, v.Receives, v.Not, len(v.Unknown), v.Fresh, len(v.Nowhere))
		if asked != c.asked || kept != c.kept || came != c.came {
			t.Errorf("%s: asked %s, kept %s, came to %s; want %s, %s, %s", c.what, asked, kept, came, c.asked, c.kept, c.came)
		}
		if want := fmt.Sprint(v.Asked, "/", v.Asked); v.Asked > 0 && seen != want {
			t.Errorf("%s: told %s, want %s", c.what, seen, want)
		}
	}
	r := &register{cards: cards, answer: answers}
	_, err := r.lookup().Run(t.Context(), party.Whom{Numbers: []string{"99"}, Group: "Nobody"}, nil)
	if !problem.Is(err, "party.unknown") || !problem.Is(err, "group.unknown") || len(r.asked) > 0 {
		t.Errorf("got %v, asked %v", err, r.asked)
	}
}

// spec: C4: without a network nothing is known and nothing is written, and the rest is not asked in vain.
func TestLookupOffline(t *testing.T) {
	r := &register{answer: func(string) (party.Reception, error) { return "", problem.New("lookup.offline") }}
	for i := range 20 {
		r.cards = append(r.cards, party.Party{Number: fmt.Sprint(i), OrganisationNumber: "9", EHFReceives: "yes"})
	}
	v, err := r.lookup().Run(t.Context(), party.Whom{All: true}, nil)
	if err != nil || len(v.Unknown) != 20 || len(r.asked) != 3 || r.kept != nil || v.Stopped {
		t.Errorf("%d unknown, %d asked, kept %v, %v", len(v.Unknown), len(r.asked), r.kept, err)
	}
	if !problem.Is(v.Unknown[19].Reason, "lookup.offline") {
		t.Errorf("the last is unknown because of %v", v.Unknown[19].Reason)
	}
	// Different reasons are no silence of the network.
	r.asked = nil
	r.answer = func(string) (party.Reception, error) {
		return "", problem.New([]string{"lookup.offline", "lookup.publisher"}[len(r.asked)%2])
	}
	if _, err := r.lookup().Run(t.Context(), party.Whom{All: true}, nil); err != nil || len(r.asked) != 20 {
		t.Errorf("asked %d, %v", len(r.asked), err)
	}
	// An access point that does not say is no reason of its own, and is told as one.
	r.answer = func(string) (party.Reception, error) { return "", nil }
	if v, err := r.lookup().Run(t.Context(), party.Whom{Numbers: []string{"1"}}, nil); err != nil || !problem.Is(v.Unknown[0].Reason, "lookup.silent") {
		t.Errorf("%+v, %v", v, err)
	}
}

// What is known when somebody stops the rest is kept.
func TestLookupStopped(t *testing.T) {
	r := &register{cards: []party.Party{
		{Number: "1", OrganisationNumber: "11"}, {Number: "2", OrganisationNumber: "21"}, {Number: "3", OrganisationNumber: "31"},
	}}
	ctx, stop := context.WithCancel(t.Context())
	r.answer = func(a string) (party.Reception, error) {
		if a == "NO:21" {
			stop()
		}
		return party.CanReceive, nil
	}
	v, err := r.lookup().Run(ctx, party.Whom{All: true}, nil)
	if err != nil || !v.Stopped || v.Asked != 2 || len(r.kept) != 2 || len(v.Unknown) != 0 {
		t.Errorf("%+v, kept %v, %v", v, r.kept, err)
	}
	r.answer = func(string) (party.Reception, error) { return "", errors.New("cut off") }
	if v, err := r.lookup().Run(ctx, party.Whom{All: true}, nil); err != nil || !v.Stopped || v.Asked != 0 || len(v.Unknown) != 0 {
		t.Errorf("%+v, %v", v, err)
	}
}

// spec: A6: an answer is about an address; another address has none.
func TestKeepReception(t *testing.T) {
	before := party.Party{Kind: party.Company, OrganisationNumber: "974760673", EHFReceives: "no", EHFLookedUp: cal.MustParse("2027-01-12")}
	for what, change := range map[string]func(*party.Party){
		"name":                func(p *party.Party) { p.Name = "Other" },
		"kind":                func(p *party.Party) { p.Kind = party.Person },
		"organisation number": func(p *party.Party) { p.OrganisationNumber = "991825827" },
		"country":             func(p *party.Party) { p.Address.Country = "DK" },
		"Peppol id":           func(p *party.Party) { p.PeppolID = "0192:991825827" },
	} {
		p := before
		p.EHFReceives, p.EHFLookedUp = "yes", cal.Date{} // what a form made of it
		change(&p)
		if got, want := p.KeepReception(before).RefusesEHF(), what == "name"; got.IsZero() == want {
			t.Errorf("another %s: %s", what, got)
		}
	}
}
