package payment

import "kontingent/domain/problem"

// parseNorwegian reads 11 digits, with dots or spaces between them, the last one of modulus 11.
func parseNorwegian(s string) (Account, error) {
	n := without(squeeze(s), ".")
	return Account{NorwegianAccount, n}.or(checkNorwegian(n))
}

func checkNorwegian(n string) error {
	if !isNumber(n, 11, 11) {
		return problem.New("payment.account.no.shape", "value", n, "want", "11")
	}
	base, last := cut(n)
	want := mod11(base)
	if want == '-' {
		return problem.New("payment.account.no.impossible", "value", n, "start", base, "want", "11")
	}
	if last != want {
		return problem.New("payment.account.no.check", "value", n, "want", string(want))
	}
	return nil
}
