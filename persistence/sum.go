package persistence

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// sumEnd names the file beside a copy with its SHA-256, as every system's own tool for that writes it.
const sumEnd = ".sha256"

func sumOfFile(file string) (string, error) {
	f, err := os.Open(file)
	if err != nil {
		return "", err
	}
	defer func() { _ = f.Close() }()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// keepSum writes a copy's sum beside it.
func keepSum(file, sum string) error {
	part := file + sumEnd + ".part"
	if err := os.WriteFile(part, []byte(sum+"  "+filepath.Base(file)+"\n"), 0o600); err != nil {
		return err
	}
	if err := syncFile(part); err != nil {
		return err
	}
	return os.Rename(part, file+sumEnd)
}

// keptSum is the sum that stands beside a copy; empty: none.
func keptSum(file string) string {
	b, err := os.ReadFile(file + sumEnd)
	if err != nil {
		return ""
	}
	sum, _, _ := strings.Cut(string(b), " ")
	if len(sum) != hex.EncodedLen(sha256.Size) {
		return ""
	}
	return sum
}

// removeCopy takes a copy away with its sum.
func removeCopy(file string) {
	_ = os.Remove(file)
	_ = os.Remove(file + sumEnd)
}
