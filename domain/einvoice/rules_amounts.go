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
	if d.exact {
		return d.addsUpNearly()
	}
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

// addsUpNearly does the same for sums that are given. All that must be equal is; a line may be off its price by two
// hundredths (R120) and a tax by one.
func (d *Document) addsUpNearly() bool {
	bases := map[string]money.Amount{}
	var net, base, tax money.Amount
	for _, l := range d.Lines {
		priced, err := money.Line(l.Quantity, l.Price)
		if err != nil || !near(priced, l.Net, 2) {
			return false
		}
		net = net.Add(l.Net)
		bases[rowOf(l.VAT)] = bases[rowOf(l.VAT)].Add(l.Net)
	}
	for _, t := range d.Taxes {
		if bases[rowOf(t.VAT)] != t.Base || !near(money.VAT(t.Base, t.VAT.Rate), t.Tax, 1) {
			return false
		}
		base, tax = base.Add(t.Base), tax.Add(t.Tax)
	}
	t := d.Totals
	return net == t.Lines && base == net && t.Net == net && tax == t.VAT && t.Payable == t.Net.Add(t.VAT)
}

// rowOf names a row of the VAT breakdown.
func rowOf(v invoice.VAT) string { return string(v.Category) + v.Rate.String() }

// near reports whether two amounts are at most so many hundredths apart.
func near(a, b money.Amount, hundredths int64) bool {
	apart := a.Sub(b)
	if apart.Sign() < 0 {
		apart = apart.Neg()
	}
	return apart.Sub(money.Minor(hundredths)).Sign() <= 0
}
