package invoice

import (
	"cmp"
	"slices"

	"kontingent/domain/money"
	"kontingent/domain/problem"
)

// Subtotal is the VAT of one category and rate (EN 16931 BG-23).
type Subtotal struct {
	VAT  VAT
	Base money.Amount
	Tax  money.Amount
}

// Totals are the sums of an invoice. The same value stands on every document, list and message (spec C3).
type Totals struct {
	Lines     []money.Amount // of each line, in its order
	Subtotals []Subtotal     // in the order S by falling rate, then the others by their letter
	Net       money.Amount   // without VAT (BT-109)
	VAT       money.Amount   // BT-110
	Total     money.Amount   // to pay (BT-112)
}

// Sum adds up lines as EN 16931 has it: each line rounded, VAT per category and rate on the sum of its lines.
func Sum(lines []Line) (Totals, error) {
	var bad problem.List
	nets := make([]money.Amount, len(lines))
	for i, l := range lines {
		n, err := l.Net()
		bad.Add(err)
		nets[i] = n
	}
	return sum(lines, nets), bad.Err()
}

// sum adds up lines whose amounts are known.
func sum(lines []Line, nets []money.Amount) Totals {
	t := Totals{Lines: nets}
	for k, l := range lines {
		n := nets[k]
		t.Net = t.Net.Add(n)
		i := slices.IndexFunc(t.Subtotals, func(s Subtotal) bool {
			return s.VAT.same(l.VAT)
		})
		if i < 0 {
			i = len(t.Subtotals)
			t.Subtotals = append(t.Subtotals, Subtotal{VAT: l.VAT})
		}
		t.Subtotals[i].Base = t.Subtotals[i].Base.Add(n)
	}
	for i := range t.Subtotals {
		s := &t.Subtotals[i]
		s.Tax = money.VAT(s.Base, s.VAT.Rate)
		t.VAT = t.VAT.Add(s.Tax)
	}
	t.Total = t.Net.Add(t.VAT)
	slices.SortStableFunc(t.Subtotals, func(a, b Subtotal) int {
		return cmp.Or(
			cmp.Compare(rank(a.VAT.Category), rank(b.VAT.Category)),
			b.VAT.Rate.Compare(a.VAT.Rate),
			cmp.Compare(a.VAT.Category, b.VAT.Category),
		)
	})
	return t
}

func rank(c Category) int {
	if c == Standard {
		return 0
	}
	return 1
}
