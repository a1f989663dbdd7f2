package main

import (
	"fmt"
	"strings"
	"testing"
)

const singleTOML = `
party = "1001"
[document]
our_reference = "Kassereren"
[[document.lines]]
description = "Leie av lokale"
unit_price = "300.00"
`

// spec: A13, B15
func TestSingleInvoice(t *testing.T) {
	c := newClub(t)
	sink, _ := c.mail()
	c.do(exitDone, "import", c.file("members.csv", members))
	id := fmt.Sprint(c.do(exitDone, "invoice", "create", c.file("one.toml", singleTOML))["id"])
	gone := fmt.Sprint(c.do(exitDone, "invoice", "create", c.file("one.toml", singleTOML))["id"])
	c.do(exitDone, "dispatch")
	v := c.do(exitDone, "invoice", "show", id)
	if got := tell(v["state"], v["number"], v["total"], v["batch"]); got != "unfinished  300.00 " || sink.Count() != 0 {
		t.Errorf("before it is sent: %q, %d mails", got, sink.Count())
	}
	c.do(exitDone, "invoice", "delete", gone)
	c.refuses(exitError, []string{gone}, "invoice", "send", id, gone) // none, because not all
	c.do(exitDone, "invoice", "send", id)
	c.refuses(exitError, []string{id}, "invoice", "send", id)
	c.do(exitDone, "dispatch")
	v = c.do(exitDone, "invoice", "show", id)
	if got := tell(v["state"], v["number"], v["channel"]); got != "sent 1 email" || sink.Count() != 1 {
		t.Errorf("sent: %q, %d mails", got, sink.Count())
	}
	c.refuses(exitError, []string{"1"}, "invoice", "delete", id)
	c.do(exitDone, "verify")
}

// spec: B15: what was not ticked waits, and is sent from the list by its batch's chain.
func TestUntickedWaits(t *testing.T) {
	c := newClub(t)
	sink, _ := c.mail()
	c.do(exitDone, "import", c.file("members.csv", members))
	c.do(exitDone, "batch", "create", c.file("batch.toml", batchTOML))
	c.do(exitDone, "batch", "approve", "1")
	c.do(exitDone, "batch", "finish", "1", "--send", "none")
	c.do(exitDone, "dispatch")
	list := rows(c.do(exitDone, "invoice", "list", "--batch", "Kontingent 2027", "--state", "unfinished"), "invoices")
	if len(list) != 4 || sink.Count() != 0 {
		t.Fatalf("%d wait, %d mails", len(list), sink.Count())
	}
	c.do(exitDone, "invoice", "send", fmt.Sprint(list[0]["id"]))
	c.do(exitDone, "dispatch")
	if sink.Count() != 1 {
		t.Errorf("%d mails", sink.Count())
	}
}

func TestBadSingle(t *testing.T) {
	c := newClub(t)
	c.do(exitDone, "import", c.file("members.csv", members))
	for _, b := range []struct{ old, new, word string }{
		{`party = "1001"`, ``, "party"},
		{`party = "1001"`, `party = "77"`, "77"},
		{`party = "1001"`, "party = \"1001\"\nmethod = \"pigeon\"", "pigeon"},
		{`unit_price = "300.00"`, `unit_price = "x"`, "unit_price"},
	} {
		c.refuses(exitError, []string{b.word}, "invoice", "create", c.file("one.toml", strings.Replace(singleTOML, b.old, b.new, 1)))
	}
	if n := len(rows(c.do(exitDone, "invoice", "list"), "invoices")); n != 0 {
		t.Errorf("%d invoices were kept", n)
	}
}
