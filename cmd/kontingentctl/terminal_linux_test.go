package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/zalando/go-keyring"
	"golang.org/x/sys/unix"
)

// terminalPair opens a terminal: what a person types, and where the program reads it.
func terminalPair(t *testing.T) (person, program *os.File) {
	t.Helper()
	fd, err := unix.Open("/dev/ptmx", unix.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	person = os.NewFile(uintptr(fd), "ptmx")
	t.Cleanup(func() { _ = person.Close() })
	if err := unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0); err != nil {
		t.Fatal(err)
	}
	n, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err != nil {
		t.Fatal(err)
	}
	program, err = os.OpenFile(fmt.Sprint("/dev/pts/", n), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = program.Close() })
	return person, program
}

func echoes(t *testing.T, f *os.File) bool {
	t.Helper()
	m, err := unix.IoctlGetTermios(int(f.Fd()), unix.TCGETS)
	if err != nil {
		t.Fatal(err)
	}
	return m.Lflag&unix.ECHO != 0
}

// spec: C7: on a terminal the command asks for the password, unseen, at the moment it is needed, and goes on.
func TestDispatchAsksOnATerminal(t *testing.T) {
	keyring.MockInitWithError(errors.New("no keychain"))
	c, server := guarded(t)
	person, program := terminalPair(t)
	done := make(chan string, 1)
	go func() {
		code, out, errs := c.passwordIn(program, "", "dispatch")
		done <- fmt.Sprint(code, out, errs)
	}()
	for range 1000 { // until it asks
		if !echoes(t, program) {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	if echoes(t, program) {
		t.Error("what is typed is shown")
	}
	if _, err := person.WriteString("hemmelig\n"); err != nil {
		t.Fatal(err)
	}
	said := <-done
	if !strings.Contains(said, "Password for kasserer at 127.0.0.1: ") || len(server.Taken()) != 2 || server.Seen("AUTH") != 1 {
		t.Errorf("%d messages\n%s", len(server.Taken()), said)
	}
	if !echoes(t, program) {
		t.Error("the terminal is left mute")
	}
	if strings.Contains(said, "hemmelig") {
		t.Error("the password is printed")
	}
}
