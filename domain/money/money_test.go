package money_test

import (
	"encoding/json"
	"math/big"
	"os"
	"testing"

	"pgregory.net/rapid"

	"kontingent/domain/money"
)

func amount(t *testing.T, s string) money.Amount {
	t.Helper()
	a, err := money.ParseAmount(s)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// spec: C3
func TestVATRoundsHalfAwayFromZero(t *testing.T) {
	b, err := os.ReadFile("testdata/vat_round.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Net, Rate, Want, Note string
	}
	if err := json.Unmarshal(b, &cases); err != nil {
		t.Fatal(err)
	}
	if len(cases) < 9 {
		t.Fatalf("only %d cases", len(cases))
	}
	for _, c := range cases {
		rate, err := money.ParseRate(c.Rate)
		if err != nil {
			t.Fatal(err)
		}
		if got := money.VAT(amount(t, c.Net), rate).String(); got != c.Want {
			t.Errorf("VAT of %s at %s %%: got %s, want %s (%s)", c.Net, c.Rate, got, c.Want, c.Note)
		}
	}
}

// spec: C3
func TestLine(t *testing.T) {
	for _, c := range []struct{ quantity, price, want string }{
		{"1", "450.00", "450.00"},
		{"3", "0.335", "1.01"},      // 1.005
		{"-3", "0.335", "-1.01"},    // as far from zero
		{"0.3333", "3", "1.00"},     // 0.9999
		{"2.5", "12.3456", "30.86"}, // 30.864
		{"0.5", "0.01", "0.01"},     // half a hundredth
		{"0.4999", "0.01", "0.00"},  // less than half
		{"100000", "99999.9999", "9999999990.00"},
	} {
		q, err := money.ParseQuantity(c.quantity)
		if err != nil {
			t.Fatal(err)
		}
		p, err := money.ParsePrice(c.price)
		if err != nil {
			t.Fatal(err)
		}
		got, err := money.Line(q, p)
		if err != nil || got.String() != c.want {
			t.Errorf("%s × %s: got %s, %v, want %s", c.quantity, c.price, got, err, c.want)
		}
	}
}

func TestLineBeyondReason(t *testing.T) {
	q, _ := money.ParseQuantity("99999999")
	p, _ := money.ParsePrice("99999999")
	if got, err := money.Line(q, p); err == nil {
		t.Errorf("got %s, want an error", got)
	}
}

func TestNonsenseIsRefused(t *testing.T) {
	for _, s := range []string{
		"", " ", "1,50", "1 250.00", "1.234", "abc", "1e3", "NaN", "Inf", "0x10", "--1", "1.", ".", "+", "99999999999999999",
		"１", "1.0.0", "9223372036854775807",
	} {
		if a, err := money.ParseAmount(s); err == nil {
			t.Errorf("amount %q: got %s, want an error", s, a)
		}
	}
	if p, err := money.ParsePrice("-1"); err == nil {
		t.Errorf("a negative price came through: %s", p)
	}
	if r, err := money.ParseRate("101"); err == nil {
		t.Errorf("a rate of 101 %% came through: %s", r)
	}
}

func TestAmountTextRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := money.Minor(rapid.Int64Range(-1e13, 1e13).Draw(t, "minor"))
		b, err := money.ParseAmount(a.String())
		if err != nil || a != b {
			t.Fatalf("%s came back as %s, %v", a, b, err)
		}
	})
}

// The rounding agrees with exact fractions for any quantity and price.
func TestLineIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := rapid.Int64Range(-1e7, 1e7).Draw(t, "quantity in ten thousandths")
		p := rapid.Int64Range(0, 1e9).Draw(t, "price in ten thousandths")
		quantity, err := money.ParseQuantity(new(big.Rat).SetFrac64(q, 10000).FloatString(4))
		if err != nil {
			t.Fatal(err)
		}
		price, err := money.ParsePrice(new(big.Rat).SetFrac64(p, 10000).FloatString(4))
		if err != nil {
			t.Fatal(err)
		}
		got, err := money.Line(quantity, price)
		if err != nil {
			t.Fatal(err)
		}
		exact := new(big.Rat).Mul(big.NewRat(q, 10000), big.NewRat(p, 10000))
		// FloatString rounds half away from zero.
		if want := exact.FloatString(2); got.String() != want && !(got.IsZero() && exact.Sign() < 0) {
			t.Fatalf("%s × %s: got %s, want %s", quantity, price, got, want)
		}
	})
}

func TestNumbersAreShownAsTheyAreRead(t *testing.T) {
	q, _ := money.ParseQuantity("2.50")
	p, _ := money.ParsePrice("450")
	r, _ := money.ParseRate("25.0")
	if got, want := q.String()+" "+p.String()+" "+r.String(), "2.5 450.00 25"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
