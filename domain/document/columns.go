package document

import "kontingent/domain/money"

const (
	minText       = 45.0 // the description never gets less: the letters shrink instead
	unitWidth     = 20.0
	smallestTable = 6.0 // points
	unitGap       = 2.2 // from a quantity to its unit
)

// The columns are at least this wide where there is room, so that the invoices of a club look alike.
const (
	minQuantity = 13.0
	minPrice    = 20.0
	minRate     = 14.0
	minNet      = 22.0
)

// columns are the right edges of the columns that hold numbers, where a unit starts, and how wide a description may be.
// The amounts end at the right margin.
type columns struct {
	st                                style
	text, quantity, unit, price, rate float64
}

// columns measures what the columns have to hold.
func (s *sheet) columns() columns {
	c := columns{st: s.ink}
	s.measure(&c, 1)
	for c.text < minText && c.st.size > smallestTable {
		c.st.size -= 0.5
		s.measure(&c, 0)
	}
	return c
}

// measure sets the columns; roomy is 1 to keep to the least widths, 0 to be as narrow as the contents.
func (s *sheet) measure(c *columns, roomy float64) {
	quantity, price := max(roomy*minQuantity, s.caption("quantity")), max(roomy*minPrice, s.caption("unit_price"))
	rate, net, unit := max(roomy*minRate, s.caption("vat")), max(roomy*minNet, s.caption("amount")), 0.0
	var sum money.Amount
	for _, l := range s.Lines {
		sum = sum.Add(l.Net)
		quantity = max(quantity, s.width(c.st, s.loc.Quantity(l.Quantity)))
		price = max(price, s.width(c.st, s.loc.Price(l.UnitPrice)))
		net = max(net, s.width(c.st, s.loc.Amount(l.Net)), s.width(c.st, s.loc.Amount(sum)))
		if s.Seller.VATRegistered {
			rate = max(rate, s.width(c.st, s.rate(l.VAT, l.VATRate)))
		}
		if l.Unit != "" {
			unit = max(unit, s.caption("unit"), min(unitWidth, s.width(c.st, l.Unit)))
		}
	}
	c.rate = right - net - gap
	c.price = c.rate
	if s.Seller.VATRegistered {
		c.price -= rate + gap
	}
	c.unit = c.price - price - gap - unit
	c.quantity = c.unit
	if unit > 0 {
		c.quantity -= unitGap
	}
	c.text = c.quantity - quantity - gap - left
}

// caption is the width of a column's label.
func (s *sheet) caption(name string) float64 { return s.width(s.label, s.say("document.line."+name)) }

// rate is what stands in the VAT column: the rate, or a word where there is none.
func (s *sheet) rate(category string, rate money.Rate) string {
	switch category {
	case "E":
		return s.say("document.vat.exempt")
	case "O":
		return s.say("document.vat.outside")
	}
	return s.loc.Rate(rate)
}
