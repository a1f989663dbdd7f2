package wire

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kontingent/domain/delivery"
)

// Whatever is logged, addresses, long numbers and credentials stay out.
func TestLogKeepsNoSecrets(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "log")
	l := openLog(dir)
	l.to.WithField("words", "550 <kari@example.org> unknown, account 86011117947").
		Warn("AUTH PLAIN AGthcmkAc2VjcmV0 for ola@example.org")
	l.event(delivery.Event{Dispatch: 7, Party: "1042", Method: delivery.Email, State: delivery.Delivered})
	l.close()
	b, err := os.ReadFile(filepath.Join(dir, "kontingent.log"))
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{"kari@", "ola@", "86011117947", "AGthcmk"} {
		if strings.Contains(string(b), secret) {
			t.Errorf("the log holds %q:\n%s", secret, b)
		}
	}
	if !strings.Contains(string(b), `"dispatch":7`) || !strings.Contains(string(b), `"state":"delivered"`) {
		t.Errorf("the log does not say what happened:\n%s", b)
	}
}

// A log that can't be written stops nothing.
func TestNoLog(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	l := openLog(filepath.Join(file, "log"))
	l.event(delivery.Event{Dispatch: 1})
	l.close()
}
