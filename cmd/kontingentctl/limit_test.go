package main

import (
	"fmt"
	"strings"
	"testing"
)

// A limit of one e-mail a day: the summary says when the last will be out, no start of the program makes it forget what
// has left, and the clock alone lets the next one go. Those that wait have no number yet.
func TestLimitHoldsOverStarts(t *testing.T) {
	c := newClub(t)
	c.do(exitDone, "import", c.file("members.csv", members))
	sink, _ := c.mail()
	c.refuses(exitError, []string{"“often” is no limit", "400 a day, 20 a minute", "[smtp.limit]"}, "settings", "set", "smtp.limit", "often")
	if v := c.do(exitDone, "settings")["values"].(map[string]any)["smtp.limit"]; v != "unlimited" {
		t.Errorf("a server on this machine takes %v", v)
	}
	c.do(exitDone, "settings", "set", "smtp.limit", "1 20")
	c.do(exitDone, "batch", "create", c.file("batch.toml", batchTOML))
	s := rows(c.do(exitDone, "batch", "summary", "1"), "limited")
	if len(s) != 1 || s[0]["limit"] != "1/day 20/minute" || s[0]["waiting"] != 2.0 || !strings.HasPrefix(s[0]["last"].(string), "2026-11-23T12:") {
		t.Fatalf("the summary says %v", s)
	}
	day := func(now string, mails int, waiting float64) {
		t.Helper()
		c.now = now
		_, out, errs := c.call("dispatch")
		if got := sink.Count(); got != mails {
			t.Errorf("%s: %d e-mails have left, want %d\n%s%s", now, got, mails, out, errs)
		}
		var got float64
		for _, it := range rows(c.do(exitDone, "outbox"), "dispatches") {
			if it["state"] == "scheduled" {
				got++
				if it["invoice"] != "" {
					t.Errorf("%s: one that waits for the limit has the number %v", now, it["invoice"])
				}
			}
		}
		if got != waiting {
			t.Errorf("%s: %v wait, want %v", now, got, waiting)
		}
	}
	r := rows(c.do(exitPart, "batch", "execute", "1"), "limited")
	if len(r) != 1 || fmt.Sprint(r[0]["waiting"]) != "1" || !strings.HasPrefix(r[0]["next"].(string), "2026-11-23T12:") {
		t.Errorf("the run says %v", r)
	}
	day("2026-11-22T13:00:00Z", 1, 1)
	day("2026-11-22", 1, 1)
	day("2026-11-20", 1, 1) // a clock put back takes nothing off the limit, once it is right again
	day("2026-11-23T11:00:00Z", 1, 1)
	c.now = "2026-11-24"
	if _, out, _ := c.call("dispatch"); sink.Count() != 2 {
		t.Errorf("the next day nothing more left\n%s", out)
	}
}
