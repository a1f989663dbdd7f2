package issue

import (
	"kontingent/domain/delivery"
	"kontingent/domain/document"
	"kontingent/domain/einvoice"
	"kontingent/domain/party"
)

// letter is the e-mail that comes with a document: the batch's subject and text, or the translations' own in the
// recipient's language, with the words in braces filled in.
func (i *Issuer) letter(o party.Organisation, w Work, d document.Document) delivery.Letter {
	locale := document.LocaleOf(d.Language)
	values := map[string]string{
		"name":      w.Party.Name,
		"amount":    locale.Money(d.Total, d.Currency),
		"due":       locale.Date(d.DueDate),
		"date":      locale.Date(d.InvoiceDate),
		"number":    d.Number,
		"reference": d.Payment.Reference,
		"account":   d.Payment.Account,
		"batch":     w.Batch,
		"club":      o.Name,
	}
	say := i.Words(d.Language)
	subject, text := w.Email.Subject, w.Email.Text
	if d.Kind == document.CreditNote { // what was written for invoices speaks of paying
		subject, text = say("letter.note.subject"), say("letter.note.text")
		values["credits"], values["credits_date"] = d.Credits, locale.Date(d.CreditsDate)
	}
	if subject == "" {
		subject = say("letter.subject")
	}
	if text == "" {
		text = say("letter.text")
	}
	l := delivery.Letter{
		FromName: w.Email.SenderName,
		From:     o.Email,
		ReplyTo:  w.Email.ReplyTo,
		Cc:       w.Email.Cc,
		Bcc:      w.Email.Bcc,
		Subject:  party.Tidy(delivery.Merge(subject, values)),
		Text:     delivery.Merge(text, values),
		Language: d.Language,
	}
	l.Endpoint, _ = einvoice.Reach(w.Party, o.Country)
	if l.FromName == "" {
		l.FromName = o.Name
	}
	return l
}
