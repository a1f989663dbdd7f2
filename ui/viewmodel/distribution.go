package viewmodel

import (
	"kontingent/domain/batch"
	"kontingent/domain/delivery"
	"kontingent/domain/problem"
)

// Distribution is the second chapter: in which order the ways of delivery are tried, and what goes with an e-mail
// (spec A2–A4, A6, B8).
type Distribution struct {
	Changed func()
	Letter  *LetterPreview
	EHFSeen *ElectronicPreview

	b       *BatchEditor
	ehf     *form[batch.EHFOptions]
	email   *form[delivery.EmailOptions]
	options *form[batch.Plan]
}

func newDistribution(b *BatchEditor) *Distribution {
	d := &Distribution{b: b}
	d.email = &form[delivery.EmailOptions]{
		env: b.env, fields: emailFields(), locked: func(string) bool { return b.closed() },
		check: func(v delivery.EmailOptions) error { return v.Check() },
		after: func() { b.plan.Email = d.email.value; d.touch() },
	}
	d.options = &form[batch.Plan]{
		env: b.env, fields: planOptions(b.env), locked: func(string) bool { return b.closed() },
		after: func() {
			b.plan.WithoutCredit, b.plan.When = d.options.value.WithoutCredit, d.options.value.When
			d.touch()
		},
	}
	d.ehf = &form[batch.EHFOptions]{
		env: b.env, fields: ehfFields(), locked: func(string) bool { return b.closed() },
		after: func() { b.plan.EHF = d.ehf.value; d.touch() },
	}
	d.Letter = &LetterPreview{b: b}
	d.EHFSeen = &ElectronicPreview{b: b}
	d.load()
	return d
}

func (d *Distribution) load() {
	d.email.load(d.b.plan.Email)
	d.ehf.load(d.b.plan.EHF)
	d.options.load(d.b.plan)
}

func (d *Distribution) touch() {
	d.b.touch(ChapterDistribution)
	d.changed()
}

func (d *Distribution) changed() {
	if d.Changed != nil {
		d.Changed()
	}
}

// judge takes in what a plan comes to now.
func (d *Distribution) judge() {
	d.Letter.refresh()
	d.EHFSeen.refresh()
	d.changed()
}

// Email are the options of e-mail. What is wrong with them is told at once: a word in braces that nobody knows would
// be read by every member.
func (d *Distribution) Email() Form { return d.email }

// EHF are the options of EHF.
func (d *Distribution) EHF() Form { return d.ehf }

// Options are when it is sent, and what becomes of it when delivery credit is short.
func (d *Distribution) Options() Form { return d.options }

func emailFields() []field[delivery.EmailOptions] {
	type options = delivery.EmailOptions
	return []field[options]{
		textOf("email.sender_name", func(o *options) *string { return &o.SenderName }).
			called("view.email.sender_name", "view.hint.sender_name"),
		textOf("email.reply_to", func(o *options) *string { return &o.ReplyTo }),
		listOf("email.cc", func(o *options) *[]string { return &o.Cc }),
		listOf("email.bcc", func(o *options) *[]string { return &o.Bcc }),
		textOf("email.subject", func(o *options) *string { return &o.Subject }).called("", "view.hint.subject"),
		longOf("email.text", func(o *options) *string { return &o.Text }).called("", "view.hint.email_text"),
		tickOf("email.attach_pdf", func(o *options) *bool { return &o.AttachPDF }),
	}
}

func planOptions(e *Env) []field[batch.Plan] {
	return []field[batch.Plan]{
		choiceOf("dispatch.when", func(p *batch.Plan) *string { return &p.When }, func(*batch.Plan) []Choice {
			return []Choice{{"days-before", e.say("view.when.days_before")}, {"now", e.say("view.when.now")}}
		}),
		{
			id: "distribution.without_credit", kind: TickField, label: "view.without_credit",
			get: func(p *batch.Plan) string {
				if p.WithoutCredit == "draft" {
					return Ticked
				}
				return ""
			},
			set: func(p *batch.Plan, s string) *problem.Problem {
				if p.WithoutCredit = "hold"; s == Ticked {
					p.WithoutCredit = "draft"
				}
				return nil
			},
		},
	}
}

// MergeFields are the words in braces that subject and text may hold, with what stands for them.
func (d *Distribution) MergeFields() []Choice {
	var out []Choice
	for _, f := range delivery.MergeFields() {
		out = append(out, Choice{"{" + f + "}", d.b.env.say("view.merge." + f)})
	}
	return out
}
