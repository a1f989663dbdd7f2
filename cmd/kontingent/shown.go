package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"kontingent/cmd/internal/machine"
	"kontingent/domain/problem"
)

// shown is the folder for documents that the system's programs are showing: the person's own, and emptied when the club
// is opened and when it is closed.
type shown struct {
	dir  string
	open func(ctx context.Context, path string) error
}

// newShown gives each data folder a folder of its own in the person's cache.
func newShown(cache, dataDir string) *shown {
	if abs, err := filepath.Abs(dataDir); err == nil {
		dataDir = abs
	}
	sum := sha256.Sum256([]byte(dataDir))
	return &shown{dir: filepath.Join(cache, "kontingent", "shown-"+hex.EncodeToString(sum[:6])), open: machine.Show}
}

// show writes a document into the folder and has it opened.
func (s *shown) show(ctx context.Context, name string, b []byte) error {
	path, err := s.write(name, b)
	if err == nil {
		err = s.open(ctx, path)
	}
	if err != nil {
		return problem.New("program.show.failed", "file", path).Because(err)
	}
	return nil
}

// write puts a document under its name, or, while another program holds an older one of that name, beside it.
func (s *shown) write(name string, b []byte) (string, error) {
	name = plainName(name)
	path := filepath.Join(s.dir, name)
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return path, err
	}
	ext := filepath.Ext(name)
	for n := 2; ; n++ {
		if old, err := os.ReadFile(path); err == nil && bytes.Equal(old, b) {
			return path, nil
		}
		err := os.WriteFile(path, b, 0o600)
		if err == nil || n > 9 {
			return path, err
		}
		path = filepath.Join(s.dir, strings.TrimSuffix(name, ext)+" ("+strconv.Itoa(n)+")"+ext)
	}
}

// plainName is a name every file system takes, without a folder in it.
func plainName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '-'
		}
		return r
	}, name)
	if name = strings.TrimLeft(name, ".- "); name == "" {
		return "document"
	}
	return name
}

// empty takes everything away. What another program holds open stays until the next time.
func (s *shown) empty() { _ = os.RemoveAll(s.dir) }
