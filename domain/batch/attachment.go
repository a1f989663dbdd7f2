package batch

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"kontingent/domain/delivery"
	"kontingent/domain/einvoice"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// Attachment is a file that goes along with an invoice (spec A10). Its bytes are kept once, by their sum, however many
// it goes to.
type Attachment struct {
	Sum     string // SHA-256 of the bytes, hexadecimal
	Name    string // as the recipient sees it
	MIME    string
	Size    int64             // bytes
	NoEHF   Refusal           // why EHF can't carry it
	Methods []delivery.Method // by which it goes along
}

// Refusal is a sentence with its values; one without a code says nothing.
type Refusal struct {
	Code string
	Args map[string]string
}

// Sizes of all files that go along by e-mail, in bytes. Mail servers refuse messages from some 10 MB on, and coding a
// file for mail adds a third.
const (
	warnEmail   = 3 << 20
	refuseEmail = 7 << 20
)

// MaxAttachment is how large a file may be at all.
const MaxAttachment = refuseEmail

// MaxAttachments is how many files go along at most.
const MaxAttachments = 20

// types are the media types of files that only e-mail carries, by the endings of their names. What a mail program shows
// of any other is the name.
var types = map[string]string{
	".doc": "application/msword", ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".odt": "application/vnd.oasis.opendocument.text", ".rtf": "application/rtf", ".txt": "text/plain",
	".gif": "image/gif", ".heic": "image/heic", ".webp": "image/webp", ".ics": "text/calendar", ".zip": "application/zip",
}

// programs are the endings of files that mail servers throw away, and the message with them.
var programs = []string{
	".exe", ".com", ".bat", ".cmd", ".msi", ".scr", ".js", ".vbs", ".ps1", ".jar", ".lnk", ".dll", ".hta", ".iso",
}

// Attach makes an attachment of a file. It goes along by every method that can carry it, until a person says otherwise.
func Attach(name string, content []byte) (Attachment, error) {
	name = party.Tidy(path.Base(strings.ReplaceAll(name, `\`, "/")))
	ext := strings.ToLower(path.Ext(name))
	switch {
	case name == "" || name == "." || name == "/":
		return Attachment{}, problem.New("attachment.name").At("attachments")
	case len(content) == 0:
		return Attachment{}, problem.New("attachment.empty", "file", name).At("attachments")
	case len(content) > MaxAttachment:
		return Attachment{}, problem.New("attachment.large", "file", name, "size", megabytes(int64(len(content))),
			"limit", megabytes(MaxAttachment)).At("attachments")
	case slices.Contains(programs, ext):
		return Attachment{}, problem.New("attachment.program", "file", name).At("attachments")
	}
	sum := sha256.Sum256(content)
	a := Attachment{Sum: hex.EncodeToString(sum[:]), Name: name, MIME: types[ext], Size: int64(len(content))}
	mime, err := einvoice.CanCarry(einvoice.File{Name: name, Content: content})
	if p := problem.All(err); len(p) > 0 {
		a.NoEHF = Refusal{p[0].Code, p[0].Args}
	} else {
		a.MIME = mime
	}
	if a.MIME == "" {
		a.MIME = "application/octet-stream"
	}
	for _, m := range delivery.Methods() {
		if a.Can(m) == nil {
			a.Methods = append(a.Methods, m)
		}
	}
	return a, nil
}

// Can says why a method can't carry the file; nil: it can.
func (a Attachment) Can(m delivery.Method) *problem.Problem {
	switch {
	case m == delivery.EHF && a.NoEHF.Code != "":
		return &problem.Problem{Code: a.NoEHF.Code, Field: "attachments", Args: a.NoEHF.Args}
	case m == delivery.Paper && a.MIME != "application/pdf":
		return problem.New("attachment.paper", "file", a.Name).At("attachments")
	}
	return nil
}

// SentName is the name it is sent with, in letters that every receiver's system takes.
func (a Attachment) SentName() string { return einvoice.FileName(a.Name) }

// Goes reports whether the file goes along by a method.
func (a Attachment) Goes(m delivery.Method) bool { return slices.Contains(a.Methods, m) }

// checkAttachments says what is wrong with files that are to go along, each at its place.
func checkAttachments(list []Attachment) error {
	var bad problem.List
	if len(list) > MaxAttachments {
		bad.Add(problem.New("attachment.many", "limit", strconv.Itoa(MaxAttachments)).At("attachments"))
	}
	names := map[string]bool{}
	for i, a := range list {
		at := fmt.Sprintf("attachments[%d]", i+1)
		for _, m := range a.Methods {
			if p := a.Can(m); p != nil {
				bad.Add(p.At(at))
			}
		}
		if name := party.Fold(a.Name); names[name] {
			bad.Add(problem.New("attachment.twice", "file", a.Name).At(at))
		} else {
			names[name] = true
		}
	}
	for _, w := range weights(list) {
		if w.size > w.refuse {
			bad.Add(problem.New("attachment.total", "method", string(w.method), "size", megabytes(w.size),
				"limit", megabytes(w.refuse)).At("attachments"))
		}
	}
	return bad.Err()
}

// odd warns of files that are large for the way they go, or go no way at all.
func odd(list []Attachment) problem.List {
	var out problem.List
	for i, a := range list {
		if len(a.Methods) == 0 {
			out.Add(problem.New("attachment.nowhere", "file", a.Name).At(fmt.Sprintf("attachments[%d]", i+1)).AsWarning())
		}
	}
	for _, w := range weights(list) {
		if w.size > w.warn && w.size <= w.refuse {
			out.Add(problem.New("attachment.warn", "method", string(w.method), "size", megabytes(w.size)).
				At("attachments").AsWarning())
		}
	}
	return out
}

// weight is how much goes along by a method, and how much may.
type weight struct {
	method             delivery.Method
	size, warn, refuse int64
}

func weights(list []Attachment) []weight {
	out := []weight{
		{method: delivery.Email, warn: warnEmail, refuse: refuseEmail},
		{method: delivery.EHF, warn: einvoice.WarnSize, refuse: einvoice.RefuseSize},
	}
	for i := range out {
		for _, a := range list {
			if a.Goes(out[i].method) {
				out[i].size += a.Size
			}
		}
	}
	return out
}

// megabytes is a size for a sentence: "5.2".
func megabytes(n int64) string {
	tenths := (n*10 + 1<<19) / (1 << 20)
	if tenths%10 == 0 {
		return strconv.FormatInt(tenths/10, 10)
	}
	return fmt.Sprintf("%d.%d", tenths/10, tenths%10)
}
