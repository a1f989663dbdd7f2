package document

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"":                        "",
		"Kontingent 2027":         "Kontingent 2027",
		"Áilu Čuolbma-Ŋorvo ŧ đ":  "Áilu Čuolbma-Ŋorvo ŧ đ",
		"A\u030Ase e\u0301":       "Åse é",
		"Hei 😀 der":               "Hei \uFFFD der",
		"a\U00010000b":            "a\uFFFDb",
		"abc\xe2\x82":             "abc\uFFFD",
		"a\xffb":                  "a\uFFFDb",
		"a\x00b\x1bc\x7f":         "abc",
		"x\u202Egnp.exe":          "xgnp.exe",
		"\uFEFFKari\u200B\u2060":  "Kari",
		"sam\u00ADvirke":          "samvirke",
		"a\tb":                    "a b",
		"en\r\nto\rtre\u2028fire": "en\nto\ntre\nfire",
		"❤\uFE0F":                 "❤",
		"\uFA6C":                  "\uFFFD", // its composed form lies beyond U+FFFF
		"A\u200D\u030A":           "Å",      // what an invisible mark kept apart
		"\uFFFE\uFFFF":            "\uFFFD\uFFFD",
		"1\u00A0250,00 – «ja» … 5 €, −1": "1\u00A0250,00 – «ja» … 5 €, −1",
	} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q) is %q, want %q", in, got, want)
		}
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{"Áilu", "A\u030A", "\uFA6C", "a\xff\u202E", "😀\r\n", "\u0340\u0344", "e\u00AD\u0301"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Clean(s)
		if !utf8.ValidString(got) || !norm.NFC.IsNormalString(got) {
			t.Errorf("Clean(%q) is %q: not valid or not composed", s, got)
		}
		for _, r := range got {
			if r > 0xFFFD || r != '\n' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co) {
				t.Errorf("Clean(%q) is %q: it has %U", s, got, r)
			}
		}
		if again := Clean(got); again != got {
			t.Errorf("Clean(%q) is %q, and cleaned again %q", s, got, again)
		}
		if one := oneLine(s); strings.ContainsAny(one, "\n\r") || one != strings.TrimSpace(one) {
			t.Errorf("oneLine(%q) is %q", s, one)
		}
	})
}
