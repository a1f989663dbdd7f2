package payment

import (
	"strconv"

	"kontingent/domain/problem"
)

// makeKID10 is the number filled with zeros, then the check digit.
func makeKID10(n string, length int) (string, error) {
	if len(n) > length-1 {
		return "", kidTooShort(n, length, len(n)+1)
	}
	base := zeros(n, length-1)
	return base + string(luhn(base)), nil
}

// makeKID11 is the number filled with zeros, a free digit, then the check digit. The free digit is 0, or 1 where 0
// would give "-", which many systems refuse: so no invoice number need be skipped. Two neighbours never both give
// "-", for the free digit's weight 3 moves the sum.
func makeKID11(n string, length int) (string, error) {
	if len(n) > length-2 {
		return "", kidTooShort(n, length, len(n)+2)
	}
	base := zeros(n, length-2)
	check, free := mod11(base+"0"), "0"
	if check == '-' {
		check, free = mod11(base+"1"), "1"
	}
	return base + free + string(check), nil
}

func kidTooShort(n string, length, want int) error {
	return problem.New("payment.kid.number_too_long", "value", n, "length", strconv.Itoa(length),
		"want", strconv.Itoa(want)).At("kid_length")
}

// checkKID10 takes 2–25 digits, the last one of modulus 10.
func checkKID10(kid string) error {
	if !isDigits(kid, 2, longestKID) {
		return problem.New("payment.kid10.shape", "value", kid, "want", "2–25")
	}
	if base, last := cut(kid); last != luhn(base) {
		return problem.New("payment.kid10.check", "value", kid, "want", string(luhn(base)))
	}
	return nil
}

// checkKID11 takes 2–25 characters: digits and a last character of modulus 11, which may be "-".
func checkKID11(kid string) error {
	if len(kid) < 2 || len(kid) > longestKID || !isDigits(kid[:len(kid)-1], 1, longestKID) {
		return problem.New("payment.kid11.shape", "value", kid, "want", "2–25")
	}
	if base, last := cut(kid); last != mod11(base) {
		return problem.New("payment.kid11.check", "value", kid, "want", string(mod11(base)))
	}
	return nil
}
