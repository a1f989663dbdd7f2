package torture

import (
	"bytes"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"kontingent/domain/delivery/smtptest"
)

// promise is what the world has been told at a moment: no power cut after it may take it back.
type promise struct {
	at        int64  // how long the disk's log was
	message   string // its id
	number    string // of the invoice in it
	delivered bool   // it is not only on its way: the program has gone on to the next
}

// evening is one batch execution as the disk saw it.
type evening struct {
	before   []byte // the database
	changes  []change
	promises []promise
	members  int
}

// spec: C1, C2: the power goes at any moment, and of what was not flushed any part may be on the disk, in any order,
// torn at any sector: no number, no message and no delivery that the world has seen is ever forgotten.
func TestPowerCut(t *testing.T) {
	began := time.Now()
	states := 150
	if *long {
		states = 10_000
	}
	exe, err := program()
	if err != nil {
		t.Fatal(err)
	}
	e := spend(t, exe)
	found := e.cut(t, states, true)
	for _, f := range found {
		t.Error(f)
	}
	// The same writes on a disk that flushes nothing: were it not noticed, the proof would prove nothing.
	control := states / 5
	lost := len(e.cut(t, control, false))
	if lost < control/10 {
		t.Errorf("without flushing only %d of %d states were found bad", lost, control)
	}
	summary(t, began, "%d writes, %d promises, %d states after a power cut: 0 promises broken (without flushing: %d of %d)",
		len(e.changes), len(e.promises), states, lost, control)
}

// TestPowerCutIsNoticed: the same program with one setting changed, SQLite's synchronous = OFF, breaks its promises.
func TestPowerCutIsNoticed(t *testing.T) {
	if !*long {
		return // it takes a build of its own; TestPowerCut has a control too
	}
	began := time.Now()
	exe, err := careless()
	if err != nil {
		t.Fatal(err)
	}
	const states = 1000
	lost := len(spend(t, exe).cut(t, states, true))
	if lost < states/10 {
		t.Errorf("only %d of %d states were found bad", lost, states)
	}
	summary(t, began, "with synchronous = OFF, %d of %d states after a power cut broke a promise", lost, states)
}

// careless is the program built with synchronous = OFF.
func careless() (string, error) {
	setting, err := filepath.Abs("../../../persistence/sqlite/connection.sql")
	if err != nil {
		return "", err
	}
	sql, err := os.ReadFile(setting)
	if err != nil {
		return "", err
	}
	changed := filepath.Join(scratch, "connection.sql")
	sql = bytes.Replace(sql, []byte("PRAGMA synchronous = 3;"), []byte("PRAGMA synchronous = 0;"), 1)
	if err := os.WriteFile(changed, sql, 0o600); err != nil {
		return "", err
	}
	overlay := filepath.Join(scratch, "overlay.json")
	text := `{"Replace": {"` + filepath.ToSlash(setting) + `": "` + filepath.ToSlash(changed) + `"}}`
	if err := os.WriteFile(overlay, []byte(text), 0o600); err != nil {
		return "", err
	}
	return build("-overlay", overlay)
}

// spend executes a batch of ten mails on a watched disk, and notes what the mail server was promised when.
func spend(t *testing.T, exe string) *evening {
	t.Helper()
	e := &evening{members: 12}
	addresses := make([]string, e.members)
	for i := range addresses {
		if i%6 != 0 {
			addresses[i] = "m" + string(rune('a'+i)) + "@example.org"
		}
	}
	dir := folder(t)
	log := filepath.Join(dir, "log")
	var mu sync.Mutex
	var last *promise
	s := smtptest.Perform(t, smtptest.Script{Hear: func(said smtptest.Said) string {
		mu.Lock()
		defer mu.Unlock()
		info, err := os.Stat(log)
		if err != nil {
			return ""
		}
		switch {
		case said.Verb == "DOT":
			last = &promise{at: info.Size(), message: string(first(idOf, said.Mail)), number: string(first(numberOf, said.Mail))}
			e.promises = append(e.promises, *last)
		case last != nil && (said.Verb == "MAIL" || said.Verb == "QUIT"):
			last.at, last.delivered = info.Size(), true
			e.promises = append(e.promises, *last)
			last = nil
		}
		return ""
	}})
	c := newClub(t, dir, addresses)
	c.mailTo(s.Port)
	c.do(done, "batch", "finish", "1")
	var err error
	if e.before, err = os.ReadFile(filepath.Join(c.dir, "kontingent.db")); err != nil {
		t.Fatal(err)
	}
	c.exe = exe
	c.disk("LOG", log)
	c.do(done, "dispatch")
	e.changes = changes(t, log)
	if mails := len(s.Received()); mails != 10 || len(e.promises) != 20 || len(e.changes) < 100 {
		t.Fatalf("%d mails, %d promises, %d writes", mails, len(e.promises), len(e.changes))
	}
	return e
}
