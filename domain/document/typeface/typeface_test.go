package typeface

import (
	"testing"

	"kontingent/resources/fonts"
)

func TestFace(t *testing.T) {
	f, err := Parse(fonts.Regular)
	if err != nil {
		t.Fatal(err)
	}
	for r, want := range map[rune]float64{'0': 0.648, '\u0301': 0, '株': 0.915, -1: 0.915, 0x1F600: 0.915} {
		if got := f.Advance(r); got != want {
			t.Errorf("%U is %v wide, want %v", r, got, want)
		}
	}
	for r, want := range map[rune]bool{'A': true, 'Ŋ': true, 'ǥ': true, 'Ω': true, '\u00A0': true, '\u0301': true, '株': false, 0x1F600: false, -1: false} {
		if got := f.Has(r); got != want {
			t.Errorf("has %U: %v, want %v", r, got, want)
		}
	}
}

func TestParseRefusesWhatIsNoFont(t *testing.T) {
	for name, in := range map[string][]byte{"nothing": nil, "text": []byte("not a font"), "cut short": fonts.Regular[:1000]} {
		if _, err := Parse(in); err == nil {
			t.Errorf("%s: got no error", name)
		}
	}
}
