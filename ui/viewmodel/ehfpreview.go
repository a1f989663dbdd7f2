package viewmodel

import (
	"context"
	"slices"
	"strings"

	"kontingent/domain/batch"
	"kontingent/domain/delivery"
	"kontingent/domain/einvoice"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// ElectronicPreview shows what one of the recipients would get by EHF, and what the network would refuse.
type ElectronicPreview struct {
	Changed func()

	b       *BatchEditor
	open    bool
	at      int // which of those whom EHF is for
	person  Ref
	of      int
	files   []string // that go along
	seen    *einvoice.Document
	found   problem.List
	trouble []string
	asking  latest
}

// Show opens the preview with the i-th of those whom EHF is for; it goes round at the ends.
func (v *ElectronicPreview) Show(i int) {
	v.open, v.at = true, i
	v.refresh()
}

// Next shows another one.
func (v *ElectronicPreview) Next(step int) { v.Show(v.at + step) }

// Hide closes the preview.
func (v *ElectronicPreview) Hide() { v.open = false }

// ehfIsFor reports whether a card is looked at: an organisation's, or one that has or wants what EHF needs. Private
// persons can't get EHF. home is the club's country.
func ehfIsFor(p party.Party, home string) bool {
	return p.Kind == party.Company || p.PreferredMethod == string(delivery.EHF) || p.PeppolID != "" ||
		batch.CardOf(p, home).Reach[delivery.EHF]
}

// refresh writes the document anew.
func (v *ElectronicPreview) refresh() {
	o := v.b.outcome
	if !v.open || o == nil {
		return
	}
	var list []Ref
	for _, p := range o.people {
		if p.in && ehfIsFor(*p.card, o.register.Organisation.Country) {
			list = append(list, Ref{p.card.Number, p.card.Name})
		}
	}
	if v.of = len(list); v.of == 0 {
		key := "view.ehf.preview.nobody"
		if o.in == 0 {
			key = "view.ehf.preview.empty"
		}
		v.seen, v.found, v.trouble = nil, nil, []string{v.b.env.say(key)}
		v.changed()
		return
	}
	v.at = (v.at%v.of + v.of) % v.of
	v.person = list[v.at]
	ask(v.b.env, &v.asking, func() func(context.Context) (einvoice.Document, error) {
		r, p, number, club := *o.register, v.b.plan, v.person.Number, v.b.env.Club
		return func(context.Context) (einvoice.Document, error) { return club.Electronic(r, p, number) }
	}, v.take)
}

func (v *ElectronicPreview) take(d einvoice.Document, err error) {
	if v.seen, v.found, v.trouble = nil, nil, v.b.env.texts(err); err == nil {
		v.seen, v.found, v.files = &d, inOrder(einvoice.Check(d)), v.b.ehfFiles()
	}
	v.changed()
}

// ehfFiles are the names of the files that go along by EHF.
func (b *BatchEditor) ehfFiles() []string {
	var out []string
	if b.plan.EHF.EmbedPDF {
		out = append(out, b.env.say("view.ehf.preview.pdf"))
	}
	for _, a := range b.plan.Attachments {
		if slices.Contains(a.Methods, delivery.EHF) {
			out = append(out, a.Name)
		}
	}
	return out
}

func (v *ElectronicPreview) changed() {
	if v.Changed != nil {
		v.Changed()
	}
}

// Ready reports whether there is a document to show.
func (v *ElectronicPreview) Ready() bool { return v.open && v.seen != nil }

// Trouble says why there is none.
func (v *ElectronicPreview) Trouble() []string { return v.trouble }

// Problems are what the network would refuse, and what is worth knowing.
func (v *ElectronicPreview) Problems() Problems { return Problems{env: v.b.env, list: v.found} }

// Recipient is who is shown: "1043 Fjell AS (3 av 8 som kan få EHF)".
func (v *ElectronicPreview) Recipient() string {
	e := v.b.env
	return e.say("view.ehf.preview.to", "number", v.person.Number, "name", v.person.Name, "at", e.number(v.at+1), "of", e.number(v.of))
}

// Head is who sends it to whom, when, and with which references; nothing empty.
func (v *ElectronicPreview) Head() []Line {
	if v.seen == nil {
		return nil
	}
	e, d := v.b.env, v.seen
	var out []Line
	for _, l := range []Line{
		{e.say("view.ehf.preview.from"), e.atPeppol(d.Seller)},
		{e.say("view.ehf.preview.receiver"), e.atPeppol(d.Buyer)},
		{e.label("document.invoice_date"), e.date(d.Date)},
		{e.label("document.due_date"), e.date(d.Due)},
		{upperFirst(e.say("view.ehf.buyer_reference")), d.BuyerReference},
		{upperFirst(e.say("view.ehf.order_reference")), d.OrderReference},
		{upperFirst(e.say("view.ehf.contract_reference")), d.ContractReference},
		{e.label("account"), d.Payment.Account},
		{e.label("payment_reference"), d.Payment.Reference},
		{e.say("view.ehf.preview.files"), strings.Join(v.files, ", ")},
	} {
		if l.Value != "" {
			out = append(out, l)
		}
	}
	return out
}

// atPeppol is a name with its address in the network.
func (e *Env) atPeppol(p einvoice.Party) string {
	if p.Endpoint.Value == "" {
		return p.Name + " (" + e.say("view.ehf.preview.no_address") + ")"
	}
	return p.Name + " (" + p.Endpoint.Scheme + ":" + p.Endpoint.Value + ")"
}

// Note is what the receiver reads besides.
func (v *ElectronicPreview) Note() string {
	if v.seen == nil {
		return ""
	}
	return v.seen.Note
}

// Lines are what is invoiced, each with its amount.
func (v *ElectronicPreview) Lines() []Line {
	if v.seen == nil {
		return nil
	}
	e := v.b.env
	var out []Line
	for _, l := range v.seen.Lines {
		said := e.say("view.ehf.preview.line", "quantity", minus.Replace(e.locale().Quantity(l.Quantity)),
			"price", minus.Replace(e.locale().Price(l.Price)), "name", l.Name)
		out = append(out, Line{said, e.amount(l.Net)})
	}
	return out
}

// Sums are the net amount, each VAT rate where there is any, and what is to be paid.
func (v *ElectronicPreview) Sums() []Line {
	if v.seen == nil {
		return nil
	}
	e, d := v.b.env, v.seen
	var out []Line
	if !d.Totals.VAT.IsZero() {
		out = append(out, Line{e.say("view.total.net"), e.amount(d.Totals.Net)})
		for _, t := range d.Taxes {
			out = append(out, Line{e.say("view.total.vat", "rate", e.locale().Rate(t.VAT.Rate)), e.amount(t.Tax)})
		}
	}
	return append(out, Line{e.say("view.total.all"), e.money(d.Totals.Payable, d.Currency)})
}
