// Command tour drives the real window as a person does, with mouse and keyboard, on a screen without a screen, and takes
// a picture of every page.
//
// It makes the whole main job on a file of 1200 members against a mail server of its own process, compares the figures
// with those of the command line on the same file, and fails when they differ, when something on the window's goroutine
// took too long, or when Fyne complains about one. It decides nothing; the pictures are for people to look at.
//
//	tour -members FILE -pictures DIR [-jobs main,pages]
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
)

// settings are where things are.
type settings struct {
	program  string // the window, built with the tag tour
	ctl      string // kontingentctl
	members  string // the member file
	pictures string // folder of the pictures
	work     string // folder of everything else
	out      io.Writer
}

func main() {
	if len(os.Args) > 2 && os.Args[1] == "sink" {
		sink(os.Args[2])
		return
	}
	s := settings{out: os.Stdout}
	jobs := flag.String("jobs", "main,pages", "what to do")
	flag.StringVar(&s.program, "program", "build/kontingent-tour", "")
	flag.StringVar(&s.ctl, "ctl", "build/kontingentctl", "")
	flag.StringVar(&s.members, "members", "", "")
	flag.StringVar(&s.pictures, "pictures", "build/tour", "")
	flag.Parse()
	if err := s.run(strings.Split(*jobs, ",")); err != nil {
		fmt.Fprintln(os.Stderr, "tour:", err)
		os.Exit(1)
	}
}

func (s *settings) run(jobs []string) error {
	for _, p := range []*string{&s.program, &s.ctl, &s.members, &s.pictures} {
		abs, err := filepath.Abs(*p)
		if err != nil {
			return err
		}
		*p = abs
	}
	if err := os.MkdirAll(s.pictures, 0o755); err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "kontingent-tour-")
	if err != nil {
		return err
	}
	s.work = work
	defer func() { _ = os.RemoveAll(work) }() // it lies where temporary things lie
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt, syscall.SIGTERM)
	done := make(chan error, 1)
	go func() { done <- s.tours(jobs) }()
	select {
	case err := <-done:
		return err
	case <-stop:
		return fmt.Errorf("stopped")
	}
}
