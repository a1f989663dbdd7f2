package main

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// spec: C5: a second start brings the first to the front, and only who can read the folder can.
func TestKnock(t *testing.T) {
	dir := t.TempDir()
	if knock(dir) {
		t.Error("somebody answered in an empty folder")
	}
	raised := make(chan struct{}, 4)
	end, err := listen(dir, func() { raised <- struct{}{} })
	if err != nil {
		t.Fatal(err)
	}
	if !knock(dir) {
		t.Error("nobody answered")
	}
	select {
	case <-raised:
	case <-time.After(5 * time.Second):
		t.Error("the first window did not come to the front")
	}
	path := filepath.Join(dir, door)
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(b), "\n")
	lines[1] = strings.Repeat("X", len(lines[1]))
	write(t, path, strings.Join(lines, "\n"))
	if knock(dir) {
		t.Error("a wrong word was answered")
	}
	write(t, path, string(b))
	end()
	if _, err := os.Stat(path); err == nil {
		t.Error("the door is still there")
	}
	write(t, path, string(b))
	if knock(dir) {
		t.Error("somebody answers after the end")
	}
	if len(raised) > 0 {
		t.Error("a wrong word raised the window")
	}
}

// What somebody else put into the folder is not connected to, and a stranger at the address of a program that died is
// not taken for it.
func TestKnockKnowsStrangers(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, door)
	for _, s := range []string{"", "x", "192.0.2.1:80\nword\nanswer", "example.org:80\nword\nanswer"} {
		write(t, path, s)
		if knock(dir) {
			t.Errorf("%q was believed", s)
		}
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			b := make([]byte, 4)
			c.Read(b)
			c.Write(b) // it says what it hears
			c.Close()
		}
	}()
	write(t, path, l.Addr().String()+"\nword\nanswer")
	if knock(dir) {
		t.Error("a stranger was believed")
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
