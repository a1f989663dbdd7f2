package torture

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
)

// look compares what the program says after a life with what the mail server has really taken.
func (r *round) look(list []dispatch, killed bool, breaks int) {
	r.t.Helper()
	if n := len(list); n != 0 && n != r.people {
		r.t.Errorf("%d of %d are on the dispatch list: it was half finished", n, r.people)
	}
	fresh := 0
	for _, d := range list {
		was := r.before[d.ID]
		taken := r.server.has(d.MessageID)
		switch {
		case d.State == "sending":
			r.t.Errorf("nothing is being sent, and dispatch %d is %s", d.ID, d.State)
		case d.State == "delivered" && taken != 1:
			r.t.Errorf("dispatch %d is called delivered and was taken %d times", d.ID, taken)
		case taken > 0 && d.State != "delivered" && d.State != "in_doubt":
			r.t.Errorf("dispatch %d has arrived and is %s: it would go again", d.ID, d.State)
		case was.State == "delivered" && d.State != "delivered":
			r.t.Errorf("dispatch %d was delivered and is %s", d.ID, d.State)
		case was.Invoice != "" && was.Invoice != d.Invoice:
			r.t.Errorf("dispatch %d had number %s and has %s", d.ID, was.Invoice, d.Invoice)
		}
		if d.State == "in_doubt" && was.State != "in_doubt" {
			fresh++
			if taken > 0 {
				r.arrived++
			}
		}
		r.before[d.ID] = d
	}
	r.doubts += fresh
	if killed {
		breaks++
	}
	if fresh > breaks {
		r.t.Errorf("%d came into doubt in a life with %d reasons for it", fresh, breaks)
	}
	for _, what := range r.server.twice() {
		r.t.Errorf("taken: %s", what)
	}
}

var printedName = regexp.MustCompile(`^0150-(\d+)-faktura-(\d+)\.pdf$`)

// printed are the letters in the print folder: customer number to invoice number. Whatever else lies there is an error.
func (c *club) printed() map[string]string {
	c.t.Helper()
	got := map[string]string{}
	files, err := filepath.Glob(filepath.Join(c.dir, "print", "*", "*"))
	hidden, _ := filepath.Glob(filepath.Join(c.dir, "print", "*", ".*"))
	if err != nil {
		c.t.Fatal(err)
	}
	for _, f := range append(files, hidden...) {
		m := printedName.FindStringSubmatch(filepath.Base(f))
		switch {
		case filepath.Base(f) == "list.csv":
		case m == nil:
			c.t.Errorf("%s lies in the print folder", f)
		case got[m[1]] != "":
			c.t.Errorf("two letters for member %s: %s and %s", m[1], got[m[1]], m[2])
		default:
			got[m[1]] = m[2]
		}
	}
	return got
}

// atTheEnd counts: everybody exactly once, numbers without a gap, nothing wrong in the store.
func (r *round) atTheEnd() {
	r.t.Helper()
	r.wantOnce(r.server, r.people)
	r.letters = len(r.printed())
	if err := os.RemoveAll(filepath.Dir(r.dir)); err != nil {
		r.t.Fatal(err)
	}
}

// wantOnce says that each of the members has got the invoice exactly once, by mail or as a letter, under a number of
// their own, and that the numbers have no gap.
func (c *club) wantOnce(s *server, people int) {
	c.t.Helper()
	letters := c.printed()
	numbers := map[string]bool{}
	list := c.outbox()
	for _, d := range list {
		byMail, byPost := s.has(d.MessageID), 0
		if letters[d.Party] != "" {
			byPost = 1
		}
		if byMail+byPost != 1 {
			c.t.Errorf("member %s has got it %d times by mail and %d times by post", d.Party, byMail, byPost)
		}
		if byPost == 1 && letters[d.Party] != d.Invoice {
			c.t.Errorf("member %s has invoice %s and the letter says %s", d.Party, d.Invoice, letters[d.Party])
		}
		if want := []string{"delivered", "handed_over"}[byPost]; d.State != want {
			c.t.Errorf("member %s: %s, want %s", d.Party, d.State, want)
		}
		numbers[d.Invoice] = true
	}
	for n := 1; n <= people; n++ {
		if !numbers[strconv.Itoa(n)] {
			c.t.Errorf("number %d is missing", n)
		}
	}
	if len(list) != people || len(numbers) != people {
		c.t.Errorf("%d dispatches with %d numbers, want %d", len(list), len(numbers), people)
	}
	for _, what := range s.twice() {
		c.t.Errorf("taken: %s", what)
	}
	c.wantWhole()
}

// wantWhole says that verify finds nothing.
func (c *club) wantWhole() {
	c.t.Helper()
	if code, out, errs := c.call("verify"); code != done {
		c.t.Errorf("verify: exit %d\n%s%s", code, out, fmt.Sprint(errs))
	}
}
