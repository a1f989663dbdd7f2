package payment

import (
	"strings"

	"kontingent/domain/problem"
)

// OVT gives a Finnish electronic invoicing address without spaces, in capitals: 0037, the digits of the Y-tunnus, and
// up to five letters or digits for a part of the organisation.
func OVT(s string) (string, error) {
	n := upper(squeeze(s))
	rest, ok := strings.CutPrefix(n, "0037")
	if !ok || len(rest) < 8 || len(rest) > 13 || !isDigits(rest[:8], 8, 8) || !isAlnum(rest) {
		return "", problem.New("payment.ovt.shape", "value", s, "want", "003720774740")
	}
	if _, err := businessID(rest[:8]); err != nil {
		return "", err
	}
	return n, nil
}
