package payment

import (
	"testing"

	"kontingent/domain/problem"

	"pgregory.net/rapid"
)

func TestCodeLine(t *testing.T) {
	if got, want := CodeLine("000000000000018", "81234567"), "+71<000000000000018+81234567<"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(1, 99999999999999).Draw(t, "number")
		creditor := rapid.StringMatching(`8[0-9]{7}`).Draw(t, "creditor")
		ref, err := Make(Options{Scheme: FIK71, CreditorNumber: creditor}, n)
		if err != nil {
			t.Fatal(err)
		}
		want := Slip{"71", ref, creditor}
		if got, err := ParseCodeLine(CodeLine(ref, creditor)); err != nil || got != want {
			t.Fatalf("got %+v, %v; want %+v", got, err, want)
		}
	})
}

func TestParseCodeLineRefuses(t *testing.T) {
	for in, code := range map[string]string{
		"":                              "payment.code_line.shape",
		"71<000000000000018+81234567<":  "payment.code_line.shape",
		"+71<000000000000018+81234567":  "payment.code_line.shape",
		"+71 000000000000018 81234567":  "payment.code_line.shape",
		"+<+81234567<":                  "payment.code_line.type",
		"+71<+81234567<":                "payment.fik71.shape",
		"+71<000000000000018+71234567<": "payment.creditor_number.shape",
		"+75<000000000000018+81234567<": "payment.fik_long.shape",
		"+04<0000000000000019+1234567<": "payment.fik_long.check",
		"+01<1+1234567<":                "payment.code_line.reference",
		"+01<+123456<":                  "payment.code_line.giro",
		"+71<000000000000018+8123<567<": "payment.creditor_number.shape",
	} {
		if got, err := ParseCodeLine(in); got != (Slip{}) || !problem.Is(err, code) {
			t.Errorf("%q: got %+v, %v; want %s", in, got, err, code)
		}
	}
}
