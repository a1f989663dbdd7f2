//go:build unix

package daily

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kontingent/domain/problem"
)

// awkward is a folder's name with all that some scheduler reads as something else.
const awkward = `Bjørn's "Båt & Ål" 100% $HOME %h \n \\x \% <klubb>`

func ok(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// here is a machine whose person has an empty home, and on whose path stand-ins of its schedulers lie. What they print
// and refuse is theirs; the programs really run.
func here(t *testing.T, system string, env ...string) Machine {
	t.Helper()
	bin, err := filepath.Abs(filepath.Join("testdata", "bin"))
	ok(t, err)
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(home, ".config"))
	t.Setenv("PATH", bin+":/usr/bin:/bin")
	for _, name := range env {
		t.Setenv(name, "1")
	}
	m := Here(os.Getenv)
	m.OS, m.Pause = system, 0
	if m.Home != home {
		t.Fatalf("the home is %q", m.Home)
	}
	return m
}

// aRun is a run whose program and data folder have an awkward name; the program notes what it was called with.
func aRun(t *testing.T, name string) Run {
	t.Helper()
	dir := filepath.Join(t.TempDir(), name)
	ok(t, os.MkdirAll(filepath.Join(dir, "data"), 0o755))
	program := filepath.Join(dir, "kontingentctl")
	script := "#!/bin/sh\nfor a in \"$@\"; do printf '%s\\n' \"$a\"; done >\"$(dirname \"$0\")/called\"\n"
	ok(t, os.WriteFile(program, []byte(script), 0o755))
	return Run{Program: program, Data: filepath.Join(dir, "data"), At: At{6, 45}}
}

// called is what the program was called with, a word a line.
func (r Run) called(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(filepath.Dir(r.Program), "called"))
	ok(t, err)
	return string(b)
}

func (r Run) wanted() string { return strings.Join(r.args(), "\n") + "\n" }

func stateOf(t *testing.T, m Machine, r Run) State {
	t.Helper()
	s, err := m.State(context.Background(), r)
	ok(t, err)
	return s
}

// Each system: off at first, on as often as one likes, another time, another folder beside it, off as often as one likes.
// spec: B14
func TestEverySystem(t *testing.T) {
	for _, c := range []struct {
		system, name string
		env          []string
	}{
		{"linux", "systemd", nil},
		{"linux", "cron", []string{"SYSTEMD_OFF"}},
		{"darwin", "launchd", nil},
		{"windows", "task scheduler", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := here(t, c.system, c.env...)
			folder := awkward
			switch c.system {
			case "darwin":
				m = macOS(t, m)
			case "windows":
				m, folder = windows(t, m), `Bjørn's "Båt & Ål" 100% $HOME <klubb>`
			}
			ctx := context.Background()
			r, other := aRun(t, folder), aRun(t, "another")
			want := func(r Run, s State) {
				t.Helper()
				if got := stateOf(t, m, r); got != s {
					t.Errorf("got %+v, want %+v", got, s)
				}
			}
			want(r, State{System: c.name})
			ok(t, m.Remove(ctx, r.Data))
			ok(t, m.Install(ctx, r))
			ok(t, m.Install(ctx, r))
			want(r, State{Installed: true, At: At{6, 45}, System: c.name})
			want(other, State{System: c.name})
			r.At = At{18, 5}
			ok(t, m.Install(ctx, r))
			ok(t, m.Install(ctx, other))
			want(r, State{Installed: true, At: At{18, 5}, System: c.name})
			ok(t, m.Remove(ctx, r.Data))
			ok(t, m.Remove(ctx, r.Data))
			want(r, State{System: c.name})
			want(other, State{Installed: true, At: At{6, 45}, System: c.name})
			moved := other
			moved.At = At{} // the run keeps its own
			moved.Program = filepath.Join(t.TempDir(), "kontingentctl")
			want(moved, State{Installed: true, At: At{6, 45}, System: c.name, Stale: true})
			ok(t, m.Renew(ctx, moved))
			want(moved, State{Installed: true, At: At{6, 45}, System: c.name})
			ok(t, m.Remove(ctx, moved.Data))
			ok(t, m.Renew(ctx, moved))
			want(moved, State{System: c.name})
		})
	}
}

// A machine with no scheduler says so, and so does one whose paths can't be written down.
func TestNoScheduler(t *testing.T) {
	m := here(t, "linux", "SYSTEMD_OFF", "CRON_DENIED")
	r := aRun(t, "club")
	if err := m.Install(context.Background(), r); !problem.Is(err, "daily.none") {
		t.Errorf("got %v", err)
	}
	if s := stateOf(t, m, r); s != (State{}) {
		t.Errorf("got %+v", s)
	}
	ok(t, m.Remove(context.Background(), r.Data))
	t.Setenv("CRON_DENIED", "")
	r.Data += "\n0 0 * * * rm -rf ~"
	if err := m.Install(context.Background(), r); !problem.Is(err, "daily.path") {
		t.Errorf("got %v", err)
	}
}

// The program is looked for beside the one that runs; without it a sentence says where.
func TestBeside(t *testing.T) {
	dir := t.TempDir()
	window := filepath.Join(dir, "kontingent")
	_, err := Beside(window)
	list := problem.All(err)
	if len(list) != 1 || list[0].Code != "daily.program.missing" || list[0].Args["folder"] != dir {
		t.Fatalf("got %v", err)
	}
	want := filepath.Join(dir, "kontingentctl")
	ok(t, os.WriteFile(want, nil, 0o755))
	if got, err := Beside(window); err != nil || got != want {
		t.Errorf("got %q, %v", got, err)
	}
	// Through a link to the window's program, as installers put it into the path.
	ok(t, os.WriteFile(window, nil, 0o755))
	link := filepath.Join(t.TempDir(), "kontingent")
	ok(t, os.Symlink(window, link))
	if got, err := Beside(link); err != nil || filepath.Base(filepath.Dir(got)) != filepath.Base(dir) {
		t.Errorf("through a link: %q, %v", got, err)
	}
}

// Times as people write them.
func TestParseAt(t *testing.T) {
	for s, want := range map[string]string{"07:00": "07:00", " 7:05": "07:05", "7.30": "07:30", "23": "23:00", "0:00": "00:00"} {
		if got, err := ParseAt(s); err != nil || got.String() != want {
			t.Errorf("%q: %v, %v", s, got, err)
		}
	}
	for _, s := range []string{"", "24:00", "7:60", "7:5", "syv", "-1:00", "+7:00", "07:00:00", "7:", "007:00"} {
		if got, err := ParseAt(s); !problem.Is(err, "daily.at.wrong") {
			t.Errorf("%q was read as %v", s, got)
		}
	}
}
