package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// spec: C1, C2: yesterday's backup is restored after today's sending, here and on a machine that knows nothing of it:
// nothing leaves before a person says so, nobody gets it twice, and no number is given again.
func TestBackupAndRestore(t *testing.T) {
	c := newClub(t)
	sink, _ := c.mail()
	c.do(exitDone, "import", c.file("members.csv", members))
	c.do(exitDone, "batch", "create", c.file("batch.toml", batchTOML))
	c.do(exitDone, "batch", "approve", "1")
	c.do(exitDone, "batch", "finish", "1")
	file := filepath.Join(filepath.Dir(c.dir), "usb", "kontingent.db")
	c.refuses(exitError, []string{"usb"}, "backup", file)
	if err := os.Mkdir(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	if got := c.do(exitDone, "backup", file); got["file"] != file {
		t.Errorf("got %v", got)
	}
	c.do(exitPart, "dispatch")
	if sink.Count() != 2 {
		t.Fatalf("%d mails", sink.Count())
	}
	before := c.invoices()
	r := c.do(exitDone, "restore", file)
	if r["organisation"] != "Fjellheim skolekorps" || len(rows(r, "paused")) != 3 || len(rows(r, "problems")) != 0 {
		t.Errorf("restore said %v", r)
	}
	if why := fmt.Sprint(rows(r, "paused")[0]["reason"]); !strings.Contains(why, "backup has been restored") {
		t.Errorf("paused: %s", why)
	}
	// The draft that nobody got is planned again; all that has a number is as it was, documents included.
	if after := c.invoices(); after != strings.Replace(before, "1004/draft", "1004/unfinished", 1) {
		t.Errorf("invoices were\n%s\nand are\n%s", before, after)
	}
	c.do(exitDone, "verify")
	c.do(exitDone, "outbox", "resume")
	c.do(exitPart, "dispatch") // one has no address: a draft, as before
	if sink.Count() != 2 {
		t.Errorf("%d mails after the restore", sink.Count())
	}
	c.do(exitDone, "verify")

	// Elsewhere there is no ledger to know better: it waits for a person.
	there := &club{t, filepath.Join(t.TempDir(), "new"), c.now}
	there.do(exitDone, "restore", file)
	there.do(exitPart, "dispatch")
	if sink.Count() != 2 {
		t.Errorf("%d mails from the new machine", sink.Count())
	}
	there.do(exitDone, "verify")
	there.refuses(exitError, []string{"nothing.db"}, "restore", filepath.Join(c.dir, "nothing.db"))
	there.refuses(exitUsage, []string{"restore FILE"}, "restore")
}

// invoices gives every invoice as number/party/state.
func (c *club) invoices() string {
	var out []string
	for _, v := range rows(c.do(exitDone, "invoice", "list"), "invoices") {
		out = append(out, fmt.Sprint(v["number"], "/", v["party"], "/", v["state"]))
	}
	return strings.Join(out, " ")
}

// What was sent since the backup, and can't be made again as it was, is told by verify; it is not sent again all the same.
func TestRestoreAfterAChange(t *testing.T) {
	c := newClub(t)
	sink, _ := c.mail()
	c.do(exitDone, "import", c.file("members.csv", members))
	c.do(exitDone, "batch", "create", c.file("batch.toml", batchTOML))
	c.do(exitDone, "batch", "approve", "1")
	c.do(exitDone, "batch", "finish", "1")
	file := filepath.Join(filepath.Dir(c.dir), "b.db")
	c.do(exitDone, "backup", file)
	first := fmt.Sprint(rows(c.do(exitDone, "outbox", "--all"), "dispatches")[0]["party"])
	c.do(exitDone, "party", "set", first, "name=Another Name")
	c.do(exitPart, "dispatch")
	r := c.do(exitDone, "restore", file)
	lost := rows(r, "problems")
	if len(lost) != 1 || !strings.Contains(fmt.Sprint(lost[0]["problem"]), "was issued but is not in the database") {
		t.Errorf("restore told of %v", lost)
	}
	c.do(exitPart, "verify")
	c.do(exitDone, "outbox", "resume")
	c.call("dispatch")
	if sink.Count() != 2 {
		t.Errorf("%d mails", sink.Count())
	}
}
