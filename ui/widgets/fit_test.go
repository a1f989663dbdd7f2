package widgets

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kontingent/ui/look"
)

func TestFit(t *testing.T) {
	use(t, look.Light)
	f := newFitter()
	tests := []struct {
		name, text string
		width      float32
		want       func(string) bool
	}{
		{"fits", "Kari", 200, func(s string) bool { return s == "Kari" }},
		{"is cut", "Åse Bjørg Ødegård-Kristoffersen", 100, func(s string) bool { return strings.HasSuffix(s, "…") && strings.HasPrefix(s, "Åse") }},
		{"line breaks become blanks", "a\nb\tc", 200, func(s string) bool { return s == "a b c" }},
		{"no room at all", "Kari", 2, func(s string) bool { return s == "" }},
		{"negative room", "Kari", -5, func(s string) bool { return s == "" }},
		{"nothing to say", "", 100, func(s string) bool { return s == "" }},
	}
	for _, tt := range tests {
		if got := f.fit(tt.text, tt.width, 15, false); !tt.want(got) {
			t.Errorf("%s: %q", tt.name, got)
		}
	}
}

// What is shown never reaches beyond its column, and is always the beginning of the text,
// as much of it as there is room for.
func TestFitNeverReachesBeyondItsColumn(t *testing.T) {
	use(t, look.Light)
	f := newFitter()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.RuneFrom([]rune("abcWiæøåÅ 0123,.-–éßAVTo")), 0, 60, -1).Draw(t, "text")
		limit := float32(rapid.IntRange(1, 300).Draw(t, "width"))
		bold := rapid.Bool().Draw(t, "bold")
		got := f.fit(text, limit, 15, bold)
		if w := width(got, 15, bold); w > limit {
			t.Fatalf("%q is %v wide in %v", got, w, limit)
		}
		if !strings.HasPrefix(text, strings.TrimSuffix(got, "…")) {
			t.Fatalf("%q is not the beginning of %q", got, text)
		}
		if n := len([]rune(strings.TrimSuffix(got, "…"))); got != "" && got != text && n+1 < len([]rune(text)) {
			if more := string([]rune(text)[:n+1]) + "…"; width(more, 15, bold) <= limit {
				t.Fatalf("%q is cut to %q, and %q has room in %v", text, got, more, limit)
			}
		}
		if again := f.fit(text, limit, 15, bold); again != got {
			t.Fatalf("%q, and the second time %q", got, again)
		}
	})
}

// Letters that stand closer together than their widths add up to leave room for more of them.
func TestFitTakesAsMuchAsThereIsRoomFor(t *testing.T) {
	use(t, look.Light)
	text := strings.Repeat("AVATAR Tove ", 8)
	for limit := float32(40); limit < 400; limit++ {
		got := []rune(strings.TrimSuffix(newFitter().fit(text, limit, 15, false), "…"))
		if more := string([]rune(text)[:len(got)+1]) + "…"; width(more, 15, false) <= limit {
			t.Errorf("in %v there is room for %q, and %q is shown", limit, more, string(got))
		}
	}
}

func TestFitForgetsInTime(t *testing.T) {
	use(t, look.Light)
	f := newFitter()
	for i := range 3 * fitKeep {
		f.fit(strings.Repeat("x", 20)+string(rune('a'+i%26)), float32(20+i)/100, 15, false)
	}
	if len(f.cut) > fitKeep {
		t.Errorf("%d cut texts are kept, %d at most", len(f.cut), fitKeep)
	}
}
