package ehf_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"kontingent/domain/delivery"
	"kontingent/domain/delivery/aptest"
	"kontingent/domain/delivery/ehf"
)

// TestTryAccessPoint: a test of the settings shows the token, sends nothing, and says what is wrong with them.
// spec: C11, C7
func TestTryAccessPoint(t *testing.T) {
	strange := func(context.Context) (string, error) { return "not-the-token", nil }
	for _, d := range dialects {
		p := aptest.Start(t, d, true)
		try := func(what, want string, ok bool, change func(*ehf.Settings), token ehf.Token) {
			t.Helper()
			set := settings(p)
			if change != nil {
				change(&set)
			}
			rec := ehf.NewAccessPoint(set, token, p.Pool).Try(t.Context())
			if rec.Reason != want || (rec.Outcome == delivery.OutcomeDelivered) != ok {
				t.Errorf("%s, %s: %+v, want %q", d, what, rec, want)
			}
		}
		refused, untried := delivery.ReasonToken, ""
		if d == aptest.Phase4 {
			refused, untried = ehf.ReasonTokenUntried, ehf.ReasonTokenUntried
		}
		try("as it should be", untried, true, nil, token)
		try("another token", refused, d == aptest.Phase4, nil, strange)
		try("no token", delivery.ReasonNoToken, false, nil, nil)
		wrong := "ehf.channel.not_found"
		if d == aptest.Storecove {
			wrong = "ehf.channel.legal_entity" // which says to look at the address, too
		}
		try("another address", wrong, false, func(s *ehf.Settings) {
			other := aptest.PhossAP // which has nothing at that place
			if d == aptest.PhossAP || d == aptest.Phase4 {
				other = aptest.Storecove
			}
			s.URL = aptest.Start(t, other, false).URL
		}, token)
		try("unfinished settings", "ehf.channel.settings", false, func(s *ehf.Settings) { s.Sender = "" }, token)
		if d == aptest.Storecove {
			try("another club", "ehf.channel.legal_entity", false, func(s *ehf.Settings) { s.LegalEntity = "43" }, token)
		}
		if n := len(p.Seen(aptest.Post)) + len(p.Seen(aptest.Draft)); n != 0 || len(p.Docs()) != 0 {
			t.Errorf("%s: %d documents were brought there by a test", d, n)
		}
	}
}

// TestTryFolder: a folder is tried with a file that does not stay.
// spec: C11
func TestTryFolder(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "ehf")
	if rec := ehf.NewFolder(folder).Try(t.Context()); rec.Outcome != delivery.OutcomeDelivered {
		t.Errorf("%+v", rec)
	}
	left, err := os.ReadDir(folder)
	if err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	taken := filepath.Join(folder, "file")
	if err := os.WriteFile(taken, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if rec := ehf.NewFolder(taken).Try(t.Context()); rec.Reason != "ehf.channel.folder_unwritable" {
		t.Errorf("a folder that is a file: %+v", rec)
	}
}
