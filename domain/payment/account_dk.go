package payment

import (
	"strings"

	"kontingent/domain/problem"
)

const (
	registrationLen  = 4
	accountLen       = 10
	shortestAccount  = 5 // a shorter one is written with zeros: "8123 4567" could be a creditor number
	writtenInOnePart = registrationLen + accountLen
)

// parseDanish reads "1234 0012345678", or an FI creditor number. There is no common check digit, so the border
// between registration number and account must be seen, or all 14 digits be there: ten digits alone are most likely
// an account whose registration number was forgotten.
func parseDanish(s string) (Account, error) {
	parts := strings.FieldsFunc(s, func(r rune) bool { return isSpace(r) || strings.ContainsRune("-./", foldDash(r)) })
	if len(parts) == 1 && isCreditor(parts[0]) {
		return Account{CreditorAccount, parts[0]}, nil
	}
	if len(parts) == 1 && len(parts[0]) == writtenInOnePart {
		parts = []string{parts[0][:registrationLen], parts[0][registrationLen:]}
	}
	if len(parts) >= 2 {
		reg, account := parts[0], strings.Join(parts[1:], "")
		if isDigits(reg, registrationLen, registrationLen) && isNumber(account, shortestAccount, accountLen) {
			return Account{DanishAccount, reg + zeros(account, accountLen)}, nil
		}
	}
	return Account{}, problem.New("payment.account.dk.shape", "value", s, "want", "1234 0012345678")
}

// ParseCreditor reads a Danish FI creditor number.
func ParseCreditor(s string) (Account, error) {
	n := squeeze(s)
	if !isCreditor(n) {
		return Account{}, wrongCreditor(s)
	}
	return Account{CreditorAccount, n}, nil
}
