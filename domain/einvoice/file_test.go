package einvoice_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"kontingent/domain/einvoice"
	"kontingent/domain/problem"
)

func zipped(t testing.TB, kv ...string) string {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(kv); i += 2 {
		f, err := z.Create(kv[i])
		if err == nil {
			_, err = io.WriteString(f, kv[i+1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// spec: A10
func TestCanCarry(t *testing.T) {
	xlsx := zipped(t, "[Content_Types].xml", "", "xl/workbook.xml", "<w/>")
	ods := zipped(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet")
	odt := zipped(t, "mimetype", "application/vnd.oasis.opendocument.text")
	macros := zipped(t, "xl/workbook.xml", "<w/>", "xl/vbaProject.bin", "x")
	for _, c := range []struct{ name, content, want string }{
		{"a.pdf", "%PDF-1.7", "application/pdf"},
		{"A.PDF", "\xef\xbb\xbf \n%PDF-1.7", "application/pdf"},
		{"a.png", "\x89PNG\r\n\x1a\n", "image/png"},
		{"a.jpg", "\xff\xd8\xff\xe0", "image/jpeg"},
		{"a.jpeg", "\xff\xd8\xff\xe1", "image/jpeg"},
		{"a.csv", "navn;beløp\r\n", "text/csv"},
		{"a.csv", "navn;bel\xf8p\n", "text/csv"}, // Windows' own letters
		{"a.xlsx", xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
		{"a.ods", ods, "application/vnd.oasis.opendocument.spreadsheet"},
		{"a.docx", "PK\x03\x04", "einvoice.file.type"},
		{"a.heic", "\x00\x00\x00\x18ftypheic", "einvoice.file.type"},
		{"a.txt", "hei", "einvoice.file.type"},
		{"a.xml", "<x/>", "einvoice.file.type"},
		{"pdf", "%PDF-1.7", "einvoice.file.named"},
		{"a.txt", "\x89PNG\r\n\x1a\n", "einvoice.file.named"},
		{"a.jpg", "\x89PNG\r\n\x1a\n", "einvoice.file.named"},
		{"a.csv", xlsx, "einvoice.file.named"},
		{"a.csv", "a\x00b", "einvoice.file.content"},
		{"a.pdf", "<html>", "einvoice.file.content"},
		{"a.xlsx", macros, "einvoice.file.content"},
		{"a.xlsx", "PK\x03\x04 cut", "einvoice.file.content"},
		{"a.ods", odt, "einvoice.file.content"},
		{"a.ods", zipped(t), "einvoice.file.content"},
		{"a.pdf", "", "einvoice.file.empty"},
		{"a.pdf", "%PDF-" + strings.Repeat("x", 5<<20), "einvoice.file.large"},
	} {
		mime, err := einvoice.CanCarry(einvoice.File{Name: c.name, Content: []byte(c.content)})
		if strings.HasPrefix(c.want, "einvoice.") {
			if mime != "" || !problem.Is(err, c.want) {
				t.Errorf("%s: got %q, %v, want %s", c.name, mime, err, c.want)
			}
		} else if mime != c.want || err != nil {
			t.Errorf("%s: got %q, %v, want %s", c.name, mime, err, c.want)
		}
	}
}

// TestCheckFiles: three files that fit one by one, and not together.
//
// spec: A10
func TestCheckFiles(t *testing.T) {
	pdf := func(name string, size int) einvoice.File {
		return einvoice.File{Name: name, Content: append([]byte("%PDF-"), make([]byte, size)...)}
	}
	small, half := pdf("a.pdf", 1000), pdf("b.pdf", 5<<19)
	third := half
	third.Name = "ø/c.pdf"
	for want, files := range map[string][]einvoice.File{
		"":                                       {small},
		"einvoice.files.heavy":                   {small, half},
		"einvoice.files.large":                   {small, half, third},
		"einvoice.file.twice":                    {small, pdf("x/A.pdf", 1)},
		"einvoice.file.type einvoice.file.empty": {{Name: "a.doc", Content: []byte("x")}, {Name: "b.pdf"}},
	} {
		var got []string
		for _, p := range einvoice.CheckFiles(files) {
			got = append(got, p.Code)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("got %v, want %q", got, want)
		}
	}
}

func TestFileName(t *testing.T) {
	for in, want := range map[string]string{
		"regler.pdf":                           "regler.pdf",
		"Årsmøte 2027 (endelig).PDF":           "Arsmote_2027__endelig.pdf",
		`C:\Users\Kari\æøå.xlsx`:               "aeoa.xlsx",
		"../../etc/passwd":                     "passwd",
		"":                                     "file",
		"/":                                    "file",
		".pdf":                                 "file.pdf",
		"北京.png":                               "file.png",
		strings.Repeat("a", 300) + ".csv":      strings.Repeat("a", 80) + ".csv",
		"a\r\nb\".jpg":                         "a_b.jpg",
		"rapport.v2.ods":                       "rapport.v2.ods",
		"A\u030Arsmelding_\U0001F3BA_-ny.jpeg": "Arsmelding___-ny.jpeg",
	} {
		if got := einvoice.FileName(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}
