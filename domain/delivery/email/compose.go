package email

import (
	"errors"
	"fmt"
	"net/mail"
	"regexp"
	"strings"

	simple "github.com/xhit/go-simple-mail/v2"

	"kontingent/domain/delivery"
	"kontingent/domain/problem"
)

// Freeze writes the message that goes out for a parcel: plain text in quoted-printable, the documents as
// attachments, headers in one order. The same parcel always gives the same bytes, and they are the bytes on the wire.
// Blind copies are not in it. Its refusals are problems: of the recipient's card, the sender, a copy or a document.
func (c *Carrier) Freeze(p delivery.Parcel) ([]byte, error) {
	from := p.Letter.From
	if from == "" {
		from = c.settings.From
	}
	name := p.Letter.FromName
	if name == "" {
		name = c.settings.FromName
	}
	if err := mailable(p, from); err != nil {
		return nil, err
	}
	if !messageID.MatchString(p.MessageID) || p.Date.IsZero() {
		return nil, fmt.Errorf("write message of %s: no usable message id %q or date", p.ID, p.MessageID)
	}
	m := simple.NewMSG()
	m.SetFrom(mailbox(name, from)).AddTo(mailbox(p.To.Name, p.To.Email))
	for _, a := range envelope(p.To.Email, p.Letter.Cc)[1:] {
		m.AddCc(a)
	}
	if p.Letter.ReplyTo != "" {
		m.SetReplyTo(p.Letter.ReplyTo)
	}
	m.SetSubject(oneLine(p.Letter.Subject, maxSubject))
	m.SetDate(p.Date.UTC().Format("2006-01-02 15:04:05 UTC")) // the library reads any other zone wrongly
	m.AddHeader("Message-ID", p.MessageID)
	if languageTag.MatchString(p.Letter.Language) {
		m.AddHeader("Content-Language", p.Letter.Language)
	}
	m.AddHeader("Auto-Submitted", "auto-generated") // RFC 3834: no holiday replies, please
	m.AddHeader("X-Auto-Response-Suppress", "OOF, AutoReply")
	m.SetBody(simple.TextPlain, strings.TrimRight(strings.ToValidUTF8(p.Letter.Text, "\uFFFD"), "\n")+"\n")
	for _, f := range p.Files {
		m.Attach(&simple.File{Name: attachmentName(f.Name), MimeType: attachmentType(f.MIME), Data: f.Bytes})
	}
	if m.Error != nil {
		return nil, fmt.Errorf("write message of %s: %w", p.ID, m.Error)
	}
	raw, err := settle(m.GetMessage(), p.MessageID)
	if err != nil {
		return nil, fmt.Errorf("write message of %s: %w", p.ID, err)
	}
	return cut(raw, p.Files), nil
}

// mailable lists what a person must mend before the parcel can be written as an e-mail.
func mailable(p delivery.Parcel, from string) error {
	var l problem.List
	switch {
	case p.To.Email == "":
		l.Add(problem.New("email.address.missing").At("email").Of(p.To.Number))
	case !safeAddress(p.To.Email):
		l.Add(problem.New("email.address.invalid", "address", p.To.Email).At("email").Of(p.To.Number))
	}
	if !safeAddress(from) {
		l.Add(problem.New("email.from.invalid", "address", from).At("email"))
	}
	if r := p.Letter.ReplyTo; r != "" && !safeAddress(r) {
		l.Add(problem.New("email.copy.invalid", "address", r).At("email.reply_to"))
	}
	for _, a := range p.Letter.Cc {
		if !safeAddress(a) {
			l.Add(problem.New("email.copy.invalid", "address", a).At("email.cc"))
		}
	}
	for _, a := range p.Letter.Bcc {
		if !safeAddress(a) {
			l.Add(problem.New("email.copy.invalid", "address", a).At("email.bcc"))
		}
	}
	for _, f := range p.Files {
		if len(f.Bytes) == 0 {
			l.Add(problem.New("email.attachment.empty", "file", f.Name).At("attachments"))
		}
	}
	return l.Err()
}

var (
	messageID    = regexp.MustCompile(`^<[A-Za-z0-9!#$%&'*+/=?^_{|}~.-]{1,64}@[A-Za-z0-9.-]{1,180}>$`)
	languageTag  = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$`)
	mimeType     = regexp.MustCompile(`^[a-z0-9]+/[a-z0-9][a-z0-9.+-]{0,80}$`)
	unsafeInName = regexp.MustCompile(`[^A-Za-z0-9._-]+`)
)

// mailbox is an address with its display name, as a header shows it. net/mail writes a name that holds both a backslash
// and a letter beyond ASCII in a way it can't read itself, so a backslash leans the other way.
func mailbox(name, address string) string {
	return (&mail.Address{Name: strings.ReplaceAll(oneLine(name, maxName), `\`, "/"), Address: address}).String()
}

// maxFileName keeps a file's name on one line: the library folds a longer one in the middle.
const maxFileName = 60

// attachmentName keeps what every mail program reads alike: short plain ASCII without spaces.
func attachmentName(s string) string {
	s = strings.Trim(unsafeInName.ReplaceAllString(s, "-"), "-.")
	if s == "" {
		return "file"
	}
	return s[max(0, len(s)-maxFileName):]
}

// attachmentType keeps a media type that can't carry a header of its own; a multipart or message type would be read
// as structure, so it and everything odd becomes plain bytes.
func attachmentType(s string) string {
	if !mimeType.MatchString(s) || strings.HasPrefix(s, "multipart/") || strings.HasPrefix(s, "message/") {
		return "application/octet-stream"
	}
	return s
}

var errNotPlain = errors.New("message holds a line that no mail server need accept")
