package email

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

const (
	maxSubject = 150 // runes; a longer word would make a line beyond the 998 octets of RFC 5322
	maxName    = 100 // runes of a display name
)

// oneLine makes a header's text: one line, single spaces, nothing invisible that turns or hides text, at most limit
// runes. "=?" would be read as an encoded word by the receiver, so it is parted.
func oneLine(s string, limit int) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	s = strings.ReplaceAll(strings.Join(strings.Fields(s), " "), "=?", "= ?")
	if r := []rune(s); len(r) > limit {
		s = strings.TrimSpace(string(r[:limit-1])) + "…"
	}
	return s
}

// headerOrder is how a message begins; the library shuffles.
var headerOrder = []string{
	"From", "Reply-To", "To", "Cc", "Subject", "Date", "Message-ID", "Content-Language", "Auto-Submitted",
	"X-Auto-Response-Suppress", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
}

var boundary = regexp.MustCompile(`boundary=([0-9a-f]{60})\b`)

// settle takes chance out of the library's message and makes it the bytes that are on the wire: headers in order, the
// message id on one line, a boundary that follows from it, every line ended by CRLF.
func settle(message, id string) ([]byte, error) {
	message = strings.ReplaceAll(strings.ReplaceAll(message, "\r\n", "\n"), "\n", "\r\n")
	head, body, _ := strings.Cut(message, "\r\n\r\n")
	if b := boundary.FindStringSubmatch(head); b != nil {
		sum := sha256.Sum256([]byte(id))
		own := hex.EncodeToString(sum[:])[:60]
		head, body = strings.ReplaceAll(head, b[1], own), strings.ReplaceAll(body, b[1], own)
	}
	var out strings.Builder
	out.Grow(len(message) + 2)
	for _, f := range ordered(head) {
		if strings.HasPrefix(f, "Message-Id:") {
			f = "Message-ID: " + id
		}
		out.WriteString(f + "\r\n")
	}
	out.WriteString("\r\n" + strings.TrimRight(body, "\r\n") + "\r\n")
	if s := out.String(); plain(s) {
		return []byte(s), nil
	}
	return nil, errNotPlain
}

// ordered splits a header into its fields, folded lines kept, and puts them in order.
func ordered(head string) []string {
	var fields []string
	for line := range strings.SplitSeq(head, "\r\n") {
		if len(fields) > 0 && (line[0] == ' ' || line[0] == '\t') {
			fields[len(fields)-1] += "\r\n" + line
			continue
		}
		fields = append(fields, line)
	}
	rank := func(f string) int {
		name, _, _ := strings.Cut(f, ":")
		return slices.IndexFunc(headerOrder, func(h string) bool { return strings.EqualFold(h, name) })
	}
	slices.SortStableFunc(fields, func(a, b string) int { return rank(a) - rank(b) })
	return fields
}

// plain reports whether s is ASCII in lines of at most 998 octets, ended by CRLF, with no CR or LF of its own.
func plain(s string) bool {
	for line := range strings.SplitSeq(s, "\r\n") {
		if len(line) > 998 || strings.ContainsFunc(line, func(r rune) bool {
			return r == '\r' || r == '\n' || r == 0 || r >= 0x7f
		}) {
			return false
		}
	}
	return true
}
