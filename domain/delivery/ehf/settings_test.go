package ehf_test

import (
	"strings"
	"testing"

	"kontingent/domain/delivery/ehf"
	"kontingent/domain/problem"
)

// TestSettings: what is wrong is said at its key, and nothing that could carry the token in clear passes.
// spec: C7
func TestSettings(t *testing.T) {
	good := ehf.Settings{Transport: ehf.ToAccessPoint, URL: "https://ap.example.org/peppol", Sender: "0192:991825827", Country: "NO"}
	with := func(change func(*ehf.Settings)) ehf.Settings {
		s := good
		change(&s)
		return s
	}
	for _, c := range []struct {
		name string
		s    ehf.Settings
		want string // code@field
	}{
		{"a gateway of one's own", good, ""},
		{"nothing chosen", ehf.Settings{}, "ehf.transport.missing@ehf.transport"},
		{"another way", ehf.Settings{Transport: "pigeon"}, "ehf.transport.unknown@ehf.transport"},
		{"no folder", ehf.Settings{Transport: ehf.ToFolder}, "ehf.folder.missing@ehf.folder"},
		{"a folder", ehf.Settings{Transport: ehf.ToFolder, Folder: "/x"}, ""},
		{"no address", with(func(s *ehf.Settings) { s.URL = "" }), "ehf.url.missing@ehf.url"},
		{"a bare name", with(func(s *ehf.Settings) { s.URL = "ap.example.org" }), "ehf.url.invalid@ehf.url"},
		{"another protocol", with(func(s *ehf.Settings) { s.URL = "ftp://ap.example.org" }), "ehf.url.invalid@ehf.url"},
		{"a password in it", with(func(s *ehf.Settings) { s.URL = "https://a:hunter2@ap.example.org" }), "ehf.url.invalid@ehf.url"},
		{"a question in it", with(func(s *ehf.Settings) { s.URL = "https://ap.example.org/?key=hunter2" }), "ehf.url.invalid@ehf.url"},
		{"in clear", with(func(s *ehf.Settings) { s.URL = "http://ap.example.org" }), "ehf.url.open@ehf.url"},
		{"in clear, like this machine", with(func(s *ehf.Settings) { s.URL = "http://127.0.0.1.example.org" }), "ehf.url.open@ehf.url"},
		{"in clear, on this machine", with(func(s *ehf.Settings) { s.URL = "http://127.0.0.1:8080" }), ""},
		{"no sender", with(func(s *ehf.Settings) { s.Sender = "991825827" }), "ehf.sender.missing@ehf.sender"},
		{"a provider nobody knows", with(func(s *ehf.Settings) { s.Provider = "x" }), "ehf.provider.unknown@ehf.provider"},
		{"Storecove by its address", with(func(s *ehf.Settings) { s.URL = "https://api.storecove.com/api/v2" }), "ehf.legal_entity.missing@ehf.legal_entity"},
		{"Storecove", with(func(s *ehf.Settings) { s.Provider, s.LegalEntity = ehf.Storecove, "12" }), ""},
		{"e-invoice.be by its address", with(func(s *ehf.Settings) { s.URL = "https://api-dev.e-invoice.be" }), ""},
	} {
		got := ""
		for _, p := range problem.All(c.s.Check()) {
			got += p.Code + "@" + p.Field
			if strings.Contains(p.Error(), "hunter2") {
				t.Errorf("%s: a secret in %v", c.name, p)
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
