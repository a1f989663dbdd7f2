package importing

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// spec: C8 – headings in each language are recognised, and a title line above them does not disturb.
func TestHeadingLanguages(t *testing.T) {
	for _, c := range []struct{ lang, title, head, row, ignored string }{
		{
			"nb", "Medlemsliste for Fjellheim skolekorps",
			"Medlemsnr.;Type;Fornavn;Etternavn;Adresse;Adresse 2;Postnr;Poststed;Land;E-post;Mobil;Fødselsdato;Org.nr.;Grupper;Foretrukket leveringsmetode;Språk;Deres ref.;Merknad;Sluttdato;Skonummer",
			"7;Person;Ola;Berg;Storgata 1;H0101;0150;Oslo;Norge;ola@example.org;912 34 567;31.12.2001;;Seniorer/Styret;Brev;nynorsk;PO 5;Hei;1.2.2030;43", "Skonummer",
		},
		{
			"nn", "Medlemsliste",
			"Medlemsnummer;Type;Fornamn;Etternamn;Vegadresse;Adresse 2;Postnummer;Poststad;Land;E-postadresse;Telefon;Fødd;Organisasjonsnummer;Gruppar;Leveringsmåte;Målform;Dykkar ref;Kommentar;Utmeldt;Deira ref",
			"7;P;Ola;Berg;Storgata 1;H0101;0150;Oslo;Noreg;ola@example.org;912 34 567;31.12.2001;;Seniorer, Styret;Papir;Nynorsk;;Hei;2030-02-01;PO 5", "Dykkar ref",
		},
		{
			"da", "Medlemsliste pr. 22-11-2026",
			"Medlemsnummer;Type;Fornavn;Efternavn;Adresse;Adresse 2;Postnr.;By;Land;E-mail;Mobiltelefon;Fødselsdag;CVR-nr.;Grupper;Leveringsmåde;Sprog;Deres reference;Bemærkninger;Udmeldt;Skostørrelse",
			"7;Privat;Ola;Berg;Storgata 1;H0101;0150;Oslo;Norge;ola@example.org;912 34 567;31-12-2001;;Seniorer, Styret;Brev;norsk nynorsk;PO 5;Hei;01-02-2030;43", "Skostørrelse",
		},
		{
			"sv", "Medlemslista",
			"Medlemsnummer;Typ;Förnamn;Efternamn;Gatuadress;Adress 2;Postnummer;Postort;Land;E-postadress;Mobil;Födelsedatum;Organisationsnummer;Grupper;Leveranssätt;Språk;Er referens;Anteckning;Slutdatum;Skostorlek",
			`7;Privatperson;Ola;Berg;Storgata 1;H0101;0150;Oslo;Norge;ola@example.org;912 34 567;2001-12-31;;"Seniorer; Styret";Brev;nynorska;PO 5;Hei;2030-02-01;43`, "Skostorlek",
		},
		{
			"fi", "Jäsenluettelo",
			"Jäsennumero;Tyyppi;Etunimi;Sukunimi;Katuosoite;Osoite 2;Postinumero;Postitoimipaikka;Maa;Sähköposti;Puhelin;Syntymäaika;Y-tunnus;Ryhmät;Toimitustapa;Kieli;Viitteenne;Huomautus;Erosi;Kengännumero",
			"7;Henkilö;Ola;Berg;Storgata 1;H0101;0150;Oslo;Norja;ola@example.org;912 34 567;31.12.2001;;Seniorer, Styret;Kirje;uusnorja;PO 5;Hei;1.2.2030;43", "Kengännumero",
		},
		{
			"en", "Members",
			"Member No.;Type;First name;Last name;Address;Address 2;Postcode;City;Country;E-mail address;Mobile phone;Date of birth;Organisation number;Groups;Delivery method;Language;Your reference;Comments;Left;Shoe size",
			"7;Individual;Ola;Berg;Storgata 1;H0101;0150;Oslo;Norway;ola@example.org;912 34 567;31/12/2001;;Seniorer, Styret;Letter;Norwegian Nynorsk;PO 5;Hei;1/2/2030;43", "Shoe size",
		},
	} {
		r := imports(t, lines(c.title, "", c.head, c.row))
		if !slices.Equal(r.Ignored, []string{c.ignored}) {
			t.Errorf("%s: ignored %q, want %q", c.lang, r.Ignored, c.ignored)
		}
		want := party.Party{
			Number: "7", Kind: party.Person, Name: "Ola Berg", Email: "ola@example.org", Phone: "912 34 567",
			Address: party.Address{Street: "Storgata 1", Street2: "H0101", PostalCode: "0150", City: "Oslo"},
			Groups:  []string{"Seniorer", "Styret"}, PreferredMethod: "paper", Language: "nn",
			TheirReference: "PO 5", Note: "Hei",
		}
		got := only(t, r)
		if got.Born.String() != "2001-12-31" || got.Ended.String() != "2030-02-01" {
			t.Errorf("%s: born %s, ended %s", c.lang, got.Born, got.Ended)
		}
		got.Born, got.Ended = want.Born, want.Ended
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got\n%+v\nwant\n%+v", c.lang, got, want)
		}
	}
}

// Each word stands for one field, in the form headings are compared in.
func TestHeadingWords(t *testing.T) {
	seen := map[string]string{}
	for field, words := range headings {
		for _, w := range append(strings.Fields(words), fold(field)) {
			if fold(w) != w {
				t.Errorf("%s: %q is not folded, %q would be", field, w, fold(w))
			}
			if other, ok := seen[w]; ok && other != field {
				t.Errorf("%q is both %s and %s", w, other, field)
			}
			seen[w] = field
		}
	}
	for _, h := range []string{"MEDLEMS-NR.", " medlems nr ", "Medlemsnr (i NIF)", "Medlemsnr:"} {
		if recognise(h) != fNumber {
			t.Errorf("%q is not recognised", h)
		}
	}
	for _, h := range []string{"", "  ", "Skonummer", "()", strings.Repeat("navn", 1000)} {
		if f := recognise(h); f != "" {
			t.Errorf("%q is taken for %s", h, f)
		}
	}
}

// spec: C8 – the treasurer's word beats the headings, and is checked.
func TestMap(t *testing.T) {
	tab := table(t, "x.csv", []byte(lines("Hvem;Kontonr;Navn;E-post;E-post 2", "Ola Berg;7;Berg musikk;a@example.org;b@example.org")))
	r := report(t, tab, nil, Options{Map: map[string]string{"name": "hvem", "number": "Kontonr", "email": "E"}})
	if p := only(t, r); p.Name != "Ola Berg" || p.Number != "7" || p.Email != "b@example.org" {
		t.Errorf("got %+v", p)
	}
	if !slices.Equal(r.Ignored, []string{"Navn", "E-post"}) {
		t.Errorf("ignored %v", r.Ignored)
	}
	want := []Column{{"Hvem", "name"}, {"Kontonr", "number"}, {"E-post 2", "email"}}
	if !slices.Equal(r.Columns, want) {
		t.Errorf("columns %v, want %v", r.Columns, want)
	}
	if p := only(t, report(t, tab, nil, Options{Map: map[string]string{"email": ""}})); p.Email != "" {
		t.Errorf("a field left out has %q", p.Email)
	}
	_, err := Plan(tab, nil, club, Options{Map: map[string]string{"shoe": "Navn", "email": "Epost3"}})
	if !problem.Is(err, "import.map.field") || !problem.Is(err, "import.map.column") {
		t.Errorf("got %v", err)
	}
	bare := table(t, "x.csv", []byte(lines("7;Ola Berg;Storgata 1", "8;Kari Lie;")))
	r = report(t, bare, nil, Options{Map: map[string]string{"number": "A", "name": "B", "street": "C"}})
	if len(r.Added) != 2 || r.Added[0].Address.Street != "Storgata 1" || r.Rows != 2 {
		t.Errorf("a list without headings gives %+v", r.Added)
	}
}

// A column called "type" that says what sort of member one is does not stop the import.
func TestTypeOfMember(t *testing.T) {
	r := imports(t, lines("Nr;Navn;Type", "1;Ola;Senior", "2;Kari;Familie", "3;Per;Person"))
	if len(r.Added) != 3 || !slices.Equal(r.Ignored, []string{"Type"}) {
		t.Errorf("added %d, ignored %v, rejected %v", len(r.Added), r.Ignored, rejections(r))
	}
	r = imports(t, lines("Nr;Navn;Type", "1;Ola;P", "2;Bil AS;Firma", "3;Per;Familie"))
	if got := rejections(r); !slices.Equal(got, []string{"4 Type import.kind.unknown"}) || r.Added[1].Kind != party.Company {
		t.Errorf("rejected %v, added %+v", got, r.Added)
	}
}
