// Package money is the only place that calculates with amounts, quantities, prices and rates.
//
// Amounts have two decimals; prices and quantities up to four. Everything is exact decimal; rounding happens in one
// way, half away from zero, and only where this package says so (EN 16931: each line, and each VAT category). It
// refuses to know currencies' names and how a number is written in a language. Everything that holds money calls it.
package money

import (
	"fmt"
	"math/big"
	"regexp"

	"github.com/govalues/decimal"
)

// Limits of what a club can mean by an amount, a price and a quantity.
const (
	maxMinor      = 100_000_000_000_00 // one hundred thousand million
	priceDecimals = 4
)

// Amount is money in the club's currency, to the hundredth.
type Amount struct{ minor int64 }

// Minor makes an amount of hundredths: Minor(45000) is 450.00.
func Minor(n int64) Amount { return Amount{n} }

// Minor is the amount in hundredths.
func (a Amount) Minor() int64 { return a.minor }

// ParseAmount reads "1250.00": a dot, at most two decimals, an optional minus.
func ParseAmount(s string) (Amount, error) {
	d, err := parse(s, 2)
	if err != nil {
		return Amount{}, err
	}
	return Amount{round(coef(d), d.Scale(), 2)}, nil
}

// String is the form "1250.00".
func (a Amount) String() string {
	sign, n := "", a.minor
	if n < 0 {
		sign, n = "-", -n
	}
	return fmt.Sprintf("%s%d.%02d", sign, n/100, n%100)
}

// Add is a + b.
func (a Amount) Add(b Amount) Amount { return Amount{a.minor + b.minor} }

// Sub is a - b.
func (a Amount) Sub(b Amount) Amount { return Amount{a.minor - b.minor} }

// Neg is -a.
func (a Amount) Neg() Amount { return Amount{-a.minor} }

// Times is n times a.
func (a Amount) Times(n int) Amount { return Amount{a.minor * int64(n)} }

// IsZero reports whether nothing is owed.
func (a Amount) IsZero() bool { return a.minor == 0 }

// Sign is -1, 0 or +1.
func (a Amount) Sign() int {
	switch {
	case a.minor < 0:
		return -1
	case a.minor > 0:
		return 1
	}
	return 0
}

// MarshalText and UnmarshalText keep the form "1250.00".
func (a Amount) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (a *Amount) UnmarshalText(b []byte) (err error) { *a, err = ParseAmount(string(b)); return err }

// VAT is the tax at a rate on a base, rounded to the hundredth, half away from zero.
func VAT(base Amount, rate Rate) Amount {
	return Amount{round(new(big.Int).Mul(big.NewInt(base.minor), coef(rate.d)), 2+rate.d.Scale()+2, 2)}
}

// Line is quantity × price, rounded to the hundredth, half away from zero. An amount beyond all reason is an error.
func Line(q Quantity, p Price) (Amount, error) {
	exact := new(big.Int).Mul(coef(q.d), coef(p.d))
	limit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(q.d.Scale()+p.d.Scale())), nil)
	if limit.Mul(limit, big.NewInt(maxMinor/100)); exact.CmpAbs(limit) > 0 {
		return Amount{}, fmt.Errorf("%s × %s is more than a club can invoice", q, p)
	}
	return Amount{round(exact, q.d.Scale()+p.d.Scale(), 2)}, nil
}

var plain = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

// parse reads a plain decimal: digits, one dot, an optional leading minus; nothing else.
func parse(s string, decimals int) (decimal.Decimal, error) {
	if !plain.MatchString(s) {
		return decimal.Decimal{}, fmt.Errorf("%q is no number such as 450.00", s)
	}
	d, err := decimal.Parse(s)
	if err != nil {
		return decimal.Decimal{}, fmt.Errorf("%q is no number such as 450.00", s)
	}
	d = d.Trim(0)
	if d.Scale() > decimals {
		return decimal.Decimal{}, fmt.Errorf("%q has more than %d decimals", s, decimals)
	}
	if d.Abs().Cmp(decimal.MustNew(maxMinor, 2)) > 0 {
		return decimal.Decimal{}, fmt.Errorf("%q is too large", s)
	}
	return d, nil
}

// coef is the signed digits of d without its point.
func coef(d decimal.Decimal) *big.Int {
	n := new(big.Int).SetUint64(d.Coef())
	if d.IsNeg() {
		n.Neg(n)
	}
	return n
}

// round brings n from one scale to a smaller one, half away from zero.
func round(n *big.Int, from, to int) int64 {
	if from <= to {
		return new(big.Int).Mul(n, pow10(to-from)).Int64()
	}
	unit := pow10(from - to)
	half := new(big.Int).Quo(unit, big.NewInt(2))
	if n.Sign() < 0 {
		half.Neg(half)
	}
	return new(big.Int).Quo(new(big.Int).Add(n, half), unit).Int64()
}

func pow10(n int) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil) }
