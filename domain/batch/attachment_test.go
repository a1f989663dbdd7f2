package batch_test

import (
	"strings"
	"testing"

	"kontingent/domain/batch"
	"kontingent/domain/delivery"
	"kontingent/domain/problem"
)

// spec: A10: a file goes along by every method that can carry it, and by each that can't it is said why.
func TestAttach(t *testing.T) {
	for _, c := range []struct{ name, content, want, paper, ehf string }{
		{`C:\Users\Kari\Vedtekter.pdf`, "%PDF-1.7", "Vedtekter.pdf application/pdf email ehf paper", "", ""},
		{"bilde.png", "\x89PNG\r\n\x1a\n", "bilde.png image/png email ehf", "attachment.paper", ""},
		{"plan.docx", "PK\x03\x04", "plan.docx application/vnd.openxmlformats-officedocument.wordprocessingml.document email", "attachment.paper", "einvoice.file.type"},
		{"bilde.pdf", "\x89PNG\r\n\x1a\n", "bilde.pdf application/octet-stream email", "attachment.paper", "einvoice.file.named"},
		{"ukjent", "hei", "ukjent application/octet-stream email", "attachment.paper", "einvoice.file.type"},
	} {
		a, err := batch.Attach(c.name, []byte(c.content))
		got := a.Name + " " + a.MIME
		for _, m := range a.Methods {
			got += " " + string(m)
		}
		if err != nil || got != c.want {
			t.Errorf("%s: got %q, %v, want %q", c.name, got, err, c.want)
		}
		for m, want := range map[delivery.Method]string{delivery.Paper: c.paper, delivery.EHF: c.ehf, delivery.Email: ""} {
			code := ""
			if p := a.Can(m); p != nil {
				code = p.Code
			}
			if code != want {
				t.Errorf("%s by %s: %q, want %q", c.name, m, code, want)
			}
		}
	}
	for name, want := range map[string]string{"": "attachment.name", "tom.pdf": "attachment.empty", "spill.EXE": "attachment.program", "stor.pdf": "attachment.large"} {
		content := map[string]string{"tom.pdf": "", "stor.pdf": strings.Repeat("x", batch.MaxAttachment+1)}
		body, given := content[name]
		if !given {
			body = "x"
		}
		if _, err := batch.Attach(name, []byte(body)); !problem.Is(err, want) {
			t.Errorf("%q: %v, want %s", name, err, want)
		}
	}
}

// spec: A10: what is ticked and can't be carried, is too large together or has the same name is told at its place.
func TestAttachmentsOfAPlan(t *testing.T) {
	file := func(name string, size int64, methods ...delivery.Method) batch.Attachment {
		a, err := batch.Attach(name, []byte("%PDF-1.7"))
		if err != nil {
			t.Fatal(err)
		}
		a.Size, a.Methods = size, methods
		return a
	}
	const mb = 1 << 20
	for want, list := range map[string][]batch.Attachment{
		"":                                   {file("a.pdf", mb, delivery.Email, delivery.EHF, delivery.Paper)},
		"attachment.paper at attachments[2]": {file("a.pdf", 1), file("b.docx", 1, delivery.Paper)},
		"attachment.twice at attachments[2]": {file("a.pdf", 1), file("A.PDF", 1)},
		"attachment.total at attachments":    {file("a.pdf", 4*mb, delivery.Email), file("b.pdf", 4*mb, delivery.Email)},
		"attachment.total at attachments ":   {file("a.pdf", 3*mb, delivery.EHF), file("b.pdf", 3*mb, delivery.EHF)},
	} {
		p := plan(t)
		p.Attachments = list
		_, err := p.WithDefaults(register().Organisation, register().Today()).Clean(register().Organisation)
		var got []string
		for _, w := range problem.All(err) {
			got = append(got, w.Code+" at "+w.Field)
		}
		if strings.Join(got, ", ") != strings.TrimSpace(want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
