package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kontingent/cmd/internal/wire"
	"kontingent/domain/cal"
	"kontingent/resources/words"
)

// A value that makes no sense is refused with its field's name, and nothing is stored.
func TestBadInput(t *testing.T) {
	c := newClub(t)
	c.do(exitDone, "import", c.file("members.csv", members))
	for _, b := range []struct {
		old, new string
		words    []string
	}{
		{`quantity = "1"`, `quantity = "one"`, []string{"document.lines[1].quantity", "one"}},
		{`unit_price = "450.00"`, `unit_price = "450,00"`, []string{"document.lines[1].unit_price", "450,00"}},
		{`unit_price = "450.00"`, `unit_price = 450.5`, []string{"unit_price", "quotes"}},
		{`unit_price = "450.00"`, "unit_price = \"450.00\"\nvat = \"S\"\nvat_rate = \"25\"", []string{"document.lines[1].vat"}},
		{`unit_price = "450.00"`, "unit_price = \"450.00\"\nprise = \"1\"", []string{"prise"}},
		{`["Æresmedlemmer"]`, `["Æres"]`, []string{"recipients.exclude", "Æres"}},
		{"[[document", "[document]\ninvoice_date = 2027-02-30\n[[document", []string{"batch.toml"}},
		{"[[document", "[document]\ninvoice_date = \"30.2.2027\"\n[[document", []string{"invoice_date", "30.2.2027"}},
		{"[[document", "[document]\ndue_date = 2026-01-01\n[[document", []string{"due_date", "2026-01-01"}},
		{"[[document", "[series]\ncount = 0\n[[document", []string{"series.count"}},
		{"[[document", "[series]\ncount = 2\nevery = \"0 months\"\n[[document", []string{"series.every", "0 months"}},
		{"[[document", "[email]\ntext = \"Hei {navn}\"\n[[document", []string{"email.text", "{navn}", "{name}"}},
		{"[[document", "[web]\npublish = true\n[[document", []string{"web.publish"}},
		{"[[document", "name = = 3\n[[document", []string{"batch.toml"}},
	} {
		spoilt := strings.Replace(batchTOML, b.old, b.new, 1)
		if spoilt == batchTOML {
			t.Fatalf("%q is not in the file", b.old)
		}
		c.refuses(exitError, b.words, "batch", "create", c.file("batch.toml", spoilt))
	}
	if all := rows(c.do(exitDone, "batch", "list"), "batches"); len(all) != 0 {
		t.Errorf("%d batches were stored", len(all))
	}
	for _, b := range []struct {
		code  int
		words []string
		args  []string
	}{
		{exitError, []string{"smtp.port", "70000"}, []string{"settings", "set", "smtp.port", "70000"}},
		{exitError, []string{"smtp.security"}, []string{"settings", "set", "smtp.security", "ssl"}},
		{exitError, []string{"smtp.colour"}, []string{"settings", "set", "smtp.colour", "red"}},
		{exitError, []string{"dispatch.days_before", "soon"}, []string{"settings", "set", "dispatch.days_before", "soon"}},
		{exitError, []string{"smtp.host"}, []string{"settings", "set", "smtp.host", "mail server.example"}},
		{exitError, []string{"email"}, []string{"party", "set", "1001", "email=kari"}},
		{exitError, []string{"born", "soon"}, []string{"party", "set", "1001", "born=soon"}},
		{exitError, []string{"shoe_size"}, []string{"party", "set", "1001", "shoe_size=44"}},
		{exitError, []string{"7777"}, []string{"party", "show", "7777"}},
		{exitError, []string{"unit_price", "dear"}, []string{"product", "set", "P1", "description=x", "unit_price=dear"}},
		{exitError, []string{"12"}, []string{"batch", "summary", "12"}},
		{exitError, []string{"twelve"}, []string{"batch", "summary", "twelve"}},
		{exitError, []string{"99"}, []string{"invoice", "show", "99"}},
		{exitError, []string{"state", "lost"}, []string{"invoice", "list", "--state", "lost"}},
		{exitError, []string{"nothing.csv"}, []string{"import", "nothing.csv"}},
		{exitError, []string{"data"}, []string{"import", c.dir}},
		{exitError, nil, []string{"init", filepath.Join(filepath.Dir(c.dir), "org.toml")}},
		{exitUsage, []string{"fly"}, []string{"fly"}},
		{exitUsage, []string{"batch summary"}, []string{"batch", "summary"}},
		{exitUsage, nil, []string{"batch", "finish", "1", "--sent", "all"}},
	} {
		c.refuses(b.code, b.words, b.args...)
	}
	c.now = "soon"
	c.refuses(exitUsage, []string{"soon"}, "batch", "list")
}

// spec: C5: either face holds the store alone.
func TestFolderInUse(t *testing.T) {
	c := newClub(t)
	catalogue, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	app, err := wire.Open(context.Background(), wire.Options{
		Dir: c.dir, Clock: cal.SystemClock{}, Words: catalogue, Getenv: os.Getenv,
	})
	if err != nil {
		t.Fatal(err)
	}
	c.refuses(exitInUse, []string{c.dir}, "batch", "list")
	if err := app.Close(); err != nil {
		t.Fatal(err)
	}
	c.do(exitDone, "batch", "list")
}

func TestHelp(t *testing.T) {
	for _, args := range [][]string{{"help"}, {"--help"}} {
		var out, errs strings.Builder
		code := run(context.Background(), args, strings.NewReader(""), &out, &errs, func(string) string { return "" })
		if code != exitDone || !strings.Contains(out.String(), "batch execute ID") {
			t.Errorf("%v: exit %d\n%s%s", args, code, out.String(), errs.String())
		}
	}
}

func TestNoFolder(t *testing.T) {
	c := newClub(t)
	c.dir += "-other"
	c.refuses(exitError, []string{c.dir}, "batch", "list")
	if _, err := os.Stat(c.dir); !os.IsNotExist(err) {
		t.Errorf("looking made the folder: %v", err)
	}
}

func TestInitLeavesNothingHalfDone(t *testing.T) {
	c := newClub(t)
	c.dir += "-new"
	bad := strings.Replace(orgTOML, "86011117947", "86011117948", 1)
	c.refuses(exitError, []string{"account"}, "init", c.file("bad.toml", bad))
	if _, err := os.Stat(c.dir); !os.IsNotExist(err) {
		t.Errorf("the folder was made: %v", err)
	}
}

// Every language says every sentence; what a person sees has no key in it.
func TestText(t *testing.T) {
	c := newClub(t)
	c.do(exitDone, "import", c.file("members.csv", members))
	c.do(exitDone, "batch", "create", c.file("batch.toml", batchTOML))
	for _, lang := range []string{"nb", "da", "en"} {
		for _, args := range [][]string{
			{"batch", "summary", "1"},
			{"batch", "list"},
			{"party", "list"},
			{"group", "list"},
			{"settings"},
			{"verify"},
			{"outbox"},
			{"invoice", "list"},
			{"version"},
		} {
			var out, errs strings.Builder
			all := append([]string{"--data", c.dir, "--lang", lang}, args...)
			code := run(context.Background(), all, strings.NewReader(""), &out, &errs, func(string) string { return "" })
			if code != exitDone || strings.Contains(out.String()+errs.String(), "⟨") {
				t.Errorf("%s in %s: exit %d\n%s%s", strings.Join(args, " "), lang, code, out.String(), errs.String())
			}
		}
	}
}
