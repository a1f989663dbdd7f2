//go:build unix

package daily

import (
	"context"
	"encoding/xml"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kontingent/domain/problem"
)

// macOS is a machine with a launchd that loads what is well-formed, refuses what is loaded already, and is still busy
// with the last order for a while.
func macOS(t *testing.T, m Machine) Machine {
	t.Helper()
	loaded, busy := map[string]bool{}, 0
	m.Exec = func(_ context.Context, _, name string, args ...string) (string, error) {
		if name != "launchctl" {
			return "", errors.New("no such program: " + name)
		}
		domain, label, _ := strings.Cut(strings.TrimPrefix(args[1], "gui/"), "/")
		if domain != m.User {
			t.Errorf("%q is not the person's domain", args[1])
		}
		switch args[0] {
		case "enable":
		case "bootout":
			if !loaded[label] {
				return "", errors.New("launchctl: exit status 3: Boot-out failed: 3: No such process")
			}
			delete(loaded, label)
			busy = 2
		case "bootstrap":
			p := plistOf(t, args[2])
			if busy--; busy >= 0 || loaded[p.Label()] || p.Label()+".plist" != filepath.Base(args[2]) {
				return "", errors.New("launchctl: exit status 5: Bootstrap failed: 5: Input/output error")
			}
			loaded[p.Label()] = true
		default:
			t.Errorf("launchctl has no order %q", args[0])
		}
		return "", nil
	}
	return m
}

// plist is what launchd reads: keys, and what follows each.
type plist struct {
	Keys    []string `xml:"dict>key"`
	Strings []string `xml:"dict>string"`
	Args    []string `xml:"dict>array>string"`
	Numbers []string `xml:"dict>dict>integer"`
}

func (p plist) Label() string { return p.Strings[0] }

func plistOf(t *testing.T, path string) plist {
	t.Helper()
	b, err := os.ReadFile(path)
	ok(t, err)
	var p plist
	ok(t, xml.Unmarshal(b, &p))
	return p
}

// The agent runs the program with the right words at the right time, whatever stands in the paths.
func TestLaunchAgent(t *testing.T) {
	m := macOS(t, here(t, "darwin"))
	r := aRun(t, awkward)
	ok(t, m.Install(context.Background(), r))
	list, err := filepath.Glob(filepath.Join(m.Home, "Library", "LaunchAgents", "org.kontingent.daily.*.plist"))
	ok(t, err)
	if len(list) != 1 {
		t.Fatalf("agents: %q", list)
	}
	p := plistOf(t, list[0])
	if want := append([]string{r.Program}, r.args()...); !slices.Equal(p.Args, want) {
		t.Errorf("it runs %q, not %q", p.Args, want)
	}
	if !slices.Equal(p.Numbers, []string{"6", "45"}) || !slices.Contains(p.Keys, "RunAtLoad") {
		t.Errorf("it runs at %q, with %q", p.Numbers, p.Keys)
	}
}

// An agent that launchd does not load is not left to be loaded at the next login.
func TestLaunchdRefuses(t *testing.T) {
	m := here(t, "darwin")
	m.Exec = func(context.Context, string, string, ...string) (string, error) {
		return "", errors.New("launchctl: exit status 5: Bootstrap failed: 5: Input/output error")
	}
	r := aRun(t, "club")
	err := m.Install(context.Background(), r)
	p, is := errors.AsType[*problem.Problem](err)
	if !is || p.Code != "daily.refused" || p.Args["said"] != "exit status 5: Bootstrap failed: 5: Input/output error" {
		t.Errorf("got %v", err)
	}
	if stateOf(t, m, r).Installed {
		t.Error("it is said to be on")
	}
}
