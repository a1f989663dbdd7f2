package main

import (
	"fmt"
	"strings"
	"testing"
)

// heldClub has held two of four e-mails for want of credit: 3 and 4, of whom only 3 can be reached on paper.
func heldClub(t *testing.T) *club {
	t.Helper()
	c := newClub(t)
	c.mail()
	c.do(exitDone, "settings", "set", "credit.price.email", "2")
	c.do(exitDone, "import", c.file("members.csv", "Nr;Navn;E-post;Adresse;Postnr;Poststed;Grupper\n"+
		"1;One;one@example.org;;;;Alle\n2;Two;two@example.org;;;;Alle\n"+
		"3;Three;three@example.org;Veien 3;0150;Oslo;Alle\n4;Four;four@example.org;;;;Alle\n"))
	c.do(exitDone, "credit", "add", "4")
	c.do(exitDone, "batch", "create", c.file("batch.toml", strings.Replace(creditBatch, "WITHOUT", "hold", 1)))
	c.do(exitPart, "batch", "execute", "1")
	return c
}

// dated tells the invoices' numbers, dates and states, by customer.
func (c *club) dated() string {
	var out []string
	for _, v := range rows(c.do(exitDone, "invoice", "list"), "invoices") {
		out = append(out, fmt.Sprint(v["party"], ":", v["number"], ":", v["date"], ":", v["due"], ":", v["state"]))
	}
	return strings.Join(out, " ")
}

// spec: A5: a top-up after the due date asks for new dates: nothing goes with a due date that is past, nothing is lost,
// and one command gives all of them new ones.
func TestTopUpAfterTheDueDate(t *testing.T) {
	c := heldClub(t)
	// On the due date itself, and after it.
	c.now = "2026-12-06"
	if v := c.do(exitDone, "credit", "add", "100"); v["needs_dates"] != 2.0 {
		t.Errorf("on the day it falls due %v need new dates", v["needs_dates"])
	}
	c.now = "2026-12-20"
	if v := c.do(exitDone, "credit"); v["needs_dates"] != 2.0 {
		t.Errorf("%v need new dates", v["needs_dates"])
	}
	r := c.do(exitPart, "dispatch")
	if got := tell(r["delivered"], r["held"], r["needs_dates"]); got != "0 2 2" {
		t.Errorf("delivered, held, needs dates: %s", got)
	}
	c.do(exitPart, "dispatch")
	log := rows(c.do(exitDone, "outbox"), "dispatches")[0]
	said := rows(log, "attempts")
	if len(said) != 2 || log["needs_dates"] != true || !strings.Contains(fmt.Sprint(said[1]["error"]), "fell due on 2026-12-06") {
		t.Errorf("after two runs the log says %v", log)
	}
	if got, want := c.dated(), "1:1:2026-11-22:2026-12-06:sent 2:2:2026-11-22:2026-12-06:sent 3::2026-11-22:2026-12-06:held 4::2026-11-22:2026-12-06:held"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	c.refuses(exitError, []string{"after 2026-12-20", "leaves no time"}, "outbox", "redate", "2026-12-20")
	c.refuses(exitError, []string{"not a day"}, "outbox", "redate", "20.1.2027")
	c.refuses(exitError, []string{"issued already"}, "outbox", "redate", "2027-01-03", "1")
	if v := c.do(exitDone, "outbox", "redate", "2027-01-03"); tell(v["redated"], v["due"]) != "2 2027-01-03" {
		t.Errorf("redated: %v", v)
	}
	c.do(exitDone, "dispatch")
	if got, want := c.dated(), "1:1:2026-11-22:2026-12-06:sent 2:2:2026-11-22:2026-12-06:sent 3:3:2026-12-20:2027-01-03:sent 4:4:2026-12-20:2027-01-03:sent"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if v := c.do(exitDone, "outbox", "redate", "2027-01-03"); v["redated"] != 0.0 {
		t.Errorf("redated again: %v", v)
	}
	if got := c.credit(); got != "96 0" {
		t.Errorf("left and set aside: %s", got)
	}
	c.do(exitDone, "verify")
}

// spec: A5: another method does not carry a due date out that is past either.
func TestAnotherMethodAfterTheDueDate(t *testing.T) {
	c := heldClub(t)
	c.now = "2026-12-20"
	c.do(exitDone, "outbox", "method", "3", "paper")
	c.do(exitPart, "dispatch")
	c.do(exitDone, "outbox", "redate", "2027-01-03", "3")
	c.do(exitPart, "dispatch")
	if got := c.states(); !strings.Contains(got, "3:handed_over:paper 4:held:email") {
		t.Errorf("got %s", got)
	}
	c.do(exitDone, "verify")
}

// spec: A5: what was issued before it was held keeps its dates, goes when there is credit, and the log says so.
func TestIssuedAndHeldGoesLate(t *testing.T) {
	c := newClub(t)
	c.smtp(&moody{})
	c.do(exitDone, "settings", "set", "credit.price.paper", "3")
	c.do(exitDone, "import", c.file("members.csv", "Nr;Navn;E-post;Adresse;Postnr;Poststed;Grupper\n"+
		"1;Gone;gone@example.org;Veien 1;0150;Oslo;Alle\n"))
	c.do(exitDone, "batch", "create", c.file("batch.toml", strings.Replace(creditBatch, "WITHOUT", "hold", 1)))
	c.do(exitPart, "batch", "execute", "1")
	if got := c.states(); got != "1:held:paper" {
		t.Fatal(got)
	}
	c.now = "2026-12-20"
	if v := c.do(exitDone, "credit", "add", "3"); v["needs_dates"] != 0.0 {
		t.Errorf("%v need new dates", v["needs_dates"])
	}
	c.refuses(exitError, []string{"invoice 1", "issued already", "credit note"}, "outbox", "redate", "2027-01-03", "1")
	c.refuses(exitError, []string{"Invoice 1 is issued"}, "invoice", "edit", "i1", "due=2027-01-03")
	c.do(exitDone, "dispatch")
	if got, want := c.dated(), "1:1:2026-11-22:2026-12-06:handed_over"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	it := rows(c.do(exitDone, "outbox", "--all"), "dispatches")[0]
	if !strings.Contains(fmt.Sprint(it["attempts"]), "went with its due date 2026-12-06") {
		t.Errorf("the log says %v", it["attempts"])
	}
	c.do(exitDone, "verify")
}

// spec: A5: those that wait for credit take their next method at once; who has none becomes a draft.
func TestHeldTakeTheNextMethod(t *testing.T) {
	c := heldClub(t)
	c.refuses(exitUsage, []string{"outbox next"}, "outbox", "next")
	c.refuses(exitUsage, []string{"outbox next"}, "outbox", "next", "--held", "3")
	c.refuses(exitError, []string{"Dispatch 1"}, "outbox", "next", "3", "1")
	if v := c.do(exitDone, "outbox", "next", "--held"); v["released"] != 2.0 {
		t.Errorf("released: %v", v)
	}
	c.do(exitPart, "dispatch")
	if got, want := c.states(), "1:delivered:email 2:delivered:email 3:handed_over:paper 4:draft:draft"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := c.credit(); got != "0 0" {
		t.Errorf("left and set aside: %s", got)
	}
	c.do(exitDone, "verify")
}

// spec: A5, A11: the summary says where those would go that the credit does not reach for, and it can be chosen then.
func TestNextMethodIsChosenBefore(t *testing.T) {
	c := creditClub(t, "hold")
	s := c.do(exitDone, "batch", "summary", "1")
	if got := fmt.Sprint(s["credit_instead"]); got != "[map[dispatches:1 method:paper]]" {
		t.Errorf("instead: %s", got)
	}
	c.refuses(exitError, []string{"hold, draft, next"}, "batch", "execute", "1", "--without-credit", "never")
	c.do(exitDone, "batch", "execute", "1", "--without-credit", "next")
	if got := c.states(); !strings.Contains(got, "3:handed_over:paper") {
		t.Errorf("got %s", got)
	}
	c.refuses(exitError, []string{"executed already"}, "batch", "execute", "1", "--without-credit", "hold")
}

// A planned invoice may be changed until it is issued.
func TestInvoiceEdit(t *testing.T) {
	c := heldClub(t)
	c.refuses(exitError, []string{"due", "2026-11-01"}, "invoice", "edit", "i3", "due=2026-11-01")
	c.refuses(exitError, []string{"prise"}, "invoice", "edit", "i3", "prise=1")
	c.refuses(exitError, []string{"i99"}, "invoice", "edit", "i99", "due=2027-01-03")
	c.do(exitDone, "invoice", "edit", "i3", "due=2027-01-03", "their_reference=Kari")
	c.now = "2026-12-20"
	c.do(exitDone, "credit", "add", "9")
	c.do(exitPart, "dispatch")
	if got := c.dated(); !strings.Contains(got, "3:3:2026-11-22:2027-01-03:sent 4::2026-11-22:2026-12-06:held") {
		t.Errorf("got %s", got)
	}
	if v := c.do(exitDone, "invoice", "show", "3"); v["their_reference"] != "Kari" {
		t.Errorf("the reference is %v", v["their_reference"])
	}
	c.do(exitDone, "verify")
}

// spec: A5: of what a top-up covers the oldest goes first. What costs more than is left keeps nobody else from going:
// saving up for it would keep back what is paid for.
func TestTopUpCoversTheOldestFirst(t *testing.T) {
	c := newClub(t)
	c.mail()
	c.do(exitDone, "settings", "set", "credit.price.email", "2")
	c.do(exitDone, "settings", "set", "credit.price.paper", "5")
	c.do(exitDone, "import", c.file("members.csv", "Nr;Navn;E-post;Adresse;Postnr;Poststed;Grupper\n"+
		"1;Dear;;Veien 1;0150;Oslo;Alle\n2;Two;two@example.org;;;;Alle\n3;Three;three@example.org;;;;Alle\n4;Four;four@example.org;;;;Alle\n"))
	c.do(exitDone, "batch", "create", c.file("batch.toml", strings.Replace(creditBatch, "WITHOUT", "hold", 1)))
	c.do(exitPart, "batch", "execute", "1")
	for _, step := range []struct{ units, want string }{
		{"1", "1:held:paper 2:held:email 3:held:email 4:held:email"},
		{"1", "1:held:paper 2:delivered:email 3:held:email 4:held:email"},
		{"6", "1:handed_over:paper 2:delivered:email 3:held:email 4:held:email"},
		{"1", "1:handed_over:paper 2:delivered:email 3:delivered:email 4:held:email"},
	} {
		c.do(exitDone, "credit", "add", step.units)
		c.do(exitPart, "dispatch")
		if got := c.states(); got != step.want {
			t.Errorf("after %s more:\ngot  %s\nwant %s", step.units, got, step.want)
		}
	}
	c.do(exitDone, "verify")
}
