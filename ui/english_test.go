package ui

import (
	"strings"
	"testing"

	"kontingent/ui/viewmodel"
)

// English dates have the month's name in them. Neither they nor the amounts beside them are cut, at any text size.
func TestEnglishRegisterIsWhole(t *testing.T) {
	for _, size := range []float32{1, 1.25, 1.5} {
		s := newStage(t, fated, setting{language: "en", text: size, route: viewmodel.Route{Page: viewmodel.InvoicesPage}})
		amounts := 0
		for _, said := range s.texts() {
			cut := strings.HasSuffix(said, "…")
			if cut && (strings.Contains(said, "December") || strings.Contains(said, "November") || strings.HasPrefix(said, "NOK")) {
				t.Errorf("at %v it says %q", size, said)
			}
			if said == "NOK 845.00" {
				amounts++
			}
		}
		if amounts == 0 {
			t.Errorf("at %v no amount is to be seen", size)
		}
	}
}
