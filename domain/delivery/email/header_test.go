package email

import (
	"strings"
	"testing"
)

// TestOneLine: a header's text is one visible line, however it was pasted.
func TestOneLine(t *testing.T) {
	for in, want := range map[string]string{
		"Kontingent 2027":             "Kontingent 2027",
		"  a\r\nb\t c\u00a0d\u2028e ": "a b c d e",
		"a\x00\x1b[31mb\x7f":          "a[31mb",
		"\u202egnp.exe\u2066":         "gnp.exe",
		"=?utf-8?q?Bcc?=":             "= ?utf-8?q?Bcc?=",
		"\xff":                        "\uFFFD",
		strings.Repeat("å", 200):      strings.Repeat("å", maxSubject-1) + "…",
	} {
		if got := oneLine(in, maxSubject); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// TestAttachmentType: a document is a document, never a part of the message's own structure.
func TestAttachmentType(t *testing.T) {
	for in, want := range map[string]string{
		"application/pdf": "application/pdf",
		"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
		"": "application/octet-stream", "pdf": "application/octet-stream",
		"message/rfc822": "application/octet-stream", "multipart/mixed": "application/octet-stream",
		"text/html; charset=x": "application/octet-stream", "text/plain\r\nX: y": "application/octet-stream",
	} {
		if got := attachmentType(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
