package main

import (
	"fmt"
	"strings"
	"testing"
)

// three members who are reached by e-mail, and one on paper.
const creditMembers = "Nr;Navn;E-post;Adresse;Postnr;Poststed;Grupper;Levering\n" +
	"1;Anna;anna@example.org;Veien 1;0150;Oslo;Alle;E-post\n" +
	"2;Bo;bo@example.org;Veien 2;0150;Oslo;Alle;E-post\n" +
	"3;Carl;carl@example.org;Veien 3;0150;Oslo;Alle;E-post\n" +
	"4;Dina;;Veien 4;0150;Oslo;Alle;Papir\n"

const creditBatch = `
name = "Kontingent"
[recipients]
include = ["Alle"]
[distribution]
without_credit = "WITHOUT"
[[document.lines]]
description = "Kontingent"
unit_price = "450.00"
`

// creditClub is a club where an e-mail costs two units and five have been bought.
func creditClub(t *testing.T, without string) *club {
	t.Helper()
	c := newClub(t)
	c.mail()
	c.do(exitDone, "settings", "set", "credit.price.email", "2")
	c.do(exitDone, "import", c.file("members.csv", creditMembers))
	c.do(exitDone, "credit", "add", "5", "--note", "Vipps")
	c.do(exitDone, "batch", "create", c.file("batch.toml", strings.Replace(creditBatch, "WITHOUT", without, 1)))
	return c
}

func (c *club) credit() string {
	v := c.do(exitDone, "credit")
	sum, aside := 0.0, 0.0
	for _, e := range rows(v, "entries") {
		sum += e["units"].(float64)
		aside += e["reserved"].(float64)
	}
	if sum != v["balance"] || aside != v["reserved"] {
		c.t.Errorf("the ledger adds up to %v and %v, not to %v and %v", sum, aside, v["balance"], v["reserved"])
	}
	return tell(v["balance"], v["reserved"])
}

// spec: A5, A11: too little credit is told beforehand, holds what it does not reach for, and a top-up lets that go on.
func TestCreditHolds(t *testing.T) {
	c := creditClub(t, "hold")
	s := c.do(exitDone, "batch", "summary", "1")
	if got := tell(s["credit_needed"], s["credit_available"], s["credit_short"]); got != "6 5 1" {
		t.Errorf("the summary says %s", got)
	}
	said := fmt.Sprint(s["problems"])
	if !strings.Contains(said, "needs 6 units") || !strings.Contains(said, "5 are left: 1 invoice will wait") {
		t.Errorf("the summary says %s", said)
	}
	r := c.do(exitPart, "batch", "execute", "1")
	if got := tell(r["delivered"], r["handed_over"], r["held"]); got != "2 1 1" {
		t.Errorf("delivered, handed over, held: %s", got)
	}
	if got, want := c.states(), "1:delivered:email 2:delivered:email 3:held:email 4:handed_over:paper"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	var numbers []string
	for _, v := range rows(c.do(exitDone, "invoice", "list"), "invoices") {
		numbers = append(numbers, fmt.Sprint(v["party"], ":", v["number"], ":", v["state"]))
	}
	if got, want := strings.Join(numbers, " "), "1:1:sent 2:2:sent 4:3:handed_over 3::held"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := c.credit(); got != "1 0" {
		t.Errorf("left and set aside: %s", got)
	}
	// It does not go on by itself, nor twice.
	c.do(exitPart, "dispatch")
	c.do(exitDone, "credit", "add", "1")
	c.do(exitDone, "dispatch")
	if got := c.states(); !strings.Contains(got, "3:delivered:email") {
		t.Errorf("after the top-up: %s", got)
	}
	if got := c.credit(); got != "0 0" {
		t.Errorf("left and set aside: %s", got)
	}
	c.do(exitDone, "dispatch")
	c.do(exitDone, "verify")
}

// spec: A5: a batch may choose a draft, or the next method, for what the credit does not reach for.
func TestWithoutCredit(t *testing.T) {
	for without, want := range map[string]string{
		"draft": "3:draft:draft",
		"next":  "3:handed_over:paper",
	} {
		c := creditClub(t, without)
		code := exitDone
		if without == "draft" {
			code = exitPart
		}
		c.do(code, "batch", "execute", "1")
		if got := c.states(); !strings.Contains(got, want) {
			t.Errorf("%s: %s", without, got)
		}
		if got := c.credit(); got != "1 0" {
			t.Errorf("%s: left and set aside: %s", without, got)
		}
		c.do(exitDone, "verify")
	}
}

// spec: A5: what is refused gives its credit back.
func TestCreditComesBack(t *testing.T) {
	c := newClub(t)
	m := &moody{}
	c.smtp(m)
	c.do(exitDone, "settings", "set", "credit.price.email", "2")
	c.do(exitDone, "settings", "set", "credit.price.paper", "3")
	c.do(exitDone, "credit", "add", "9")
	c.do(exitDone, "import", c.file("members.csv", "Nr;Navn;E-post;Adresse;Postnr;Poststed;Grupper\n"+
		"1;Gone;gone@example.org;Veien 1;0150;Oslo;Alle\n2;Doubt;doubt@example.org;;;;Alle\n"))
	c.do(exitDone, "batch", "create", c.file("batch.toml", strings.Replace(creditBatch, "WITHOUT", "hold", 1)))
	c.do(exitPart, "batch", "execute", "1")
	// The first was refused and is on paper for 3; the second is in doubt, and 2 stay set aside.
	if got := c.states(); got != "1:handed_over:paper 2:in_doubt:email" {
		t.Fatal(got)
	}
	if got := c.credit(); got != "4 2" {
		t.Errorf("left and set aside: %s", got)
	}
	c.do(exitDone, "outbox", "settle", "2", "arrived")
	if got := c.credit(); got != "4 0" {
		t.Errorf("left and set aside: %s", got)
	}
	c.do(exitDone, "verify")
}

func TestCreditRefuses(t *testing.T) {
	c := newClub(t)
	c.refuses(exitError, []string{"from 1 to"}, "credit", "add", "0")
	c.refuses(exitUsage, []string{"30"}, "credit", "add", "many")
	c.refuses(exitUsage, []string{"credit add"}, "credit", "add")
	c.refuses(exitError, []string{"from 0 to"}, "settings", "set", "credit.price.ehf", "-1")
}

// spec: B17: the dispatch list by hand.
func TestOutboxByHand(t *testing.T) {
	c := creditClub(t, "hold")
	sink, _ := c.mail()
	c.do(exitPart, "batch", "execute", "1")
	before := sink.Count()
	// The one that is held goes on paper instead.
	held := ""
	for _, it := range rows(c.do(exitDone, "outbox"), "dispatches") {
		if it["state"] == "held" {
			held = fmt.Sprint(it["id"])
		}
	}
	c.refuses(exitError, []string{"top-up"}, "outbox", "send-now", held)
	c.refuses(exitError, []string{"not set up"}, "outbox", "method", held, "ehf")
	if it := c.do(exitDone, "outbox", "method", held, "paper"); it["state"] != "scheduled" {
		t.Errorf("got %v", it)
	}
	if it := c.do(exitDone, "outbox", "cancel", held); it["state"] != "cancelled" {
		t.Errorf("got %v", it)
	}
	c.do(exitDone, "dispatch")
	c.do(exitDone, "outbox", "send-now", held)
	c.do(exitDone, "outbox", "pause")
	c.do(exitPart, "dispatch")
	if p := rows(c.do(exitDone, "outbox", "resume"), "paused"); len(p) != 0 {
		t.Errorf("still paused: %v", p)
	}
	c.do(exitDone, "dispatch")
	if got := c.states(); !strings.Contains(got, "3:handed_over:paper") || sink.Count() != before {
		t.Errorf("%s, and %d mails more", got, sink.Count()-before)
	}
	c.refuses(exitError, []string{"can't be cancelled"}, "outbox", "cancel", "1")
	c.do(exitDone, "verify")
}

// spec: B17: a cancelled invoice that was issued keeps its number, is shown as undelivered, and says so.
func TestCancelIssued(t *testing.T) {
	c := newClub(t)
	c.smtp(&moody{greylist: true})
	c.do(exitDone, "import", c.file("members.csv", "Nr;Navn;E-post;Grupper\n1;Grey;grey@example.org;Alle\n"))
	c.do(exitDone, "batch", "create", c.file("batch.toml", strings.Replace(creditBatch, "WITHOUT", "hold", 1)))
	c.do(exitPart, "batch", "execute", "1")
	it := c.do(exitDone, "outbox", "cancel", "1")
	log := rows(it, "attempts")
	if last := log[len(log)-1]; !strings.Contains(fmt.Sprint(last["error"]), "keeps its number") {
		t.Errorf("it says %v", last)
	}
	v := rows(c.do(exitDone, "invoice", "list"), "invoices")[0]
	if got := tell(v["number"], v["state"]); got != "1 undelivered" {
		t.Errorf("the invoice is %s", got)
	}
	c.do(exitDone, "dispatch")
	c.do(exitDone, "verify")
}
