package money

import (
	"fmt"

	"github.com/govalues/decimal"
)

// Quantity is how many of a unit, with up to four decimals; negative on a line that takes back.
type Quantity struct{ d decimal.Decimal }

// ParseQuantity reads "1" or "2.5".
func ParseQuantity(s string) (Quantity, error) {
	d, err := parse(s, priceDecimals)
	return Quantity{d}, err
}

// One is the quantity 1.
func One() Quantity { return Quantity{decimal.One} }

// String is the shortest form: "1", "2.5".
func (q Quantity) String() string { return q.d.Trim(0).String() }

// IsZero reports whether there is nothing.
func (q Quantity) IsZero() bool { return q.d.IsZero() }

// Neg is -q.
func (q Quantity) Neg() Quantity { return Quantity{q.d.Neg()} }

// Add is q + r. Both are far within what the digits hold, so it can't fail.
func (q Quantity) Add(r Quantity) Quantity {
	d, _ := q.d.Add(r.d)
	return Quantity{d}
}

// Sub is q - r.
func (q Quantity) Sub(r Quantity) Quantity { return q.Add(r.Neg()) }

// Compare is -1, 0 or +1 as q is less than, equal to, or more than r.
func (q Quantity) Compare(r Quantity) int { return q.d.Cmp(r.d) }

// Sign is -1, 0 or +1.
func (q Quantity) Sign() int { return q.d.Sign() }

// MarshalText and UnmarshalText keep the form of String.
func (q Quantity) MarshalText() ([]byte, error) { return []byte(q.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (q *Quantity) UnmarshalText(b []byte) (err error) {
	*q, err = ParseQuantity(string(b))
	return err
}

// Price is the price of one unit without VAT, with two to four decimals.
type Price struct{ d decimal.Decimal }

// ParsePrice reads "450.00"; a price is never negative (EN 16931 BR-27): what takes back has a negative quantity.
func ParsePrice(s string) (Price, error) {
	d, err := parse(s, priceDecimals)
	if err == nil && d.IsNeg() {
		return Price{}, fmt.Errorf("%q: a price can't be negative; use a negative quantity", s)
	}
	return Price{d}, err
}

// PriceOf is the price of one unit that comes to an amount, whatever its sign.
func PriceOf(a Amount) Price {
	p, _ := ParsePrice(Minor(max(a.minor, -a.minor)).String()) // two decimals, within the limits of an amount
	return p
}

// String has at least two decimals: "450.00", "12.3456".
func (p Price) String() string { return p.d.Trim(2).Pad(2).String() }

// MarshalText and UnmarshalText keep the form of String.
func (p Price) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (p *Price) UnmarshalText(b []byte) (err error) { *p, err = ParsePrice(string(b)); return err }

// Rate is a percentage from 0 to 100 with up to two decimals: 25, 11.11.
type Rate struct{ d decimal.Decimal }

// ParseRate reads "25" or "25.5".
func ParseRate(s string) (Rate, error) {
	d, err := parse(s, 2)
	if err == nil && (d.IsNeg() || d.Cmp(decimal.Hundred) > 0) {
		return Rate{}, fmt.Errorf("%q is no percentage from 0 to 100", s)
	}
	return Rate{d}, err
}

// String is the shortest form: "25", "25.5".
func (r Rate) String() string { return r.d.Trim(0).String() }

// IsZero reports whether nothing is added.
func (r Rate) IsZero() bool { return r.d.IsZero() }

// MarshalText and UnmarshalText keep the form of String.
func (r Rate) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (r *Rate) UnmarshalText(b []byte) (err error) { *r, err = ParseRate(string(b)); return err }

// Compare is -1, 0 or +1 as r is less than, equal to, or more than s.
func (r Rate) Compare(s Rate) int { return r.d.Cmp(s.d) }
