package payment

import (
	"strings"
	"testing"

	"kontingent/domain/cal"
	"kontingent/domain/problem"
)

func TestEPCRefuses(t *testing.T) {
	good := Transfer{Name: "Testiseura ry", IBAN: "FI2112345600000785", Currency: "EUR", Amount: "450.00", Reference: "RF341234561"}
	if _, err := EPC(good); err != nil {
		t.Fatal(err)
	}
	for code, spoil := range map[string]func(*Transfer){
		"payment.epc.currency":    func(t *Transfer) { t.Currency = "" },
		"payment.epc.name":        func(t *Transfer) { t.Name = "   " },
		"payment.epc.amount":      func(t *Transfer) { t.Amount = "-450.00" },
		"payment.epc.characters":  func(t *Transfer) { t.Information = "a\u2028b" },
		"payment.epc.both":        func(t *Transfer) { t.Text = "dues" },
		"payment.epc.text":        func(t *Transfer) { t.Reference, t.Text = "", strings.Repeat("å", 141) },
		"payment.epc.information": func(t *Transfer) { t.Information = strings.Repeat("x", 71) },
		"payment.epc.bytes":       func(t *Transfer) { t.Reference, t.Text = "", strings.Repeat("å", 140) },
		"payment.bic.shape":       func(t *Transfer) { t.BIC = "NDEA" },
		"payment.iban.check":      func(t *Transfer) { t.IBAN = "FI2212345600000785" },
		"payment.rf.check":        func(t *Transfer) { t.Reference = "RF351234561" },
		"payment.viite.check":     func(t *Transfer) { t.Reference = "1234562" },
	} {
		bad := good
		spoil(&bad)
		if got, err := EPC(bad); got != "" || !problem.Is(err, code) {
			t.Errorf("got %q, %v; want %s", got, err, code)
		}
	}
	for _, amount := range []string{"0.00", "450", "450.0", "450.000", "01.00", ".50", "1 000.00", "EUR1.00"} {
		bad := good
		bad.Amount = amount
		if got, err := EPC(bad); got != "" || !problem.Is(err, "payment.epc.amount") {
			t.Errorf("amount %q: got %q, %v", amount, got, err)
		}
	}
	if _, err := EPC(Transfer{Name: "a\xff", IBAN: good.IBAN, Currency: "EUR"}); !problem.Is(err, "payment.epc.characters") {
		t.Errorf("broken text: got %v", err)
	}
}

func TestDueInformation(t *testing.T) {
	if got, want := DueInformation(cal.MustParse("2026-12-31")), "ReqdExctnDt/2026-12-31"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := DueInformation(cal.Date{}); got != "" {
		t.Errorf("got %q for no date", got)
	}
}
