package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// club is a data folder that a test drives through the command line.
type club struct {
	t   *testing.T
	dir string
	now string
}

// orgTOML is a club that is not registered for VAT and has a KID agreement.
const orgTOML = `
name = "Fjellheim skolekorps"
country = "NO"
organisation_number = "991825827"
account = "86011117947"
email = "kasserer@example.org"
payment_reference = "kid10"
kid_length = 14
payment_term_days = 14
[address]
street = "Skolegata 1"
postal_code = "0150"
city = "Oslo"
`

func newClub(t *testing.T) *club {
	t.Helper()
	c := &club{t, filepath.Join(t.TempDir(), "data"), "2026-11-22"}
	c.do(exitDone, "init", c.file("org.toml", orgTOML))
	return c
}

// file writes a file beside the data folder.
func (c *club) file(name, content string) string {
	c.t.Helper()
	path := filepath.Join(filepath.Dir(c.dir), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		c.t.Fatal(err)
	}
	return path
}

// call runs the command as the system would.
func (c *club) call(args ...string) (code int, out, errs string) {
	c.t.Helper()
	var o, e bytes.Buffer
	all := append([]string{"--data", c.dir, "--now", c.now, "--json", "--lang", "en"}, args...)
	code = run(context.Background(), all, strings.NewReader(""), &o, &e, func(string) string { return "" })
	return code, o.String(), e.String()
}

// do runs the command, expects an exit code and gives the JSON it printed.
func (c *club) do(want int, args ...string) map[string]any {
	c.t.Helper()
	code, out, errs := c.call(args...)
	if code != want {
		c.t.Fatalf("%s: exit %d, want %d\n%s%s", strings.Join(args, " "), code, want, out, errs)
	}
	if out == "" {
		return nil
	}
	v := map[string]any{}
	if err := json.Unmarshal([]byte(out), &v); err != nil {
		c.t.Fatalf("%s printed no JSON: %v\n%s", strings.Join(args, " "), err, out)
	}
	return v
}

// refuses runs the command, expects it to fail with sentences that hold all words, and nothing on stdout.
func (c *club) refuses(code int, words []string, args ...string) {
	c.t.Helper()
	got, out, errs := c.call(args...)
	if got != code || out != "" {
		c.t.Errorf("%s: exit %d, want %d; stdout %q", strings.Join(args, " "), got, code, out)
	}
	for _, w := range words {
		if !strings.Contains(errs, w) {
			c.t.Errorf("%s: stderr does not hold %q:\n%s", strings.Join(args, " "), w, errs)
		}
	}
	if strings.Contains(errs, "⟨") || strings.Contains(errs, "goroutine") || strings.Contains(errs, "<no value>") {
		c.t.Errorf("%s: this is no sentence:\n%s", strings.Join(args, " "), errs)
	}
}

// rows gives a list out of a JSON answer.
func rows(v map[string]any, key string) []map[string]any {
	var out []map[string]any
	for _, e := range v[key].([]any) {
		out = append(out, e.(map[string]any))
	}
	return out
}

const members = "Nr;Navn;E-post;Adresse;Postnr;Poststed;Grupper;Levering\n" +
	"1001;Kari Nordmann;kari@example.org;Storgata 1;0150;Oslo;Seniorer;E-post\n" +
	"1002;Ola Nordmann;;Storgata 1;0150;Oslo;Seniorer;Papir\n" +
	"1003;Liv Hansen;liv@example.org;;;;Seniorer, Æresmedlemmer;\n" +
	"1004;Per Vik;;;;;Seniorer;\n" +
	"10;Anna Å;anna@example.org;;;;Juniorer;\n"

const batchTOML = `
name = "Kontingent 2027"
[recipients]
include = ["Seniorer", "Juniorer"]
exclude = ["Æresmedlemmer"]
[[document.lines]]
description = "Kontingent"
quantity = "1"
unit_price = "450.00"
`
