package viewmodel

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"kontingent/domain/party"
)

// A card is put into one more group by choosing it; what can't be put away is known before it would be lost.
func TestCardGroups(t *testing.T) {
	d := newClub(t)
	m := NewMembers(d.shell, "1001")
	d.wait()
	c := m.Card
	same(t, "others", fmt.Sprint(c.OtherGroups()), "[Sponsorer Æresmedlemmer]")
	c.AddGroup("Sponsorer")
	d.pass(2 * time.Second)
	same(t, "kept", strings.Join(card(t, d, "1001").Groups, ","), "Seniorer,Sponsorer")
	same(t, "nothing would be lost", c.Unsaved(), false)
	same(t, "payment", fieldOf(t, c, "payment_method").Choices[0].Label, "Standard")
	c.Set("email", "kari@")
	same(t, "something would", c.Unsaved(), true)
	c.Set("email", "")
	m.Hide()
	d.wait()
	same(t, "no card", m.Card == nil, true)
	same(t, "kept on hiding", card(t, d, "1001").Email, "")
}

// A new card takes default products as soon as it has been put away.
func TestNewCardProducts(t *testing.T) {
	d := newClub(t)
	ok(t, d.house.SetProduct(ctx, party.Product{Number: "K", Description: "Kontingent", UnitPrice: price(t, "100")}))
	m := NewMembers(d.shell, "")
	m.New()
	d.wait()
	same(t, "not yet", fmt.Sprint(m.Card.ID(), m.Card.Products.Addable()), "0 []")
	same(t, "without a name", m.Card.Title(), "1005")
	m.Card.Set("name", "Ny")
	d.pass(2 * time.Second)
	m.Card.Products.Add("K")
	m.Card.Products.SetQuantity(0, "to")
	same(t, "would be lost", m.Card.Unsaved(), true)
	m.Card.Products.SetQuantity(0, "2")
	d.pass(2 * time.Second)
	list, err := d.house.DefaultProducts(ctx, "1005")
	ok(t, err)
	same(t, "kept", len(list), 1)
	m.Close()
}

// The group that is open is known as the register has it, or not at all while nobody is in it.
func TestOpenGroup(t *testing.T) {
	d := newClub(t)
	g := NewGroups(d.shell)
	d.wait()
	g.Open("Tubaer")
	d.wait()
	same(t, "new", g.Group() == nil, true)
	g.Open("Seniorer")
	d.wait()
	same(t, "known", g.Group().Name, "Seniorer")
	same(t, "others", fmt.Sprint(g.Others()), "[{Sponsorer Sponsorer} {Æresmedlemmer Æresmedlemmer}]")
	g.Candidates("", func(list []Choice) { same(t, "not those in it", list, "[{1003 1003 Fjell AS} {1004 1004 Nils Berg}]") })
	d.wait()
}

// A product says whether it would be lost, and shows VAT only where there is any.
func TestProductUnsaved(t *testing.T) {
	d := newClub(t)
	l := NewProductList(d.shell)
	l.New()
	d.wait()
	p := l.Product
	same(t, "untouched", fmt.Sprint(p.Unsaved(), p.ShowVAT(), p.Number() == ""), "false false true")
	same(t, "called", p.Title(), "Varer")
	p.Set("description", "Drakt")
	same(t, "without a number", fmt.Sprint(p.Unsaved(), " ", p.Description()), "true Drakt")
	p.Set("number", "D")
	d.pass(2 * time.Second)
	same(t, "put away", fmt.Sprint(p.Unsaved(), " ", p.Number()), "false D")
	l.Hide()
	same(t, "none", l.Product == nil, true)
	l.Close()
}

// Columns keep their places while a person says what they are.
func TestImportColumnsStay(t *testing.T) {
	d := newClub(t)
	m := NewImport(d.shell, "")
	m.Open(file(t, "Nr;Kallenavn;Navn\n2001;Pelle;Per Lund\n"))
	d.wait()
	same(t, "first", headings(m), "Nr Navn Kallenavn")
	m.SetColumn("Navn", "")
	m.SetColumn("Kallenavn", "name")
	d.wait()
	same(t, "as they were", headings(m), "Nr Navn Kallenavn")
	same(t, "in one line", m.PreviewAt(0).Text(), "Navn: Pelle")
}

func headings(m *Import) string {
	var out []string
	for _, c := range m.Columns() {
		out = append(out, c.Heading)
	}
	return strings.Join(out, " ")
}
