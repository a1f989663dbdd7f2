package payment

import (
	"strings"
	"testing"

	"kontingent/domain/cal"
	"kontingent/domain/problem"

	"pgregory.net/rapid"
)

func TestVirtualBarcodeIs54Digits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		scheme := rapid.SampledFrom([]Scheme{Viite, RF}).Draw(t, "scheme")
		ref, err := Make(Options{Scheme: scheme}, rapid.Int64Range(1, 99999999999999999).Draw(t, "number"))
		if err != nil {
			t.Fatal(err)
		}
		cents := rapid.Int64Range(0, maxBarcode).Draw(t, "cents")
		due := cal.MustParse("2026-01-01").AddDays(rapid.IntRange(0, 20000).Draw(t, "days"))
		got, err := VirtualBarcode("FI2112345600000785", Print(scheme, ref), cents, due)
		if err != nil || len(got) != 54 || strings.Trim(got, digits) != "" {
			t.Fatalf("got %q, %v", got, err)
		}
	})
}

func TestVirtualBarcodeRefuses(t *testing.T) {
	for _, c := range []struct {
		iban, ref  string
		cents      int64
		code, want string
	}{
		{"NO9386011117947", "11112", 0, "payment.barcode.iban", "FI"},
		{"FI3715903000000776", "11112", 100000000, "payment.barcode.amount", "0.00–999999.99"},
		{"FI3715903000000776", "11112", -1, "payment.barcode.amount", "0.00–999999.99"},
		{"FI3715903000000776", "RF185390075470Y", 0, "payment.barcode.reference", "0123456789"},
		{"FI3715903000000776", "11113", 0, "payment.viite.check", "2"},
	} {
		got, err := VirtualBarcode(c.iban, c.ref, c.cents, cal.Date{})
		if got != "" || !problem.Is(err, c.code) || problem.All(err)[0].Args["want"] != c.want {
			t.Errorf("%+v: got %q, %v", c, got, err)
		}
	}
	_, err := VirtualBarcode("FI3715903000000776", "11112", 123456789, cal.Date{})
	if got, want := problem.All(err)[0].Args["value"], "1234567.89"; got != want {
		t.Errorf("the amount is shown as %q, want %q", got, want)
	}
}
