package payment

import (
	"strings"
	"unicode"
)

const digits = "0123456789"

// squeeze drops every kind of space and folds dashes: what people and word processors put between digits.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if isSpace(r) {
			return -1
		}
		return foldDash(r)
	}, s)
}

// isSpace knows the spaces of word processors too, the two that have no width included.
func isSpace(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' }

// foldDash makes the hyphen of every dash: word processors turn "-" into an en dash.
func foldDash(r rune) rune {
	if r >= '\u2010' && r <= '\u2015' || r == '\u2212' {
		return '-'
	}
	return r
}

// upper raises a–z and nothing else, so that no foreign letter becomes one of ours.
func upper(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' {
			return r - 'a' + 'A'
		}
		return r
	}, s)
}

// without drops the characters of cut.
func without(s, cut string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(cut, r) {
			return -1
		}
		return r
	}, s)
}

// isDigits reports whether s is from least to most of the digits 0–9 and nothing else.
func isDigits(s string, least, most int) bool {
	return len(s) >= least && len(s) <= most && strings.Trim(s, digits) == ""
}

// isNumber is isDigits for numbers that somebody was given: nobody is given only zeros.
func isNumber(s string, least, most int) bool {
	return isDigits(s, least, most) && strings.Trim(s, "0") != ""
}

// isAlnum reports whether s is made of A–Z and 0–9 alone.
func isAlnum(s string) bool { return strings.Trim(s, digits+"ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" }

// zeros fills s with zeros on the left up to n characters.
func zeros(s string, n int) string { return strings.Repeat("0", max(0, n-len(s))) + s }

// cut gives the number without its last character, and that character.
func cut(s string) (base string, last byte) { return s[:len(s)-1], s[len(s)-1] }

// fromRight puts a space between groups of n characters counted from the right.
func fromRight(s string, n int) string {
	first := len(s) % n
	if first == 0 {
		first = min(n, len(s))
	}
	return strings.TrimSuffix(s[:first]+" "+fromLeft(s[first:], n), " ")
}

// fromLeft puts a space between groups of n characters counted from the left.
func fromLeft(s string, n int) string {
	var b strings.Builder
	for i := range len(s) {
		if i > 0 && i%n == 0 {
			b.WriteByte(' ')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
