package payment

import (
	"slices"
	"strings"

	"kontingent/domain/problem"
)

// Scheme is the way payment references are made, as the setting payment_reference names it.
type Scheme string

// The schemes.
const (
	None  Scheme = "none"  // no reference: the payer writes the invoice number in the message
	KID10 Scheme = "kid10" // Norway, modulus 10
	KID11 Scheme = "kid11" // Norway, modulus 11
	FIK71 Scheme = "fik71" // Denmark, payment slip type 71
	Viite Scheme = "viite" // Finland, national reference
	RF    Scheme = "rf"    // ISO 11649, anywhere in SEPA; built over a viite as Finland does
	OCR   Scheme = "ocr"   // Sweden
)

var schemes = []Scheme{None, KID10, KID11, FIK71, Viite, RF, OCR}

// ParseScheme reads the setting's value. The caller places the problem at its field.
func ParseScheme(s string) (Scheme, error) {
	v := Scheme(strings.ToLower(strings.TrimSpace(s)))
	if !slices.Contains(schemes, v) {
		return "", unknownScheme(s)
	}
	return v, nil
}

// Schemes lists what fits a country, the one to offer first. It is None wherever the reference rests on an agreement
// with the bank: a KID, FIK or OCR number that the bank does not expect gets payments refused.
func Schemes(country string) []Scheme {
	switch country {
	case "NO":
		return []Scheme{None, KID10, KID11}
	case "DK":
		return []Scheme{None, FIK71}
	case "SE":
		return []Scheme{None, OCR}
	case "FI":
		return []Scheme{Viite, RF, None}
	}
	return []Scheme{None}
}

func unknownScheme(s string) *problem.Problem {
	return problem.New("payment.scheme.unknown", "value", s, "want", names(schemes))
}

func names(all []Scheme) string {
	s := make([]string, len(all))
	for i, v := range all {
		s[i] = string(v)
	}
	return strings.Join(s, ", ")
}
