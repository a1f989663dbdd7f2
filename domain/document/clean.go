package document

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Clean makes a text fit to be printed and copied again: valid UTF-8, composed (NFC), line breaks as \n, without
// control characters, private letters and the invisible marks that turn or glue text (they can make a text read
// differently from what it says). What no PDF font of ours can reach, beyond U+FFFF, becomes U+FFFD.
func Clean(s string) string {
	if plain(s) {
		return s
	}
	s = breaks.Replace(s)
	s = norm.NFC.String(strings.ToValidUTF8(s, "\uFFFD"))
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t':
			return ' '
		case r > 0xFFFF || r == 0xFFFE || r == 0xFFFF:
			return '\uFFFD'
		case invisible(r):
			return -1
		}
		return r
	}, s)
	return norm.NFC.String(s) // what an invisible mark kept apart may now compose
}

// invisible reports whether a rune leaves no ink of its own and only steers others: it is dropped.
func invisible(r rune) bool {
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Cs, unicode.Co) || r >= 0xFE00 && r <= 0xFE0F
}

// breaks brings all line breaks to one form.
var breaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n")

// plain reports whether a text has only letters and signs that nothing is ever done to: most texts of a Nordic club.
// None of them composes with another or has a composed form.
func plain(s string) bool {
	for _, r := range s {
		switch {
		case r == '\n', r >= 0x20 && r <= 0x7E, r >= 0xA0 && r <= 0x2FF && r != 0xAD:
		case r >= 0x2010 && r <= 0x2027, r == '€', r == '\u2212':
		default:
			return false
		}
	}
	return true
}

// oneLine is Clean for a field of one line: breaks become spaces, the ends are trimmed.
func oneLine(s string) string {
	s = Clean(s)
	if strings.IndexByte(s, '\n') >= 0 {
		s = strings.ReplaceAll(s, "\n", " ")
	}
	return strings.TrimSpace(s)
}
