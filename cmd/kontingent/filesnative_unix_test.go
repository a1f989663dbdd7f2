//go:build !windows && !darwin

package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The program zenity is asked the right way, and what it answers is understood.
func TestNativePicker(t *testing.T) {
	dir := t.TempDir()
	asked := filepath.Join(dir, "asked")
	t.Setenv("PATH", dir+":"+os.Getenv("PATH"))
	zenity := func(script string) {
		text := "#!/bin/sh\nprintf '%s|' \"$@\" > " + asked + "\n" + script + "\n"
		if err := os.WriteFile(filepath.Join(dir, "zenity"), []byte(text), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	zenity("echo /club/medlemmer.csv")
	path, err := nativePicker{}.open(t.Context(), "Åpne", "/club", csv)
	if err != nil || path != "/club/medlemmer.csv" {
		t.Errorf("got %q, %v", path, err)
	}
	b, err := os.ReadFile(asked)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"--file-selection|", "|Åpne|", "|/club/|", "--file-filter=Member files|"} {
		if !strings.Contains(string(b), want) {
			t.Errorf("%q is not asked: %s", want, b)
		}
	}
	zenity("exit 1")
	if _, err := (nativePicker{}).save(t.Context(), "Lagre", "/club", "liste.csv"); !errors.Is(err, errThoughtBetter) {
		t.Errorf("got %v", err)
	}
	if b, err := os.ReadFile(asked); err != nil || !strings.Contains(string(b), "|/club/liste.csv|") {
		t.Errorf("asked %s, %v", b, err)
	}
	zenity("exit 255")
	if _, err := (nativePicker{}).save(t.Context(), "Lagre", "/club", "liste.csv"); err == nil || errors.Is(err, errThoughtBetter) {
		t.Errorf("got %v", err)
	}
}
