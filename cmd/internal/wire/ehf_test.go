package wire

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/zalando/go-keyring"

	"kontingent/domain/delivery"
	"kontingent/domain/delivery/aptest"
	"kontingent/domain/problem"
)

// TestEHFSettings: EHF is set up once its way is chosen, what can't work is refused at its key, and the token lies in
// the keychain alone.
// spec: C7, A6
func TestEHFSettings(t *testing.T) {
	keyring.MockInit()
	app, _ := mailApp(t, 1)
	ctx := context.Background()
	set := func(key, value, want string) {
		t.Helper()
		err := app.Settings.Set(ctx, key, value)
		if want == "" && err != nil || want != "" && !problem.Is(err, want) {
			t.Errorf("%s = %q: %v, want %q", key, value, err, want)
		}
	}
	setUp := func(want bool) {
		t.Helper()
		if got := app.batchSettings().SetUp[delivery.EHF]; got != want {
			t.Errorf("EHF set up: %v, want %v", got, want)
		}
	}
	setUp(false)
	set("ehf.transport", "pigeon", "setting.choice")
	set("ehf.transport", "folder", "")
	setUp(false) // the club has no organisation number yet
	if lacks := app.batchSettings().Lacks[delivery.EHF]; len(lacks) != 1 || lacks[0].Code != "einvoice.seller.number" {
		t.Errorf("what the club lacks: %v", lacks)
	}
	o, err := app.Store.Organisation(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if o.OrganisationNumber = "991825827"; app.SetOrganisation(ctx, o) != nil {
		t.Fatal("the club's number was not kept")
	}
	setUp(true)
	if lacks := app.batchSettings().Lacks[delivery.EHF]; len(lacks) != 0 {
		t.Errorf("it still lacks %v", lacks)
	}
	if got := app.Settings.Get("ehf.folder"); got != filepath.Join(app.options.Dir, "ehf") {
		t.Errorf("the folder is %s", got)
	}
	set("ehf.transport", "access-point", "")
	setUp(false)
	set("ehf.url", "http://ap.example.org", "ehf.url.open")
	set("ehf.url", "https://api.storecove.com/api/v2", "")
	setUp(false)
	set("ehf.legal_entity", "twelve", "ehf.legal_entity.missing")
	set("ehf.legal_entity", "12", "")
	set("ehf.sender", "991825827", "ehf.sender.missing")
	set("ehf.sender", "0192:991825827", "")
	set("ehf.token", "two words", "ehf.token.invalid")
	set("ehf.token", aptest.Token, "")
	setUp(true)
	if v, err := app.Settings.ehfToken(ctx); err != nil || v != aptest.Token {
		t.Errorf("the token is %q, %v", v, err)
	}
	set("ehf.url", "https://elsewhere.example.org", "")
	if v, err := app.Settings.ehfToken(ctx); err == nil {
		t.Errorf("another access point got the token %q", v)
	}
	set("ehf.token", "", "")
	for _, s := range app.Settings.List() {
		if strings.Contains(s.Value, aptest.Token) || s.Key == tokenKey {
			t.Errorf("%s is listed", s.Key)
		}
	}
	dir := app.options.Dir
	if err := app.Close(); err != nil {
		t.Fatal(err)
	}
	err = filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		if strings.Contains(string(b), aptest.Token) {
			t.Errorf("the token is in %s", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
