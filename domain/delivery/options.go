package delivery

import (
	"strings"

	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// EmailOptions are the options of the method Email (spec A6). Empty subject and text take the translations' own, in
// each recipient's language.
type EmailOptions struct {
	SenderName string
	ReplyTo    string
	Cc, Bcc    []string
	Subject    string
	Text       string
	AttachPDF  bool
}

// Check gives everything that is wrong with the options, each at its field in a batch's file.
func (e EmailOptions) Check() error {
	var bad problem.List
	if !e.AttachPDF {
		bad.Add(problem.New("email.nothing_attached").At("email.attach_pdf"))
	}
	for _, f := range []struct {
		name  string
		value []string
	}{{"reply_to", []string{e.ReplyTo}}, {"cc", e.Cc}, {"bcc", e.Bcc}} {
		for _, a := range f.value {
			if a == "" && f.name == "reply_to" {
				continue
			}
			if _, err := party.Email(a); err != nil {
				bad.Add(problem.New("email.invalid", "value", a).At("email." + f.name))
			}
		}
	}
	if strings.ContainsAny(e.Subject, "\r\n") {
		bad.Add(problem.New("email.subject.lines").At("email.subject"))
	}
	bad.Add(CheckFields(e.Subject, "email.subject"))
	bad.Add(CheckFields(e.Text, "email.text"))
	return bad.Err()
}
