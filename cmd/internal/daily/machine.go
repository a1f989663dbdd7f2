package daily

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"kontingent/domain/problem"
)

// patience is how long a scheduler may take to answer.
const patience = 20 * time.Second

// Machine is the system whose scheduler is asked.
type Machine struct {
	OS     string // as runtime.GOOS names it
	Home   string // the person's folder
	Config string // where systemd's user units lie below
	User   string // the person's id: a number, or a SID on Windows
	// Exec runs a program with a text on its standard input and gives what it printed. Its error holds what it complained.
	Exec func(ctx context.Context, stdin, name string, args ...string) (string, error)
	// Pause is waited between two attempts where a scheduler is still busy with the last order.
	Pause time.Duration
}

// Here is this machine, for the person who runs the program.
func Here(getenv func(string) string) Machine {
	m := Machine{OS: runtime.GOOS, Exec: run, Pause: 300 * time.Millisecond}
	m.Home, _ = os.UserHomeDir() // without one the files below can't be written, and that is said
	if m.Config = getenv("XDG_CONFIG_HOME"); !filepath.IsAbs(m.Config) {
		m.Config = filepath.Join(m.Home, ".config")
	}
	if u, err := user.Current(); err == nil {
		m.User = u.Uid
	}
	return m
}

// schedulers are those the machine may have, the one that is liked best first.
func (m Machine) schedulers(data string) []scheduler {
	label := m.label(data)
	switch m.OS {
	case "windows":
		return []scheduler{&taskScheduler{m, label}}
	case "darwin":
		return []scheduler{&launchd{m, label}}
	}
	return []scheduler{&systemd{m, label}, &cron{m, label}}
}

// run is Exec on a real machine. What programs complain is read in English.
func run(ctx context.Context, stdin, name string, args ...string) (string, error) {
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	c := exec.CommandContext(ctx, name, args...)
	c.Stdin = strings.NewReader(stdin)
	c.Env = append(os.Environ(), "LC_ALL=C")
	c.WaitDelay = time.Second
	hide(c)
	var out, errs bytes.Buffer
	c.Stdout, c.Stderr = &out, &errs
	if err := c.Run(); err != nil {
		return out.String(), fmt.Errorf("%s: %w: %s", name, err, strings.TrimSpace(errs.String()))
	}
	return out.String(), nil
}

// refused says that a scheduler's program did not do as it was told.
func refused(program string, err error) error {
	said, _, _ := strings.Cut(strings.ReplaceAll(err.Error(), "\r", ""), "\n")
	return problem.New("daily.refused", "program", program, "said", strings.TrimPrefix(said, program+": ")).Because(err)
}

// write puts a file of a scheduler in its place, with its folder.
func write(path, text string) error {
	err := os.MkdirAll(filepath.Dir(path), 0o755)
	if err == nil {
		err = os.WriteFile(path, []byte(text), 0o600)
	}
	if err != nil {
		return problem.New("file.unwritable", "file", path).Because(err)
	}
	return nil
}

// erase takes files away that may not be there.
func erase(paths ...string) error {
	for _, path := range paths {
		if err := os.Remove(path); err != nil && !os.IsNotExist(err) {
			return problem.New("file.unwritable", "file", path).Because(err)
		}
	}
	return nil
}

// read gives a file of a scheduler; empty: there is none.
func read(path string) (string, error) {
	b, err := os.ReadFile(path)
	if err != nil && !os.IsNotExist(err) {
		return "", problem.New("file.unreadable", "file", path).Because(err)
	}
	return string(b), nil
}
