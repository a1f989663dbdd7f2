package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kontingent/domain/cal"
)

func TestJournal(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "club")
	j := &journal{dir: dir, clock: cal.StartAt(time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC))}
	fmt.Fprintln(j, "before there is a folder")
	if _, err := os.Stat(dir); err == nil {
		t.Fatal("the log made the data folder")
	}
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	j.fault("no such kari@example.org", []byte("main.go:1"))
	j.close()
	b, err := os.ReadFile(j.path())
	if err != nil {
		t.Fatal(err)
	}
	text := string(b)
	if !strings.Contains(text, "before there is") || !strings.Contains(text, "main.go:1") || strings.Contains(text, "kari@") {
		t.Errorf("got %s", text)
	}
	if err := os.WriteFile(j.path(), make([]byte, maxJournal+1), 0o600); err != nil {
		t.Fatal(err)
	}
	fmt.Fprintln(j, "a new one")
	j.close()
	if info, err := os.Stat(j.path()); err != nil || info.Size() > 100 {
		t.Errorf("the log grows for ever: %v, %v", info, err)
	}
}

func TestWindowWatch(t *testing.T) {
	var out strings.Builder
	causes := []string{}
	w := &windowWatch{next: &out, failed: func(cause string) { causes = append(causes, cause) }}
	for _, line := range []string{
		"Fyne error:  Error parsing user locale C", "  Cause: language: tag is not well-formed",
		"Fyne error:  window creation error", "  Cause: APIUnavailable: GLX: No GLXFBConfigs returned", "  At: window.go:1",
	} {
		fmt.Fprintln(w, line)
	}
	if len(causes) != 1 || causes[0] != "APIUnavailable: GLX: No GLXFBConfigs returned" {
		t.Errorf("got %q", causes)
	}
	if strings.Count(out.String(), "\n") != 5 {
		t.Errorf("got %s", out.String())
	}
}
