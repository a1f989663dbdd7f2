package torture

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// spec: C1, C2: whichever write, flush or removal of a whole batch execution fails (once, or from then on because the
// disk is full), or is the last thing that the killed program did not do: it says so in a sentence, the store is whole,
// and when it is started again everybody gets the invoice once.
func TestEveryWriteOfABatch(t *testing.T) {
	began := time.Now()
	dir := folder(t)
	model := newClub(t, dir, everyone)
	first := model.copyOf(t, filepath.Join(dir, "first"))
	log := filepath.Join(dir, "log")
	s := newServer(t, dice(t, 0), false)
	first.mailTo(s.Port)
	first.disk("LOG", log)
	first.do(done, "batch", "execute", "1")
	writes := len(changes(t, log))
	if writes < 50 {
		t.Fatalf("only %d writes were seen: is SQLite at work?", writes)
	}
	step := writes/4 + 1
	if *long {
		step = 1
	}
	tried := 0
	for _, kind := range []struct {
		name string
		told []string
	}{
		{"KILL", nil},
		{"FAIL", []string{"ERRNO", "5"}},
		{"FAIL", []string{"ERRNO", "28", "STUCK", "1"}},
	} {
		for n := 1 + dice(t, 1).IntN(step); n <= writes && !t.Failed(); n += step {
			everyWrite(t, model, filepath.Join(dir, "next"), append([]string{kind.name, fmt.Sprint(n)}, kind.told...))
			tried++
		}
	}
	summary(t, began, "%d writes of a batch execution, %d of them killed at or failed: all told in a sentence, all gone on with", writes, tried)
}

// everyWrite lets a write of a batch execution go wrong, and brings the batch to its end.
func everyWrite(t *testing.T, model *club, at string, told []string) {
	t.Helper()
	c := model.copyOf(t, at)
	defer func() { _ = os.RemoveAll(at) }()
	s := newServer(t, dice(t, 2), false)
	c.mailTo(s.Port)
	c.disk(told...)
	code, _, errs := c.call("batch", "execute", "1")
	c.env = nil
	if killed := told[0] == "KILL"; killed != (code < 0) {
		t.Errorf("%v: exit %d\n%s", told, code, errs)
	}
	c.goesOn(s, fmt.Sprint(told), code, errs)
}
