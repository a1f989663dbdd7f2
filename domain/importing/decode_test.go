package importing

import (
	"slices"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	textunicode "golang.org/x/text/encoding/unicode"
)

// in encodes a text.
func in(t *testing.T, e encoding.Encoding, s string) []byte {
	t.Helper()
	b, err := e.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

var (
	little = textunicode.UTF16(textunicode.LittleEndian, textunicode.UseBOM)
	big    = textunicode.UTF16(textunicode.BigEndian, textunicode.UseBOM)
	bare   = textunicode.UTF16(textunicode.LittleEndian, textunicode.IgnoreBOM)
	swap   = textunicode.UTF16(textunicode.BigEndian, textunicode.IgnoreBOM)
)

// spec: C8 – the encoding is found by itself.
func TestEncodings(t *testing.T) {
	text := lines("Medlemsnr;Fornavn;Etternavn;Født", "1;Bjørn;Åsgård;01.02.1985", "2;Zoë;Müller-Łęcki;")
	western := lines("Medlemsnr;Fornavn;Etternavn;Født", "1;Bjørn;Åsgård;01.02.1985", "2;Zoë;O’Brien–Müller;")
	for _, c := range []struct {
		what, enc string
		data      []byte
		second    string
	}{
		{"UTF-8", utf8Name, []byte(text), "Zoë Müller-Łęcki"},
		{"UTF-8 with mark", utf8Name, []byte("\xEF\xBB\xBF" + text), "Zoë Müller-Łęcki"},
		{"Unicode text of Excel", utf16Name, in(t, little, text), "Zoë Müller-Łęcki"},
		{"UTF-16 of the other order", utf16Name, in(t, big, text), "Zoë Müller-Łęcki"},
		{"UTF-16 without mark", utf16Name, in(t, bare, text), "Zoë Müller-Łęcki"},
		{"UTF-16 of the other order without mark", utf16Name, in(t, swap, text), "Zoë Müller-Łęcki"},
		{"Windows-1252", windows1252, in(t, charmap.Windows1252, western), "Zoë O’Brien–Müller"},
		{"with the end sign of DOS", utf8Name, []byte(text + "\x1A"), "Zoë Müller-Łęcki"},
	} {
		tab := table(t, "x.csv", c.data)
		r := report(t, tab, nil, Options{})
		if tab.Encoding != c.enc || len(r.Rejected) > 0 || len(r.Added) != 2 {
			t.Errorf("%s: read as %s, rejected %v", c.what, tab.Encoding, rejections(r))
			continue
		}
		if a, b := r.Added[0].Name, r.Added[1].Name; a != "Bjørn Åsgård" || b != c.second || r.Added[0].Born.String() != "1985-02-01" {
			t.Errorf("%s: names %q, %q, born %s", c.what, a, b, r.Added[0].Born)
		}
	}
}

// spec: C8 – rows in another encoding than the rest are rejected at their place, not garbled.
func TestWrongEncodings(t *testing.T) {
	head := "Nr;Navn;Sted\r\n"
	latin := func(s string) string { return string(in(t, charmap.Windows1252, s)) }
	for _, c := range []struct {
		what string
		data string
		want []string
	}{
		{"one UTF-8 row among Windows-1252", latin(head+"1;Bjørn;Bodø\r\n2;Åse;Bø\r\n") + "3;Kåre;Oslo\r\n4;Ida;Bø\r\n", []string{"4 Navn", "5 Sted"}},
		{"one Windows-1252 row among UTF-8", head + "1;Bjørn;Bodø\r\n2;Åse;Bø\r\n" + latin("3;Kåre;Oslo\r\n"), []string{"4 Navn"}},
		{"UTF-8 encoded twice", head + "1;BjÃ¸rn;Oslo\r\n2;Ã…se;Oslo\r\n", []string{"2 Navn", "3 Navn"}},
		{"letters lost before", head + "1;Bj\uFFFDrn;Oslo\r\n", []string{"2 Navn"}},
		{"DOS", string(in(t, charmap.CodePage865, head+"1;Bjørn;Ås\r\n2;Kåre;Oslo\r\n3;Bæver;Oslo\r\n")), []string{"2 Navn", "2 Sted", "3 Navn"}},
		{"old Mac", string(in(t, charmap.Macintosh, head+"1;Bjørn;Oslo\r\n2;Bæver;Oslo\r\n")), []string{"2 Navn", "3 Navn"}},
	} {
		r := imports(t, c.data)
		var got []string
		for _, m := range r.Rejected {
			if m.Problem.Code != "import.cell.encoding" || m.Problem.Args["value"] == "" {
				t.Errorf("%s: row %d: %v", c.what, m.Row, m.Problem)
			}
			got = append(got, remarkText(m)[:len(remarkText(m))-len(" import.cell.encoding")])
		}
		if !slices.Equal(got, c.want) || !r.Stopped {
			t.Errorf("%s: rejected %v, want %v", c.what, got, c.want)
		}
	}
}

// Names that merely look odd are names.
func TestSoundText(t *testing.T) {
	for _, s := range []string{"Åse", "D’Angelo", "Ærø", "SÃO PAULO", "«Bjørn»", "50 % – ½ år", "Æøå", "naïve café", "10 €"} {
		if damaged(s, true) {
			t.Errorf("%q counts as damaged", s)
		}
	}
	for _, c := range []struct {
		want, got string
		lost      bool
	}{
		{"Wiśniewska-Żółć", "Wi?niewska-?ó??", true},
		{"Wiśniewska", "Wisniewska", false},
		{"Bjørn", "Bj?rn", false}, // Windows-1252 has that letter
		{"Ola?", "Ola?", false},
	} {
		if lost(c.want, c.got) != c.lost {
			t.Errorf("lost(%q, %q) is not %v", c.want, c.got, c.lost)
		}
	}
}
