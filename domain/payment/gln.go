package payment

import "kontingent/domain/problem"

// GLN gives a location number (EAN number in Denmark) without spaces: 13 digits, weights 3, 1 from the right.
// Source: GS1.
func GLN(s string) (string, error) {
	n := squeeze(s)
	if !isNumber(n, 13, 13) {
		return "", problem.New("payment.gln.shape", "value", s, "want", "13")
	}
	base, last := cut(n)
	if want := toNext(weigh(base, 3, 1), 10); last != want {
		return "", problem.New("payment.gln.check", "value", s, "want", string(want))
	}
	return n, nil
}
