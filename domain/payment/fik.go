package payment

import "kontingent/domain/problem"

// The payment ids of Danish slips: type 71 has 15 digits, the types 75, 04 and 15 have 16, the check digit included.
const (
	shortID = 15
	longID  = 16
)

// makeFIK71 is the number filled with zeros to 14 digits, then the check digit.
func makeFIK71(n string) (string, error) {
	if len(n) > shortID-1 {
		return "", problem.New("payment.fik71.number_too_long", "value", n, "want", "14").At("payment_reference")
	}
	base := zeros(n, shortID-1)
	return base + string(luhn(base)), nil
}

// checkFIK71 takes exactly 15 digits: a shorter one has lost digits that nobody may guess.
func checkFIK71(id string) error {
	if !isDigits(id, shortID, shortID) {
		return problem.New("payment.fik71.shape", "value", id, "want", "15")
	}
	if base, last := cut(id); last != luhn(base) {
		return problem.New("payment.fik71.check", "value", id, "want", string(luhn(base)))
	}
	return nil
}

// checkLongID is for the types 75, 04 and 15, which we read and never make.
func checkLongID(kind, id string) error {
	if !isDigits(id, longID, longID) {
		return problem.New("payment.fik_long.shape", "value", id, "type", kind, "want", "16")
	}
	if base, last := cut(id); last != luhn(base) {
		return problem.New("payment.fik_long.check", "value", id, "type", kind, "want", string(luhn(base)))
	}
	return nil
}

// isCreditor reports whether s is a Danish FI creditor number: 8 digits, the first one 8.
func isCreditor(s string) bool { return isDigits(s, 8, 8) && s[0] == '8' }

func wrongCreditor(s string) *problem.Problem {
	return problem.New("payment.creditor_number.shape", "value", s, "want", "8")
}
