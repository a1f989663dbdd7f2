package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kontingent/domain/problem"
)

func TestShow(t *testing.T) {
	var opened []string
	s := newShown(t.TempDir(), "club")
	s.open = func(_ context.Context, path string) error {
		opened = append(opened, path)
		return nil
	}
	for _, doc := range []struct{ name, text string }{
		{"Faktura 100001.pdf", "one"}, {"Faktura 100001.pdf", "one"}, {"../../etc/Faktura: 1?.pdf", "two"}, {"", "three"},
	} {
		if err := s.show(t.Context(), doc.name, []byte(doc.text)); err != nil {
			t.Fatal(err)
		}
		path := opened[len(opened)-1]
		if b, err := os.ReadFile(path); err != nil || string(b) != doc.text || filepath.Dir(path) != s.dir {
			t.Errorf("%s: %s holds %q, %v", doc.name, path, b, err)
		}
	}
	if opened[0] != opened[1] || filepath.Base(opened[2]) != "etc-Faktura- 1-.pdf" {
		t.Errorf("got %v", opened)
	}
	for path, want := range map[string]os.FileMode{s.dir: 0o700, opened[0]: 0o600} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: got %v, %v", path, info.Mode(), err)
		}
	}
	if other := newShown(filepath.Dir(filepath.Dir(s.dir)), "another club"); other.dir == s.dir {
		t.Error("two clubs share a folder")
	}
	s.empty()
	if _, err := os.Stat(s.dir); err == nil {
		t.Error("the folder is still there")
	}
}

// A document that another program holds is shown beside it, and a machine that can't show it says where it lies.
func TestShowInTrouble(t *testing.T) {
	s := newShown(t.TempDir(), "club")
	s.open = func(context.Context, string) error { return errors.New("no program") }
	if err := os.MkdirAll(filepath.Join(s.dir, "a.pdf"), 0o700); err != nil {
		t.Fatal(err)
	}
	err := s.show(t.Context(), "a.pdf", []byte("x"))
	all := problem.All(err)
	if !problem.Is(err, "program.show.failed") || !strings.HasSuffix(all[0].Args["file"], "a (2).pdf") {
		t.Errorf("got %v", err)
	}
}
