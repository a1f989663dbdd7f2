package document

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// even is a font whose letters are all one em wide, but for combining marks.
type even struct{}

func (even) Has(rune) bool { return true }
func (even) Advance(r rune) float64 {
	if r >= 0x300 && r < 0x370 {
		return 0
	}
	return 1
}

// mm is the size at which an em is a millimetre, so that a line of n millimetres has n letters.
const mm = 72 / 25.4

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		s    string
		n    float64
		want []string
	}{
		{"", 10, []string{""}},
		{"en to tre", 20, []string{"en to tre"}},
		{"en to tre", 6, []string{"en to", "tre"}},
		{"en to tre", 5, []string{"en to", "tre"}},
		{"en to tre", 2, []string{"en", "to", "tr", "e"}},
		{"abcdefgh", 3, []string{"abc", "def", "gh"}},
		{"en\n\nto", 9, []string{"en", "", "to"}},
		{"en   to", 3, []string{"en", "to"}},
		{"Čuolbma-Ŋorvo", 9, []string{"Čuolbma-", "Ŋorvo"}},
		{"ja/nei", 4, []string{"ja/", "nei"}},
		{"1\u00A0250 kr", 5, []string{"1\u00A0250", "kr"}},
		{"x abcdefgh", 3, []string{"x", "abc", "def", "gh"}},
		{"ab", 0.5, []string{"a", "b"}},
		{"  innrykk", 20, []string{"  innrykk"}},
		{"n\u0304n\u0304", 1, []string{"n\u0304", "n\u0304"}},
	} {
		if got := wrap(even{}, mm, c.s, c.n); !slices.Equal(got, c.want) {
			t.Errorf("%q at %v is %q, want %q", c.s, c.n, got, c.want)
		}
	}
}

func TestWrapKeepsEveryLetterWithinTheLine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := Clean(rapid.OneOf(rapid.String(), rapid.StringMatching(`[a-d \-/\n]{0,80}`)).Draw(t, "text"))
		n := rapid.IntRange(1, 30).Draw(t, "width")
		lines := wrap(even{}, mm, s, float64(n))
		for _, line := range lines {
			if w := width(even{}, mm, line); w > float64(n)+1e-9 {
				t.Errorf("%q is %v wide, want %d", line, w, n)
			}
		}
		squeeze := func(s string) string { return strings.NewReplacer(" ", "", "\n", "").Replace(s) }
		if got := squeeze(strings.Join(lines, "")); got != squeeze(s) {
			t.Errorf("%q became %q", s, lines)
		}
	})
}

func TestWrapIsQuickHoweverLongTheText(t *testing.T) {
	start := time.Now()
	for _, s := range []string{strings.Repeat("x", 1_000_000), strings.Repeat("a ", 500_000), strings.Repeat(" ", 1_000_000)} {
		wrap(even{}, mm, s, 100)
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("a million letters took %v", took)
	}
}

func TestFit(t *testing.T) {
	for _, c := range []struct {
		s    string
		n    float64
		want string
	}{
		{"Kari Nordmann", 13, "Kari Nordmann"},
		{"Kari Nordmann", 12, "Kari Nordma…"},
		{"Kari Nordmann", 6, "Kari…"},
		{"Kari", 0.5, "…"},
	} {
		if got := fit(even{}, mm, c.s, c.n); got != c.want {
			t.Errorf("%q at %v is %q, want %q", c.s, c.n, got, c.want)
		}
	}
	got := wrapAtMost(even{}, mm, "en to tre fire fem", 5, 2)
	if want := []string{"en to", "tre…"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	for _, line := range wrapAtMost(even{}, mm, strings.Repeat("Ŋ", 500), 9, 3) {
		if utf8.RuneCountInString(line) > 9 {
			t.Errorf("%q is too wide", line)
		}
	}
}
