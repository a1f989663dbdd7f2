package einvoice

import (
	"cmp"
	"slices"
	"strings"

	"kontingent/domain/invoice"
	"kontingent/domain/money"
	"kontingent/domain/problem"
)

// newLine is an invoice line with its unit as a code. A unit without one is said with the name: nothing is lost.
func newLine(l invoice.Line) Line {
	text := line(l.Description)
	code, known := unitCode(l.Unit)
	if !known {
		text += " (" + line(l.Unit) + ")"
	}
	name, description := split(text)
	return Line{
		Name: name, Description: description, Product: line(l.Product),
		Quantity: l.Quantity, Unit: code, Price: l.UnitPrice, VAT: l.VAT,
	}
}

// sum fills in the lines' amounts, the VAT breakdown and the totals. Without adjustments they are those of invoice.Sum,
// which the PDF and the lists show.
func (d *Document) sum() error {
	var bad problem.List
	d.Taxes, d.Totals = nil, Totals{}
	for i := range d.Lines {
		l := &d.Lines[i]
		net, err := money.Line(l.Quantity, l.Price)
		if err != nil {
			bad.Add(problem.New("line.amount.range", "value", l.Name).Because(err))
		}
		l.Net = net
		d.Totals.Lines = d.Totals.Lines.Add(net)
		d.base(l.VAT, net)
	}
	for _, a := range d.Adjustments {
		if a.Charge {
			d.Totals.Charges = d.Totals.Charges.Add(a.Amount)
		} else {
			d.Totals.Allowances = d.Totals.Allowances.Add(a.Amount)
		}
		d.base(a.VAT, a.signed())
	}
	for i := range d.Taxes {
		t := &d.Taxes[i]
		t.Tax = money.VAT(t.Base, t.VAT.Rate)
		d.Totals.VAT = d.Totals.VAT.Add(t.Tax)
	}
	d.Totals.Net = d.Totals.Lines.Sub(d.Totals.Allowances).Add(d.Totals.Charges)
	d.Totals.Payable = d.Totals.Net.Add(d.Totals.VAT)
	slices.SortStableFunc(d.Taxes, func(a, b Tax) int {
		return cmp.Or(b.VAT.Rate.Compare(a.VAT.Rate), strings.Compare(string(a.VAT.Category), string(b.VAT.Category)))
	})
	return bad.Err()
}

// base adds an amount to the row of its category and rate.
func (d *Document) base(v invoice.VAT, a money.Amount) {
	i := slices.IndexFunc(d.Taxes, func(t Tax) bool {
		return t.VAT.Category == v.Category && t.VAT.Rate.Compare(v.Rate) == 0
	})
	if i < 0 {
		i = len(d.Taxes)
		d.Taxes = append(d.Taxes, Tax{Subtotal: invoice.Subtotal{VAT: v}})
	}
	d.Taxes[i].Base = d.Taxes[i].Base.Add(a)
}

func (a Adjustment) signed() money.Amount {
	if a.Charge {
		return a.Amount
	}
	return a.Amount.Neg()
}

// reasons says why there is no VAT, in the words of the PDF. Zero rated and taxed rows may not have one (BR-Z-10,
// BR-S-10). An exempt one has the text alone: its codes name articles of an EU directive that Norway does not have.
func (d *Document) reasons(say func(string, ...string) string) {
	for i := range d.Taxes {
		t := &d.Taxes[i]
		switch t.VAT.Category {
		case invoice.OutsideScope, invoice.Reverse, invoice.Export:
			t.ReasonCode = "VATEX-EU-" + string(t.VAT.Category)
		case invoice.Exempt:
		default:
			continue
		}
		t.Reason = line(say("issue.vat." + string(t.VAT.Category)))
	}
}

// exactly takes the sums of a credit note as they are kept: those of all credit notes of an invoice add up to it, to the
// last cent, which rounding each by itself would not.
func (d *Document) exactly(t invoice.Totals) {
	d.exact, d.Taxes = true, nil
	for _, s := range t.Subtotals {
		d.Taxes = append(d.Taxes, Tax{Subtotal: s})
	}
	for i := range d.Lines {
		d.Lines[i].Net = t.Lines[i]
	}
	d.Totals = Totals{Lines: t.Net, Net: t.Net, VAT: t.VAT, Payable: t.Total}
}
