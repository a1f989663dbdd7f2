package einvoice

import (
	"strings"
	"unicode/utf8"

	"kontingent/domain/party"
)

// maxName is how many letters of an item's name all receivers take; the rules know no limit.
const maxName = 100

// line is a text fit for a field of one line. The cards and forms tidy what they take in, but invoices outlive the
// version that took them.
func line(s string) string { return party.Tidy(xml(s)) }

// clean is line for a text of several lines.
func clean(s string) string { return party.TidyText(xml(s)) }

// xml drops the two characters that Tidy lets through and XML 1.0 does not know.
func xml(s string) string {
	if !strings.ContainsAny(s, "\uFFFE\uFFFF") {
		return s
	}
	return strings.NewReplacer("\uFFFE", "", "\uFFFF", "").Replace(s)
}

// split cuts a text that is longer than an item's name at a space, and gives the whole as its description.
func split(s string) (name, description string) {
	if utf8.RuneCountInString(s) <= maxName {
		return s, ""
	}
	cut := string([]rune(s)[:maxName-1])
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:–-") + "…", s
}
