package document_test

import (
	"strings"
	"testing"

	"kontingent/domain/document"
	"kontingent/domain/document/internal/sample"
)

// spec: C6
func TestEveryWordIsThereInEveryLanguage(t *testing.T) {
	for _, language := range []string{"nb", "nn", "da", "sv", "fi", "en"} {
		for name, d := range nasty() {
			d.Language = language
			for _, s := range texts(layout(t, d)) {
				if strings.Contains(s, "⟨") {
					t.Errorf("%s, %s: %q", language, name, s)
				}
			}
		}
	}
}

func TestOrganisationNumberByCountry(t *testing.T) {
	for country, want := range map[string]string{
		"NO": "Org.nr 123 MVA", "DK": "CVR-nr. 123 MVA", "SE": "Org.nr 123 MVA", "FI": "Y-tunnus 123 MVA", "DE": "Org.nr 123 MVA",
	} {
		d := sample.Norwegian()
		d.Seller.Country, d.Seller.OrganisationNumber, d.Seller.VATMark = country, "123", "MVA"
		if all := strings.Join(texts(layout(t, d)), "|"); !strings.Contains(all, "|"+want+"|") {
			t.Errorf("%s: %q is missing in %s", country, want, all)
		}
	}
}

func TestRememberAsksOnce(t *testing.T) {
	asked := 0
	w := document.Remember(func(key string, kv ...string) string { asked++; return key + strings.Join(kv, "") })
	for range 3 {
		if got := w("a") + w("b", "n", "1"); got != "abn1" {
			t.Errorf("got %q", got)
		}
	}
	if asked != 4 {
		t.Errorf("asked %d times, want 4", asked)
	}
}
