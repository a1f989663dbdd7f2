package importing

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"

	"kontingent/domain/problem"
)

// archive packs parts into a zip file.
func archive(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		w, err := z.Create(name)
		if err == nil {
			_, err = io.WriteString(w, parts[name])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// bookParts are the parts of a workbook with one sheet.
func bookParts(sheet string) map[string]string {
	const rel = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	const main = `http://schemas.openxmlformats.org/spreadsheetml/2006/main`
	return map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>`,
		"_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` +
			rel + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml": `<workbook xmlns="` + main + `" xmlns:r="` + rel + `"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` +
			rel + `/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml": `<worksheet xmlns="` + main + `"><sheetData>` + sheet + `</sheetData></worksheet>`,
	}
}

const goodSheet = `<row r="1"><c r="A1" t="str"><v>Nr</v></c><c r="B1" t="str"><v>Navn</v></c></row>` +
	`<row r="2"><c r="A2"><v>7</v></c><c r="B2" t="str"><v>Ola</v></c></row>`

// edited is the good workbook with one part changed.
func edited(t *testing.T, part, text string) []byte {
	p := bookParts(goodSheet)
	p[part] = text
	return archive(t, p)
}

// spec: C8 – what is no member file gets a sentence that says what and where.
func TestBadFiles(t *testing.T) {
	sampleBook, err := os.ReadFile("testdata/members-1200.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	columns := strings.Repeat("kol;", 99) + "Navn"
	letter := "Kjære medlemmer!\n\nÅrsmøtet er på tirsdag, og vi trenger kaker.\nHilsen styret\n"
	for _, c := range []struct {
		name string
		data []byte
		code string
		args map[string]string
	}{
		{"empty.csv", nil, "import.file.empty", nil},
		{"blank.csv", []byte(" \r\n;;;\r\n\r\n"), "import.file.empty", nil},
		{"mark.csv", []byte("\xEF\xBB\xBF"), "import.file.empty", nil},
		{"sep.csv", []byte("sep=;\r\n"), "import.file.empty", nil},
		{"letter.csv", []byte(letter), "import.headings.missing", map[string]string{"rows": "20"}},
		{"numbers.csv", []byte("1;2;3\n4;5;6\n"), "import.headings.missing", nil},
		{"picture.csv", []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), "import.file.binary", nil},
		{"program.xlsx", []byte("MZ\x90\x00\x03\x00\x00\x00\x04"), "import.file.binary", nil},
		{"noise.csv", bytes.Repeat([]byte("a;b\x01\x02\x03\n"), 50), "import.file.binary", nil},
		{"paper.csv", []byte("%PDF-1.7\n1 0 obj\n"), "import.file.binary", nil},
		{"page.xls", []byte("\r\n<html><table><tr><td>Navn</td></tr></table></html>"), "import.file.web_page", nil},
		{"old.xls", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\x00\x00"), "import.file.old_excel", nil},
		{"100columns.csv", []byte(columns + "\n"), "import.row.too_many_columns", map[string]string{"row": "1", "limit": "99"}},
		{"100cells.csv", []byte("Nr;Navn\n1;Ola\n" + columns + "\n"), "import.row.too_many_columns", map[string]string{"row": "3"}},
		{"1200cells.csv", []byte("Nr;Navn\n1;Ola" + strings.Repeat(";", 1200) + "x\n"), "import.row.too_many_columns", map[string]string{"row": "2"}},
		{"cell.csv", []byte("Nr;Navn\n1;" + strings.Repeat("å", maxField+1) + "\n"), "import.field.too_long", map[string]string{"row": "2"}},
		{"quote.csv", []byte("Nr;Navn\n1;Ola\n2;\"Kari\n3;Per\n"), "import.quote.open", map[string]string{"row": "3"}},
		{"swallowed.csv", []byte("Nr;Navn\n1;\"Ola\n2;Kari\n3;\"Per\"\n4;Siri\n"), "import.quote.open", map[string]string{"row": "2"}},
		{"dos.csv", []byte("Nr;Navn;F\x9Bdt\n1;Ola;\n"), "import.headings.damaged", map[string]string{"row": "1", "column": "C"}},
		{"noname.csv", []byte("Adresse;Postnr\nStorgata 1;0150\n"), "import.columns.no_name", map[string]string{"row": "1"}},
		{"half.xlsx", sampleBook[:len(sampleBook)/2], "import.file.damaged", nil},
		{"tail.xlsx", sampleBook[:len(sampleBook)-40], "import.file.damaged", nil},
		{"letter.xlsx", archive(t, map[string]string{"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"}), "import.file.other_document", nil},
		{"calc.xlsx", archive(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}), "import.file.other_document", nil},
		{"nothing.zip", archive(t, nil), "import.file.other_document", nil},
		{"nosheet.xlsx", archive(t, bookParts("")), "import.file.empty", nil},
		{"cut.xlsx", edited(t, "xl/worksheets/sheet1.xml", "<worksheet><sheetData>"+goodSheet), "import.file.damaged", nil},
		{"entity.xlsx", edited(t, "xl/worksheets/sheet1.xml", `<!DOCTYPE a [<!ENTITY x "y">]><worksheet><sheetData>`+goodSheet+`</sheetData></worksheet>`), "import.file.damaged", nil},
		{"deep.xlsx", edited(t, "xl/sharedStrings.xml", strings.Repeat("<si>", 100)+strings.Repeat("</si>", 100)), "import.file.bomb", nil},
		{"up.xlsx", edited(t, "xl/../../evil.xml", "<x/>"), "import.file.damaged", nil},
		{"wide.xlsx", archive(t, bookParts(goodSheet+`<row r="3"><c r="XFD3" t="str"><v>x</v></c></row>`)), "import.row.too_many_columns", map[string]string{"row": "3"}},
		{"row.xlsx", archive(t, bookParts(goodSheet+`<row r="2147483647"><c r="A2147483647"><v>1</v></c></row>`)), "import.file.damaged", nil},
		{"cell.xlsx", archive(t, bookParts(goodSheet+`<row r="3"><c r="!!"><v>1</v></c></row>`)), "import.file.damaged", nil},
	} {
		tab, err := Read(c.name, bytes.NewReader(c.data), int64(len(c.data)))
		if err == nil {
			_, err = Plan(tab, nil, club, Options{})
		}
		if err == nil {
			t.Errorf("%s: no problem found", c.name)
			continue
		}
		p := one(t, err)
		if p.Code != c.code || p.Args["file"] != c.name {
			t.Errorf("%s: got %v, want %s", c.name, p, c.code)
		}
		for k, v := range c.args {
			if p.Args[k] != v {
				t.Errorf("%s: %s is %q, want %q", c.name, k, p.Args[k], v)
			}
		}
	}
}

// padding is a stream of zeros with some noise every so many bytes, so that it packs just so well.
type padding struct {
	every int
	noise *rand.ChaCha8
}

func (p padding) Read(b []byte) (int, error) {
	clear(b)
	for i := 0; p.every > 0 && i < len(b); i += p.every {
		_, _ = p.noise.Read(b[i:min(i+8, len(b))])
	}
	return len(b), nil
}

// spec: C8 – a zip bomb called .xlsx is refused from its directory, before anything is unpacked.
func TestZipBombs(t *testing.T) {
	pack := func(every int, size int64, names ...string) []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for part, text := range bookParts(goodSheet) {
			w, _ := z.Create(part)
			_, _ = io.WriteString(w, text)
		}
		for _, name := range names {
			w, _ := z.Create(name)
			if _, err := io.CopyN(w, padding{every, rand.NewChaCha8([32]byte{})}, size); err != nil {
				t.Fatal(err)
			}
		}
		_ = z.Close()
		return b.Bytes()
	}
	many := bookParts(goodSheet)
	for i := range maxParts {
		many[fmt.Sprintf("xl/media/%d.png", i)] = ""
	}
	const densely = 2048 // packs to about a hundredth
	for what, data := range map[string][]byte{
		"a part of 300 MB":         pack(0, 300<<20, "xl/worksheets/sheet2.xml"),
		"a part of 60 MB of zeros": pack(0, 60<<20, "xl/worksheets/sheet2.xml"),
		"a part of 65 MB":          pack(densely, 65<<20, "xl/worksheets/sheet2.xml"),
		"five parts of 55 MB":      pack(densely, 55<<20, "xl/1", "xl/2", "xl/3", "xl/4", "xl/5"),
		"styles of 9 MB":           pack(densely, 9<<20, "xl/styles.xml"),
		"2000 parts more":          archive(t, many),
	} {
		if len(data) > 4<<20 {
			t.Errorf("%s: the bomb is %d bytes, it should be small", what, len(data))
		}
		used := memory(func() {
			_, err := Read("bomb.xlsx", bytes.NewReader(data), int64(len(data)))
			if p := one(t, err); p.Code != "import.file.bomb" || p.Args["part"] == "" {
				t.Errorf("%s: got %v", what, p)
			}
		})
		if used > 20<<20 {
			t.Errorf("%s: took %d MB of memory", what, used>>20)
		}
	}
}

// A directory may say of a part that it is larger than any disk (a 64-bit size with the highest bit set), or smaller
// than it is. Neither may bring the program down.
func TestLyingArchive(t *testing.T) {
	good := archive(t, bookParts(goodSheet))
	at := bytes.LastIndex(good, []byte("PK\x01\x02"))
	name := int(binary.LittleEndian.Uint16(good[at+28:]))
	extra := make([]byte, 4+8)
	binary.LittleEndian.PutUint16(extra, 1)
	binary.LittleEndian.PutUint16(extra[2:], 8)
	binary.LittleEndian.PutUint64(extra[4:], 1<<63)
	huge := bytes.Clone(good[:at+46+name])
	binary.LittleEndian.PutUint32(huge[at+24:], 0xFFFFFFFF)
	binary.LittleEndian.PutUint16(huge[at+30:], uint16(len(extra)))
	huge = append(append(huge, extra...), good[at+46+name:]...)
	end := bytes.LastIndex(huge, []byte("PK\x05\x06"))
	binary.LittleEndian.PutUint32(huge[end+12:], binary.LittleEndian.Uint32(huge[end+12:])+uint32(len(extra)))
	_, err := Read("huge.xlsx", bytes.NewReader(huge), int64(len(huge)))
	if p := one(t, err); p.Code != "import.file.bomb" {
		t.Errorf("2^63 bytes: got %v", p)
	}

	small := edited(t, "xl/sharedStrings.xml", "<sst>"+strings.Repeat("<si><t>x</t></si>", 1000)+"</sst>")
	for i := 0; ; i++ { // every part's entry in the directory says one byte
		j := bytes.Index(small[i:], []byte("PK\x01\x02"))
		if j < 0 {
			break
		}
		i += j
		binary.LittleEndian.PutUint32(small[i+24:], 1)
	}
	_, err = Read("small.xlsx", bytes.NewReader(small), int64(len(small)))
	if p := one(t, err); p.Code != "import.file.damaged" {
		t.Errorf("one byte: got %v", p)
	}
}

// spec: C8 – a line of 50 MB is refused at its row and costs no more than a few copies of the file.
func TestLongLine(t *testing.T) {
	for what, line := range map[string]string{
		"one cell":  strings.Repeat("a", 50<<20),
		"no cells":  "x" + strings.Repeat(";", 50<<20) + "y",
		"all cells": strings.Repeat("a;", 25<<20),
		"in quotes": `"` + strings.Repeat("a", 50<<20),
	} {
		data := []byte("Nr;Navn\n1;Ola\n" + line)
		used := memory(func() {
			_, err := Read("long.csv", bytes.NewReader(data), int64(len(data)))
			if p := one(t, err); p.Args["row"] != "3" {
				t.Errorf("%s: got %v, want it at row 3", what, p)
			}
		})
		if used > 500<<20 {
			t.Errorf("%s: took %d MB of memory", what, used>>20)
		}
	}
	if _, err := Read("large.csv", bytes.NewReader(nil), 1<<40); one(t, err).Code != "import.file.too_large" {
		t.Errorf("a file of 1 TB: got %v", err)
	}
}

// memory is how many bytes a piece of work allocates.
func memory(work func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	work()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// An error of the disk is no problem of the file.
func TestReadError(t *testing.T) {
	_, err := Read("gone.csv", broken{}, 10)
	if err == nil || len(problem.All(err)) > 0 || !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("got %v, want the disk's error", err)
	}
}

type broken struct{}

func (broken) ReadAt([]byte, int64) (int, error) { return 0, io.ErrUnexpectedEOF }
