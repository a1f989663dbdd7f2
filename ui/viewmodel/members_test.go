package viewmodel

import (
	"strings"
	"testing"
	"time"

	"kontingent/domain/invoice"
	"kontingent/domain/party"
)

var none = invoice.Filter{}

// names are the customers of the register in their order.
func names(m *Members) string {
	var out []string
	for i := range m.Len() {
		out = append(out, m.Row(i).Number+" "+m.Row(i).Name)
	}
	return strings.Join(out, ", ")
}

// spec: C8: the register is searched, sorted as Norwegians sort, and filtered.
func TestMembers(t *testing.T) {
	d := newDesk(t, nil)
	d.add(
		party.Party{Number: "10", Name: "Åse", Email: "aase@example.org", Groups: []string{"Styret"}},
		party.Party{Number: "9", Name: "Ærlig"},
		party.Party{Number: "11", Name: "Øyvind", Address: party.Address{City: "Bergen", PostalCode: "5003"}},
		party.Party{Number: "12", Name: "Zara", Ended: day("2026-01-01")},
		party.Party{Number: "13", Name: "Édith", Email: "e@example.org"},
	)
	m := NewMembers(d.shell, "")
	d.wait()
	same(t, "by number", names(m), "9 Ærlig, 10 Åse, 11 Øyvind, 12 Zara, 13 Édith")
	m.Sort("name")
	d.wait()
	same(t, "by name", names(m), "13 Édith, 12 Zara, 9 Ærlig, 11 Øyvind, 10 Åse")
	m.Search("ØY")
	d.wait()
	same(t, "found", names(m), "11 Øyvind")
	m.Search("styret")
	d.wait()
	same(t, "by group", names(m), "10 Åse")
	m.Search("")
	m.Filter("no_address")
	d.wait()
	same(t, "can't be reached", names(m), "9 Ærlig")
	var chips []string
	for _, c := range m.Chips() {
		chips = append(chips, c.Label)
	}
	same(t, "chips", chips, "[Alle Aktive Kan ikke nås Har sluttet]")
}

// A card is filled in with problems at their fields; what is right is put away by itself.
func TestCard(t *testing.T) {
	d := newClub(t)
	m := NewMembers(d.shell, "1004")
	d.wait()
	c := m.Card
	same(t, "name", c.Name(), "Nils Berg")
	c.Set("email", "nils")
	same(t, "told at the field", strings.HasPrefix(fieldOf(t, c, "email").Problem, "«nils» er ikke en e-postadresse"), true)
	c.Set("phone", "99 88 77 66")
	d.pass(2 * time.Second)
	same(t, "a card that is wrong stays as it was", card(t, d, "1004").Phone, "")
	c.Set("email", "nils@example.org")
	c.Set("groups", "Seniorer, Styret")
	c.Set("preferred_method", "email")
	c.Set("born", "24.12.1990")
	c.Set("postal_code", "15")
	d.pass(2 * time.Second)
	same(t, "postal code", fieldOf(t, c, "postal_code").Problem != "", true)
	c.Set("postal_code", "0150")
	c.Set("city", "Oslo")
	d.pass(2 * time.Second)
	p := card(t, d, "1004")
	same(t, "kept", p.Email+" "+p.Phone+" "+p.Born.String()+" "+p.PreferredMethod+" "+strings.Join(p.Groups, "/")+" "+p.Address.City,
		"nils@example.org 99 88 77 66 1990-12-24 email Seniorer/Styret Oslo")
	c.Set("note", "Spiller tuba.\nHar egen.")
	m.Close()
	d.wait()
	same(t, "kept on leaving", card(t, d, "1004").Note, "Spiller tuba.\nHar egen.")
	same(t, "the register has heard", names(m), "1001 Kari Åsgård, 1002 Liv Øie, 1003 Fjell AS, 1004 Nils Berg")
}

func card(t *testing.T, d *desk, number string) party.Party {
	t.Helper()
	all, err := d.house.Parties(ctx)
	ok(t, err)
	for _, p := range all {
		if p.Number == number {
			return p
		}
	}
	t.Fatalf("there is no card %s", number)
	return party.Party{}
}

// A new card has the next number; what it lacks is told when somebody tries to save it.
func TestNewCard(t *testing.T) {
	d := newClub(t)
	m := NewMembers(d.shell, "")
	m.New()
	d.wait()
	c := m.Card
	same(t, "number", c.Number(), "1005")
	same(t, "nothing is told yet", fieldOf(t, c, "name").Problem, "")
	c.Save()
	d.wait()
	same(t, "told", fieldOf(t, c, "name").Problem != "", true)
	c.Set("name", "Ny")
	c.Set("email", "ny@example.org")
	d.pass(2 * time.Second)
	c.Set("phone", "1")
	d.pass(2 * time.Second)
	same(t, "kept, twice the same card", card(t, d, "1005").Name+" "+card(t, d, "1005").Phone, "Ny 1")
	same(t, "in the register", m.All(), 5)
}

// A card that changed elsewhere meanwhile is not overwritten.
func TestCardChangedElsewhere(t *testing.T) {
	d := newClub(t)
	m := NewMembers(d.shell, "1004")
	d.wait()
	p := card(t, d, "1004")
	p.Phone = "22"
	d.add(p)
	m.Card.Set("phone", "33")
	d.pass(2 * time.Second)
	same(t, "kept", card(t, d, "1004").Phone, "22")
	if len(m.Card.Trouble()) != 1 || !strings.Contains(m.Card.Trouble()[0], "Nils Berg ble endret et annet sted") {
		t.Errorf("told: %v", m.Card.Trouble())
	}
}

// spec: B10: default products of a card, with quantities.
func TestCardProducts(t *testing.T) {
	d := newClub(t)
	for _, n := range []string{"L", "K"} {
		ok(t, d.house.SetProduct(ctx, party.Product{Number: n, Description: "Vare " + n, UnitPrice: price(t, "100")}))
	}
	m := NewMembers(d.shell, "1001")
	d.wait()
	p := m.Card.Products
	same(t, "to add", p.Addable(), "[{K K Vare K} {L L Vare L}]")
	p.Add("L")
	p.Add("K")
	p.SetQuantity(0, "2,5")
	p.SetQuantity(1, "mange")
	d.pass(2 * time.Second)
	list, err := d.house.DefaultProducts(ctx, "1001")
	ok(t, err)
	same(t, "nothing is kept while one is wrong", len(list), 0)
	same(t, "told", p.Rows()[1].Problem, "«mange» er ikke et tall. Skriv det som 450,00.")
	p.Remove(1)
	m.Close()
	d.wait()
	list, err = d.house.DefaultProducts(ctx, "1001")
	ok(t, err)
	same(t, "kept", list[0].Product.Number+" "+list[0].Quantity.String(), "L 2.5")
}

// The card shows what was sent.
func TestTrail(t *testing.T) {
	d, _, _ := executed(t)
	m := NewMembers(d.shell, "2")
	d.wait()
	trail := m.Card.Trail()
	if len(trail) != 1 || trail[0].StateText() != "Overlevert" || trail[0].Batch != "Kontingent 2027" {
		t.Errorf("trail: %v", trail)
	}
	m.Card.ShowInvoice(trail[0].ID)
	same(t, "opened", d.shell.Route().Page, InvoicePage)
}

// spec: C8: what is exported can be imported again, and changes nothing.
func TestMembersExportIsImported(t *testing.T) {
	d := newClub(t)
	d.add(party.Party{Number: "1009", Name: "=Skummel AS", Kind: party.Company, Phone: "+47 22 33 44 55", Note: "a\nb"})
	m := NewMembers(d.shell, "")
	d.wait()
	file := t.TempDir() + "/medlemmer.csv"
	m.Export(file)
	d.wait()
	if got := read(t, file); !strings.Contains(got, "'=Skummel AS") || !strings.Contains(got, ";+47 22 33 44 55;") {
		t.Errorf("got %s", got)
	}
	i := NewImport(d.shell, "")
	i.Open(file)
	d.wait()
	same(t, "problems", i.Problems(), "[]")
	same(t, "report", i.Text(), "5 uendret")
}
