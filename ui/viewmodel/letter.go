package viewmodel

import (
	"context"

	"kontingent/domain/delivery"
)

// LetterPreview shows the e-mail as one of the recipients would get it.
type LetterPreview struct {
	Changed func()

	b       *BatchEditor
	open    bool
	at      int // which of the recipients
	person  Ref
	of      int
	letter  delivery.Letter
	trouble []string
	asking  latest
}

// Show opens the preview with the i-th recipient; it goes round at the ends.
func (l *LetterPreview) Show(i int) {
	l.open, l.at = true, i
	l.refresh()
}

// Next shows another recipient.
func (l *LetterPreview) Next(step int) { l.Show(l.at + step) }

// Hide closes the preview.
func (l *LetterPreview) Hide() { l.open = false }

// refresh writes the letter anew.
func (l *LetterPreview) refresh() {
	o := l.b.outcome
	if !l.open || o == nil {
		return
	}
	if o.in == 0 {
		l.of, l.letter, l.person, l.trouble = 0, delivery.Letter{}, Ref{}, []string{l.b.env.say("view.letter.nobody")}
		l.changed()
		return
	}
	ask(l.b.env, &l.asking, func() func(context.Context) (delivery.Letter, error) {
		l.person, l.of = l.pick(), l.b.outcome.in
		r, p, number, club := *l.b.outcome.register, l.b.plan, l.person.Number, l.b.env.Club
		return func(context.Context) (delivery.Letter, error) { return club.Letter(r, p, number) }
	}, func(v delivery.Letter, err error) {
		l.letter, l.trouble = v, l.b.env.texts(err)
		l.changed()
	})
}

// pick finds the recipient that is shown.
func (l *LetterPreview) pick() Ref {
	o := l.b.outcome
	l.at = (l.at%o.in + o.in) % o.in
	n := 0
	for _, p := range o.people {
		if p.in {
			if n == l.at {
				return Ref{p.card.Number, p.card.Name}
			}
			n++
		}
	}
	return Ref{}
}

func (l *LetterPreview) changed() {
	if l.Changed != nil {
		l.Changed()
	}
}

// Recipient is whose letter is shown: "1042 Kari Nordmann (3 av 238)".
func (l *LetterPreview) Recipient() string {
	if l.of == 0 {
		return ""
	}
	e := l.b.env
	return e.say("view.letter.to", "number", l.person.Number, "name", l.person.Name, "at", e.number(l.at+1), "of", e.number(l.of))
}

// From is the sender as the recipient sees it.
func (l *LetterPreview) From() string {
	if l.letter.From == "" {
		return l.letter.FromName
	}
	return l.letter.FromName + " <" + l.letter.From + ">"
}

// Subject of the e-mail.
func (l *LetterPreview) Subject() string { return l.letter.Subject }

// Text of the e-mail, its lines separated by \n.
func (l *LetterPreview) Text() string { return l.letter.Text }

// Trouble says why there is no letter to show.
func (l *LetterPreview) Trouble() []string { return l.trouble }
