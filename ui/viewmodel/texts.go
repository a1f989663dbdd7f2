package viewmodel

import "strings"

// A backslash in the text itself shows as its wide sister, so that it is not taken for a line break.
const wideBackslash = "＼"

// OneLine shows a text of several lines in a field of one: a line break is a backslash (spec B9).
func OneLine(text string) string {
	return strings.NewReplacer(`\`, wideBackslash, "\r\n", `\`, "\n", `\`).Replace(text)
}

// ManyLines reads what OneLine shows, and what a person typed like it.
func ManyLines(line string) string {
	return strings.NewReplacer(wideBackslash, `\`, `\`, "\n").Replace(line)
}
