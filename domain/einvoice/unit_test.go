package einvoice

import (
	"strings"
	"testing"
)

// TestUnits: no word stands for two codes, and words are found as people write them.
func TestUnits(t *testing.T) {
	seen := map[string]string{}
	for code, words := range units {
		for w := range strings.FieldsSeq(words) {
			if other, ok := seen[w]; ok {
				t.Errorf("%q is %s and %s", w, code, other)
			}
			seen[w] = code
		}
	}
	for in, want := range map[string]string{
		"": "C62", "Stk.": "C62", " TIMER ": "HUR", "m²": "MTK", "måned": "MON", "ma\u030Aned": "MON", "KWH": "KWH", "hur": "HUR",
	} {
		if got, known := unitCode(in); got != want || !known {
			t.Errorf("%q: got %s, %v, want %s", in, got, known, want)
		}
	}
	if got, known := unitCode("sekk"); got != "C62" || known {
		t.Errorf("sekk: got %s, %v", got, known)
	}
}
