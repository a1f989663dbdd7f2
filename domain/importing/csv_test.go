package importing

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// spec: C8 – the delimiter is found by itself, and a "sep=" line is obeyed and is no row.
func TestDelimiters(t *testing.T) {
	for _, c := range []struct{ what, text, delimiter string }{
		{"semicolons", "Nr;Navn;Grupper\n1;Hansen, Ola;A,B\n2;Berg, Kari;A,C\n", ";"},
		{"commas", "Nr,Navn,Grupper\n1,\"Hansen, Ola\",A;B\n", ","},
		{"tabs", "Nr\tNavn\tGrupper\n1\tHansen, Ola\tA;B\n", "\t"},
		{"pipes", "Nr|Navn|Grupper\n1|Hansen, Ola|A;B\n", "|"},
		{"sep line", "sep=;\r\nNr;Navn;Grupper\r\n1;Hansen, Ola;A\r\n", ";"},
		{"sep line of another kind", "\"SEP=#\"\nNr#Navn#Grupper\n1#Hansen, Ola#A\n", "#"},
		{"one column", "Navn\nHansen, Ola\nBerg, Kari\n", ";"},
		{"quoted headings", "\"Nr\",\"Navn\",\"Grupper\"\n\"1\",\"Hansen, Ola\",\"A\"\n", ","},
		{"quoted delimiters", "Nr;Navn;Merknad\n1;Hansen, Ola;\"a,b,c;d,e,f\"\n", ";"},
		{"old Mac lines", "Nr;Navn;Grupper\r1;Hansen, Ola;A\r", ";"},
	} {
		tab := table(t, "x.csv", []byte(c.text))
		if tab.Delimiter != c.delimiter {
			t.Errorf("%s: delimiter %q, want %q", c.what, tab.Delimiter, c.delimiter)
		}
		if r := report(t, tab, nil, Options{}); len(r.Added) == 0 || r.Added[0].Name != "Hansen, Ola" {
			t.Errorf("%s: added %+v, rejected %v", c.what, r.Added, rejections(r))
		}
	}
}

// Rows are cut and counted as Excel does.
func TestScanner(t *testing.T) {
	for _, c := range []struct {
		text   string
		rows   [][]string
		broken int // row with quotes that don't pair
	}{
		{"a;b\n", [][]string{{"a", "b"}}, 0},
		{"a;b", [][]string{{"a", "b"}}, 0},
		{"a;\n;b\n", [][]string{{"a", ""}, {"", "b"}}, 0},
		{"a;", [][]string{{"a", ""}}, 0},
		{"a\r\n\r\nb\r\n", [][]string{{"a"}, {""}, {"b"}}, 0},
		{`"a;b";"c""d"` + "\r\n", [][]string{{"a;b", `c"d`}}, 0},
		{"\"a\r\nb\";c\r\nd\n", [][]string{{"a\nb", "c"}, {"d"}}, 0},
		{`5" rør;b`, [][]string{{`5" rør`, "b"}}, 0},
		{`"";x`, [][]string{{"", "x"}}, 0},
		{"a\n\"Bamse\" Hansen;b\n", [][]string{{"a"}, {"Bamse Hansen", "b"}}, 2},
	} {
		s, rows, broken := scanner{text: c.text, delimiter: ';'}, [][]string(nil), 0
		for {
			r, err := s.next()
			if err != nil {
				break
			}
			if r.Number != len(rows)+1 {
				t.Errorf("%q: row %d is numbered %d", c.text, len(rows)+1, r.Number)
			}
			if r.broken > 0 {
				broken = r.Number
			}
			rows = append(rows, r.Cells)
		}
		if !reflect.DeepEqual(rows, c.rows) || broken != c.broken {
			t.Errorf("%q: got %q, broken in %d, want %q, %d", c.text, rows, broken, c.rows, c.broken)
		}
	}
}

// Row numbers are Excel's: blank rows and titles count, a "sep=" line and a line break inside a cell do not.
func TestRowNumbers(t *testing.T) {
	r := imports(t, lines("sep=;", "Medlemsliste", "", "Nr;Navn;E-post;Merknad", "1;Ola;feil;", ";;;", "",
		"2;Kari;;\"to\r\nlinjer\"", "3;Per;feil;", ";;;"))
	want := []string{"4 E-post email.invalid", "8 E-post email.invalid"}
	if got := rejections(r); !slices.Equal(got, want) || r.Rows != 3 || r.Blank != 2 {
		t.Errorf("rejected %v, rows %d, blank %d, want %v, 3, 2", got, r.Rows, r.Blank, want)
	}
}

// A row that can't be what was meant is rejected, and the others are not.
func TestBrokenRows(t *testing.T) {
	r := imports(t, lines("Nr;Navn;Adresse;Født;Mobil",
		`1;"Bamse" Hansen;Storgata 1;;`,
		"2;Kari;Storgata 1;2. etasje;;x",
		"3;#REF!;;########;",
		"4;Ola;;;4,79E+10",
		"5;Per;Storgata 1;31.12.2001;12345678",
		"6;Siri;#I/T;;"))
	want := []string{
		"2 Navn import.cell.quote", "3  import.row.too_wide", "4 Navn import.cell.error", "5 Mobil import.cell.shortened",
		"7 Adresse import.cell.error",
	}
	if got := rejections(r); !slices.Equal(got, want) || len(r.Added) != 1 {
		t.Errorf("got %q, %d added, want %q, 1", got, len(r.Added), want)
	}
	if m := r.Rejected[1]; m.Value != "" || m.Problem.Args["value"] != "x" || m.Number != "2" || m.Name != "Kari" {
		t.Errorf("the wide row says %+v, %v", m, m.Problem)
	}
	if m := r.Rejected[2]; m.Field != "name" || m.Value != "#REF!" {
		t.Errorf("the error says %+v", m)
	}
}

// A hundred thousand rows are few enough; the limit is said.
func TestTooManyRows(t *testing.T) {
	tab := &Table{Name: "x.csv", Rows: make([]Row, maxRows)}
	if p := one(t, tab.add(Row{Number: 7, Cells: []string{"a"}})); p.Code != "import.file.too_many_rows" || p.Args["limit"] != fmt.Sprint(maxRows) {
		t.Errorf("got %v", p)
	}
	if err := tab.add(Row{Number: 7, Cells: []string{" ", ""}}); err != nil {
		t.Errorf("an empty row more: %v", err)
	}
	if !strings.HasPrefix(letter(0)+letter(25)+letter(26)+letter(98), "AZAACU") {
		t.Errorf("columns are called %s %s %s %s", letter(0), letter(25), letter(26), letter(98))
	}
}
