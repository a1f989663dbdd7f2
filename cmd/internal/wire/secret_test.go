package wire

import (
	"bytes"
	"encoding/base64"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kontingent/domain/delivery/smtptest"
)

// traces are the forms in which a password can be left behind.
func traces() [][]byte {
	var out [][]byte
	for _, s := range []string{canary, "\x00kasserer\x00" + canary} {
		out = append(out, []byte(s), []byte(base64.StdEncoding.EncodeToString([]byte(s))))
	}
	return append(out, []byte(canary[:10]))
}

// wantSecret closes a club and says that the password is in none of its files, in no message, and was never said in
// clear.
// spec: C7
func wantSecret(t *testing.T, app *App, servers ...*smtptest.Stage) {
	t.Helper()
	var mails [][]byte
	for _, s := range servers {
		if strings.Contains(s.InClear(), "AUTH") {
			t.Error("a login in clear")
		}
		mails = append(append(mails, []byte(s.InClear())), s.Received()...)
	}
	wantSecretIn(t, app, mails)
}

// wantSecretIn does the same with what was said to servers.
func wantSecretIn(t *testing.T, app *App, said [][]byte) {
	t.Helper()
	if err := app.Close(); err != nil {
		t.Fatal(err)
	}
	places := map[string][]byte{"what a server was told": bytes.Join(said, nil)}
	err := filepath.WalkDir(app.options.Dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			places[path], err = os.ReadFile(path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for where, b := range places {
		for _, trace := range traces() {
			if bytes.Contains(b, trace) {
				t.Errorf("the password is in %s", where)
			}
		}
	}
}
