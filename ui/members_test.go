package ui

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kontingent/ui/viewmodel"
)

func toMembers(number string) setting {
	return setting{route: viewmodel.Route{Page: viewmodel.MembersPage, Number: number}}
}

// spec: C8: a card is chosen in the register, and what is written on it is put away by itself.
func TestMemberCard(t *testing.T) {
	s := newStage(t, nil, toMembers(""))
	s.shuns("Faktura til denne")
	s.selects("Ingeborg Bekkevar")
	s.shows("Faktura til denne", "E-post og telefon")
	s.write("Telefon", "911 22 333")
	s.pass(2 * time.Second)
	if got := s.club.member("1003").Phone; got != "911 22 333" {
		t.Errorf("phone: %q", got)
	}
	s.selects("Falk Bekkevar")
	if got := s.holds("Kundenummer"); got != "1004" {
		t.Errorf("another card: %q", got)
	}
	s.press("Lukk kortet")
	s.shuns("Faktura til denne")
}

// What is being typed when another card is chosen is not lost.
func TestMemberCardIsKeptOnLeaving(t *testing.T) {
	s := newStage(t, nil, toMembers("1003"))
	s.begin("Telefon", "1234")
	s.selects("Falk Bekkevar")
	if got := s.club.member("1003").Phone; got != "1234" {
		t.Errorf("on another card: %q", got)
	}
	s.begin("Telefon", "5678")
	s.goes("Varer")
	if got := s.club.member("1004").Phone; got != "5678" {
		t.Errorf("on another page: %q", got)
	}
}

// A card that can't be put away as it stands asks before it is left, and says what is wrong.
func TestMemberCardThatIsWrong(t *testing.T) {
	s := newStage(t, nil, toMembers("1003"))
	s.write("E-post", "live@")
	s.shows("«live@» er ikke en e-postadresse")
	s.selects("Falk Bekkevar")
	s.shows("Ikke alt er lagret")
	s.press("Skriv videre")
	if got, at := s.holds("Kundenummer"), s.focused(); got != "1003" || at != "E-post" {
		t.Errorf("stayed at %q, %q", got, at)
	}
	s.selects("Falk Bekkevar")
	s.press("Lukk likevel")
	if got := s.holds("Kundenummer"); got != "1004" {
		t.Errorf("went to %q", got)
	}
	if got := s.club.member("1003").Email; got != "live.bekkevar@example.org" {
		t.Errorf("was overwritten: %q", got)
	}
}

// spec: C8: a new card begins at its name, comes into the register by itself, and then takes groups and default products.
func TestNewMember(t *testing.T) {
	s := newStage(t, (*memoryClub).products, toMembers(""))
	s.press("Nytt medlem")
	s.shows("Kortet lagres av seg selv")
	if at := s.focused(); at != "Navn" {
		t.Errorf("begins at %q", at)
	}
	s.shuns("Standardvarer")
	s.write("Navn", "Åse Ny")
	s.press("Legg til gruppe")
	s.press("Hovedkorpset")
	s.pass(2 * time.Second)
	s.shuns("Kortet lagres av seg selv")
	s.press("Standardvarer")
	s.press("Legg til vare")
	s.press("1 Årskontingent")
	s.write("1 Årskontingent", "0")
	s.shows("Antallet er 0")
	s.write("1 Årskontingent", "3")
	s.pass(2 * time.Second)
	p := s.club.member("1241")
	list, err := s.club.DefaultProducts(ctx, "1241")
	ok(t, err)
	if p.Name != "Åse Ny" || strings.Join(p.Groups, ",") != "Hovedkorpset" || len(list) != 1 || list[0].Quantity.String() != "3" {
		t.Errorf("kept %+v %v", p, list)
	}
	s.press("Fjern 1 Årskontingent")
	s.pass(2 * time.Second)
	if list, _ = s.club.DefaultProducts(ctx, "1241"); len(list) != 0 {
		t.Errorf("not removed: %v", list)
	}
}

// An organisation has a number, a person a day of birth.
func TestMemberKind(t *testing.T) {
	s := newStage(t, nil, toMembers("1003"))
	s.shuns("Organisasjonsnummer")
	s.choose("Type", "Organisasjon")
	s.shows("Organisasjonsnummer")
	s.write("Organisasjonsnummer", "12")
	s.shows("«12» er ikke et organisasjonsnummer.")
}

// The card shows what was sent, leads to it, and begins a new invoice.
func TestMemberTrail(t *testing.T) {
	s := newStage(t, func(c *memoryClub) { c.deliver(c.executed(c.dues())) }, toMembers("1003"))
	s.press("Faktura 100003")
	if r := s.shell.Route(); r.Page != viewmodel.InvoicePage || r.ID == 0 {
		t.Errorf("went to %v", r)
	}
	s.shell.Back()
	s.wait()
	s.press("Faktura til denne")
	if r := s.shell.Route(); r.Page != viewmodel.NewInvoicePage || r.Number != "1003" {
		t.Errorf("went to %v", r)
	}
}

// A long trail is listed in part.
func TestMemberLongTrail(t *testing.T) {
	s := newStage(t, func(c *memoryClub) {
		for range trailed + 2 {
			c.executed(c.dues())
		}
	}, toMembers("1003"))
	before := len(s.texts())
	s.press("… og 2 til")
	if len(s.texts()) <= before {
		t.Error("nothing more is listed")
	}
	s.shuns("… og 2 til")
}

// spec: C8: what is shown is searched, and exported.
func TestMembersExport(t *testing.T) {
	s := newStage(t, nil, toMembers("1003"))
	s.write("Søk i medlemmene", "falk bekkevar")
	if got := s.holds("Kundenummer"); got != "1003" {
		t.Errorf("the card that is open goes away: %q", got)
	}
	s.files.path = t.TempDir() + "/ut.csv"
	s.press("Eksporter …")
	b, err := os.ReadFile(s.files.path)
	ok(t, err)
	if got := string(b); !strings.Contains(got, "Falk Bekkevar") || strings.Contains(got, "Ingeborg") || s.files.name != "medlemmer.csv" {
		t.Errorf("%s: %s", s.files.name, got)
	}
}

// Where there is nobody, one thing is to be done.
func TestNoMembers(t *testing.T) {
	s := newStage(t, (*memoryClub).nobody, toMembers(""))
	s.shows("Alle du kan fakturere, har et kort her.")
	s.shuns("Eksporter …", "Søk i medlemmene")
	s.press("Importer")
	if got := s.shell.Route().Page; got != viewmodel.ImportPage {
		t.Errorf("went to %v", got)
	}
}

// A card that is not there is said to be so.
func TestMemberThatIsNotThere(t *testing.T) {
	s := newStage(t, nil, toMembers("77"))
	s.shows("77")
	s.shuns("Faktura til denne")
}

// The keyboard goes through the card from top to bottom, and opens it from the register.
func TestMembersByKeyboard(t *testing.T) {
	s := newStage(t, nil, toMembers("1003"))
	order := s.order()
	at := -1
	for _, name := range []string{"Nytt medlem", "Søk i medlemmene", "Lukk kortet", "Faktura til denne", "Kundenummer", "Navn", "E-post", "Telefon", "Grupper", "Legg til gruppe", "Gateadresse", "Poststed", "Land"} {
		i := slices.Index(order, name)
		if i <= at {
			t.Errorf("%s is not in its place: %q", name, order)
		}
		at = i
	}
	s.activates("Falk Bekkevar")
	if got := s.focused(); got != "Navn" {
		t.Errorf("opened at %q", got)
	}
	s.selects("Falk Bekkevar")
	s.key(fyne.KeyDown)
	if got := s.holds("Kundenummer"); got != "1005" {
		t.Errorf("down: %q", got)
	}
}
