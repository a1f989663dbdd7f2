package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"kontingent/cmd/internal/mailsink"
)

// mail starts a mail server and points the club at it.
func (c *club) mail() (*mailsink.Sink, string) {
	c.t.Helper()
	folder := c.t.TempDir()
	s, err := mailsink.Start(folder)
	if err != nil {
		c.t.Fatal(err)
	}
	c.t.Cleanup(func() { _ = s.Close() })
	c.do(exitDone, "settings", "set", "smtp.security", "none")
	c.do(exitDone, "settings", "set", "smtp.host", s.Host())
	c.do(exitDone, "settings", "set", "smtp.port", strconv.Itoa(s.Port()))
	return s, folder
}

// spec: A1, A3, A4, A11, A14, C2, C11: the main job on five members, each with another fate.
func TestMainJob(t *testing.T) {
	c := newClub(t)
	sink, folder := c.mail()
	c.do(exitDone, "import", c.file("members.csv", members))
	id := fmt.Sprint(c.do(exitDone, "batch", "create", c.file("batch.toml", batchTOML))["id"])

	s := c.do(exitDone, "batch", "summary", id)
	if got := tell(s["recipients"], s["invoices"], s["total"], s["first_date"], s["credit_needed"]); got != "4 4 1800.00 2026-11-22 0" {
		t.Errorf("summary: %s", got)
	}
	if ex := rows(s, "excluded"); len(ex) != 1 || ex[0]["party"] != "1003" || !strings.Contains(fmt.Sprint(ex[0]["reason"]), "Æresmedlemmer") {
		t.Errorf("excluded: %v", ex)
	}
	if before := c.do(exitDone, "invoice", "list"); len(rows(before, "invoices")) != 0 {
		t.Error("the summary changed something")
	}

	// Per has neither e-mail nor address: his is a draft, and the exit code says that not all went out.
	r := c.do(exitPart, "batch", "execute", id)
	if got := tell(r["delivered"], r["handed_over"], r["drafts"], r["undelivered"]); got != "2 1 1 0" {
		t.Errorf("execute: %s", got)
	}
	if sink.Count() != 2 {
		t.Errorf("%d mails arrived", sink.Count())
	}
	var got []string
	for _, v := range rows(c.do(exitDone, "invoice", "list"), "invoices") {
		got = append(got, fmt.Sprint(v["number"], "/", v["party"], "/", v["state"], "/", v["channel"]))
	}
	// Numbers follow the customer numbers, 10 before 1001; the draft has none.
	if want := "1/10/sent/email 2/1001/sent/email 3/1002/handed_over/paper /1004/draft/draft"; strings.Join(got, " ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, " "), want)
	}
	for _, it := range rows(c.do(exitDone, "outbox", "--all"), "dispatches") {
		last := rows(it, "attempts")
		if it["state"] == "delivered" && !strings.HasPrefix(fmt.Sprint(last[len(last)-1]["words"]), "250") {
			t.Errorf("delivered without the server's word: %v", it)
		}
	}
	if p := c.do(exitDone, "verify"); len(rows(p, "problems")) != 0 {
		t.Errorf("verify: %v", p)
	}

	// The document is the one that was sent, and what it says is what the list says.
	pdf := filepath.Join(t.TempDir(), "2.pdf")
	c.do(exitDone, "invoice", "pdf", "2", "--out", pdf)
	text := pdfText(t, pdf)
	show := c.do(exitDone, "invoice", "show", "2")
	for _, w := range []string{"Kari Nordmann", "Fjellheim skolekorps", "450,00", "8601.11.17947", fmt.Sprint(show["reference_printed"])} {
		if !strings.Contains(text, w) {
			t.Errorf("the document lacks %q:\n%s", w, text)
		}
	}
	sent, err := filepath.Glob(filepath.Join(folder, "*.eml"))
	if err != nil || len(sent) != 2 {
		t.Fatalf("mails: %v, %v", sent, err)
	}

	// Nothing goes twice.
	c.do(exitDone, "batch", "execute", id)
	c.do(exitDone, "dispatch")
	if sink.Count() != 2 {
		t.Errorf("%d mails after executing again", sink.Count())
	}

	// The letter is posted.
	for _, it := range rows(c.do(exitDone, "outbox"), "dispatches") {
		if it["state"] == "handed_over" {
			if got := c.do(exitDone, "outbox", "settle", fmt.Sprint(it["id"]), "arrived"); got["state"] != "delivered" {
				t.Errorf("posted: %v", got)
			}
		}
	}
}

// tell joins values for comparing.
func tell(values ...any) string { return strings.TrimSuffix(fmt.Sprintln(values...), "\n") }

func pdfText(t *testing.T, path string) string {
	t.Helper()
	b, err := exec.Command("pdftotext", "-layout", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(b), "\u00a0", " ")
}

// spec: B14, C4: what is due later waits; what became due while the program was off goes at the next start.
func TestDueLater(t *testing.T) {
	c := newClub(t)
	sink, _ := c.mail()
	c.do(exitDone, "import", c.file("members.csv", members))
	later := strings.Replace(batchTOML, "[[document.lines]]",
		"[document]\ninvoice_date = 2027-05-27\ndue_date = 2027-06-10\n[[document.lines]]", 1)
	id := fmt.Sprint(c.do(exitDone, "batch", "create", c.file("batch.toml", later))["id"])
	if n := c.do(exitDone, "batch", "approve", id)["invoices"]; fmt.Sprint(n) != "4" {
		t.Errorf("approve: %v", n)
	}
	f := c.do(exitDone, "batch", "finish", id)
	if got := tell(f["scheduled"], f["first_dispatch"]); got != "4 2027-05-24" {
		t.Errorf("finish: %s", got)
	}
	c.now = "2027-05-23"
	c.do(exitDone, "dispatch")
	for _, v := range rows(c.do(exitDone, "invoice", "list"), "invoices") {
		if v["number"] != "" || v["state"] != "unfinished" {
			t.Errorf("too early: %v", v)
		}
	}
	c.now = "2027-06-01"
	c.do(exitPart, "dispatch")
	if sink.Count() != 2 {
		t.Errorf("%d mails", sink.Count())
	}
	// A clock that stands before the last issue is asked about.
	c.now = "2027-05-01"
	id = fmt.Sprint(c.do(exitDone, "batch", "copy", id, "Ekstra")["id"])
	c.refuses(exitError, []string{"--clock-is-right"}, "batch", "execute", id)
	c.do(exitDone, "dispatch", "--clock-is-right")
	if sink.Count() != 4 {
		t.Errorf("%d mails after a person said that the clock is right", sink.Count())
	}
	c.do(exitDone, "verify")
}

// spec: C4, A2: without a connection nothing is issued by that way, and nothing is lost.
func TestOffline(t *testing.T) {
	c := newClub(t)
	sink, _ := c.mail()
	if err := sink.Close(); err != nil {
		t.Fatal(err)
	}
	c.do(exitDone, "import", c.file("members.csv", members))
	id := fmt.Sprint(c.do(exitDone, "batch", "create", c.file("batch.toml", batchTOML))["id"])
	r := c.do(exitPart, "batch", "execute", id)
	if got := tell(r["delivered"], r["handed_over"], r["retrying"], r["drafts"]); got != "0 1 2 1" {
		t.Errorf("offline: %s", got)
	}
	c.mail()
	r = c.do(exitDone, "dispatch")
	if got := tell(r["delivered"], r["retrying"]); got != "2 0" {
		t.Errorf("back again: %s", got)
	}
	c.do(exitDone, "verify")
}

// spec: C8: the whole member file, in and out: everyone once, numbers without a gap, sums equal.
func TestWholeMemberFile(t *testing.T) {
	c := newClub(t)
	sink, folder := c.mail()
	c.do(exitPart, "import", "../../domain/importing/testdata/members-1200.csv", "--skip-rejected")
	id := fmt.Sprint(c.do(exitDone, "batch", "create", c.file("batch.toml",
		strings.Replace(batchTOML, `["Seniorer", "Juniorer"]`, `["Juniorer", "Sponsorer", "No group"]`, 1)))["id"])
	s := c.do(exitDone, "batch", "summary", id)
	r := c.do(exitDone, "batch", "execute", id)
	list := c.do(exitDone, "invoice", "list", "--batch", "Kontingent 2027")
	all := rows(list, "invoices")
	if fmt.Sprint(len(all)) != fmt.Sprint(s["recipients"]) || list["total"] != s["total"] {
		t.Errorf("%d invoices of %v, summary %v of %v", len(all), list["total"], s["recipients"], s["total"])
	}
	mails := 0
	for i, v := range all {
		if v["number"] != strconv.Itoa(i+1) {
			t.Fatalf("number %v at place %d", v["number"], i+1)
		}
		if v["channel"] == "email" {
			mails++
		}
	}
	if sink.Count() != mails || fmt.Sprint(r["delivered"]) != strconv.Itoa(mails) {
		t.Errorf("%d by e-mail, %v delivered, %d arrived", mails, r["delivered"], sink.Count())
	}
	seen := map[string]bool{}
	files, err := filepath.Glob(filepath.Join(folder, "*.eml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		_, rest, _ := strings.Cut(string(b), `filename="`)
		name, _, _ := strings.Cut(rest, `"`)
		if seen[name] || !strings.HasPrefix(name, "faktura-") {
			t.Errorf("%s went twice or is no invoice", name)
		}
		seen[name] = true
	}
	c.do(exitDone, "verify")
}
