package torture

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// What a call ends with, as scripts rely on it.
const (
	done   = 0
	failed = 1
	part   = 3
)

// club is a data folder and what its program is called with.
type club struct {
	t   testing.TB
	dir string
	now time.Time
	env []string
	exe string

	shell string // what a shell does before it becomes the program; empty: no shell
}

const organisation = `
name = "Fjellheim skolekorps"
country = "NO"
organisation_number = "991825827"
account = "86011117947"
email = "kasserer@example.org"
payment_reference = "kid10"
kid_length = 14
payment_term_days = 14
[address]
street = "Skolegata 1"
postal_code = "0150"
city = "Oslo"
`

const plan = `
name = "K"
[recipients]
include = ["Alle"]
[[document.lines]]
description = "Kontingent"
unit_price = "450.00"
`

// newClub makes a club with a batch that is approved, not finished. Its members have the e-mail addresses given; an
// empty one gets a letter.
func newClub(t testing.TB, at string, addresses []string) *club {
	t.Helper()
	exe, err := program()
	if err != nil {
		t.Fatal(err)
	}
	c := &club{t: t, dir: filepath.Join(at, "data"), now: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC), exe: exe}
	c.do(done, "init", c.file("org.toml", organisation))
	var b strings.Builder
	b.WriteString("Nr;Navn;E-post;Adresse;Postnr;Poststed;Grupper\n")
	for i, a := range addresses {
		fmt.Fprintf(&b, "%d;Medlem %d;%s;Veien 1;0150;Oslo;Alle\n", i+1, i+1, a)
	}
	c.do(done, "import", c.file("members.csv", b.String()))
	c.do(done, "batch", "create", c.file("batch.toml", plan))
	c.do(done, "batch", "approve", "1")
	return c
}

// mailTo points the club at a mail server of this machine.
func (c *club) mailTo(port int, more ...string) {
	c.t.Helper()
	set := append([]string{"smtp.security", "none", "smtp.host", "localhost", "smtp.port", fmt.Sprint(port)}, more...)
	for i := 0; i < len(set); i += 2 {
		c.do(done, "settings", "set", set[i], set[i+1])
	}
}

// file writes a file beside the data folder.
func (c *club) file(name, content string) string {
	c.t.Helper()
	path := filepath.Join(filepath.Dir(c.dir), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		c.t.Fatal(err)
	}
	return path
}

// command is a call of the program.
func (c *club) command(args ...string) *exec.Cmd {
	all := append([]string{"--data", c.dir, "--now", c.now.Format(time.RFC3339), "--json", "--lang", "en"}, args...)
	cmd := exec.CommandContext(context.Background(), c.exe, all...)
	if c.shell != "" {
		cmd = exec.CommandContext(context.Background(), "sh", append([]string{"-c", c.shell + `; exec "$0" "$@"`, c.exe}, all...)...)
	}
	cmd.Env = append(os.Environ(), c.env...)
	return cmd
}

// call runs the program to its end.
func (c *club) call(args ...string) (code int, out, errs string) {
	c.t.Helper()
	var o, e strings.Builder
	cmd := c.command(args...)
	cmd.Stdout, cmd.Stderr = &o, &e
	if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
		c.t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), o.String(), e.String()
}

// do runs the program, expects an exit code and gives the JSON it printed.
func (c *club) do(want int, args ...string) map[string]any {
	c.t.Helper()
	code, out, errs := c.call(args...)
	if code != want {
		c.t.Fatalf("%s: exit %d, want %d\n%s%s", strings.Join(args, " "), code, want, out, errs)
	}
	v := map[string]any{}
	if err := json.Unmarshal([]byte(out), &v); err != nil {
		c.t.Fatalf("%s printed no JSON: %v\n%s", strings.Join(args, " "), err, out)
	}
	return v
}

// dispatch is one line of the dispatch list.
type dispatch struct {
	ID        int    `json:"id"`
	Invoice   string `json:"invoice"`
	Party     string `json:"party"`
	Method    string `json:"method"`
	State     string `json:"state"`
	MessageID string `json:"message_id"`
}

// outbox is the whole dispatch list.
func (c *club) outbox() []dispatch {
	c.t.Helper()
	code, out, errs := c.call("outbox", "--all")
	var v struct{ Dispatches []dispatch }
	if err := json.Unmarshal([]byte(out), &v); code != done || err != nil {
		c.t.Fatalf("outbox: exit %d, %v\n%s", code, err, errs)
	}
	return v.Dispatches
}

// stands gives how many stand where.
func stands(list []dispatch) map[string]int {
	n := map[string]int{}
	for _, d := range list {
		n[d.State]++
	}
	return n
}
