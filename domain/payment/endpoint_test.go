package payment

import (
	"testing"
)

// TestEndpoint: the Peppol id of an organisation by its number.
func TestEndpoint(t *testing.T) {
	for country, want := range map[string]string{"NO": "0192:1", "DK": "0184:1", "SE": "0007:1", "FI": "0216:00371", "DE": ""} {
		if got := Endpoint(country, "1"); got != want || Endpoint(country, "") != "" {
			t.Errorf("%s: %s, want %s", country, got, want)
		}
	}
}
