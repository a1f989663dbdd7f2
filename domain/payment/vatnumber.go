package payment

import (
	"strings"

	"kontingent/domain/problem"
)

// VATNumber gives the normalised VAT number of a registered organisation, as an EHF wants it: NO988077917MVA,
// DK13585628, SE556047352101, FI20774740. The country's letters may be left out, Norway's MVA and Sweden's 01 may
// not: they are what makes it a VAT number. The caller places the problem at its field.
func VATNumber(country, s string) (string, error) {
	n := upper(squeeze(s))
	bare := strings.TrimPrefix(n, country)
	switch country {
	case "NO":
		org, ok := strings.CutSuffix(bare, "MVA")
		if !ok {
			return "", problem.New("payment.vat.no.shape", "value", s, "want", "NO988077917MVA")
		}
		org, err := norwegianNumber(org)
		return vat("NO", org, "MVA", err)
	case "DK":
		org, err := cvr(n) // knows the letters itself
		return vat("DK", org, "", err)
	case "SE":
		org, ok := strings.CutSuffix(without(bare, "-"), "01")
		if !ok || len(org) != 10 {
			return "", problem.New("payment.vat.se.shape", "value", s, "want", "SE556047352101")
		}
		org, err := swedishNumber(org)
		return vat("SE", org, "01", err)
	case "FI":
		org, err := businessID(bare)
		return vat("FI", without(org, "-"), "", err)
	}
	return "", unknownCountry(country)
}

// PrintVATNumber gives the number as an invoice shows it: in Norway 988 077 917 MVA; elsewhere as it is.
func PrintVATNumber(country, n string) string {
	m, err := VATNumber(country, n)
	if err != nil {
		return n
	}
	if country == "NO" {
		return fromLeft(m[2:11], 3) + " MVA"
	}
	return m
}

func vat(country, org, suffix string, err error) (string, error) {
	if err != nil {
		return "", err
	}
	return country + org + suffix, nil
}
