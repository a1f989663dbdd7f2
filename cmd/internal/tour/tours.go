package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// tours does the jobs that are asked for.
func (s *settings) tours(jobs []string) error {
	home, data := filepath.Join(s.work, "home"), filepath.Join(s.work, "data")
	if err := os.MkdirAll(home, 0o700); err != nil {
		return err
	}
	b, err := os.ReadFile(s.members)
	if err == nil {
		err = os.WriteFile(filepath.Join(home, filepath.Base(s.members)), b, 0o600)
	}
	if err != nil {
		return err
	}
	if slices.Contains(jobs, "main") {
		if err := s.mainJob(home, data); err != nil {
			return err
		}
		if err := s.judge("job"); err != nil {
			return err
		}
	}
	if slices.Contains(jobs, "pages") {
		return s.pages(home, data)
	}
	return nil
}

// tooLong is how long nothing of ours may keep the window's goroutine.
const tooLong = 50 * time.Millisecond

// judge reads what the window told of itself: stretches in which its goroutine did not answer, and Fyne's own log.
func (s *settings) judge(name string) error {
	b, err := os.ReadFile(filepath.Join(s.work, name+".stalls"))
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "%s, stretches of the window's goroutine:\n", name)
	var bad []string
	for line := range strings.Lines(string(b)) {
		if strings.Contains(line, "main.tellPlaces") {
			continue // the tour's own question where things are
		}
		fmt.Fprint(s.out, "  ", line)
		if s, ok := stretchOf(line); ok && s.kind == "own" && (s.waits || s.computing > tooLong) {
			bad = append(bad, line)
		}
	}
	log, err := os.ReadFile(filepath.Join(s.work, name+".log"))
	if err != nil {
		return err
	}
	if strings.Contains(string(log), "Error in Fyne call thread") {
		return fmt.Errorf("something touches the window from another goroutine:\n%s", log)
	}
	if len(bad) > 0 {
		return fmt.Errorf("too long on the window's goroutine: %s", strings.Join(bad, ""))
	}
	return nil
}

// stretch is a time in which the window's goroutine did not answer.
type stretch struct {
	computing time.Duration // what of it does not count that other programs had the processor
	waits     bool          // for a file, a lock, another goroutine
	kind      string
}

// stretchOf reads a line such as "12:04:05.123 63/12! ms own main.x".
func stretchOf(line string) (s stretch, ok bool) {
	f := strings.Fields(line)
	if len(f) < 4 || f[2] != "ms" {
		return s, false
	}
	_, computing, _ := strings.Cut(f[1], "/")
	computing, s.waits = strings.CutSuffix(computing, "!")
	n, err := strconv.Atoi(computing)
	s.computing, s.kind = time.Duration(n)*time.Millisecond, f[3]
	return s, err == nil
}
