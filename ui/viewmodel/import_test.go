package viewmodel

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"kontingent/domain/party"
)

// file writes a member file.
func file(t *testing.T, text string) string {
	t.Helper()
	path := t.TempDir() + "/medlemmer.csv"
	ok(t, os.WriteFile(path, []byte(text), 0o600))
	return path
}

// spec: C8: a file is previewed, and stored by a press; nothing is stored before.
func TestImport(t *testing.T) {
	d := newClub(t)
	m := NewImport(d.shell, "")
	m.Open(file(t, "Nr;Navn;E-post;Grupper;Skostørrelse\n1001;Kari Åsgård;ny@example.org;Seniorer;42\n2001;Per Lund;per@example.org;Juniorer;41\n"))
	d.wait()
	same(t, "report", m.Text(), "1 nytt kort, 1 endret")
	same(t, "columns", m.Columns()[1], "{Navn name Navn}")
	same(t, "not used", m.Columns()[4], "{Skostørrelse  Brukes ikke}")
	same(t, "new", fmt.Sprint(m.PreviewAt(0).Name, " ", m.PreviewAt(0).New), "Per Lund true")
	same(t, "changed", m.PreviewAt(1).Changes, "[{E-post kari@example.org › ny@example.org}]")
	same(t, "not stored", card(t, d, "1001").Email, "kari@example.org")
	m.Apply()
	d.wait()
	same(t, "done", m.Done(), "1 nytt kort, 1 endret")
	same(t, "stored", card(t, d, "1001").Email+" "+card(t, d, "2001").Name, "ny@example.org Per Lund")
	if m.CanApply() {
		t.Error("it can be imported twice")
	}
}

// Rejected rows stop an import until somebody says they are to be skipped; each is told with its row.
func TestImportWithRejectedRows(t *testing.T) {
	d := newClub(t)
	m := NewImport(d.shell, "")
	m.Open(file(t, "Nr;Navn;E-post\n2001;Per Lund;per\n2002;Ida;ida@example.org\n"))
	d.wait()
	if m.CanApply() {
		t.Error("rejected rows do not stop it")
	}
	r := m.RejectedAt(0)
	same(t, "rejected", fmt.Sprint(m.Rejected(), " ", r.Row, " ", r.Column, " ", r.Who), "1 2 E-post 2001 Per Lund")
	if !strings.Contains(r.Text, "«per» er ikke en e-postadresse") {
		t.Errorf("got %q", r.Text)
	}
	m.Skip(true)
	d.wait()
	m.Apply()
	d.wait()
	all, err := d.house.Parties(ctx)
	ok(t, err)
	same(t, "cards", len(all), 5)
}

// The register may change between the preview and the press: then nothing is stored, and the new look is shown.
func TestImportLooksAgain(t *testing.T) {
	d := newClub(t)
	m := NewImport(d.shell, file(t, "Navn;E-post;Telefon\nKari Åsgård;kari@example.org;22334455\n"))
	d.wait()
	same(t, "one fits", m.CanApply(), true)
	d.add(party.Party{Number: "1008", Name: "Kari Åsgård", Email: "kari@example.org"})
	m.Apply()
	d.wait()
	same(t, "two fit", fmt.Sprint(m.Done(), m.Rejected(), m.CanApply()), "1 false")
	same(t, "as it was", card(t, d, "1001").Phone, "")
}

// What the program can't tell, a person says.
func TestImportColumnsByHand(t *testing.T) {
	d := newClub(t)
	m := NewImport(d.shell, "")
	m.Open(file(t, "Nr;Navn;Kallenavn\n2001;Per Lund;Pelle\n"))
	d.wait()
	m.SetColumn("Kallenavn", "name")
	d.wait()
	same(t, "name", m.PreviewAt(0).Name, "Pelle")
	m.SetColumn("Kallenavn", "their_reference")
	m.SetColumn("Navn", "name")
	d.wait()
	same(t, "back", m.PreviewAt(0).Name, "Per Lund")
	if f := m.Fields(); f[0].ID != "" || len(f) < 20 {
		t.Errorf("fields: %v", f)
	}
}

// A file that is no member list is told, whether it was chosen or dropped; the one before goes on standing there.
func TestImportRefusesOtherFiles(t *testing.T) {
	d := newClub(t)
	m := NewImport(d.shell, "")
	m.Open(t.TempDir() + "/none.csv")
	d.wait()
	if len(m.Problems()) != 1 || !strings.Contains(m.Problems()[0], "kan ikke leses") {
		t.Errorf("got %v", m.Problems())
	}
	m.Open(t.TempDir()) // a folder
	d.wait()
	same(t, "a folder", len(m.Problems()), 1)
	m.Open(file(t, "bare\ntekst\n"))
	d.wait()
	if len(m.Problems()) != 1 || m.Ready() {
		t.Errorf("got %v", m.Problems())
	}
}

// spec: B3: groups with their main group and members; those in none are always there.
func TestGroups(t *testing.T) {
	d := newClub(t)
	g := NewGroups(d.shell)
	d.wait()
	list := func() string {
		var out []string
		for i := range g.Len() {
			r := g.Row(i)
			out = append(out, strings.TrimSpace(fmt.Sprint(g.Label(r), " ", r.Members, " ", r.MainGroup)))
		}
		return strings.Join(out, ", ")
	}
	same(t, "groups", list(), "Seniorer 2, Sponsorer 1, Æresmedlemmer 1, Ingen gruppe 1")
	g.SetMainGroup("Seniorer", " Musikanter ")
	g.SetMainGroup(party.NoGroup, "Musikanter")
	d.pass(1e9)
	same(t, "main groups", g.MainGroups(), "[Musikanter]")
	g.Open(party.NoGroup)
	d.wait()
	same(t, "in none", g.Members(), "[{1004 Nils Berg}]")
	g.Add("Juniorer", "1004", "1003")
	d.pass(1e9)
	same(t, "a new group", list(), "Juniorer 2, Seniorer 2 Musikanter, Sponsorer 1, Æresmedlemmer 1, Ingen gruppe 0")
	same(t, "nobody is in none", len(g.Members()), 0)
	g.Remove("Juniorer", "1003")
	g.Add("no group", "1003")
	d.pass(1e9)
	same(t, "taken out", strings.Join(card(t, d, "1003").Groups, ","), "Sponsorer")
	if !strings.Contains(d.texts(), "står allerede for kunder som ikke er i noen gruppe") {
		t.Errorf("said: %s", d.texts())
	}
	g.Candidates("kari", func(list []Choice) { same(t, "candidates", list, "[{1001 1001 Kari Åsgård}]") })
	d.wait()
}

// spec: C8: products, with problems at their fields.
func TestProducts(t *testing.T) {
	d := newClub(t)
	l := NewProductList(d.shell)
	d.wait()
	l.New()
	d.wait()
	p := l.Product
	p.Save()
	d.wait()
	same(t, "what it lacks", fieldOf(t, p, "number").Problem != "" && fieldOf(t, p, "description").Problem != "", true)
	p.Set("number", "K")
	p.Set("description", "Kontingent")
	p.Set("unit_price", "1 250,5")
	p.Leave("unit_price")
	same(t, "shown as the language has it", strings.ReplaceAll(fieldOf(t, p, "unit_price").Value, "\u00a0", " "), "1 250,50")
	p.Set("vat", "S")
	same(t, "VAT without being registered", fieldOf(t, p, "vat").Problem != "", true)
	p.Set("vat", "")
	p.Set("unit", "stk")
	d.pass(2e9)
	same(t, "kept", fmt.Sprint(l.Len(), " ", l.Row(0).Number, " ", strings.ReplaceAll(l.Price(l.Row(0)), "\u00a0", " ")), "1 K 1 250,50")
	same(t, "the number stays", fieldOf(t, p, "number").Locked, true)
	l.New()
	l.Product.Set("number", "K")
	same(t, "the number is taken", fieldOf(t, l.Product, "number").Problem, "En annen vare har nummer K. Velg et annet.")
	l.Show(l.Row(0))
	d.wait()
	l.Product.Set("unit_price", "gratis")
	d.pass(2e9)
	same(t, "what can't be read", fieldOf(t, l.Product, "unit_price").Problem, "«gratis» er ikke et tall. Skriv det som 450,00.")
	l.Close()
}
