package invoice_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"kontingent/domain/invoice"
	"kontingent/domain/money"
	"kontingent/domain/problem"
)

func issuedOf(lines ...invoice.Line) invoice.Invoice {
	t, err := invoice.Sum(lines)
	if err != nil {
		panic(err)
	}
	return invoice.Invoice{ID: 1, Number: 1042, Lines: lines, Total: t.Total, VAT: t.VAT}
}

func quantity(s string) money.Quantity {
	q, err := money.ParseQuantity(s)
	if err != nil {
		panic(err)
	}
	return q
}

func amount(s string) money.Amount {
	a, err := money.ParseAmount(s)
	if err != nil {
		panic(err)
	}
	return a
}

func lineOf(q, price string, vat invoice.VAT) invoice.Line {
	p, err := money.ParsePrice(price)
	if err != nil {
		panic(err)
	}
	return invoice.Line{Description: "Kontingent", Quantity: quantity(q), UnitPrice: p, VAT: vat}
}

func taxed(percent string) invoice.VAT {
	r, err := money.ParseRate(percent)
	if err != nil {
		panic(err)
	}
	return invoice.VAT{Category: invoice.Standard, Rate: r}
}

var outside = invoice.VAT{Category: invoice.OutsideScope}

// noted is the invoice a credit note is.
func noted(lines []invoice.Line, c invoice.Credit) invoice.Invoice {
	return invoice.Invoice{Lines: lines, Total: c.Totals.Total, VAT: c.Totals.VAT, Credit: &c}
}

// spec: C10, C3: however an invoice is taken back, bit by bit, by quantity or by amount, it never comes to more than the
// invoice, the last bit makes it exact to the hundredth in every sum, and then nothing more can be taken back.
func TestPartsNeverExceedAndAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rates := []invoice.VAT{taxed("25"), taxed("12.5"), taxed("15"), {Category: invoice.Exempt}}
		var lines []invoice.Line
		for range rapid.IntRange(1, 4).Draw(t, "lines") {
			q := rapid.StringMatching(`[1-9]|[1-9]\.[0-9]{1,3}[1-9]|-[1-2]`).Draw(t, "quantity")
			price := rapid.StringMatching(`[0-9]{1,3}\.[0-9]{2,4}`).Draw(t, "price")
			lines = append(lines, lineOf(q, price, rapid.SampledFrom(rates).Draw(t, "vat")))
		}
		v := issuedOf(lines...)
		if v.Total.Sign() < 0 {
			return // no invoice is below zero
		}
		whole, _ := invoice.Sum(v.Lines)
		var notes []invoice.Invoice
		var net, vat, total money.Amount
		var closed bool
		for range rapid.IntRange(0, 12).Draw(t, "parts") {
			left, err := v.Left(notes)
			if err != nil {
				t.Fatal(err)
			}
			var chosen []invoice.Taken
			for i := range left {
				k := invoice.Taken{Line: i}
				switch rapid.IntRange(0, 3).Draw(t, "how") {
				case 0:
					continue
				case 1:
					k.Quantity = quantity(rapid.StringMatching(`[0-3](\.[0-9]{1,4})?`).Draw(t, "take"))
				case 2:
					k.Amount = money.Minor(rapid.Int64Range(0, max(1, left[i].Amount.Minor()+3)).Draw(t, "amount"))
				}
				chosen = append(chosen, k)
			}
			if len(chosen) == 0 {
				continue
			}
			got, c, err := invoice.TakeBack(v, notes, chosen)
			if err != nil {
				continue // too much: refused, and nothing has changed
			}
			if len(got) != len(c.Taken) || len(got) != len(c.Totals.Lines) || c.Totals.Total.Sign() < 0 {
				t.Fatalf("a credit note of %d lines: %+v", len(got), c)
			}
			closed = c.Closes
			notes = append(notes, noted(got, c))
			net, vat, total = net.Add(c.Totals.Net), vat.Add(c.Totals.VAT), total.Add(c.Totals.Total)
			if total.Sub(v.Total).Sign() > 0 {
				t.Fatalf("%s is taken back of %s", total, v.Total)
			}
			if c.Totals.Net.Add(c.Totals.VAT) != c.Totals.Total {
				t.Fatalf("%+v does not add up", c.Totals)
			}
			for i, l := range got { // each line and category is the product it prints, give or take one hundredth
				exact, _ := l.Net()
				if d := exact.Sub(c.Totals.Lines[i]).Minor(); d < -1 || d > 1 {
					t.Fatalf("%s × %s is %s", l.Quantity, l.UnitPrice, c.Totals.Lines[i])
				}
			}
			for _, s := range c.Totals.Subtotals {
				if d := money.VAT(s.Base, s.VAT.Rate).Sub(s.Tax).Minor(); d < -1 || d > 1 {
					t.Fatalf("the VAT of %s at %s %% is %s", s.Base, s.VAT.Rate, s.Tax)
				}
			}
		}
		if !closed {
			_, c, err := invoice.TakeBack(v, notes, nil)
			if err != nil || !c.Closes {
				t.Fatalf("the rest can't be taken back: %v", err)
			}
			notes = append(notes, noted(nil, c))
			net, vat, total = net.Add(c.Totals.Net), vat.Add(c.Totals.VAT), total.Add(c.Totals.Total)
		}
		if net != whole.Net || vat != whole.VAT || total != whole.Total {
			t.Fatalf("%s + %s = %s is taken back of %s + %s = %s", net, vat, total, whole.Net, whole.VAT, whole.Total)
		}
		if _, _, err := invoice.TakeBack(v, notes, nil); !problem.Is(err, "note.nothing_left") {
			t.Fatalf("more was taken back: %v", err)
		}
	})
}

// spec: C10: of the whole it is the invoice itself, to the hundredth.
func TestWholeIsTheInvoice(t *testing.T) {
	v := issuedOf(lineOf("3", "0.3350", taxed("25")), lineOf("1", "450", taxed("25")), lineOf("-1", "50", taxed("15")))
	lines, c, err := invoice.TakeBack(v, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	want, _ := invoice.Sum(v.Lines)
	if !reflect.DeepEqual(lines, v.Lines) || !reflect.DeepEqual(c.Totals, want) || !c.Closes || c.Number != 1042 {
		t.Errorf("got %+v of %+v, want %+v", c, lines, want)
	}
	// What is kept of it comes back as it was.
	b, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	var again invoice.Credit
	if err := json.Unmarshal(b, &again); err != nil || again.Totals.Total != c.Totals.Total || len(again.Taken) != 3 {
		t.Errorf("%s came back as %+v, %v", b, again, err)
	}
}

// spec: C10, C3: three times a third of 1.01 is 1.01, where each by itself would round to 0.34.
func TestThirds(t *testing.T) {
	v := issuedOf(lineOf("3", "0.335", outside))
	var notes []invoice.Invoice
	var got []string
	for range 3 {
		lines, c, err := invoice.TakeBack(v, notes, []invoice.Taken{{Quantity: money.One()}})
		if err != nil {
			t.Fatal(err)
		}
		notes = append(notes, noted(lines, c))
		got = append(got, c.Totals.Total.String())
	}
	if want := []string{"0.34", "0.33", "0.34"}; !reflect.DeepEqual(got, want) || !notes[2].Credit.Closes {
		t.Errorf("got %v, want %v", got, want)
	}
}

// An amount off a line is a line of that amount; what is left of it goes by amount, too.
func TestByAmount(t *testing.T) {
	v := issuedOf(lineOf("2", "225", taxed("25")), lineOf("1", "80", taxed("25")))
	lines, c, err := invoice.TakeBack(v, nil, []invoice.Taken{{Line: 0, Amount: amount("100")}})
	if err != nil {
		t.Fatal(err)
	}
	if l := lines[0]; len(lines) != 1 || l.Quantity.String() != "1" || l.UnitPrice.String() != "100.00" || c.Closes ||
		c.Totals.Total != amount("125") {
		t.Errorf("got %+v, %+v", lines, c)
	}
	notes := []invoice.Invoice{noted(lines, c)}
	if _, _, err := invoice.TakeBack(v, notes, []invoice.Taken{{Quantity: money.One()}}); !problem.Is(err, "note.line.by_amount") {
		t.Errorf("a piece of what is no longer whole: %v", err)
	}
	lines, c, err = invoice.TakeBack(v, notes, nil)
	if err != nil || !c.Closes || lines[0].UnitPrice.String() != "350.00" || lines[1].UnitPrice.String() != "80.00" {
		t.Errorf("the rest is %+v, %+v, %v", lines, c, err)
	}
}

// spec: C10: what can't be taken back, and why.
func TestRefusedToTakeBack(t *testing.T) {
	v := issuedOf(lineOf("2", "100", taxed("25")), lineOf("-1", "50", taxed("25")), lineOf("1", "10", taxed("25")))
	planned := v
	planned.Number = 0
	lines, c, err := invoice.TakeBack(v, nil, []invoice.Taken{{Line: 2}})
	if err != nil {
		t.Fatal(err)
	}
	note := noted(lines, c)
	note.Number = 1043
	for _, k := range []struct {
		code   string
		of     invoice.Invoice
		chosen []invoice.Taken
	}{
		{"note.not_issued", planned, nil},
		{"note.of_note", note, nil},
		{"note.line.unknown", v, []invoice.Taken{{Line: 3}}},
		{"note.line.unknown", v, []invoice.Taken{{Line: -1}}},
		{"note.line.twice", v, []invoice.Taken{{Line: 0}, {Line: 0}}},
		{"note.line.nothing_left", v, []invoice.Taken{{Line: 2}}},
		{"note.quantity.more", v, []invoice.Taken{{Line: 0, Quantity: quantity("2.1")}}},
		{"note.amount.more", v, []invoice.Taken{{Line: 0, Amount: amount("200.01")}}},
		{"note.more", v, []invoice.Taken{{Line: 0}}}, // without what was taken off
		{"note.below_zero", v, []invoice.Taken{{Line: 1}}},
	} {
		if _, _, err := invoice.TakeBack(k.of, []invoice.Invoice{note}, k.chosen); !problem.Is(err, k.code) {
			t.Errorf("%s: got %v", k.code, err)
		}
	}
	// With what was taken off it is right: its quantity may be given with either sign.
	for _, sign := range []string{"1", "-1"} {
		_, c, err := invoice.TakeBack(v, []invoice.Invoice{note}, []invoice.Taken{{Line: 0}, {Line: 1, Quantity: quantity(sign)}})
		if err != nil || !c.Closes || c.Totals.Total != amount("187.50") {
			t.Errorf("got %+v, %v", c.Totals, err)
		}
	}
}
