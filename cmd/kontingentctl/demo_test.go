package main

import (
	"bytes"
	"encoding/base64"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kontingent/domain/invoice"
	"kontingent/domain/money"
	"kontingent/resources/words"
)

// spec: A1, A2, A11, C3, C5: the sample club, from its files to the last mail. Everybody's fate is told once, every
// mail holds its own recipient's document, and every list comes to the same sum.
func TestDemo(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "prøve")
	c := &club{t, filepath.Join(t.TempDir(), "untouched"), "2026-11-22"}
	r := c.do(exitPart, "demo", dir)
	n := func(key string) int { return int(r[key].(float64)) }
	if got, want := n("delivered")+n("handed_over")+n("drafts"), n("recipients"); got != want || n("stuck") != 0 {
		t.Errorf("delivered, printed and drafts are %d, want the %d recipients: %v", got, want, r)
	}
	if n("members") != 240 || n("recipients")+n("left_out") != 240 || n("drafts") != 3 || n("left_out") != 8 {
		t.Errorf("got %v, want 240 members, 8 of them left out and 3 without any address", r)
	}
	if n("mails")+n("ehf") != n("delivered") || n("pdf") != n("delivered")+n("handed_over") || n("ehf") != 10 {
		t.Errorf("the files are not what was delivered: %v", r)
	}
	if len(rows(r, "problems")) != 0 || len(rows(r, "attention")) != 3 {
		t.Errorf("got %v and %v, want no problems and the three drafts", r["problems"], r["attention"])
	}
	if _, err := os.Stat(c.dir); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the demo touched the data folder of the call: %v", err)
	}

	// The list names each recipient once and comes to the sum.
	list := readList(t, filepath.Join(dir, "list.csv"))
	var sum money.Amount
	byNumber := map[string][]string{}
	for _, row := range list[1:] {
		a, err := money.ParseAmount(strings.Replace(row[3], ",", ".", 1))
		if err != nil {
			t.Fatal(err)
		}
		sum = sum.Add(a)
		byNumber[row[0]] = row
	}
	if len(list)-1 != n("recipients") || sum.String() != r["total"] {
		t.Errorf("the list has %d rows of %s, want %d of %v", len(list)-1, sum, n("recipients"), r["total"])
	}

	// Each mail has one document, its recipient's own, the same that lies in the folder and on the list.
	files, err := filepath.Glob(filepath.Join(dir, "mail", "*.eml"))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, f := range files {
		to, pdf := readMail(t, f)
		number := numberOf(t, dir, pdf)
		row := byNumber[number]
		if seen[number] || len(row) == 0 {
			t.Fatalf("%s: invoice %q is sent twice or is not on the list", f, number)
		}
		seen[number] = true
		text := squeeze(pdfText(t, filepath.Join(dir, "pdf", number+".pdf")))
		for _, want := range []string{to, number, row[3], row[6]} {
			if !strings.Contains(text, squeeze(want)) {
				t.Errorf("%s: the document for %s does not say %q:\n%s", f, to, want, text)
			}
		}
		if strings.TrimPrefix(row[2], "'") != to {
			t.Errorf("%s: to %q, on the list %q", f, to, row[2])
		}
	}
	printed, err := filepath.Glob(filepath.Join(dir, "print", "*", "*.pdf"))
	if err != nil || len(printed) != n("handed_over") {
		t.Errorf("%d documents to print (%v), want %d", len(printed), err, n("handed_over"))
	}

	// The club is an ordinary one, and no longer knows the mail server that is gone.
	own := &club{t, filepath.Join(dir, "data"), c.now}
	if host := own.do(exitDone, "settings")["values"].(map[string]any)["smtp.host"]; host != "" {
		t.Errorf("the club still sends to %v", host)
	}
	if got := own.do(exitDone, "invoice", "list")["total"]; got != r["total"] {
		t.Errorf("the invoices come to %v, want %v", got, r["total"])
	}

	// While somebody works with it, it is not made anew.
	e := &call{dir: own.dir, clock: nil, getenv: func(string) string { return "" }}
	e.catalogue, err = words.Load()
	if err != nil {
		t.Fatal(err)
	}
	app, err := e.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	c.refuses(exitInUse, nil, "demo", dir)
	if err := app.Close(); err != nil {
		t.Fatal(err)
	}
}

// squeeze takes out what differs between a page and a list: where lines break, and the decimal sign of a language.
func squeeze(s string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(s), ""), ",", ".")
}

// readList reads a list as a spreadsheet would.
func readList(t *testing.T, file string) [][]string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	in := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(b), "\uFEFF")))
	in.Comma = ';'
	list, err := in.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// readMail gives the name a mail is for and its one PDF.
func readMail(t *testing.T, file string) (to string, pdf []byte) {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	list, err := m.Header.AddressList("To")
	if err != nil || len(list) != 1 {
		t.Fatalf("%s: to %v, %v", file, list, err)
	}
	_, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	parts := multipart.NewReader(m.Body, params["boundary"])
	for {
		p, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		if kind, _, _ := mime.ParseMediaType(p.Header.Get("Content-Type")); kind != "application/pdf" {
			continue
		}
		if pdf != nil {
			t.Fatalf("%s has two documents", file)
		}
		if pdf, err = io.ReadAll(base64.NewDecoder(base64.StdEncoding, p)); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
	}
	if len(pdf) == 0 {
		t.Fatalf("%s has no document", file)
	}
	return list[0].Name, pdf
}

// numberOf finds the invoice whose exported document is this one.
func numberOf(t *testing.T, dir string, pdf []byte) string {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(dir, "pdf", "*.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range all {
		if b, err := os.ReadFile(f); err == nil && bytes.Equal(b, pdf) {
			return strings.TrimSuffix(filepath.Base(f), ".pdf")
		}
	}
	return ""
}

// TestDemoFolder: what an earlier demo made goes, what somebody else has put there never does.
func TestDemoFolder(t *testing.T) {
	dir := t.TempDir()
	c := &club{t, filepath.Join(t.TempDir(), "untouched"), "2026-11-22"}
	own := filepath.Join(dir, "budsjett.txt")
	if err := os.WriteFile(own, []byte("mitt"), 0o600); err != nil {
		t.Fatal(err)
	}
	c.refuses(exitError, []string{dir, "budsjett.txt"}, "demo", dir)
	c.refuses(exitError, []string{own}, "demo", own)
	c.refuses(exitUsage, []string{"demo DIR"}, "demo")
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
		t.Errorf("the refused folder holds %v, %v", entries, err)
	}

	catalogue, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	demo := &call{catalogue: catalogue, words: catalogue.In("nb"), getenv: func(string) string { return "" }}
	at, err := demo.demoFolder(t.Context(), filepath.Join(dir, "ny", "mappe"))
	if err != nil {
		t.Fatal(err)
	}
	stale, mine := filepath.Join(at.PDF, "1.pdf"), filepath.Join(at.Folder, "budsjett.txt")
	for _, f := range []string{stale, mine} {
		if err := os.WriteFile(f, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := demo.demoFolder(t.Context(), at.Folder); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(stale); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the document of the earlier demo is still there: %v", err)
	}
	if _, err := os.Stat(mine); err != nil {
		t.Errorf("a file the demo did not make is gone: %v", err)
	}
}

// TestSpreadsheet: a name that looks like a formula stays a name, and amounts are amounts.
func TestSpreadsheet(t *testing.T) {
	catalogue, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"+Pluss Regnskap AS": "'+Pluss Regnskap AS", `=1+1|"x"`: `'=1+1|"x"`, "-Bass": "'-Bass", "@lle": "'@lle",
		"\tcmd": "'\tcmd", "＝1": "'＝1", "Åse; Per": "Åse; Per", "Kari": "Kari", "": "",
	} {
		v := invoice.Invoice{Number: 7, Total: money.Minor(-45050), Reference: "00079"}
		b := spreadsheet([]invoice.Row{{Invoice: v, Party: "10", Name: name, State: invoice.StateSent}}, catalogue.In("nb"))
		file := filepath.Join(t.TempDir(), "list.csv")
		if err := os.WriteFile(file, b, 0o600); err != nil {
			t.Fatal(err)
		}
		list := readList(t, file)
		got := fmt.Sprintf("%q", list[1])
		if w := fmt.Sprintf("%q", []string{"7", "10", want, "-450,50", "sendt", "", "00079"}); len(list) != 2 || got != w {
			t.Errorf("%q: got %s, want %s", name, got, w)
		}
	}
}

// TestDemoSpeaks: what a person reads is said in every language, with no word missing.
func TestDemoSpeaks(t *testing.T) {
	catalogue, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"en", "nb", "da"} {
		var out bytes.Buffer
		c := &call{out: &out, catalogue: catalogue, words: catalogue.In(lang)}
		d := &demo{call: c, total: "845,00 kr", waiting: []string{"1016 Jostein Nyhaugen"}, demoReport: demoReport{
			Organisation: "Fjellheim skolekorps", Members: 240, Recipients: 4, LeftOut: 236, Delivered: 1, HandedOver: 1,
			Drafts: 1, Stuck: 1, Seconds: 1, Places: demoPlaces{"a", "b", "c", "d", "e", "f", "g"},
		}}
		if err := c.print(d.demoReport, d.show); err != nil {
			t.Fatal(err)
		}
		said := out.String()
		for _, want := range []string{"Fjellheim skolekorps", "240", "845,00 kr", "1016 Jostein"} {
			if !strings.Contains(said, want) {
				t.Errorf("%s: got no %q in:\n%s", lang, want, said)
			}
		}
		if strings.ContainsAny(said, "⟨⟩") || strings.Contains(said, "demo.") {
			t.Errorf("%s: a word is missing:\n%s", lang, said)
		}
	}
}
