// Package invoice knows one claim on one party: its lines, VAT and totals, the states it goes through and how it is
// numbered. Planned invoices change freely; an issued one never does.
//
// It decides amounts and what a line may hold. It refuses to know how an invoice looks, how it is delivered and where
// it is kept. Batches, issue and the documents call it.
package invoice

import (
	"strconv"
	"strings"

	"kontingent/domain/money"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// Category is a VAT category of EN 16931 (UNCL5305).
type Category string

// The VAT categories a club's line can have.
const (
	OutsideScope Category = "O"  // the seller is not registered for VAT
	Exempt       Category = "E"  // registered seller, exempt supply such as dues
	Standard     Category = "S"  // taxed at a rate
	ZeroRated    Category = "Z"  // taxable at 0 %
	Reverse      Category = "AE" // the buyer accounts for the VAT
	Export       Category = "G"
)

// VAT is a category with its rate; the rate is zero in every category but Standard.
type VAT struct {
	Category Category
	Rate     money.Rate
}

// Line is one thing that is invoiced.
type Line struct {
	Product     string // product number; empty: written by hand
	Description string
	Quantity    money.Quantity
	Unit        string // as printed: "stk", "pcs"; empty: none
	UnitPrice   money.Price
	VAT         VAT
}

// Net is the line's amount without VAT, rounded to the hundredth (EN 16931 BT-131).
func (l Line) Net() (money.Amount, error) {
	a, err := money.Line(l.Quantity, l.UnitPrice)
	if err != nil {
		return a, problem.New("line.amount.range", "value", l.Description).Because(err)
	}
	return a, nil
}

// DefaultVAT is what a line without a VAT category takes: O for a club that is not registered; E for dues of a
// registered one in Norway. Elsewhere a registered club must say (spec C3): ok is false.
func DefaultVAT(o party.Organisation) (v VAT, ok bool) {
	if !o.VATRegistered {
		return VAT{Category: OutsideScope}, true
	}
	return VAT{Category: Exempt}, o.Country == "NO"
}

// MaxLines is how many lines an invoice holds at most.
const MaxLines = 500

// CheckLines says what is wrong with the lines of an invoice of this organisation. field is the place of the list:
// "document.lines" gives problems at "document.lines[2].unit_price".
func CheckLines(lines []Line, o party.Organisation, field string) error {
	var bad problem.List
	if len(lines) > MaxLines {
		bad.Add(problem.New("line.too_many", "limit", strconv.Itoa(MaxLines)).At(field))
	}
	for i, l := range lines {
		at := func(p *problem.Problem, name string) {
			bad.Add(p.At(field + "[" + strconv.Itoa(i+1) + "]." + name))
		}
		if strings.TrimSpace(l.Description) == "" {
			at(problem.New("line.description.missing", "line", strconv.Itoa(i+1)), "description")
		}
		if len([]rune(l.Description)) > 1000 {
			at(problem.New("field.too_long", "field", "description", "limit", "1000"), "description")
		}
		if l.Quantity.IsZero() {
			at(problem.New("line.quantity.zero", "line", strconv.Itoa(i+1)), "quantity")
		}
		if _, err := l.Net(); err != nil {
			at(problem.All(err)[0], "unit_price")
		}
		if p := l.VAT.check(o); p != nil {
			at(p, "vat")
		}
	}
	return bad.Err()
}

func (v VAT) check(o party.Organisation) *problem.Problem {
	switch v.Category {
	case OutsideScope:
		if o.VATRegistered {
			return problem.New("vat.registered_outside")
		}
	case Standard:
		if !o.VATRegistered {
			return problem.New("vat.not_registered", "value", string(v.Category))
		}
		if v.Rate.IsZero() {
			return problem.New("vat.rate.missing")
		}
		return nil
	case Exempt, ZeroRated, Reverse, Export:
		if !o.VATRegistered {
			return problem.New("vat.not_registered", "value", string(v.Category))
		}
	case "":
		return problem.New("vat.ask")
	default:
		return problem.New("vat.unknown", "value", string(v.Category))
	}
	if !v.Rate.IsZero() {
		return problem.New("vat.rate.unwanted", "value", string(v.Category))
	}
	return nil
}

// CheckProduct says what is wrong with a product of this organisation. One without a VAT category takes the default of
// the day it is invoiced.
func CheckProduct(p party.Product, o party.Organisation) error {
	l := Line{
		Description: p.Description, Quantity: money.One(), UnitPrice: p.UnitPrice,
		VAT: VAT{Category(p.VAT), p.VATRate},
	}
	var bad problem.List
	if strings.TrimSpace(l.Description) == "" {
		bad.Add(problem.New("product.description.missing").At("description"))
	}
	if _, err := l.Net(); err != nil {
		bad.Add(err)
	}
	if p.VAT != "" || !p.VATRate.IsZero() {
		if w := l.VAT.check(o); w != nil {
			bad.Add(w.At("vat"))
		}
	}
	return bad.Err()
}
