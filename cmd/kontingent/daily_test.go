//go:build unix

package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kontingent/domain/problem"
)

// The switch finds kontingentctl beside the window's program, or says that it is missing; and a run whose program was
// moved is found and mended when the club is opened.
func TestDailySwitch(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	script := "#!/bin/sh\ncase $1 in\n-l) [ -e \"$HOME/spool\" ] || { echo 'no crontab for me' >&2; exit 1; }; cat \"$HOME/spool\" ;;\n" +
		"*) cat >\"$HOME/spool\" ;;\nesac\n"
	for name, text := range map[string]string{"crontab": script, "systemctl": "#!/bin/sh\nexit 1\n"} {
		if err := os.WriteFile(filepath.Join(home, name), []byte(text), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", home+":/usr/bin:/bin")
	ctx, c := context.Background(), &club{dir: t.TempDir()}
	if d, err := c.Daily(ctx); err != nil || d.On || d.At != "07:00" || d.System != "cron" {
		t.Errorf("%+v, %v", d, err)
	}
	if err := c.SetDaily(ctx, true, "half"); !problem.Is(err, "daily.at.wrong") {
		t.Errorf("got %v", err)
	}
	if err := c.SetDaily(ctx, true, "07:00"); !problem.Is(err, "daily.program.missing") {
		t.Errorf("got %v", err)
	}
	own, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	beside := filepath.Join(filepath.Dir(own), "kontingentctl")
	if err := os.WriteFile(beside, nil, 0o755); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Remove(beside) })
	if err := c.SetDaily(ctx, true, "6.15"); err != nil {
		t.Fatal(err)
	}
	if d, err := c.Daily(ctx); err != nil || !d.On || d.At != "06:15" {
		t.Errorf("%+v, %v", d, err)
	}
	spool := filepath.Join(home, "spool")
	b, _ := os.ReadFile(spool)
	moved := strings.Replace(string(b), beside, "/opt/old/kontingentctl", 1)
	if err := os.WriteFile(spool, []byte(moved), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := renewDaily(ctx, c.dir); err != nil {
		t.Fatal(err)
	}
	if again, _ := os.ReadFile(spool); string(again) != string(b) || moved == string(b) {
		t.Errorf("after it was moved: %s", again)
	}
	if err := c.SetDaily(ctx, false, ""); err != nil {
		t.Fatal(err)
	}
	if err := renewDaily(ctx, c.dir); err != nil {
		t.Fatal(err)
	}
	if again, _ := os.ReadFile(spool); len(again) > 0 {
		t.Errorf("after it was switched off: %s", again)
	}
}
