package invoice

import (
	"slices"
	"strconv"

	"kontingent/domain/cal"
	"kontingent/domain/money"
	"kontingent/domain/problem"
)

// Credit makes a document a credit note: it says which invoice is taken back, and how much of it. The lines of a credit
// note are those taken back, with the signs they have on the invoice: amounts are above zero as a rule.
//
// A credit note has its number from the same series as the invoices. Norwegian practice (GBS 1) and the Danish
// momsbekendtgørelse § 58 allow that as well as a series of its own; never the number of the invoice. One series has no
// gaps that have to be explained by another.
type Credit struct {
	Invoice int64    // the id of the invoice
	Number  int64    // of the invoice
	Date    cal.Date // of the invoice
	Taken   []Taken  // what each line of the credit note takes back
	Totals  Totals   // of the credit note, exact: all credit notes of an invoice add up to it
	Closes  bool     // with this one nothing of the invoice is left
}

// Taken is what is taken back of one line of an invoice: a quantity, or an amount. With neither, all that is left of it.
type Taken struct {
	Line     int            // its place on the invoice, from 0
	Quantity money.Quantity // zero: by amount
	Amount   money.Amount   // without VAT
}

// Left is what of an invoice's line has not been taken back.
type Left struct {
	Quantity money.Quantity
	Amount   money.Amount // without VAT
	ByAmount bool         // an amount was taken off it before: from then on only amounts are
}

// None reports whether nothing is left.
func (l Left) None() bool {
	if l.ByAmount {
		return l.Amount.IsZero()
	}
	return l.Quantity.IsZero()
}

// Sums are the sums of an invoice or a credit note, as they stand on every document.
func (v Invoice) Sums() (Totals, error) {
	if v.Credit != nil {
		return v.Credit.Totals, nil
	}
	return Sum(v.Lines)
}

// Left is what of each line is left after the credit notes there are.
func (v Invoice) Left(notes []Invoice) ([]Left, error) {
	t, err := Sum(v.Lines)
	out := make([]Left, len(v.Lines))
	for i, l := range v.Lines {
		out[i] = Left{Quantity: l.Quantity, Amount: t.Lines[i]}
	}
	for _, n := range notes {
		for i, k := range n.Credit.Taken {
			l := &out[k.Line]
			l.Quantity, l.Amount = l.Quantity.Sub(k.Quantity), l.Amount.Sub(n.Credit.Totals.Lines[i])
			l.ByAmount = l.ByAmount || k.Quantity.IsZero()
		}
	}
	return out, err
}

// TakeBack makes a credit note of an issued invoice, after the credit notes it has already: of the lines that are
// chosen, of all that is left when none are. It can never come to more than what is left.
//
// Rounding is exact over all credit notes of an invoice, not only within one: a line's amount and the VAT of a category
// are the difference of what has been taken back before and after, each rounded as on the invoice.
func TakeBack(v Invoice, notes []Invoice, chosen []Taken) ([]Line, Credit, error) {
	switch {
	case v.Credit != nil:
		return nil, Credit{}, problem.New("note.of_note", "number", v.NumberText())
	case !v.Issued():
		return nil, Credit{}, problem.New("note.not_issued")
	}
	left, err := v.Left(notes)
	if err != nil {
		return nil, Credit{}, err
	}
	whole := len(chosen) == 0
	if whole {
		for i, l := range left {
			if !l.None() {
				chosen = append(chosen, Taken{Line: i})
			}
		}
		if len(chosen) == 0 {
			return nil, Credit{}, problem.New("note.nothing_left", "number", v.NumberText())
		}
	}
	b := takingBack{invoice: v, left: left}
	for _, k := range chosen {
		b.take(k)
	}
	if err := b.bad.Err(); err != nil {
		return nil, Credit{}, err
	}
	c := Credit{Invoice: v.ID, Number: v.Number, Date: v.InvoiceDate, Taken: b.taken, Closes: true}
	for _, l := range left { // by now what is left afterwards
		c.Closes = c.Closes && l.None()
	}
	c.Totals, err = b.totals()
	return b.lines, c, err
}

// takingBack is a credit note in the making.
type takingBack struct {
	invoice Invoice
	left    []Left
	taken   []Taken
	lines   []Line
	amounts []money.Amount
	bad     problem.List
}

// take takes back of one line.
func (b *takingBack) take(k Taken) {
	number, name := b.invoice.NumberText(), strconv.Itoa(k.Line+1)
	if k.Line < 0 || k.Line >= len(b.left) {
		b.bad.Add(problem.New("note.line.unknown", "number", number, "line", name, "count", strconv.Itoa(len(b.left))))
		return
	}
	if slices.ContainsFunc(b.taken, func(t Taken) bool { return t.Line == k.Line }) {
		b.bad.Add(problem.New("note.line.twice", "number", number, "line", name))
		return
	}
	l, left := b.invoice.Lines[k.Line], &b.left[k.Line]
	if k.Quantity.Sign() != 0 && k.Quantity.Sign() != l.Quantity.Sign() {
		k.Quantity = k.Quantity.Neg() // a line that takes something off is taken back with its own sign
	}
	if k.Amount.Sign() != 0 && k.Amount.Sign() != left.Amount.Sign() {
		k.Amount = k.Amount.Neg()
	}
	switch {
	case left.None():
		b.bad.Add(problem.New("note.line.nothing_left", "number", number, "line", name))
	case left.ByAmount && !k.Quantity.IsZero() && k.Quantity.Compare(left.Quantity) != 0:
		b.bad.Add(problem.New("note.line.by_amount", "number", number, "line", name, "left", left.Amount.String()))
	case k.Quantity.Compare(left.Quantity)*l.Quantity.Sign() > 0:
		b.bad.Add(problem.New("note.quantity.more", "number", number, "line", name,
			"value", k.Quantity.String(), "left", left.Quantity.String()))
	case k.Amount.Sub(left.Amount).Sign()*left.Amount.Sign() > 0 || !k.Amount.IsZero() && left.Amount.IsZero():
		b.bad.Add(problem.New("note.amount.more", "number", number, "line", name,
			"value", k.Amount.String(), "left", left.Amount.String()))
	case left.ByAmount && k.Amount.IsZero():
		b.byAmount(k.Line, left.Amount)
	case left.ByAmount || !k.Amount.IsZero() && k.Amount != left.Amount:
		b.byAmount(k.Line, k.Amount)
	case k.Quantity.IsZero():
		b.byQuantity(k.Line, left.Quantity)
	default:
		b.byQuantity(k.Line, k.Quantity)
	}
}

// byQuantity takes a quantity back. What is left rounds as the invoice would with the rest of the quantity gone.
func (b *takingBack) byQuantity(i int, q money.Quantity) {
	l, left := b.invoice.Lines[i], &b.left[i]
	left.Quantity = left.Quantity.Sub(q)
	gone := l
	gone.Quantity = l.Quantity.Sub(left.Quantity)
	all, _ := l.Net() // Left has had these in its hands
	now, _ := gone.Net()
	rest := all.Sub(now)
	l.Quantity = q
	b.add(Taken{Line: i, Quantity: q}, l, left.Amount.Sub(rest))
	left.Amount = rest
}

// byAmount takes an amount back: once that much.
func (b *takingBack) byAmount(i int, a money.Amount) {
	l, left := b.invoice.Lines[i], &b.left[i]
	left.Amount, left.ByAmount = left.Amount.Sub(a), true
	l.Quantity, l.Unit, l.UnitPrice = money.One(), "", money.PriceOf(a)
	if a.Sign() < 0 {
		l.Quantity = l.Quantity.Neg()
	}
	b.add(Taken{Line: i, Amount: a}, l, a)
}

func (b *takingBack) add(k Taken, l Line, a money.Amount) {
	b.taken, b.lines, b.amounts = append(b.taken, k), append(b.lines, l), append(b.amounts, a)
}

// totals are the sums of the credit note: the difference between what is left of the invoice before and after.
func (b *takingBack) totals() (Totals, error) {
	whole, err := Sum(b.invoice.Lines)
	if err != nil {
		return Totals{}, err
	}
	before, after := make([]money.Amount, len(b.left)), make([]money.Amount, len(b.left))
	for i, l := range b.left {
		after[i] = whole.Lines[i].Sub(l.Amount)
		before[i] = after[i]
	}
	for i, k := range b.taken {
		before[k.Line] = before[k.Line].Sub(b.amounts[i])
	}
	t := sum(b.lines, b.amounts)
	was, is := sum(b.invoice.Lines, before), sum(b.invoice.Lines, after)
	t.VAT = is.VAT.Sub(was.VAT)
	t.Total = t.Net.Add(t.VAT)
	fits := is.Total.Sub(whole.Total).Sign() <= 0
	for i, s := range is.Subtotals { // the same lines, so the same order
		full := whole.Subtotals[i].Base
		fits = fits && s.Base.Sign()*full.Sign() >= 0 && s.Base.Sub(full).Sign()*full.Sign() <= 0
		for k := range t.Subtotals {
			if t.Subtotals[k].VAT.same(s.VAT) {
				t.Subtotals[k].Tax = s.Tax.Sub(was.Subtotals[i].Tax)
			}
		}
	}
	left := whole.Total.Sub(was.Total).String()
	switch {
	case t.Total.Sign() < 0:
		return t, problem.New("note.below_zero", "total", t.Total.String())
	case !fits:
		return t, problem.New("note.more", "total", t.Total.String(), "left", left, "number", b.invoice.NumberText())
	}
	return t, nil
}

// same reports whether two lines belong to the same subtotal.
func (v VAT) same(w VAT) bool { return v.Category == w.Category && v.Rate.Compare(w.Rate) == 0 }
