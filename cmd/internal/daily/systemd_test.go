//go:build unix

package daily

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"kontingent/domain/problem"
)

// The units say what they should, the command runs the program with the right words, and systemd's own check finds nothing
// in them where it is installed.
func TestSystemdUnits(t *testing.T) {
	for _, name := range []string{awkward, "Åse & Per 100% $HOME %h <x>", "club"} {
		m := here(t, "linux")
		r := aRun(t, name)
		ok(t, m.Install(context.Background(), r))
		timers, err := filepath.Glob(filepath.Join(m.Config, "systemd", "user", "*.timer"))
		ok(t, err)
		if len(timers) != 1 {
			t.Fatalf("timers: %q", timers)
		}
		timer, _ := os.ReadFile(timers[0])
		service, _ := os.ReadFile(strings.TrimSuffix(timers[0], "timer") + "service")
		for _, line := range []string{"OnCalendar=*-*-* 06:45:00", "Persistent=true", "WantedBy=timers.target"} {
			if !strings.Contains(string(timer), "\n"+line+"\n") {
				t.Errorf("%s is missing in\n%s", line, timer)
			}
		}
		_, rest, _ := strings.Cut(string(service), "ExecStart=")
		line, _, _ := strings.Cut(rest, "\n")
		words := unitWords(t, line)
		if out, err := exec.Command(words[0], words[1:]...).CombinedOutput(); err != nil {
			t.Fatalf("%q: %v: %s", words, err, out)
		}
		if got := r.called(t); got != r.wanted() {
			t.Errorf("it runs with\n%s", got)
		}
		verify(t, timers[0])
	}
}

// verify asks systemd itself, where it is installed and can look at units here.
func verify(t *testing.T, unit string) {
	t.Helper()
	analyze, err := exec.LookPath("systemd-analyze")
	if err != nil {
		return
	}
	t.Setenv("XDG_RUNTIME_DIR", t.TempDir())
	out, err := exec.Command(analyze, "verify", "--user", "--man=no", unit).CombinedOutput()
	started := !strings.Contains(string(out), "Failed to initialize manager")
	if started && (err != nil || strings.Contains(string(out), "kontingent")) {
		t.Errorf("systemd says (%v): %s", err, out)
	}
}

// unitWords takes a command apart as systemd.service(5) has it: quotes, backslashes, %% everywhere, $$ in the arguments.
func unitWords(t *testing.T, line string) []string {
	t.Helper()
	var words []string
	for line != "" {
		if line[0] != '"' {
			t.Fatalf("a word begins at %q", line)
		}
		var b strings.Builder
		i := 1
		for ; line[i] != '"'; i++ {
			switch {
			case line[i] == '\\':
				i++
			case line[i] == '%', line[i] == '$' && len(words) > 0:
				if i++; line[i] != line[i-1] {
					t.Fatalf("systemd puts something else in the place of %q", line[i-1:i+1])
				}
			}
			b.WriteByte(line[i])
		}
		words = append(words, b.String())
		line = strings.TrimPrefix(line[i+1:], " ")
	}
	return words
}

// An order that is refused leaves nothing behind and says what systemd said.
func TestSystemdRefuses(t *testing.T) {
	m := here(t, "linux", "SYSTEMD_REFUSES")
	r := aRun(t, "club")
	err := m.Install(context.Background(), r)
	p, is := errors.AsType[*problem.Problem](err)
	if !is || p.Code != "daily.refused" || !strings.Contains(p.Args["said"], "Access denied") {
		t.Fatalf("got %v", err)
	}
	left, _ := filepath.Glob(filepath.Join(m.Config, "systemd", "user", "kontingent*"))
	if len(left) > 0 || stateOf(t, m, r).Installed {
		t.Errorf("left behind: %q", left)
	}
}

// A timer goes when systemd no longer answers, too, and a machine that has lost cron for systemd has one run, not two.
func TestFromOneSystemToTheOther(t *testing.T) {
	m := here(t, "linux")
	ctx, r := context.Background(), aRun(t, "club")
	ok(t, m.Install(ctx, r))
	t.Setenv("SYSTEMD_OFF", "1")
	ok(t, m.Install(ctx, r))
	if s := stateOf(t, m, r); s.System != "cron" {
		t.Errorf("got %+v", s)
	}
	left, _ := filepath.Glob(filepath.Join(m.Config, "systemd", "user", "*", "kontingent*"))
	if len(left) > 0 {
		t.Errorf("the timer is still there: %q", left)
	}
	t.Setenv("SYSTEMD_OFF", "")
	ok(t, m.Install(ctx, r))
	b, _ := os.ReadFile(filepath.Join(m.Home, "spool"))
	if s := stateOf(t, m, r); s.System != "systemd" || len(b) > 0 {
		t.Errorf("got %+v, and the crontab holds %q", s, b)
	}
	// A timer that somebody has switched off by hand is off.
	_, err := m.Exec(ctx, "", "systemctl", "--user", "disable", "--now", "kontingent-"+m.label(r.Data)+".timer")
	ok(t, err)
	if stateOf(t, m, r).Installed {
		t.Error("it is said to be on")
	}
}
