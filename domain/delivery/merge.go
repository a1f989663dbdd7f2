package delivery

import (
	"regexp"
	"slices"
	"strings"

	"kontingent/domain/problem"
)

// MergeFields are the words in braces that an e-mail's subject and text may hold.
func MergeFields() []string {
	return []string{"name", "amount", "due", "date", "number", "reference", "account", "batch", "club"}
}

var field = regexp.MustCompile(`\{([^{}\s]*)\}`)

// CheckFields says which of the words in braces nobody knows.
func CheckFields(text, at string) error {
	var bad problem.List
	for _, m := range field.FindAllStringSubmatch(text, -1) {
		if !slices.Contains(MergeFields(), m[1]) {
			bad.Add(problem.New("email.field.unknown", "value", m[0], "known", "{"+strings.Join(MergeFields(), "}, {")+"}").
				At(at))
		}
	}
	return bad.Err()
}

// Merge puts values in the place of the words in braces. It looks at each place once: a value that holds braces stays
// as it is.
func Merge(text string, values map[string]string) string {
	return field.ReplaceAllStringFunc(text, func(m string) string {
		if v, ok := values[m[1:len(m)-1]]; ok {
			return v
		}
		return m
	})
}
