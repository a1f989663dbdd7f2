package main

import (
	"crypto/rand"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// enclosed reads the messages in a folder: the files of each, by the first letters of whom it is to.
func enclosed(t *testing.T, folder string) map[string]map[string]string {
	t.Helper()
	out := map[string]map[string]string{}
	names, _ := filepath.Glob(filepath.Join(folder, "*.eml"))
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		m, err := mail.ReadMessage(f)
		if err != nil {
			t.Fatal(err)
		}
		_, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
		if err != nil {
			t.Fatal(err)
		}
		files := map[string]string{}
		parts := multipart.NewReader(m.Body, params["boundary"])
		for {
			p, err := parts.NextPart()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			if p.FileName() != "" {
				b, err := io.ReadAll(base64.NewDecoder(base64.StdEncoding, p))
				if err != nil {
					t.Fatal(err)
				}
				files[p.FileName()] = string(b)
			}
		}
		to, _ := m.Header.AddressList("To")
		out[to[0].Address] = files
		_ = f.Close()
	}
	return out
}

// spec: A10, B16: each file goes by the methods that are ticked for it, whole; one that belongs to a single invoice goes
// with that one alone; and however many get it, it is kept once.
func TestFilesGoAlong(t *testing.T) {
	c := newClub(t)
	_, folder := c.mail()
	c.do(exitDone, "import", c.file("members.csv", members))
	noise := make([]byte, 700_000)
	_, _ = rand.Read(noise)
	rules := "%PDF-1.7\n" + string(noise)
	c.file("Vedtekter på nynorsk.pdf", rules)
	c.file("plan.docx", "PK\x03\x04 not read")
	toml := batchTOML + "\n[[attachments]]\npath = \"Vedtekter på nynorsk.pdf\"\n\n[[attachments]]\npath = \"plan.docx\"\nemail = true\n"
	c.do(exitDone, "batch", "create", c.file("batch.toml", toml))
	c.do(exitDone, "batch", "approve", "1")
	list := rows(c.do(exitDone, "invoice", "list"), "invoices")
	i := slices.IndexFunc(list, func(v map[string]any) bool { return v["party"] == "1001" })
	id, _ := list[i]["id"].(string)
	c.do(exitDone, "invoice", "attach", id, c.file("Til Kari.txt", "Takk for innsatsen"))
	c.do(exitDone, "invoice", "attach", id, c.file("Til Kari.txt", "Takk for innsatsen")) // twice is once
	c.do(exitDone, "batch", "finish", "1")
	c.call("dispatch")

	for to, files := range enclosed(t, folder) {
		if files["Vedtekter_pa_nynorsk.pdf"] != rules || files["plan.docx"] == "" {
			t.Errorf("%s got %d files, the PDF of %d bytes", to, len(files), len(files["Vedtekter_pa_nynorsk.pdf"]))
		}
		if own := files["Til_Kari.txt"]; (own != "") != strings.HasPrefix(to, "kari") {
			t.Errorf("%s got the file of one invoice: %q", to, own)
		}
	}
	prints, _ := filepath.Glob(filepath.Join(c.dir, "print", "*", "*.pdf"))
	if len(prints) != 2 {
		t.Errorf("printed: %v, want an invoice and the one PDF that goes along", prints)
	}
	info, err := os.Stat(filepath.Join(c.dir, "kontingent.db"))
	if err != nil || info.Size() > 1_700_000 {
		t.Errorf("the database has %d bytes, %v: the file is kept more than once", info.Size(), err)
	}
	c.refuses(exitError, []string{"issued"}, "invoice", "attach", id, c.file("late.txt", "x"))
	c.do(exitDone, "verify")
}

// A file that can't go along is said before anything is saved: which, where, and why.
func TestFilesRefused(t *testing.T) {
	c := newClub(t)
	c.do(exitDone, "import", c.file("members.csv", members))
	for _, row := range []struct{ name, content, ticks, want string }{
		{"nowhere.pdf", "", "", "nowhere.pdf"},
		{"empty.pdf", "\x00", "", "[attachments[1]]"},
		{"plan.docx", "PK\x03\x04", "ehf = true", "plan.docx"},
		{"list.csv", "a;b\n", "paper = true", "no PDF"},
		{"run.exe", "MZ", "", "program"},
		{"large.pdf", "%PDF-1.7" + strings.Repeat("x", 8<<20), "", "7 MB"},
	} {
		if row.content == "\x00" {
			row.content = ""
		}
		if row.name != "nowhere.pdf" {
			c.file(row.name, row.content)
		}
		toml := batchTOML + "\n[[attachments]]\npath = \"" + row.name + "\"\n" + row.ticks + "\n"
		c.refuses(exitError, []string{row.want}, "batch", "create", c.file("batch.toml", toml))
	}
	if list := rows(c.do(exitDone, "batch", "list"), "batches"); len(list) != 0 {
		t.Errorf("half a batch is there: %v", list)
	}
}
