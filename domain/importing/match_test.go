package importing

import (
	"slices"
	"strings"
	"testing"

	"kontingent/domain/party"
)

func card(number, name, email string) party.Party {
	return party.Party{Number: number, Kind: party.Person, Name: name, Email: email}
}

// spec: C8 – matched by number; by e-mail and name only if the row has no number.
func TestMatch(t *testing.T) {
	ola, kari := card("7", "Ola Berg", "post@example.org"), card("8", "Kari Berg", "post@example.org")
	home := card("9", "Per Lie", "")
	home.Address = party.Address{Street: "Storgata 1", PostalCode: "0150", City: "Oslo"}
	for _, c := range []struct {
		what, row string
		updated   string // number of the card that is updated
		added     string // number of the card that is added
		rejected  string
	}{
		{"by number, whatever the name", "7;Ole Berg;x@example.org;;;", "7", "", ""},
		{"another number is another card", "10;Ola Berg;post@example.org;;;", "", "10", ""},
		{"a number is text", "07;Ola Berg;post@example.org;;;", "", "07", ""},
		{"by e-mail and name", ";OLA  berg;Post@EXAMPLE.org;;;hei", "7", "", ""},
		{"the other one of the family", ";Kari Berg;post@example.org;;;hei", "8", "", ""},
		{"by e-mail alone: never", ";Siri Berg;post@example.org;;;", "", "10", ""},
		{"by name alone: never", ";Ola Berg;ola@example.org;;;", "", "10", ""},
		{"by name without an e-mail: never", ";Ola Berg;;Lia 2;0150;", "", "10", ""},
		{"by name and address without an e-mail", ";Per Lie;;storgata 1;150;hei", "9", "", ""},
		{"a dash is no number", "-;Kari Berg;post@example.org;;;hei", "8", "", ""},
	} {
		r := imports(t, lines("Nr;Navn;E-post;Adresse;Postnr;Merknad", c.row), ola, kari, home)
		numbers := func(cards []party.Party) string {
			var out []string
			for _, p := range cards {
				out = append(out, p.Number)
			}
			return strings.Join(out, ",")
		}
		if got := numbers(r.Updated); got != c.updated {
			t.Errorf("%s: updated %q, want %q", c.what, got, c.updated)
		}
		if got := numbers(r.Added); got != c.added {
			t.Errorf("%s: added %q, want %q", c.what, got, c.added)
		}
		if got := strings.Join(rejections(r), ","); got != c.rejected {
			t.Errorf("%s: rejected %q", c.what, got)
		}
	}
}

// spec: C8 – the same person twice in a file is pointed out, with the row that was first.
func TestDoubles(t *testing.T) {
	for _, c := range []struct {
		what     string
		rows     []string
		existing []party.Party
		want     string
		said     string // row or numbers the sentence names
	}{
		{"number", []string{"5;Ola;;", "6;Kari;;", "5;Per;;"}, nil, "4 Nr import.number.double", "2"},
		{"number, though the first is wrong itself", []string{"5;Ola;x;", "5;Per;;"}, nil, "2 E-post email.invalid,3 Nr import.number.double", "2"},
		{"e-mail and name", []string{";Ola;a@example.org;", ";ola ;A@example.org;"}, nil, "3 Navn import.row.double", "2"},
		{"a family may share an e-mail", []string{";Ola;a@example.org;", ";Kari;a@example.org;"}, nil, "", ""},
		{"two with numbers may share all", []string{"1;Ola;a@example.org;", "2;Ola;a@example.org;"}, nil, "", ""},
		{"with and without number", []string{";Ola;a@example.org;", "1;Ola;a@example.org;"}, nil, "2 Navn import.row.double", "3"},
		{"name alone", []string{";Ola;;", ";Ola;;"}, nil, "3 Navn import.row.double", "2"},
		{"name alone, born on other days", []string{";Ola;;01.01.1950", ";Ola;;01.01.1980"}, nil, "", ""},
		{"one card, by number and without", []string{"7;Olaf;b@example.org;", ";Ola;a@example.org;"}, []party.Party{card("7", "Ola", "a@example.org")}, "3 Navn import.row.double", "2"},
		{"one row, two cards", []string{";Ola;a@example.org;"}, []party.Party{card("12", "Ola", "a@example.org"), card("7", "Ola", "a@example.org")}, "2 Navn import.match.several", "7, 12"},
	} {
		r := imports(t, lines(append([]string{"Nr;Navn;E-post;Født"}, c.rows...)...), c.existing...)
		if got := strings.Join(rejections(r), ","); got != c.want {
			t.Errorf("%s: rejected %q, want %q", c.what, got, c.want)
			continue
		}
		if c.said == "" {
			continue
		}
		last := r.Rejected[len(r.Rejected)-1].Problem
		if last.Args["row"]+last.Args["numbers"] != c.said {
			t.Errorf("%s: names %v, want %q", c.what, last.Args, c.said)
		}
	}
}

// Cards without a number get the next ones, in the order of the rows, past all that the register and the file have.
func TestNextNumbers(t *testing.T) {
	text := lines("Nr;Navn;E-post", ";A;", "41;B;", ";C;", "X9;D;", ";E;feil", "99;F;feil", ";G;")
	for range 3 {
		r := report(t, table(t, "x.csv", []byte(text)), []party.Party{card("30", "Z", ""), card("A77", "Y", "")}, Options{SkipRejected: true})
		var got []string
		for _, p := range r.Added {
			got = append(got, p.Name+p.Number)
		}
		want := []string{"A100", "B41", "C101", "DX9", "G102"}
		if !slices.Equal(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
	}
}

// spec: C8 – importing twice changes nothing, also for a list that has neither numbers nor e-mails.
func TestTwiceWithoutNumbers(t *testing.T) {
	text := lines("Navn;Adresse;Postnr og sted;Født;E-post;Grupper",
		"Ola Berg;Storgata 1;150 Oslo;01.02.1950;;A", "Ola Berg;Storgata 1;150 Oslo;01.02.1980;;B",
		"Kari Berg;Storgata 1;150 Oslo;;kari@BLÅBÆR.example;A/B", "Siri Lie;;;;;", "Bil AS;Postboks 5, 9000 Tromsø;;;;")
	r := imports(t, text)
	if len(r.Added) != 5 || len(r.Rejected) > 0 {
		t.Fatalf("added %+v, rejected %v", r.Added, rejections(r))
	}
	again := imports(t, text, r.Added...)
	if again.Unchanged != 5 {
		t.Errorf("the second time: added %+v, updated %+v, rejected %v", again.Added, again.Updated, rejections(again))
	}
}
