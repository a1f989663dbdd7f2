//go:build unix

package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kontingent/cmd/internal/wire"
	"kontingent/domain/cal"
	"kontingent/resources/words"
)

// withCron gives the person an empty home and a crontab of their own, and no systemd.
func withCron(t *testing.T) (spool string) {
	t.Helper()
	home := t.TempDir()
	bin := filepath.Join(home, "bin")
	script := "#!/bin/sh\ncase $1 in\n-l) [ -e \"$HOME/spool\" ] || { echo 'no crontab for me' >&2; exit 1; }; cat \"$HOME/spool\" ;;\n" +
		"*) cat >\"$HOME/spool\" ;;\nesac\n"
	for name, text := range map[string]string{"crontab": script, "systemctl": "#!/bin/sh\nexit 1\n"} {
		if err := os.MkdirAll(bin, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(bin, name), []byte(text), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("HOME", home)
	t.Setenv("PATH", bin+":/usr/bin:/bin")
	return filepath.Join(home, "spool")
}

// spec: B14: the daily run is switched on, moved and off again, and shown.
func TestDaily(t *testing.T) {
	spool := withCron(t)
	c := newClub(t)
	is := func(want string, args ...string) {
		t.Helper()
		v := c.do(exitDone, args...)
		if got := tell(v["installed"], v["at"], v["system"]); got != want {
			t.Errorf("%v: %s, want %s", args, got, want)
		}
	}
	is("false  cron", "daily")
	is("true 07:00 cron", "daily", "on")
	is("true 06:30 cron", "daily", "on", "6:30")
	is("true 06:30 cron", "daily")
	b, _ := os.ReadFile(spool)
	own, _ := os.Executable()
	want := "30 6 * * * '" + own + "' '--data' '" + c.dir + "' 'dispatch' '--daily' # kontingent-"
	if !strings.HasPrefix(string(b), want) || strings.Count(string(b), "\n") != 1 {
		t.Errorf("the crontab is\n%s, want\n%s", b, want)
	}
	c.refuses(exitError, []string{"“soon” is no time of day", "07:00"}, "daily", "on", "soon")
	is("true 06:30 cron", "daily")
	is("false  cron", "daily", "off")
	is("false  cron", "daily", "off")
	c.refuses(exitUsage, []string{"kontingentctl daily"}, "daily", "now")
	none := &club{t, filepath.Join(t.TempDir(), "nothing"), c.now}
	none.refuses(exitError, []string{"There is no club in the folder"}, "daily", "on")
}

// A machine without a scheduler is told so.
func TestDailyNowhere(t *testing.T) {
	c := newClub(t)
	t.Setenv("HOME", t.TempDir())
	t.Setenv("PATH", t.TempDir())
	if v := c.do(exitDone, "daily"); tell(v["installed"], v["system"]) != "false " {
		t.Errorf("it says %v", v)
	}
	c.refuses(exitError, []string{"no scheduler that Kontingent can use"}, "daily", "on")
}

// unattended calls the run as the system does, which nobody looks at, and gives what the log says of it.
func (c *club) unattended(want int) string {
	c.t.Helper()
	code, out, errs := c.call("dispatch", "--daily")
	if code != want || out != "" || errs != "" {
		c.t.Errorf("exit %d, want %d; it printed %q and %q, which cron would mail", code, want, out, errs)
	}
	b, err := os.ReadFile(filepath.Join(c.dir, "log", "daily.log"))
	if err != nil {
		c.t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(b)), "\n")
	_, said, _ := strings.Cut(lines[len(lines)-1], " ")
	return said
}

// spec: B14: the run sends what is due, notes it without names, and is no failure for what a person has to look at, nor
// for a window that is open.
func TestDailyRunIsQuiet(t *testing.T) {
	c := creditClub(t, "hold")
	if got := c.unattended(exitDone); got != "Nothing was due." {
		t.Errorf("the log says %q", got)
	}
	c.do(exitDone, "batch", "approve", "1")
	c.do(exitDone, "batch", "finish", "1")
	c.now = "2026-12-20"
	if got := c.unattended(exitDone); got != "Delivered: 2, Handed over, not yet confirmed: 1, Waiting for delivery credit: 1" {
		t.Errorf("the log says %q", got)
	}
	if got := c.states(); got != "1:delivered:email 2:delivered:email 3:held:email 4:handed_over:paper" {
		t.Errorf("got %s", got)
	}
	catalogue, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	open, err := wire.Open(context.Background(), wire.Options{
		Dir: c.dir, Clock: cal.SystemClock{}, Words: catalogue, Getenv: func(string) string { return "" },
	})
	if err != nil {
		t.Fatal(err)
	}
	c.refuses(exitInUse, nil, "dispatch")
	if got := c.unattended(exitDone); !strings.Contains(got, "open in another Kontingent") {
		t.Errorf("the log says %q", got)
	}
	if err := open.Close(); err != nil {
		t.Fatal(err)
	}
	// What has failed is a failure, with its sentence in the log.
	if err := os.WriteFile(filepath.Join(c.dir, "kontingent.db"), []byte("no database at all"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := c.unattended(exitError); !strings.Contains(got, "kontingent.db") {
		t.Errorf("the log says %q", got)
	}
	// Without the folder there is nowhere to note it, and it is not made.
	gone := &club{t, filepath.Join(t.TempDir(), "gone"), c.now}
	gone.refuses(exitError, []string{"There is no folder"}, "dispatch", "--daily")
	if _, err := os.Stat(gone.dir); err == nil {
		t.Error("a folder was made")
	}
}
