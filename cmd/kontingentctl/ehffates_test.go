package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kontingent/cmd/internal/wire"
	"kontingent/domain/delivery/aptest"
)

const sponsors = "Nr;Firma;E-post;Postnr;Poststed;Orgnr;Peppol;Grupper\n" +
	"1;Fin AS;;0150;Oslo;310918857;;Alle\n" +
	"2;Ikke der AS;to@example.org;0150;Oslo;311054627;;Alle\n" +
	"3;Kommunen;tre@example.org;1000;København;;5798000000001;Alle\n" +
	"4;Tyst AS;;0150;Oslo;310511544;;Alle\n"

const sponsorBatch = `
name = "Sponsor 2027"
[recipients]
include = ["Alle"]
[distribution]
chain = ["ehf", "paper", "draft"]
[ehf]
contract_reference = "K-9"
note = "Takk for støtten!"
embed_pdf = true
[[attachments]]
path = "vedtekter.csv"
ehf = true
[document]
invoice_date = 2026-11-22
[[document.lines]]
description = "Sponsoravtale"
unit_price = "1000.00"
`

// token runs the command with the access point's token in the surroundings.
func (c *club) token(want int, args ...string) {
	c.t.Helper()
	var out, errs bytes.Buffer
	all := append([]string{"--data", c.dir, "--now", c.now, "--json", "--lang", "en"}, args...)
	code := run(context.Background(), all, strings.NewReader(""), &out, &errs, func(name string) string {
		if name == wire.TokenFromScript {
			return aptest.Token
		}
		return ""
	})
	if code != want {
		c.t.Fatalf("%s: exit %d, want %d\n%s%s", strings.Join(args, " "), code, want, out.String(), errs.String())
	}
}

// sponsorClub is a club with four sponsors, one of whom is a Danish public body without a reference.
func sponsorClub(t *testing.T) *club {
	c := newClub(t)
	c.do(exitDone, "import", c.file("sponsors.csv", sponsors))
	c.do(exitDone, "party", "set", "3", "country=DK", "kind=organisation")
	c.file("vedtekter.csv", "a;b\n1;2\n")
	return c
}

// spec: A2, A6, A10, C1, C11: each firm's fate is its own. What the rules would refuse goes the next way before it has a
// number, and says why; what the network does not know goes the next way; what it has not acknowledged is asked about.
func TestEHFFates(t *testing.T) {
	c := sponsorClub(t)
	p := aptest.Start(t, aptest.PhossAP, false)
	p.Lacks("0192:311054627")
	c.do(exitDone, "settings", "set", "ehf.transport", "access-point")
	c.do(exitDone, "settings", "set", "ehf.url", p.URL)
	c.do(exitDone, "batch", "create", c.file("sponsor.toml", sponsorBatch))

	var said []string
	for _, w := range rows(c.do(exitDone, "batch", "summary", "1"), "problems") {
		said = append(said, fmt.Sprint(w["party"], " ", w["problem"]))
		if w["stops"] != false {
			t.Errorf("it stops everything: %v", w)
		}
	}
	if all := strings.Join(said, "\n"); !strings.Contains(all, "3 Kommunen (customer 3) needs a reference") {
		t.Errorf("the summary does not tell of the pre-flight:\n%s", all)
	}

	c.token(exitDone, "batch", "execute", "1")
	if got, want := c.states(), "1:delivered:ehf 2:handed_over:paper 3:handed_over:paper 4:delivered:ehf"; got != want {
		t.Fatalf("got  %s\nwant %s", got, want)
	}
	for _, it := range rows(c.do(exitDone, "outbox", "--all"), "dispatches") {
		all := fmt.Sprint(it["attempts"])
		for party, want := range map[string]string{"2": "not registered", "3": "(customer 3) needs a reference: EHF refuses"} {
			if it["party"] == party && !strings.Contains(all, want) {
				t.Errorf("customer %s is not told why: %s", party, all)
			}
		}
	}
	docs := p.Docs()
	if len(docs) != 2 || docs[0].To != "0192:310918857" {
		t.Fatalf("the access point has %d documents", len(docs))
	}
	for _, want := range []string{"K-9", "Takk for støtten!", `filename="vedtekter.csv"`, `filename="faktura-1.pdf"`, ">1000.00<"} {
		if !strings.Contains(string(docs[0].Body), want) {
			t.Errorf("the document does not hold %q", want)
		}
	}
	file := filepath.Join(t.TempDir(), "1.xml")
	c.do(exitDone, "invoice", "ehf", "1", "--out", file)
	if b, err := os.ReadFile(file); err != nil || !bytes.Equal(b, docs[0].Body) {
		t.Errorf("what was sent is not what is shown: %v", err)
	}
	if r := c.do(exitDone, "invoice", "show", "1"); r["ehf"] != true || r["without_ehf"] != "" {
		t.Errorf("shown: %v, %v", r["ehf"], r["without_ehf"])
	}
	if r := c.do(exitDone, "invoice", "show", "3"); r["ehf"] != false || !strings.Contains(fmt.Sprint(r["without_ehf"]), "needs a reference") {
		t.Errorf("shown: %v, %v", r["ehf"], r["without_ehf"])
	}
	c.refuses(exitError, []string{"issued without an EHF document", "needs a reference"}, "invoice", "ehf", "3", "--out", file)
	c.do(exitDone, "verify")
}

// spec: A4, C3: what was issued without EHF can't be sent by it, and says so; what is planned has no document yet; the
// receiver's address is that of the day it was issued.
func TestWithoutEHF(t *testing.T) {
	c := sponsorClub(t)
	c.do(exitDone, "party", "set", "1", "organisation_number=")
	c.do(exitDone, "batch", "create", c.file("sponsor.toml", strings.Replace(sponsorBatch, `"ehf", "paper"`, `"email"`, 1)))
	c.do(exitDone, "batch", "approve", "1")
	c.refuses(exitError, []string{"no document yet"}, "invoice", "ehf", "i1", "--out", "x.xml")
	c.do(exitDone, "settings", "set", "ehf.transport", "folder")
	gone := &moody{}
	c.smtp(gone)
	c.do(exitDone, "party", "set", "1", "email=gone@example.org")
	c.do(exitDone, "party", "set", "4", "email=gone@example.org")
	c.do(exitDone, "batch", "finish", "1")
	c.do(exitPart, "dispatch")
	c.do(exitDone, "party", "set", "1", "organisation_number=310918857")
	c.do(exitDone, "party", "set", "4", "organisation_number=310918857") // another firm's by now
	if got := c.states(); !strings.Contains(got, "1:undelivered:email") || !strings.Contains(got, "4:undelivered:email") {
		t.Fatalf("got %s", got)
	}
	c.refuses(exitError, []string{"was issued without an EHF document"}, "outbox", "method", "1", "ehf")
	c.do(exitDone, "outbox", "method", "4", "ehf")
	c.do(exitDone, "dispatch")
	files, err := filepath.Glob(filepath.Join(c.dir, "ehf", "*", "4-faktura-4-*.xml"))
	if err != nil || len(files) != 1 {
		t.Fatalf("%v, %v", files, err)
	}
	b, err := os.ReadFile(files[0])
	if err != nil || !strings.Contains(string(b), `<cbc:EndpointID schemeID="0192">310511544<`) {
		t.Errorf("it is not addressed as it was issued: %v", err)
	}
	list, err := os.ReadFile(filepath.Join(filepath.Dir(files[0]), "list.csv"))
	if err != nil || !strings.Contains(string(list), "310511544") {
		t.Errorf("the list has another address: %s, %v", list, err)
	}
	c.do(exitDone, "verify")
}

// spec: C1, C2: a backup from before the sending is restored: the invoices come back as they were issued, electronic
// documents included, to the last byte.
func TestEHFComesBack(t *testing.T) {
	c := sponsorClub(t)
	c.do(exitDone, "settings", "set", "ehf.transport", "folder")
	c.do(exitDone, "batch", "create", c.file("sponsor.toml", sponsorBatch))
	c.do(exitDone, "batch", "approve", "1")
	c.do(exitDone, "batch", "finish", "1")
	file := filepath.Join(t.TempDir(), "copy.db")
	c.do(exitDone, "backup", file)
	c.do(exitDone, "dispatch")
	at := func(name string) []byte {
		out := filepath.Join(t.TempDir(), name)
		c.do(exitDone, "invoice", "ehf", "1", "--out", out)
		b, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	before := at("before.xml")
	c.do(exitDone, "restore", file)
	if !bytes.Equal(before, at("after.xml")) {
		t.Error("the document is another one")
	}
	c.do(exitDone, "verify")
}
