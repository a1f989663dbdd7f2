//go:build !windows && !darwin

package machine

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestHasScreen(t *testing.T) {
	for env, want := range map[string]bool{"": false, "DISPLAY": true, "WAYLAND_DISPLAY": true} {
		got := HasScreen(func(name string) string {
			if name == env {
				return ":0"
			}
			return ""
		})
		if got != want {
			t.Errorf("%q: got %v", env, got)
		}
	}
}

// A program that is missing or says no is an error; one that goes on showing is not waited for.
func TestShow(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("PATH", dir)
	if Show(t.Context(), "x.pdf") == nil {
		t.Error("no program, and no error")
	}
	opener := func(script string) {
		if err := os.WriteFile(filepath.Join(dir, "xdg-open"), []byte("#!/bin/sh\n"+script+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	opener(`echo "$1" > ` + filepath.Join(dir, "shown"))
	if err := Show(t.Context(), "Årsmøte & co.pdf"); err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(filepath.Join(dir, "shown")); err != nil || string(b) != "Årsmøte & co.pdf\n" {
		t.Errorf("got %q, %v", b, err)
	}
	opener("exit 3")
	if Show(t.Context(), "x.pdf") == nil {
		t.Error("the program said no, and there is no error")
	}
	opener("exec /bin/sleep 20")
	ctx, stop := context.WithTimeout(t.Context(), 20*time.Second)
	defer stop()
	if err := Show(ctx, "x.pdf"); err != nil {
		t.Errorf("got %v", err)
	}
}
