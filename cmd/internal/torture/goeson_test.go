package torture

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// everyone are members who get mail, and one who gets a letter.
var everyone = []string{"m1@example.org", "", "m3@example.org"}

// copyOf is a copy of a club that is at rest, in a folder of its own.
func (c *club) copyOf(t testing.TB, at string) *club {
	t.Helper()
	if err := os.CopyFS(filepath.Join(at, "data"), os.DirFS(c.dir)); err != nil {
		t.Fatal(err)
	}
	return &club{t: t, dir: filepath.Join(at, "data"), now: c.now, exe: c.exe}
}

// goesOn says that a call which went wrong has told so properly, that the store is whole, and that everybody gets the
// invoice once when the call is made again.
func (c *club) goesOn(s *server, what string, code int, errs string) {
	c.t.Helper()
	if code == failed && strings.TrimSpace(errs) == "" || strings.Contains(errs, "goroutine") ||
		strings.Contains(errs, "⟨") || strings.Contains(errs, "<no value>") || code > part {
		c.t.Errorf("%s: exit %d, and this is no sentence:\n%s", what, code, errs)
	}
	c.wantWhole()
	n := stands(c.outbox())
	if n["in_doubt"] > 1 || n["sending"] > 0 {
		c.t.Errorf("%s: %v", what, n)
	}
	for range 3 {
		for _, d := range c.outbox() {
			if d.State != "in_doubt" && d.State != "needs_attention" {
				continue
			}
			answer := "again"
			if s.has(d.MessageID) > 0 {
				answer = "arrived"
			}
			c.do(done, "outbox", "settle", fmt.Sprint(d.ID), answer)
		}
		c.do(done, "outbox", "resume")
		c.now = c.now.Add(5 * time.Hour)
		code, out, errs := c.call("batch", "execute", "1")
		if code == done {
			break
		}
		if code != part {
			c.t.Errorf("%s: the next call: exit %d\n%s%s", what, code, out, errs)
		}
	}
	c.wantOnce(s, len(everyone))
	if c.t.Failed() {
		c.t.Logf("after %s", what)
	}
}
