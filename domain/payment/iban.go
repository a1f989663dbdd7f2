package payment

import (
	"strconv"

	"kontingent/domain/problem"
)

// nordicIBAN is the length of the IBANs we meet daily; all four have digits only after the country. The lengths of
// the other countries are left to the check digits.
var nordicIBAN = map[string]int{"NO": 15, "DK": 18, "SE": 24, "FI": 18}

const shortestIBAN, longestIBAN = 15, 34

// looksLikeIBAN reports whether s begins like an IBAN: two letters, two digits.
func looksLikeIBAN(s string) bool {
	n := upper(squeeze(s))
	return len(n) >= 4 && isAlnum(n[:2]) && n[0] >= 'A' && n[1] >= 'A' && isDigits(n[2:4], 2, 2)
}

// parseIBAN gives the machine form of an IBAN of any country. In a Norwegian one the account number must be right too.
func parseIBAN(s string) (string, error) {
	n := upper(squeeze(s))
	if !looksLikeIBAN(n) || !isAlnum(n) {
		return "", problem.New("payment.iban.shape", "value", s, "want", "FI21 1234 5600 0007 85")
	}
	country, account := n[:2], n[4:]
	length, nordic := nordicIBAN[country]
	switch {
	case nordic && len(n) != length:
		return "", problem.New("payment.iban.length", "value", s, "country", country, "want", strconv.Itoa(length),
			"length", strconv.Itoa(len(n)))
	case len(n) < shortestIBAN || len(n) > longestIBAN:
		return "", problem.New("payment.iban.length", "value", s, "country", country, "want", "15–34",
			"length", strconv.Itoa(len(n)))
	}
	if nordic && !isDigits(account, 1, longestIBAN) {
		return "", problem.New("payment.iban.digits", "value", s, "country", country, "want", digits)
	}
	if want := pair97(country, account); n[2:4] != want {
		return "", problem.New("payment.iban.check", "value", s, "want", want)
	}
	if country == "NO" {
		return n, checkNorwegian(account)
	}
	return n, nil
}

// BIC checks a bank's code, 8 or 11 characters (ISO 9362), and gives it in capitals without spaces.
func BIC(s string) (string, error) {
	n := upper(squeeze(s))
	country := ""
	if len(n) == 8 || len(n) == 11 {
		country = n[4:6]
	}
	if country == "" || !isAlnum(n) || country[0] < 'A' || country[1] < 'A' {
		return "", problem.New("payment.bic.shape", "value", s, "want", "NDEAFIHH")
	}
	return n, nil
}
