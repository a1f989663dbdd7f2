package main

import (
	"strings"
	"testing"
)

// spec: A2: what waits for a paused method goes by the next one when the treasurer says so, with the reason in its log;
// without that word nobody falls through.
func TestNextWhilePaused(t *testing.T) {
	c := newClub(t)
	sink, _ := c.mail()
	c.do(exitDone, "import", c.file("members.csv", members))
	c.do(exitDone, "batch", "create", c.file("batch.toml", batchTOML))
	c.refuses(exitError, []string{"is not paused"}, "outbox", "next", "--paused", "email")
	c.do(exitDone, "outbox", "pause", "email")
	c.call("batch", "execute", "1")
	before := c.states()
	if !strings.Contains(before, "10:scheduled: 1001:scheduled:") || sink.Count() != 0 {
		t.Fatalf("somebody fell through: %s", before)
	}
	if v := c.do(exitDone, "outbox", "next", "--paused", "email"); tell(v["released"]) != "2" {
		t.Errorf("released %v", v["released"])
	}
	c.call("dispatch")
	all := rows(c.do(exitDone, "outbox", "--all"), "dispatches")
	said := 0
	for _, d := range all {
		for _, a := range rows(d, "attempts") {
			if a["method"] == "email" && a["outcome"] == "passed" {
				said++
			}
		}
		if d["method"] == "email" {
			t.Errorf("%v still goes by e-mail", d)
		}
	}
	if said != 2 || sink.Count() != 0 {
		t.Errorf("%d say why, %d mails left: %s", said, sink.Count(), c.states())
	}
	c.refuses(exitUsage, nil, "outbox", "next", "--paused", "email", "--held")
	c.do(exitDone, "verify")
}
