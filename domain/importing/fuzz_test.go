package importing

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"kontingent/domain/problem"
)

// tryImport reads what strangers wrote: whatever it is, it becomes a report or a problem, never a fault or a panic.
func tryImport(t *testing.T, name string, data []byte) *Report {
	tab, err := Read(name, bytes.NewReader(data), int64(len(data)))
	var r *Report
	if err == nil {
		r, err = Plan(tab, nil, club, Options{SkipRejected: true})
	}
	if err != nil {
		if len(problem.All(err)) == 0 || problem.Is(err, "fault") {
			t.Fatalf("%v is no problem a treasurer can mend", err)
		}
		return nil
	}
	last := 0
	for _, row := range tab.Rows {
		if row.Number <= last || len(row.Cells) == 0 || len(row.Cells) > maxColumns {
			t.Fatalf("row %d with %d cells after row %d", row.Number, len(row.Cells), last)
		}
		last = row.Number
	}
	numbers := map[string]bool{}
	for _, p := range r.Added {
		if p.Number == "" || p.Name == "" || numbers[p.Number] {
			t.Fatalf("added %+v", p)
		}
		numbers[p.Number] = true
		if _, err := p.Clean(club.Country); err != nil {
			t.Fatalf("the store would refuse %+v: %v", p, err)
		}
	}
	if len(r.Added)+r.RejectedRows() != r.Rows {
		t.Fatalf("%d added and %d rejected of %d rows", len(r.Added), r.RejectedRows(), r.Rows)
	}
	again, err := Plan(tab, r.Added, club, Options{SkipRejected: true})
	if err != nil || len(again.Added)+len(again.Updated) > 0 {
		t.Fatalf("a second time adds %+v, updates %+v: %v", again.Added, again.Updated, err)
	}
	return r
}

func FuzzCSV(f *testing.F) {
	sample, err := os.ReadFile("testdata/members-1200.csv")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(sample[:9000])
	for _, s := range []string{
		"", "sep=;\nNr;Navn\n1;Ola", "Nr,Navn\n\"1\",\"O\"\"la\"\n", "Nr\tNavn\n1\t=cmd\n", "Navn\nOla\n\nOla\n",
		"Nr;Navn;Postnr og sted;Født;Grupper;Land\n1;Ola;150 Oslo;42436;A/B;Norge\n;Kari;\"0150 Oslo\n\";31.2.2001;;X\n",
		"\xFF\xFEN\x00r\x00;\x00N\x00a\x00v\x00n\x00\n\x001\x00;\x00O\x00", "Nr;Navn\r1;Bj\xF8rn\r2;\xC3\xA6", "Nr;Navn\n1;\"a\nb\"c\n",
		"Navn;Navn;Fornavn;Firma;Type\n;;a;b;B\n-;'-;\u00a0;\u202e;P\n", "Nr|Navn|Mobil\n1E5|#REF!|4,7E+10\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if !isArchive(data) {
			tryImport(t, "fuzz.csv", data)
		}
	})
}

func FuzzXLSX(f *testing.F) {
	for _, s := range []string{
		goodSheet, "", `<row r="1"><c r="B1" t="s"><v>99</v></c></row>`, `<row><c><v>1</v></c></row>`, `<row r="0"/><row r="x"/>`,
		`<row r="5"><c r="A5"><v>1E400</v></c></row><row r="2"><c r="A2" t="b"><v>1</v></c></row>`, goodSheet + `<row r="1048577"/>`,
		goodSheet + `<row r="3"><c r="A3" t="d"><v>2016-03-07</v></c><c r="B3" s="99999"><v>42436</v></c></row>`,
		`<row r="1"><c r="A1" t="inlineStr"><is><r><t>Na</t></r><r><t>vn</t></r></is></c></row><row r="2"><c r="A2" t="str"><f>X()</f></c></row>`,
	} {
		f.Add(s, "")
	}
	f.Add(goodSheet, `<sst><si><t>a</t></si><si/></sst>`)
	f.Fuzz(func(t *testing.T, sheet, texts string) {
		parts := bookParts(sheet)
		if texts != "" {
			parts["xl/sharedStrings.xml"] = texts
		}
		parts["xl/styles.xml"] = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`
		tryImport(t, "fuzz.xlsx", archive(t, parts))
	})
}

// A workbook whose bytes are disturbed anywhere is a report or a problem too.
func FuzzXLSXBytes(f *testing.F) {
	good := archive(f, bookParts(goodSheet))
	for at := 0; at < len(good); at += 97 {
		f.Add(at, []byte{0xFF})
		f.Add(at, []byte(strings.Repeat("\x00", 8)))
	}
	f.Fuzz(func(t *testing.T, at int, with []byte) {
		if at < 0 || at >= len(good) {
			return
		}
		data := bytes.Clone(good)
		copy(data[at:], with)
		tryImport(t, "fuzz.xlsx", data)
	})
}
