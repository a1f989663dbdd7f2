package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const notesTOML = `
name = "Kontingent"
[recipients]
include = ["Alle"]
[[document.lines]]
description = "Kontingent"
unit_price = "450.00"
[[document.lines]]
description = "Noter"
quantity = "3"
unit_price = "33.3350"
`

// told is how every invoice and credit note stands.
func (c *club) told() string {
	var out []string
	for _, v := range rows(c.do(exitDone, "invoice", "list"), "invoices") {
		s := fmt.Sprint(v["number"], ":", v["state"])
		if v["kind"] == "credit_note" {
			s += "→" + fmt.Sprint(v["credits"])
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

// spec: C10, C1, A4, A5: each invoice is credited as its dispatch stands: what waits does not go out any more, what never
// left needs no message, what is in doubt is asked about no longer, and what arrived gets a credit note the same way.
func TestCreditNotesOfEveryFate(t *testing.T) {
	c := newClub(t)
	m := &moody{greylist: true}
	c.smtp(m)
	c.do(exitDone, "import", c.file("members.csv", fates))
	c.do(exitDone, "batch", "create", c.file("batch.toml", notesTOML))
	c.do(exitPart, "batch", "execute", "1")
	if got, want := c.told(), "1:sent 2:handed_over 3:sending 4:in_doubt 5:undelivered 6:sent"; got != want {
		t.Fatalf("got %s, want %s", got, want)
	}
	accepted := len(m.accepted)
	for _, row := range []struct{ number, want string }{
		{"1", "sending"},     // sent
		{"2", "sending"},     // printed
		{"3", "undelivered"}, // greylisted: it never left, so nobody needs a message
		{"4", "sending"},     // in doubt: it may have arrived
		{"5", "undelivered"},
	} {
		r := c.do(exitDone, "invoice", "credit", row.number)
		if r["credits"] != row.number || r["state"] != row.want || r["total"] != "550.01" || r["left"] != "0.00" {
			t.Errorf("crediting %s: %v", row.number, r)
		}
	}
	if got, want := c.told(), "1:credited 2:credited 3:credited 4:credited 5:credited 6:sent "+
		"7:sending→1 8:sending→2 9:undelivered→3 10:sending→4 11:undelivered→5"; got != want {
		t.Fatalf("got  %s\nwant %s", got, want)
	}
	// Pressed twice, after a crash say, there is one.
	c.refuses(exitError, []string{"Invoice 1 has been credited in full already"}, "invoice", "credit", "1")
	c.refuses(exitError, []string{"7 is a credit note"}, "invoice", "credit", "7")
	// What is credited never goes out again, whatever is said of it.
	for _, it := range rows(c.do(exitDone, "outbox", "--all"), "dispatches") {
		id := fmt.Sprint(it["id"])
		switch it["invoice"] {
		case "3", "4", "5":
			if it["state"] != "cancelled" || !strings.Contains(fmt.Sprint(it["attempts"]), "credited in full") {
				t.Errorf("invoice %s: %v", it["invoice"], it)
			}
			c.refuses(exitError, []string{"has been credited in full"}, "outbox", "send-now", id)
			c.refuses(exitError, []string{"has been credited in full"}, "outbox", "settle", id, "again")
		}
	}
	m.greylist = false
	r := c.do(exitPart, "dispatch") // the one to "doubt" is in doubt again
	if got, want := c.told(), "1:credited 2:credited 3:credited 4:credited 5:credited 6:sent "+
		"7:sent→1 8:handed_over→2 9:undelivered→3 10:in_doubt→4 11:undelivered→5"; got != want {
		t.Errorf("got  %s\nwant %s\n%v", got, want, r)
	}
	if n := len(m.accepted) - accepted; n != 2 {
		t.Errorf("%d messages went out, want 2", n)
	}
	// The printed one lies beside the invoice; the kept one can be sent by hand.
	found, _ := filepath.Glob(filepath.Join(c.dir, "print", "*", "*8*.pdf"))
	if len(found) != 1 {
		t.Errorf("printed: %v", found)
	}
	for _, it := range rows(c.do(exitDone, "outbox", "--all"), "dispatches") {
		if it["invoice"] == "9" {
			c.do(exitDone, "outbox", "send-now", fmt.Sprint(it["id"]))
		}
	}
	c.do(exitPart, "dispatch")
	if got := c.told(); !strings.Contains(got, "9:sent→3") {
		t.Errorf("got %s", got)
	}
	c.do(exitDone, "verify")
}

// spec: C10, C3: by line, by quantity and by amount; the list shows what is left, and all parts make the whole.
func TestPartCredits(t *testing.T) {
	c := newClub(t)
	c.do(exitDone, "import", c.file("members.csv", fates))
	c.do(exitDone, "batch", "create", c.file("batch.toml", notesTOML))
	c.do(exitPart, "batch", "execute", "1") // on paper, or a draft
	c.refuses(exitError, []string{"2 is more than what is left"}, "invoice", "credit", "1", "--line", "1=2")
	left := func(r map[string]any) string { return fmt.Sprint(r["total"], " ", r["left"]) }
	for _, row := range []struct {
		words []string
		want  string
	}{
		{[]string{"--line", "2=1"}, "33.34 516.67"},
		{[]string{"--line", "2=1", "--amount", "1=100.00", "--text", "Søskenmoderasjon"}, "133.33 383.34"},
		{[]string{"--lines", "2"}, "33.34 350.00"},
	} {
		r := c.do(exitDone, append([]string{"invoice", "credit", "1"}, row.words...)...)
		if got := left(r); got != row.want {
			t.Errorf("%v: got %s, want %s", row.words, got, row.want)
		}
	}
	v := c.do(exitDone, "invoice", "show", "1")
	if got := fmt.Sprint(v["state"], v["credited"], v["credit_notes"]); got != "handed_over200.01[6 7 8]" {
		t.Errorf("got %s", got)
	}
	note := c.do(exitDone, "invoice", "show", "7")
	if got := fmt.Sprint(note["kind"], note["credits"], note["due"], note["reference"], note["additional_information"]); got !=
		"credit_note1Søskenmoderasjon" {
		t.Errorf("got %s", got)
	}
	for words, says := range map[string]string{
		"--lines 2":         "Line 2 of invoice 1 has been credited already",
		"--line 3":          "Invoice 1 has no line 3",
		"--line 1=0.5":      "give an amount",
		"--amount 1=350.01": "350.01 is more than what is left",
		"--line x":          "“x” is no line",
		"--line 1=one":      "“one” for line 1 is neither",
	} {
		c.refuses(exitError, []string{says}, append([]string{"invoice", "credit", "1"}, strings.Fields(words)...)...)
	}
	c.refuses(exitUsage, []string{"invoice credit"}, "invoice", "credit")
	r := c.do(exitDone, "invoice", "credit", "1", "--no-send")
	if got := left(r); got != "350.00 0.00" || r["state"] != "undelivered" {
		t.Errorf("got %s, %v", got, r)
	}
	pdf := filepath.Join(filepath.Dir(c.dir), "note.pdf")
	c.do(exitDone, "invoice", "pdf", "7", "--out", pdf)
	if b, err := os.ReadFile(pdf); err != nil || len(b) < 1000 {
		t.Errorf("%d bytes, %v", len(b), err)
	}
	c.do(exitDone, "verify")
}

// spec: C10: what is not issued is deleted, not credited.
func TestNothingToCredit(t *testing.T) {
	c := newClub(t)
	c.do(exitDone, "import", c.file("members.csv", fates))
	c.do(exitDone, "batch", "create", c.file("batch.toml", notesTOML+"[document]\n"))
	c.do(exitDone, "batch", "approve", "1")
	c.refuses(exitError, []string{"not issued", "Delete it"}, "invoice", "credit", "i1")
	c.refuses(exitError, []string{"nothing to credit in “Kontingent”"}, "batch", "credit", "1", "--dry-run")
	c.refuses(exitError, []string{"nothing to credit in “Kontingent”"}, "batch", "credit", "1", "--yes")
	c.refuses(exitUsage, []string{"batch credit"}, "batch", "credit", "1")
	c.refuses(exitError, []string{"99"}, "invoice", "credit", "99")
}

// spec: C10, C2: a whole batch after a summary; done again it goes on with what is left, and then there is nothing.
func TestCreditBatch(t *testing.T) {
	c := newClub(t)
	sink, _ := c.mail()
	c.do(exitDone, "import", c.file("members.csv", members))
	c.do(exitDone, "batch", "create", c.file("batch.toml", batchTOML))
	c.do(exitPart, "batch", "execute", "1")
	before := c.told()
	c.do(exitDone, "invoice", "credit", "1")
	r := c.do(exitDone, "batch", "credit", "1", "--dry-run")
	if got := fmt.Sprint(r["credit_notes"], r["total"], r["done"], r["planned"]); got != "2900.00false 1" {
		t.Errorf("got %s of %s", got, before)
	}
	r = c.do(exitDone, "batch", "credit", "1", "--yes")
	if got := fmt.Sprint(r["credit_notes"], r["total"], r["done"]); got != "2900.00true" {
		t.Errorf("got %s", got)
	}
	mails := sink.Count()
	c.do(exitDone, "dispatch")
	if got, want := c.told(), "1:credited 2:credited 3:credited 4:sent→1 5:sent→2 6:handed_over→3 :draft"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if n := sink.Count() - mails; n != 2 {
		t.Errorf("%d mails, want 2", n)
	}
	c.refuses(exitError, []string{"nothing to credit"}, "batch", "credit", "1", "--yes")
	list := rows(c.do(exitDone, "batch", "list"), "batches")
	if got := fmt.Sprint(list[0]["counts"], list[0]["total"]); got != "map[credited:3 draft:1]1800.00" {
		t.Errorf("got %s", got)
	}
	all := c.do(exitDone, "invoice", "list")
	if all["total"] != "450.00" {
		t.Errorf("the list adds up to %v", all["total"])
	}
	c.do(exitDone, "verify")
}

// spec: A4: Correct is a credit note and an editable copy in one step.
func TestCorrect(t *testing.T) {
	c := newClub(t)
	c.do(exitDone, "import", c.file("members.csv", fates))
	c.do(exitDone, "batch", "create", c.file("batch.toml", notesTOML))
	c.do(exitPart, "batch", "execute", "1")
	c.now = "2026-12-01"
	c.do(exitDone, "invoice", "credit", "1", "--line", "2=1")
	r := c.do(exitDone, "invoice", "correct", "1")
	if r["number"] != "7" || r["left"] != "0.00" || r["copy"] == "" {
		t.Fatalf("got %v", r)
	}
	v := c.do(exitDone, "invoice", "show", fmt.Sprint(r["copy"]))
	lines := rows(v, "lines")
	if got := fmt.Sprint(v["number"], v["state"], v["date"], v["due"], v["party"], v["batch"], len(lines), lines[1]["quantity"]); got !=
		"unfinished2026-12-012026-12-15122" {
		t.Errorf("got %s", got)
	}
	c.refuses(exitError, []string{"credited in full already"}, "invoice", "correct", "1")
	c.do(exitDone, "invoice", "send", fmt.Sprint(r["copy"]))
	c.do(exitDone, "verify")
}
