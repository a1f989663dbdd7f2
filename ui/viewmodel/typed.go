package viewmodel

import (
	"strings"
	"unicode"
)

// plainNumber turns a number as a person types it, "1 250,50" or "kr 1.250,50", into the plain form 1250.50 that
// package money reads. Where a comma and a dot stand, the last of them is the decimal mark. Where only one stands and
// three figures follow it, it is the decimal mark only if the language's own mark it is.
func plainNumber(s, language string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), r == '\u202f', r == '\'':
			return -1
		case r == '\u2212', r == '\u2013':
			return '-'
		}
		return r
	}, s)
	own, other := ",", "."
	if language == "en" {
		own, other = ".", ","
	}
	comma, dot := strings.LastIndex(s, ","), strings.LastIndex(s, ".")
	switch {
	case comma >= 0 && dot >= 0:
		if own, other = ",", "."; dot > comma {
			own, other = ".", ","
		}
	case thousands(s, other):
	case comma >= 0:
		own, other = ",", "."
	default:
		own, other = ".", ","
	}
	s = strings.ReplaceAll(s, other, "")
	return strings.Replace(s, own, ".", 1)
}

// thousands reports whether a mark stands where thousands end: 1.250 or 12.500.000.
func thousands(s, mark string) bool {
	parts := strings.Split(strings.TrimPrefix(s, "-"), mark)
	if len(parts) < 2 || parts[0] == "" || parts[0] == "0" || len(parts[0]) > 3 {
		return false
	}
	for _, p := range parts[1:] {
		if len(p) != 3 {
			return false
		}
	}
	return true
}
