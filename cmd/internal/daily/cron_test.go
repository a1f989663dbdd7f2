//go:build unix

package daily

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"kontingent/domain/problem"
)

// unescape is what the crons in use do to a command before the shell sees it: Vixie's and its kin end it at a % and take
// a backslash away before one, Debian's also before another backslash; BusyBox leaves all as it is.
func unescape(command string, backslash bool) string {
	var b strings.Builder
	for i := 0; i < len(command); i++ {
		if command[i] == '%' {
			break
		}
		if command[i] == '\\' && i+1 < len(command) {
			next := command[i+1]
			if next != '%' && (!backslash || next != '\\') {
				b.WriteByte('\\')
			}
			b.WriteByte(next)
			i++
			continue
		}
		b.WriteByte(command[i])
	}
	return b.String()
}

// The line runs the program with the right words, whichever cron reads it, and prints nothing that would be mailed.
func TestCronLineRuns(t *testing.T) {
	m := here(t, "linux", "SYSTEMD_OFF")
	r := aRun(t, awkward)
	ok(t, m.Install(context.Background(), r))
	b, err := os.ReadFile(filepath.Join(m.Home, "spool"))
	ok(t, err)
	line := strings.TrimSuffix(string(b), "\n")
	when, command, found := strings.Cut(line, "* * * ")
	if when != "45 6 " || !found || strings.ContainsAny(line, "%\n") {
		t.Fatalf("the line is %q", line)
	}
	for _, form := range []string{unescape(command, false), unescape(command, true), command} {
		out, err := exec.Command("/bin/sh", "-c", form).CombinedOutput()
		if err != nil || len(out) > 0 {
			t.Fatalf("%v: %s", err, out)
		}
		if got := r.called(t); got != r.wanted() {
			t.Errorf("called with\n%s, want\n%s", got, r.wanted())
		}
		ok(t, os.Remove(filepath.Join(filepath.Dir(r.Program), "called")))
	}
}

// The other lines of a crontab stay byte for byte, also a last one without an end.
func TestCronKeepsOthers(t *testing.T) {
	m := here(t, "linux", "SYSTEMD_OFF")
	ctx, spool := context.Background(), filepath.Join(m.Home, "spool")
	const others = "MAILTO=me\n\n# kontingent\n\t*/5 * * * * date +\\%s  \n@reboot true # kontingent-0123456789\n0 0 1 1 * last"
	ok(t, os.WriteFile(spool, []byte(others), 0o600))
	r := aRun(t, "club")
	ok(t, m.Install(ctx, r))
	ok(t, m.Install(ctx, r))
	b, _ := os.ReadFile(spool)
	if !strings.HasPrefix(string(b), others+"\n45 6 ") || strings.Count(string(b), "dispatch") != 1 {
		t.Errorf("the crontab is now\n%s", b)
	}
	ok(t, m.Remove(ctx, r.Data))
	if b, _ = os.ReadFile(spool); string(b) != others+"\n" {
		t.Errorf("afterwards it is\n%s", b)
	}
}

// A crontab that can't be read is never taken for an empty one, which would wipe it out.
func TestCronUnreadable(t *testing.T) {
	m := here(t, "linux", "SYSTEMD_OFF")
	ctx := context.Background()
	real := m.Exec
	wrote := false
	m.Exec = func(ctx context.Context, in, name string, args ...string) (string, error) {
		if name == "crontab" && args[0] == "-l" {
			return real(ctx, in, "cat", filepath.Join(m.Home, "no such file"))
		}
		wrote = wrote || name == "crontab"
		return real(ctx, in, name, args...)
	}
	if err := m.Install(ctx, aRun(t, "club")); !problem.Is(err, "daily.none") || wrote {
		t.Errorf("got %v, wrote: %v", err, wrote)
	}
	if err := m.Remove(ctx, m.Home); !problem.Is(err, "daily.refused") || wrote {
		t.Errorf("got %v, wrote: %v", err, wrote)
	}
}

// Somebody's own changes to our line count: put out of use it is off, at another rhythm it stays.
func TestCronChangedByHand(t *testing.T) {
	m := here(t, "linux", "SYSTEMD_OFF")
	ctx, spool, r := context.Background(), filepath.Join(m.Home, "spool"), aRun(t, "club")
	ok(t, m.Install(ctx, r))
	b, _ := os.ReadFile(spool)
	weekdays := strings.Replace(string(b), "* * *", "* * 1-5", 1)
	ok(t, os.WriteFile(spool, []byte(weekdays), 0o600))
	if s := stateOf(t, m, r); !s.Installed || s.Stale {
		t.Errorf("on weekdays: %+v", s)
	}
	ok(t, os.WriteFile(spool, []byte("#"+weekdays), 0o600))
	if s := stateOf(t, m, r); s.Installed {
		t.Errorf("out of use: %+v", s)
	}
	ok(t, m.Install(ctx, r))
	if b, _ = os.ReadFile(spool); strings.Count(string(b), "\n") != 1 {
		t.Errorf("beside the old line: %s", b)
	}
}
