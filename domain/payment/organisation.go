package payment

import (
	"strings"

	"kontingent/domain/problem"
)

// OrganisationNumber gives the normalised form of an organisation's number in its country (NO, DK, SE, FI): digits
// alone, in Finland with the hyphen that belongs to it. The caller places the problem at its field.
func OrganisationNumber(country, s string) (string, error) {
	switch country {
	case "NO":
		return norwegianNumber(s)
	case "DK":
		return cvr(s)
	case "SE":
		return swedishNumber(s)
	case "FI":
		return businessID(s)
	}
	return "", unknownCountry(country)
}

// PrintOrganisationNumber gives the number as people read it; what is none comes back as it was.
func PrintOrganisationNumber(country, n string) string {
	m, err := OrganisationNumber(country, n)
	if err != nil {
		return n
	}
	switch country {
	case "NO":
		return fromLeft(m, 3)
	case "SE":
		return m[:6] + "-" + m[6:]
	}
	return m
}

// norwegianNumber takes 9 digits, the last one of modulus 11. Source: Brønnøysund registers.
func norwegianNumber(s string) (string, error) {
	n := squeeze(s)
	if !isNumber(n, 9, 9) {
		return "", problem.New("payment.organisation.no.shape", "value", s, "want", "9")
	}
	base, last := cut(n)
	want := mod11(base)
	if want == '-' {
		return "", problem.New("payment.organisation.no.impossible", "value", s, "start", base, "want", "9")
	}
	if last != want {
		return "", problem.New("payment.organisation.no.check", "value", s, "want", string(want))
	}
	return n, nil
}

// cvr takes 8 digits, the first not 0, of which the weighted sum is a multiple of eleven; DK may stand in front.
// Source: Erhvervsstyrelsen. Numbers of production units (P-numbers) do not follow it: never check those.
func cvr(s string) (string, error) {
	n := strings.TrimPrefix(strings.TrimPrefix(upper(squeeze(s)), "DK"), "-")
	if !isDigits(n, 8, 8) || n[0] == '0' {
		return "", problem.New("payment.organisation.dk.shape", "value", s, "want", "8")
	}
	base, last := cut(n)
	want := toNext(weigh(base, 2, 3, 4, 5, 6, 7, 2), 11)
	if want == '-' {
		return "", problem.New("payment.organisation.dk.impossible", "value", s, "start", base, "want", "8")
	}
	if last != want {
		return "", problem.New("payment.organisation.dk.check", "value", s, "want", string(want))
	}
	return n, nil
}

// swedishNumber takes 10 digits, the last one of modulus 10, with or without the hyphen before the last four.
func swedishNumber(s string) (string, error) {
	n := squeeze(s)
	if len(n) == 11 && n[6] == '-' {
		n = n[:6] + n[7:]
	}
	if !isNumber(n, 10, 10) {
		return "", problem.New("payment.organisation.se.shape", "value", s, "want", "10")
	}
	if base, last := cut(n); last != luhn(base) {
		return "", problem.New("payment.organisation.se.check", "value", s, "want", string(luhn(base)))
	}
	return n, nil
}

// businessID takes the Finnish Y-tunnus, 7 digits and a check digit, with or without its hyphen.
func businessID(s string) (string, error) {
	n := squeeze(s)
	if len(n) == 9 && n[7] == '-' {
		n = n[:7] + n[8:]
	}
	if !isNumber(n, 8, 8) {
		return "", problem.New("payment.organisation.fi.shape", "value", s, "want", "2077474-0")
	}
	base, last := cut(n)
	want := toNext(weigh(base, 2, 4, 8, 5, 10, 9, 7), 11)
	if want == '-' {
		return "", problem.New("payment.organisation.fi.impossible", "value", s, "start", base, "want", "8")
	}
	if last != want {
		return "", problem.New("payment.organisation.fi.check", "value", s, "want", string(want))
	}
	return base + "-" + string(last), nil
}
