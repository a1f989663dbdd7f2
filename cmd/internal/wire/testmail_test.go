package wire

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"kontingent/cmd/internal/mailsink"
	"kontingent/domain/cal"
	"kontingent/domain/delivery"
	"kontingent/domain/party"
	"kontingent/resources/words"
)

// The test of the mail settings sends a real message, and says what came back.
func TestTestEmail(t *testing.T) {
	ctx, dir := context.Background(), filepath.Join(t.TempDir(), "data")
	catalogue, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	opt := Options{Dir: dir, Clock: cal.SystemClock{}, Words: catalogue, Getenv: func(string) string { return "" }}
	o := party.Organisation{Name: "Korpset", Country: "NO", Account: "86011117947", Email: "kasserer@example.org"}
	if err := Create(ctx, opt, o); err != nil {
		t.Fatal(err)
	}
	app, err := Open(ctx, opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = app.Close() })
	if _, err := app.TestEmail(ctx, "me@example.org", "Test", "Hei"); err == nil {
		t.Error("it was sent without a server")
	}
	mail := t.TempDir()
	sink, err := mailsink.Start(mail)
	if err != nil {
		t.Fatal(err)
	}
	for _, kv := range [][2]string{
		{"smtp.security", "none"}, {"smtp.host", sink.Host()}, {"smtp.port", strconv.Itoa(sink.Port())},
	} {
		if err := app.Settings.Set(ctx, kv[0], kv[1]); err != nil {
			t.Fatal(err)
		}
	}
	rec, err := app.TestEmail(ctx, "me@example.org", "Prøve", "Hei på deg")
	if err != nil || rec.Outcome != delivery.OutcomeDelivered || !strings.HasPrefix(rec.Words, "250") {
		t.Errorf("got %+v, %v", rec, err)
	}
	files, _ := filepath.Glob(filepath.Join(mail, "*.eml"))
	if len(files) != 1 {
		t.Fatalf("%d messages arrived", len(files))
	}
	if b, err := os.ReadFile(files[0]); err != nil || !strings.Contains(string(b), "me@example.org") {
		t.Errorf("got %s, %v", b, err)
	}
	if err := sink.Close(); err != nil {
		t.Fatal(err)
	}
	if rec, err := app.TestEmail(ctx, "me@example.org", "x", "y"); err != nil || rec.Outcome != delivery.OutcomeOffline {
		t.Errorf("without a server: %+v, %v", rec, err)
	}
	if _, err := app.TestEmail(ctx, "me", "x", "y"); err == nil {
		t.Error("a wrong address was taken")
	}
}
