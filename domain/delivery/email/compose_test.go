package email

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"pgregory.net/rapid"

	"kontingent/domain/delivery"
	"kontingent/domain/delivery/carriertest"
	"kontingent/domain/problem"
)

// read is a message as a mail program shows it.
type read struct {
	header mail.Header
	text   string
	files  []delivery.File
}

func (r read) words(t *testing.T, name string) string {
	t.Helper()
	s, err := new(mime.WordDecoder).DecodeHeader(r.header.Get(name))
	if err != nil {
		t.Errorf("%s: %v", name, err)
	}
	return s
}

// parse reads a message with the standard library alone.
func parse(raw []byte) (read, error) {
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return read{}, err
	}
	out := read{header: m.Header}
	kind, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		return read{}, err
	}
	if kind == "text/plain" {
		b, err := io.ReadAll(quotedprintable.NewReader(m.Body))
		out.text = string(b)
		return out, err
	}
	parts := multipart.NewReader(m.Body, params["boundary"])
	for {
		p, err := parts.NextRawPart()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return read{}, err
		}
		kind, _, err := mime.ParseMediaType(p.Header.Get("Content-Type"))
		if err != nil {
			return read{}, err
		}
		if p.Header.Get("Content-Transfer-Encoding") == "quoted-printable" {
			b, err := io.ReadAll(quotedprintable.NewReader(p))
			if err != nil {
				return read{}, err
			}
			out.text += string(b)
			continue
		}
		b, err := io.ReadAll(base64.NewDecoder(base64.StdEncoding, p))
		if err != nil {
			return read{}, err
		}
		out.files = append(out.files, delivery.File{Name: p.FileName(), MIME: kind, Bytes: b})
	}
}

// TestMessage: the recipient reads exactly what was written: one text, the PDF, and letters of the north everywhere.
func TestMessage(t *testing.T) { // spec: A6, C6
	p := carriertest.Parcel(3)
	p.Letter.Cc, p.Letter.Bcc = []string{"styret@example.org"}, []string{"arkiv@example.org"}
	raw, err := carrierFor(25, SecurityTLS).Freeze(p)
	if err != nil {
		t.Fatal(err)
	}
	got, err := parse(raw)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"Subject":    p.Letter.Subject,
		"From":       `"Fjellheim skolekorps på Øya" <kasserer@example.org>`,
		"To":         `"Áilu Čáhppe Bjørnsdatter Ås" <member3@example.org>`,
		"Cc":         "<styret@example.org>",
		"Reply-To":   "<styret@example.org>",
		"Bcc":        "",
		"Date":       "Tue, 12 Jan 2027 08:30:00 +0000",
		"Message-ID": "<k.parcel3@example.org>", "Content-Language": "nb", "Auto-Submitted": "auto-generated", "MIME-Version": "1.0",
	} {
		if is := got.words(t, name); strings.ReplaceAll(is, `"`, "") != strings.ReplaceAll(want, `"`, "") {
			t.Errorf("%s: %q, want %q", name, is, want)
		}
	}
	if is := strings.ReplaceAll(got.text, "\r\n", "\n"); is != p.Letter.Text {
		t.Errorf("text %q, want %q", is, p.Letter.Text)
	}
	if len(got.files) != 1 || got.files[0].Name != "faktura-1003.pdf" || got.files[0].MIME != "application/pdf" ||
		!bytes.Equal(got.files[0].Bytes, p.Files[0].Bytes) {
		t.Errorf("files %d, want the PDF with the same bytes", len(got.files))
	}
	var order []string
	head, _, _ := strings.Cut(string(raw), "\r\n\r\n")
	for line := range strings.SplitSeq(head, "\r\n") {
		if name, _, ok := strings.Cut(line, ": "); ok && line[0] != ' ' {
			order = append(order, name)
		}
	}
	want := []string{
		"From", "Reply-To", "To", "Cc", "Subject", "Date", "Message-ID", "Content-Language", "Auto-Submitted",
		"X-Auto-Response-Suppress", "Mime-Version", "Content-Type",
	}
	if !slices.EqualFunc(order, want, strings.EqualFold) {
		t.Errorf("headers %v, want %v", order, want)
	}
}

// TestMessageWithoutFiles: a letter with a link only is plain text.
func TestMessageWithoutFiles(t *testing.T) {
	p := carriertest.Parcel(3)
	p.Files, p.Letter.From, p.Letter.FromName = nil, "", ""
	raw, err := carrierFor(25, SecurityTLS).Freeze(p)
	if err != nil {
		t.Fatal(err)
	}
	got, err := parse(raw)
	if err != nil || strings.ReplaceAll(got.text, "\r\n", "\n") != p.Letter.Text {
		t.Errorf("text %q, %v", got.text, err)
	}
	if from := got.header.Get("From"); from != `"Fjellheim" <kasserer@example.org>` {
		t.Errorf("from %q, want the account's", from)
	}
}

// TestHostileWords: whatever stands in a name, subject, file name or type, the message has the headers it should have
// and not one more.
func TestHostileWords(t *testing.T) {
	c := carrierFor(25, SecurityTLS)
	rapid.Check(t, func(rt *rapid.T) {
		hostile := rapid.OneOf(
			rapid.String(),
			rapid.SampledFrom([]string{
				"x\r\nBcc: evil@example.com", "a\nb", "=?utf-8?q?=0D=0ABcc:_x?=", strings.Repeat("A", 1200), strings.Repeat("å", 900),
				"\xff\xfe", "\u202eevil", `a"b<c>\`, "  ", "text/plain\r\nX-Injected: yes\r\n\r\nBODY", ".", "\x00",
			}),
		)
		p := carriertest.Parcel(1)
		p.To.Name, p.Letter.FromName = hostile.Draw(rt, "name"), hostile.Draw(rt, "from")
		p.Letter.Subject, p.Letter.Text = hostile.Draw(rt, "subject"), hostile.Draw(rt, "text")
		p.Letter.Language, p.Files[0].Name = hostile.Draw(rt, "language"), hostile.Draw(rt, "file")
		p.Files[0].MIME = hostile.Draw(rt, "mime")
		p.Files[0].Bytes = append(p.Files[0].Bytes, hostile.Draw(rt, "bytes")...)
		raw, err := c.Freeze(p)
		if err != nil {
			rt.Fatal(err)
		}
		if !bytes.HasSuffix(raw, []byte("\r\n")) || !plain(string(raw)) {
			rt.Fatal("not plain lines ended by CRLF")
		}
		got, err := parse(raw)
		if err != nil {
			rt.Fatal(err)
		}
		for name := range got.header {
			if !slices.ContainsFunc(headerOrder, func(h string) bool { return strings.EqualFold(h, name) }) {
				rt.Fatalf("a header %q of its own", name)
			}
		}
		if to, err := got.header.AddressList("To"); err != nil || len(to) != 1 || to[0].Address != p.To.Email {
			rt.Fatalf("to %v, %v", to, err)
		}
		subject, err := new(mime.WordDecoder).DecodeHeader(got.header.Get("Subject"))
		if want := oneLine(p.Letter.Subject, maxSubject); err != nil || subject != want {
			rt.Fatalf("subject %q, want %q (%v)", subject, want, err)
		}
		if len(got.files) != 1 || !bytes.Equal(got.files[0].Bytes, p.Files[0].Bytes) {
			rt.Fatalf("%d files, or other bytes", len(got.files))
		}
		for _, r := range got.files[0].Name {
			if r > unicode.MaxASCII || r == ' ' {
				rt.Fatalf("file name %q", got.files[0].Name)
			}
		}
		again, err := c.Freeze(p)
		if err != nil || !bytes.Equal(raw, again) {
			rt.Fatalf("the second time gave other bytes (%v)", err)
		}
	})
}

// TestFreezeRefuses: what a person must mend is said at its place.
func TestFreezeRefuses(t *testing.T) { // spec: A2
	for code, change := range map[string]func(*delivery.Parcel){
		"email.address.missing":  func(p *delivery.Parcel) { p.To.Email = "" },
		"email.address.invalid":  func(p *delivery.Parcel) { p.To.Email = "åse@example.org" },
		"email.from.invalid":     func(p *delivery.Parcel) { p.Letter.From = "kasserer" },
		"email.copy.invalid":     func(p *delivery.Parcel) { p.Letter.Bcc = []string{"a b@example.org"} },
		"email.attachment.empty": func(p *delivery.Parcel) { p.Files[0].Bytes = nil },
	} {
		p := carriertest.Parcel(1)
		change(&p)
		if raw, err := carrierFor(25, SecurityTLS).Freeze(p); !problem.Is(err, code) || raw != nil {
			t.Errorf("%v, want %s", err, code)
		}
	}
	for name, change := range map[string]func(*delivery.Parcel){
		"message id": func(p *delivery.Parcel) { p.MessageID = "<x@y>\r\nBcc: z@y.no" },
		"date":       func(p *delivery.Parcel) { p.Date = time.Time{} },
	} {
		p := carriertest.Parcel(1)
		change(&p)
		if _, err := carrierFor(25, SecurityTLS).Freeze(p); err == nil || len(problem.All(err)) > 0 {
			t.Errorf("%s: %v, want a fault of the program", name, err)
		}
	}
}

// TestLongMessageID stays on one line: some servers stumble over a folded one.
func TestLongMessageID(t *testing.T) {
	p := carriertest.Parcel(1)
	p.MessageID = "<k." + strings.Repeat("a", 50) + "@" + strings.Repeat("b", 60) + ".example.org>"
	raw, err := carrierFor(25, SecurityTLS).Freeze(p)
	if err != nil || !bytes.Contains(raw, []byte("\r\nMessage-ID: "+p.MessageID+"\r\n")) {
		t.Errorf("%v\n%s", err, raw[:400])
	}
}
