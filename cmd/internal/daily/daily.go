// Package daily lets the system's own scheduler send every day what is due, also when the window is closed: Windows Task
// Scheduler, launchd, a timer of systemd, or the person's crontab.
//
// It decides how the run is written down for each of them, and which of them is asked. It refuses to know the store and
// what a run does. The run is called "kontingentctl --data FOLDER dispatch --daily". Each data folder has its own.
// cmd/kontingentctl and cmd/kontingent call it.
package daily

import (
	"context"
	"strings"

	"kontingent/domain/problem"
)

// Run is what happens every day.
type Run struct {
	Program string // absolute path of kontingentctl
	Data    string // absolute path of the data folder
	At      At
}

func (r Run) args() []string { return []string{"--data", r.Data, "dispatch", "--daily"} }

// State is how the daily run of a data folder stands.
type State struct {
	Installed bool
	At        At     // meaningless while not installed
	System    string // systemd, cron, launchd, "task scheduler"; empty: the machine has none that can be used
	Stale     bool   // what is installed is not what would be installed now: the program lies elsewhere, as a rule
}

// scheduler is one system's own, as far as it concerns one data folder.
type scheduler interface {
	name() string
	answers(ctx context.Context) bool
	// install puts a run in the place of the one that is there. After a failure there is none.
	install(ctx context.Context, r Run) error
	// remove takes the run away. Where there is none it does nothing.
	remove(ctx context.Context) error
	// state looks for the run; r is what it should be like.
	state(ctx context.Context, r Run) (State, error)
}

// Install makes the system run r every day, in the place of what it ran for that folder before.
func (m Machine) Install(ctx context.Context, r Run) error {
	if err := fitting(r); err != nil {
		return err
	}
	var chosen scheduler
	for _, s := range m.schedulers(r.Data) {
		if chosen == nil && s.answers(ctx) {
			chosen = s
		} else {
			_ = s.remove(ctx) // where that fails there are two, and the second finds nothing to do
		}
	}
	if chosen == nil {
		return problem.New("daily.none")
	}
	return chosen.install(ctx, r)
}

// Remove takes the daily run of a data folder away. Where there is none it does nothing.
func (m Machine) Remove(ctx context.Context, data string) error {
	var list problem.List
	for _, s := range m.schedulers(data) {
		list.Add(s.remove(ctx))
	}
	return list.Err()
}

// State looks how the daily run of a data folder stands. r.At is not looked at; an empty r.Program is never stale.
func (m Machine) State(ctx context.Context, r Run) (State, error) {
	usable := ""
	for _, s := range m.schedulers(r.Data) {
		found, err := s.state(ctx, r)
		if err != nil {
			return State{}, err
		}
		if found.Installed {
			found.System = s.name()
			found.Stale = found.Stale && r.Program != ""
			return found, nil
		}
		if usable == "" && s.answers(ctx) {
			usable = s.name()
		}
	}
	return State{System: usable}, nil
}

// Renew installs a run anew whose program has moved, at the time it has. What is not installed stays so.
func (m Machine) Renew(ctx context.Context, r Run) error {
	s, err := m.State(ctx, r)
	if err != nil || !s.Stale {
		return err
	}
	r.At = s.At
	return m.Install(ctx, r)
}

// fitting refuses paths that can't be written into a line.
func fitting(r Run) error {
	for _, path := range []string{r.Program, r.Data} {
		if strings.ContainsFunc(path, func(c rune) bool { return c < ' ' || c == 0x7F || c == '\uFFFD' }) {
			return problem.New("daily.path", "path", path)
		}
	}
	return nil
}
