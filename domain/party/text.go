package party

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Tidy makes one clean line of what was typed or imported: valid and composed Unicode, no control or invisible
// direction characters, every run of white space (tab, line break, no-break space) one space, none at the ends.
func Tidy(s string) string {
	if clean(s) {
		return s
	}
	return strings.Join(strings.Fields(tidy(s, false)), " ")
}

// TidyText is Tidy for a text of several lines: line breaks stay.
func TidyText(s string) string {
	lines := strings.Split(tidy(s, true), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " ")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

// clean reports whether a line of plain ASCII is tidy already, as nearly all are.
func clean(s string) bool {
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c > '~' || c == ' ' && (i == 0 || i == len(s)-1 || s[i+1] == ' ') {
			return false
		}
	}
	return true
}

func tidy(s string, keepLines bool) string {
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case keepLines && (r == '\n' || r == '\r'):
			return '\n'
		case unicode.IsSpace(r):
			return ' '
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co):
			return -1
		}
		return r
	}, norm.NFC.String(s))
}

// Fold is the form in which names, groups and addresses are compared: case and composition make no difference.
func Fold(s string) string { return cases.Fold().String(norm.NFC.String(Tidy(s))) }
