package email

import (
	"bufio"
	"errors"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
)

const (
	maxReplyLine  = 4096 // RFC 5321 says 512; some servers talk more
	maxReplyLines = 100
	maxWords      = 500 // runes of a reply that are kept
)

// errGarbled is an answer that is not one of a mail server, or has no end.
var errGarbled = errors.New("the answer is not one of a mail server")

// reply is one whole answer of a mail server.
type reply struct {
	code    int
	lines   []string // texts without the code, cleaned for people
	secrets []string // what must not be kept of them
}

// readReply reads one answer of any number of lines. It reads no more than maxReplyLines lines of maxReplyLine bytes
// however long the answer is. in must have a buffer of maxReplyLine.
func readReply(in *bufio.Reader) (reply, error) {
	var r reply
	for len(r.lines) < maxReplyLines {
		raw, err := in.ReadSlice('\n')
		if errors.Is(err, bufio.ErrBufferFull) {
			return reply{}, errGarbled
		}
		if err != nil {
			return reply{}, err
		}
		line := strings.TrimRight(string(raw), "\r\n")
		code, more, ok := replyCode(line)
		if !ok || r.code != 0 && code != r.code {
			return reply{}, errGarbled
		}
		r.code = code
		r.lines = append(r.lines, readable(line[min(4, len(line)):]))
		if !more {
			return r, nil
		}
	}
	return reply{}, errGarbled
}

// replyCode reads the three digits at the start of a line, and whether more lines follow.
func replyCode(line string) (code int, more, ok bool) {
	if len(line) < 3 || line[0] < '2' || line[0] > '5' || len(line) > 3 && line[3] != ' ' && line[3] != '-' {
		return 0, false, false
	}
	for _, c := range line[:3] {
		if c < '0' || c > '9' {
			return 0, false, false
		}
	}
	code, err := strconv.Atoi(line[:3])
	return code, len(line) > 3 && line[3] == '-', err == nil
}

// readable drops what a log or a screen should not meet.
func readable(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r == '\t' {
			return ' '
		}
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "?")))
}

var enhancedCode = regexp.MustCompile(`^[245]\.(\d{1,3})\.(\d{1,3})\b`)

// enhanced is the subject and the detail of the enhanced status code (RFC 3463) as "1.1"; empty when there is none.
func (r reply) enhanced() string {
	for _, l := range r.lines {
		if m := enhancedCode.FindStringSubmatch(l); m != nil {
			return m[1] + "." + m[2]
		}
	}
	return ""
}

// words is the answer on one line, as it is kept and shown: "250 2.0.0 queued as 4F1".
func (r reply) words() string {
	var first string
	text := make([]string, 0, len(r.lines))
	for i, l := range r.lines {
		code := enhancedCode.FindString(l)
		if i == 0 {
			first = code
		} else if code != "" && code == first {
			l = strings.TrimSpace(l[len(code):]) // servers repeat it on every line
		}
		if l != "" {
			text = append(text, l)
		}
	}
	return shorten(hide(strings.TrimSpace(strconv.Itoa(r.code)+" "+strings.Join(text, " ")), r.secrets))
}

// shorten cuts words that are too long to keep.
func shorten(s string) string {
	if r := []rune(s); len(r) > maxWords {
		return string(r[:maxWords]) + "…"
	}
	return s
}

var waiting = regexp.MustCompile(`(?i)\b(?:in|after|wait|for)\s+(?:about\s+|at least\s+)?(\d{1,6})\s*(s|m|h)(?:ec|in|our|econd|inute)?s?\b`)

// retryAfter is how long the answer asks to wait, between five minutes and four hours; 0: it does not say.
func (r reply) retryAfter() time.Duration {
	m := waiting.FindStringSubmatch(strings.Join(r.lines, " "))
	if m == nil {
		return 0
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		return 0
	}
	unit := map[string]time.Duration{"s": time.Second, "m": time.Minute, "h": time.Hour}[strings.ToLower(m[2])]
	return min(max(time.Duration(n)*unit, 5*time.Minute), 4*time.Hour)
}
