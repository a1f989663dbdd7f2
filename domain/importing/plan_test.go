package importing

import (
	"slices"
	"strings"
	"testing"

	"kontingent/domain/cal"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// full is a card with something in every field that a file can change, and in those it can't.
func full() party.Party {
	return party.Party{
		ID: 12, Number: "7", Kind: party.Company, Name: "Bjørn AS", Email: "a@example.org", Phone: "1", Language: "nn",
		Address: party.Address{Street: "Storgata 1", Street2: "H1", PostalCode: "0150", City: "Oslo"},
		Born:    cal.MustParse("2001-12-31"), OrganisationNumber: "937215916", PreferredMethod: "ehf",
		PaymentMethod: "bank", ShippingMethod: "post", TheirReference: "PO", DefaultReference: "123", PaymentTermDays: 20,
		Groups: []string{"Seniorer", "Styret"}, Note: "N", Ended: cal.MustParse("2030-01-01"), Revision: 4,
	}
}

const allColumns = "Nr;Type;Navn;Adresse;Adresse 2;Postnr;Sted;Land;E-post;Mobil;Født;Org.nr;Grupper;Levering;Språk;Deres ref;Merknad;Sluttdato"

// spec: C8 – a match is an update of what the file has columns for. What empty cells and dashes do is decided in the
// package comment.
func TestUpdate(t *testing.T) {
	for _, c := range []struct {
		what, head, row string
		change          func(*party.Party)
	}{
		{"no column, no change", "Nr;Mobil", "7;2", func(p *party.Party) { p.Phone = "2" }},
		{"empty cells change nothing but the groups", allColumns, "7;;;;;;;;;;;;;;;;;", func(p *party.Party) { p.Groups = nil }},
		{"groups are replaced", "Nr;Grupper", "7;Juniorer, Styret", func(p *party.Party) { p.Groups = []string{"Juniorer", "Styret"} }},
		{"an empty group cell leaves none", "Nr;Navn;Grupper", "7;Bjørn AS;", func(p *party.Party) { p.Groups = nil }},
		{"no group by name", "Nr;Grupper", "7;Ingen gruppe", func(p *party.Party) { p.Groups = nil }},
		{"a dash clears", "Nr;E-post;Merknad;Født;Levering;Sluttdato;Adresse;Språk", "7;-;–;-;-;—;-;-", func(p *party.Party) {
			p.Email, p.Note, p.PreferredMethod, p.Address.Street, p.Language = "", "", "", "", ""
			p.Born, p.Ended = cal.Date{}, cal.Date{}
		}},
		{"the standard method is none", "Nr;Levering", "7;Standard", func(p *party.Party) { p.PreferredMethod = "" }},
		{"a name", "Nr;Navn", "7;Ny AS", func(p *party.Party) { p.Name = "Ny AS" }},
		{"a kind", "Nr;Type;Org.nr", "7;P;-", func(p *party.Party) { p.Kind, p.OrganisationNumber = party.Person, "" }},
		{"a country and its postal code", "Nr;Land;Postnr;Org.nr", "7;Sverige;123 45;-", func(p *party.Party) {
			p.Address.Country, p.Address.PostalCode, p.OrganisationNumber = "SE", "12345", ""
		}},
		{"another spelling of a group is the group", "Nr;Grupper", "7;STYRET/ seniorer ", nil},
		{"the same in other words", "Nr;Type;Land;Levering;Født;Org.nr", "7;Firma;norge;EHF;31/12/2001;937 215 916", nil},
		{"only a number", "Nr;Skonummer", "7;43", nil},
	} {
		old := full()
		r := imports(t, lines(c.head, c.row), old)
		if len(r.Added)+len(r.Rejected) > 0 {
			t.Errorf("%s: added %+v, rejected %v", c.what, r.Added, rejections(r))
			continue
		}
		if c.change == nil {
			if r.Unchanged != 1 {
				t.Errorf("%s: updated to %+v", c.what, r.Updated)
			}
			continue
		}
		want := full()
		c.change(&want)
		if len(r.Updated) != 1 || !same(r.Updated[0], want) {
			t.Errorf("%s: got\n%+v\nwant\n%+v", c.what, r.Updated, want)
		}
		again := imports(t, lines(c.head, c.row), r.Updated...)
		if again.Unchanged != 1 {
			t.Errorf("%s: a second time updates to %+v", c.what, again.Updated)
		}
	}
}

// The existing cards are read, never written: a caller may hold on to them.
func TestPlanChangesNothing(t *testing.T) {
	old := []party.Party{full()}
	first := slices.Clone(old[0].Groups)
	report(t, table(t, "x.csv", []byte(lines("Nr;Grupper", "7;Aspiranter"))), old, Options{})
	if !slices.Equal(old[0].Groups, first) || old[0].Revision != 4 {
		t.Errorf("the card became %+v", old[0])
	}
}

// spec: C8 – "wrong rows are listed by row, column and reason": with everything that is wrong in them.
func TestRejections(t *testing.T) {
	r := imports(t, lines("Nr;Type;Fornavn;Etternavn;Postnr og sted;Land;E-post;Født;Org.nr;Grupper;Levering;Språk",
		"1;X;;;15 Oslo;Utopia;ola;1985;1;"+strings.Repeat("g", 101)+";Brevdue;Klingon",
		"2;P;Ola;Berg;12 Oslo;;;;;;;",
		"3;P;Kari;Lie;0150 Oslo;;;31.12.99;;;;",
		"4;P;Per;Lie;150 Oslo;;a@example.org b@example.org;;;;;",
		strings.Repeat("9", 31)+";P;Siri;Lie;;;;;;;;"))
	want := []string{
		"2 Type import.kind.unknown", "2 Land import.country.unknown", "2 E-post email.invalid",
		"2 Født import.date.unknown", "2 Org.nr payment.organisation.no.shape", "2 Grupper field.too_long",
		"2 Levering import.method.unknown", "2 Språk import.language.unknown", "2 Etternavn party.name.missing",
		"4 Født import.date.unknown", "5 E-post import.email.several", "6 Nr field.too_long",
	}
	got := rejections(r)
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for _, m := range r.Rejected {
		if m.Problem.Warning || m.Problem.Field != "" || m.Problem.Party != "" {
			t.Errorf("row %d, %s: the problem names its place again: %v", m.Row, m.Column, m.Problem)
		}
	}
	if r.RejectedRows() != 4 {
		t.Errorf("%d rows rejected", r.RejectedRows())
	}
}

// A fault that a card already had, in a field the file does not have, names its field.
func TestOldFault(t *testing.T) {
	old := full()
	old.Email = "nobody"
	r := imports(t, lines("Nr;Mobil", "7;2"), old)
	if len(r.Rejected) != 1 || r.Rejected[0].Column != "" || r.Rejected[0].Problem.Field != "email" {
		t.Errorf("got %+v", r.Rejected)
	}
}

// spec: C8
func TestNewCards(t *testing.T) {
	for _, c := range []struct {
		what, head, row string
		check           func(party.Party) (got, want string)
	}{
		{"company by its number", "Navn;Org.nr", "Bil AS;937 215 916", func(p party.Party) (string, string) {
			return string(p.Kind) + p.OrganisationNumber, "organisation937215916"
		}},
		{"company by its column", "Firma;Fornavn;Etternavn", "Bil AS;;", func(p party.Party) (string, string) { return string(p.Kind) + p.Name, "organisationBil AS" }},
		{"a member's employer is not the member", "Firma;Fornavn;Etternavn", "Bil AS;Ola;Berg", func(p party.Party) (string, string) { return string(p.Kind) + p.Name, "personOla Berg" }},
		{"a company's contact is not the company", "Type;Firma;Fornavn;Etternavn", "B;Bil AS;Ola;Berg", func(p party.Party) (string, string) { return string(p.Kind) + p.Name, "organisationBil AS" }},
		{"name in the last-name column", "Type;Fornavn;Etternavn", "B;;Bil AS", func(p party.Party) (string, string) { return string(p.Kind) + p.Name, "organisationBil AS" }},
		{"middle name", "Fornavn;Mellomnavn;Etternavn", "Ola; van  der ;Berg", func(p party.Party) (string, string) { return p.Name, "Ola van der Berg" }},
		{"second telephone column", "Navn;Mobil;Telefon", "Ola;;22 33 44 55", func(p party.Party) (string, string) { return p.Phone, "22 33 44 55" }},
		{"our own export's apostrophe", "Navn;Merknad;Mobil", "'=Ola;'+x;'+47 22", func(p party.Party) (string, string) { return p.Name + p.Note + p.Phone, "=Ola+x+47 22" }},
		{"any other apostrophe", "Navn;Merknad", "'t Hart;''=x", func(p party.Party) (string, string) { return p.Name + p.Note, "'t Hart''=x" }},
		{"formulas are text", "Navn;Merknad", "@Ola;=1+1", func(p party.Party) (string, string) { return p.Name + p.Note, "@Ola=1+1" }},
		{"post code and city in one", "Navn;Adresse;Postnr og sted", "Ola;Storgata 1;0150 Oslo", oslo},
		{"all in one", "Navn;Adresse", "Ola;Storgata 1, 0150 Oslo", oslo},
		{"in one cell of two lines", "Navn;Adresse", "Ola;\"Storgata 1\r\n0150 Oslo\"", oslo},
		{"Postadresse as all of it", "Navn;Postadresse", "Ola;Storgata 1, N-0150 Oslo", oslo},
		{"Postadresse as the street", "Navn;Postadresse;Postnr;Poststed", "Ola;Storgata 1;0150;Oslo", oslo},
		{"Postadresse as the city", "Navn;Gateadresse;Postadresse", "Ola;Storgata 1;0150 Oslo", oslo},
		{"a country of one's own", "Navn;Adresse;Postnr og sted;Land", "Ola;Storgata 1;0150 Oslo;Norge", oslo},
		{"abroad", "Navn;Postnr;Sted;Land", "Ola;SW1A 1AA;London;Storbritannia", func(p party.Party) (string, string) {
			return p.Address.PostalCode + p.Address.City + p.Address.Country, "SW1A 1AALondonGB"
		}},
		{"groups", "Navn;Grupper", "Ola;\" B ; a,,B/ c \"", func(p party.Party) (string, string) { return strings.Join(p.Groups, "|"), "a|B|c" }},
		{"first number", "Navn", "Ola", func(p party.Party) (string, string) { return p.Number, "1" }},
	} {
		got, want := c.check(only(t, imports(t, lines(c.head, c.row))))
		if got != want {
			t.Errorf("%s: got %q, want %q", c.what, got, want)
		}
	}
}

func oslo(p party.Party) (got, want string) {
	a := p.Address
	return a.Street + "|" + a.PostalCode + "|" + a.City + "|" + a.Country, "Storgata 1|0150|Oslo|"
}

// A lost zero is restored where postal codes begin with one, and said; nothing else is guessed.
func TestPostalCodes(t *testing.T) {
	for _, c := range []struct{ country, code, want, remark string }{
		{"NO", "150", "0150", "import.postal_code.zero"},
		{"Danmark", "800", "0800", "import.postal_code.zero"},
		{"FI", "100", "00100", "import.postal_code.zero"},
		{"FI", "2100", "02100", "import.postal_code.zero"},
		{"NO", "15", "", "address.postal_code.wrong"},
		{"NO", "15000", "", "address.postal_code.wrong"},
		{"SE", "1234", "", "address.postal_code.wrong"},
		{"DE", "1067", "1067", ""},
		{"NO", "0150", "0150", ""},
	} {
		r := imports(t, lines("Nr;Navn;Postnr;Sted;Land", "1;Ola;"+c.code+";Oslo;"+c.country))
		remarks := append(slices.Clone(r.Rejected), r.Warnings...)
		got, code := "", ""
		if len(r.Added) == 1 {
			got = r.Added[0].Address.PostalCode
		}
		if len(remarks) > 0 {
			code = remarks[0].Problem.Code
			if remarks[0].Column != "Postnr" || remarks[0].Value != c.code {
				t.Errorf("%s %s: remark %+v", c.country, c.code, remarks[0])
			}
		}
		if got != c.want || code != c.remark || len(remarks) > 1 {
			t.Errorf("%s %s: got %q with %q, want %q with %q", c.country, c.code, got, code, c.want, c.remark)
		}
	}
}

// A plan without any row below the headings is an empty plan, not a fault.
func TestNoRows(t *testing.T) {
	r := imports(t, lines("Nr;Navn"))
	if len(r.Added)+len(r.Rejected)+r.Rows+r.Blank != 0 || r.Stopped {
		t.Errorf("got %+v", r)
	}
	_, err := Plan(&Table{}, nil, club, Options{})
	if !problem.Is(err, "import.headings.missing") {
		t.Errorf("no table: got %v", err)
	}
}
