package viewmodel

import (
	"slices"
	"strings"

	"kontingent/domain/invoice"
)

// Line of a sum: what it is, and what it comes to.
type Line struct{ Label, Value string }

// ShowVAT reports whether lines have VAT at all: those of a club that is not registered have none.
func (d *DocumentEditor) ShowVAT() bool { return d.register.Organisation.VATRegistered }

// VATChoices are the VAT categories of a registered club, by what they mean.
func (d *DocumentEditor) VATChoices() []Choice { return d.env.vatChoices() }

func (e *Env) vatChoices() []Choice {
	var out []Choice
	for _, c := range []invoice.Category{
		invoice.Exempt, invoice.Standard, invoice.ZeroRated, invoice.Reverse, invoice.Export,
	} {
		out = append(out, Choice{string(c), e.say("view.vat." + string(c))})
	}
	return out
}

// Total is what one invoice comes to by its lines.
func (d *DocumentEditor) Total() string {
	t, err := invoice.Sum(d.value.Lines)
	if err != nil {
		return ""
	}
	return d.env.money(t.Total, d.register.Organisation.Currency)
}

// Totals are the sums under the lines.
func (d *DocumentEditor) Totals() []Line {
	t, err := invoice.Sum(d.value.Lines)
	if err != nil {
		return nil
	}
	var out []Line
	if d.ShowVAT() {
		out = append(out, Line{d.env.say("view.total.net"), d.env.amount(t.Net)})
		for _, s := range t.Subtotals {
			if s.VAT.Category == invoice.Standard {
				label := d.env.say("view.total.vat", "rate", d.env.locale().Rate(s.VAT.Rate))
				out = append(out, Line{label, d.env.amount(s.Tax)})
			}
		}
	}
	return append(out, Line{d.env.say("view.total.all"), d.Total()})
}

// Products are the products that hold every word of a text, to be picked for a line.
func (d *DocumentEditor) Products(text string) []Choice {
	words := strings.Fields(strings.ToLower(text))
	var out []Choice
	for _, p := range d.products {
		label := p.Number + " " + p.Description + " " + d.env.locale().Price(p.UnitPrice)
		if hasAll(strings.ToLower(label), words) {
			out = append(out, Choice{p.Number, label})
		}
	}
	return slices.Clip(out)
}
