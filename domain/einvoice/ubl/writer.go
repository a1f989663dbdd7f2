package ubl

import (
	"bytes"
	"encoding/base64"
	"strconv"

	"kontingent/domain/money"
)

// writer puts XML together in one slice of bytes, two spaces deeper for each level. It never leaves an empty element:
// a value that is empty is not written, and a group in which nothing was written is taken back.
type writer struct {
	b     []byte
	depth int
}

// open starts a group and gives the place to take it back to.
func (w *writer) open(name string) (mark int) {
	mark = len(w.b)
	w.start(name)
	w.b = append(w.b, '>')
	w.depth++
	return mark
}

// end closes the group that open started.
func (w *writer) end(name string, mark int) {
	w.depth--
	if len(w.b) == mark+w.indent()+len(name)+2 {
		w.b = w.b[:mark]
		return
	}
	w.newline()
	w.close(name)
}

// text writes an element with a value; attributes are name, value, name, value …
func (w *writer) text(name, value string, attributes ...string) {
	if value == "" {
		return
	}
	mark := len(w.b)
	w.start(name)
	w.attributes(attributes)
	inside := len(w.b)
	w.escape(value)
	if len(bytes.TrimSpace(w.b[inside:])) == 0 { // white space, or nothing that XML knows
		w.b = w.b[:mark]
		return
	}
	w.close(name)
}

// amount writes money, with its currency.
func (w *writer) amount(name string, a money.Amount, currency string) {
	w.start(name)
	w.attributes([]string{"currencyID", currency})
	n := a.Minor()
	if n < 0 {
		w.b = append(w.b, '-')
		n = -n
	}
	w.b = strconv.AppendInt(w.b, n/100, 10)
	w.b = append(w.b, '.', byte('0'+n%100/10), byte('0'+n%10))
	w.close(name)
}

// binary writes a file in base64.
func (w *writer) binary(name string, content []byte, attributes ...string) {
	if len(content) == 0 {
		return
	}
	w.start(name)
	w.attributes(attributes)
	w.b = base64.StdEncoding.AppendEncode(w.b, content)
	w.close(name)
}

func (w *writer) start(name string) {
	w.newline()
	w.b = append(w.b, '<')
	w.b = append(w.b, name...)
}

// attributes writes those that have a value, and ends the tag.
func (w *writer) attributes(kv []string) {
	for i := 0; i+1 < len(kv); i += 2 {
		if kv[i+1] == "" {
			continue
		}
		w.b = append(w.b, ' ')
		w.b = append(w.b, kv[i]...)
		w.b = append(w.b, '=', '"')
		w.escape(kv[i+1])
		w.b = append(w.b, '"')
	}
	w.b = append(w.b, '>')
}

func (w *writer) close(name string) {
	w.b = append(w.b, '<', '/')
	w.b = append(w.b, name...)
	w.b = append(w.b, '>')
}

func (w *writer) newline() {
	w.b = append(w.b, '\n')
	for range w.depth {
		w.b = append(w.b, ' ', ' ')
	}
}

// indent is how many bytes newline writes.
func (w *writer) indent() int { return 1 + 2*w.depth }

// escape writes text. What XML 1.0 does not know is left out, and a carriage return, which a reader would change, is a
// line break.
func (w *writer) escape(s string) {
	for i, r := range s {
		switch {
		case r == '&':
			w.b = append(w.b, "&amp;"...)
		case r == '<':
			w.b = append(w.b, "&lt;"...)
		case r == '>':
			w.b = append(w.b, "&gt;"...)
		case r == '"':
			w.b = append(w.b, "&#34;"...)
		case r == '\r':
			if i+1 == len(s) || s[i+1] != '\n' {
				w.b = append(w.b, '\n')
			}
		case r >= ' ' && r < 0x7F || r == '\n' || r == '\t':
			w.b = append(w.b, byte(r))
		case legal(r):
			w.b = append(w.b, string(r)...)
		}
	}
}

// legal reports whether XML 1.0 knows a character beyond ASCII. Bytes that are no UTF-8 come as U+FFFD.
func legal(r rune) bool {
	return r >= 0x7F && r <= 0xD7FF || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000 && r <= 0x10FFFF
}
