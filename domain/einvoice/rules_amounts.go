package einvoice

import (
	"strconv"

	"kontingent/domain/invoice"
	"kontingent/domain/money"
	"kontingent/domain/problem"
)

// amountRules: the lines, the dates, the currency and the sums.
var amountRules = []Rule{
	{[]string{"BR-16"}, "einvoice.lines.missing", func(d *Document) problem.List {
		return when(len(d.Lines) == 0, problem.New("einvoice.lines.missing").At("document.lines"))
	}},
	{[]string{"BR-25"}, "line.description.missing", func(d *Document) problem.List {
		var found problem.List
		for i, l := range d.Lines {
			if l.Name == "" {
				found = append(found, problem.New("line.description.missing", "line", strconv.Itoa(i+1)).
					At("document.lines["+strconv.Itoa(i+1)+"].description"))
			}
		}
		return found
	}},
	{[]string{"BR-03"}, "invoice.date.missing", func(d *Document) problem.List {
		return when(d.Date.IsZero(), problem.New("invoice.date.missing").At("document.invoice_date"))
	}},
	{[]string{"BR-CO-25"}, "invoice.due.missing", func(d *Document) problem.List { // gone since 3.0.21, fatal before
		return when(d.Kind == Invoice && d.Due.IsZero(), problem.New("invoice.due.missing").At("document.due_date"))
	}},
	{[]string{"BR-05", "BR-CL-04", "PEPPOL-EN16931-CL007"}, "organisation.currency.unknown", func(d *Document) problem.List {
		return when(!currencies[d.Currency],
			problem.New("organisation.currency.unknown", "value", d.Currency).At("currency"))
	}},
	{[]string{"BR-33", "BR-38"}, "einvoice.adjustment.reason", func(d *Document) problem.List {
		missing := false
		for _, a := range d.Adjustments {
			missing = missing || line(a.Reason) == "" || a.Amount.Sign() < 0
		}
		return when(missing, problem.New("einvoice.adjustment.reason").At("document.lines"))
	}},
	{
		[]string{
			"BR-CO-10", "BR-CO-11", "BR-CO-12", "BR-CO-13", "BR-CO-14", "BR-CO-15", "BR-CO-16", "BR-CO-17",
			"PEPPOL-EN16931-R120", "BR-S-08", "BR-S-09", "BR-E-08", "BR-O-08",
		},
		"einvoice.sums", func(d *Document) problem.List {
			return when(!d.addsUp(), problem.New("einvoice.sums").Of(d.Buyer.Number))
		},
	},
}

// addsUp works the sums out once more from what stands in the document, to the hundredth, and compares.
func (d *Document) addsUp() bool {
	again := Document{Lines: append([]Line(nil), d.Lines...), Adjustments: d.Adjustments}
	if err := again.sum(); err != nil || again.Totals != d.Totals || len(again.Taxes) != len(d.Taxes) {
		return false
	}
	for i, l := range again.Lines {
		if l.Net != d.Lines[i].Net {
			return false
		}
	}
	var base, tax money.Amount
	for i, t := range d.Taxes {
		base, tax = base.Add(t.Base), tax.Add(t.Tax)
		if t.Subtotal != again.Taxes[i].Subtotal || t.VAT.Category != invoice.Standard && !t.Tax.IsZero() {
			return false
		}
	}
	return base == d.Totals.Net && tax == d.Totals.VAT
}
