package wire

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/zalando/go-keyring"

	"kontingent/domain/delivery"
	"kontingent/domain/delivery/aptest"
	"kontingent/domain/problem"
)

// TestTokenWithoutAKeychain: where there is no keychain the token is known until the program ends, for its access point
// alone, and what is no token is refused.
// spec: C7
func TestTokenWithoutAKeychain(t *testing.T) {
	keyring.MockInitWithError(errors.New("no keychain"))
	s, ctx := newApp(t, 1).Settings, context.Background()
	s.mustBe(t, "ehf.url", "https://ap.example.org")
	known := func() string {
		v, _ := s.ehfToken(ctx)
		return v
	}
	if _, err := s.SetToken(ctx, "two words"); !problem.Is(err, "ehf.token.invalid") || known() != "" {
		t.Errorf("%v", err)
	}
	if kept, err := s.SetToken(ctx, " "+aptest.Token+"\n"); kept != KeptSession || err != nil || known() != aptest.Token {
		t.Errorf("kept %q, %v, known %q", kept, err, known())
	}
	if s.TokenKept() != KeptSession {
		t.Error("it says that it is in the keychain")
	}
	s.mustBe(t, "ehf.url", "https://elsewhere.example.org")
	if known() != "" {
		t.Error("another access point gets it")
	}
	s.mustBe(t, "ehf.url", "https://ap.example.org")
	if known() != "" {
		t.Error("it is there again when the old address comes back")
	}
	if kept, err := s.SetToken(ctx, aptest.Token); kept != KeptSession || err != nil {
		t.Errorf("kept %q, %v", kept, err)
	}
	if kept, err := s.SetToken(ctx, ""); kept != KeptNowhere || err != nil || known() != "" {
		t.Errorf("kept %q, %v, known %q", kept, err, known())
	}
}

// TestTryEHF: the settings are tried as they stand; off is off, whatever else is set.
// spec: C11, A6
func TestTryEHF(t *testing.T) {
	keyring.MockInit()
	p := aptest.Start(t, aptest.Storecove, false)
	app, ctx := newApp(t, 1), context.Background()
	if _, err := app.TestEHF(ctx); !problem.Is(err, "ehf.transport.missing") {
		t.Errorf("nothing is set up: %v", err)
	}
	folder := filepath.Join(t.TempDir(), "ehf")
	app.Settings.mustBe(t, "ehf.transport", "folder", "ehf.folder", folder)
	tried, err := app.TestEHF(ctx)
	left, _ := os.ReadDir(folder)
	if err != nil || !tried.Folder || tried.Where != folder || tried.Receipt.Outcome != delivery.OutcomeDelivered || len(left) != 0 {
		t.Errorf("%+v, %v, left %v", tried, err, left)
	}
	app.Settings.mustBe(t, "ehf.transport", "access-point", "ehf.url", p.URL, "ehf.provider", "storecove",
		"ehf.legal_entity", "42", "ehf.sender", "0192:991825827")
	if tried, err = app.TestEHF(ctx); err != nil || tried.Folder || tried.Receipt.Reason != delivery.ReasonNoToken {
		t.Errorf("%+v, %v", tried, err)
	}
	if _, err := app.Settings.SetToken(ctx, aptest.Token); err != nil {
		t.Fatal(err)
	}
	if tried, err = app.TestEHF(ctx); err != nil || tried.Receipt.Outcome != delivery.OutcomeDelivered || len(p.Seen(aptest.Greet)) != 1 {
		t.Errorf("%+v, %v", tried, err)
	}
	app.Settings.mustBe(t, "ehf.transport", "off")
	if app.batchSettings().SetUp[delivery.EHF] {
		t.Error("it is set up although it is off")
	}
	if _, err := app.TestEHF(ctx); !problem.Is(err, "ehf.transport.missing") {
		t.Errorf("tried although it is off: %v", err)
	}
	if len(p.Docs()) != 0 {
		t.Error("a document was sent")
	}
}
