package wire

import (
	"bytes"
	"context"
	"encoding/base64"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/zalando/go-keyring"

	"kontingent/domain/delivery"
)

// spec: C7: a password that was kept is in no backup, nor beside it.
func TestNoPasswordInABackup(t *testing.T) {
	keyring.MockInit()
	app, ctx := newApp(t, 3), context.Background()
	const canary = "kanarifugl-Ω-4711"
	for _, kv := range [][2]string{{"smtp.host", "mail.example.org"}, {"smtp.user", "kasserer"}, {"smtp.password", canary}} {
		if err := app.Settings.Set(ctx, kv[0], kv[1]); err != nil {
			t.Fatal(err)
		}
	}
	if v, err := app.Settings.secret(ctx); err != nil || v != canary {
		t.Fatalf("the password was not kept: %q, %v", v, err)
	}
	finish(t, app)
	if _, err := app.Deliver(ctx, 0, false); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "b.db")
	if err := app.Backup(ctx, out); err != nil {
		t.Fatal(err)
	}
	if err := app.BackUpDaily(ctx); err != nil {
		t.Fatal(err)
	}
	seen := 0
	look := func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		if strings.HasSuffix(path, ".db") || strings.HasSuffix(path, ".jsonl") {
			seen++
		}
		for _, form := range []string{canary, base64.StdEncoding.EncodeToString([]byte(canary))} {
			if bytes.Contains(b, []byte(form)) {
				t.Errorf("the password is in %s", path)
			}
		}
		return err
	}
	for _, root := range []string{app.options.Dir, filepath.Dir(out)} {
		if err := filepath.WalkDir(root, look); err != nil {
			t.Fatal(err)
		}
	}
	if seen != 4 { // database, ledger, and two backups
		t.Errorf("%d files were looked at", seen)
	}
}

// A folder that was opened on another machine sends nothing until a person says so.
func TestOtherMachine(t *testing.T) {
	app, ctx := newApp(t, 2), context.Background()
	finish(t, app)
	opt := app.options
	if err := app.Close(); err != nil {
		t.Fatal(err)
	}
	on := func(machine string) *App {
		t.Helper()
		opt.Machine = machine
		a, err := Open(ctx, opt)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = a.Close() })
		return a
	}
	here := on("one")
	if err := here.Store.Resume(ctx, delivery.Paper); err != nil { // it may have been on the machine of this test
		t.Fatal(err)
	}
	if err := here.Close(); err != nil {
		t.Fatal(err)
	}
	there := on("another one")
	r, err := there.Deliver(ctx, 0, false)
	if err != nil || r.HandedOver != 0 {
		t.Errorf("%+v, %v", r, err)
	}
	paused, err := there.Store.Paused(ctx)
	if err != nil || paused[delivery.Paper].Reason != "delivery.paused.machine" {
		t.Errorf("paused: %v, %v", paused, err)
	}
	if err := there.Store.Resume(ctx, delivery.Paper); err != nil {
		t.Fatal(err)
	}
	if r, err = there.Deliver(ctx, 0, false); err != nil || r.HandedOver != 2 {
		t.Errorf("%+v, %v", r, err)
	}
}

// Closing the club ends a backup that is being made, and leaves nothing of it.
func TestCloseEndsABackup(t *testing.T) {
	app, ctx := newApp(t, 2), context.Background()
	began := make(chan struct{})
	ended := make(chan error)
	go func() {
		ended <- app.keeping.do(ctx, func(ctx context.Context) error {
			close(began)
			<-ctx.Done()
			return app.Store.Backup(ctx, filepath.Join(app.options.Dir, "b.db"), nil)
		})
	}()
	<-began
	closed := make(chan error)
	go func() { closed <- app.Close() }()
	if err := <-ended; err == nil {
		t.Error("it says it was made")
	}
	if err := <-closed; err != nil {
		t.Error(err)
	}
	if left, _ := filepath.Glob(filepath.Join(app.options.Dir, "b.db*")); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
}
