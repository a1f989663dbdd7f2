package payment

import (
	"testing"

	"kontingent/domain/problem"
)

// spec: A6
func TestPeppolID(t *testing.T) {
	for in, want := range map[string]string{
		"0192:988077917":                       "0192:988077917",
		" 0192: 988 077 917 ":                  "0192:988077917",
		"iso6523-actorid-upis::0192:988077917": "0192:988077917",
		"0184:DK13585628":                      "0184:13585628",
		"5798000000001":                        "0088:5798000000001",
		"003720774740":                         "0216:003720774740",
		"0007:556047-3521":                     "0007:5560473521",
		"0198:13585628":                        "0198:DK13585628",
		"0096:1003388394":                      "0096:1003388394",
		"0204:04011000-12345-67":               "0204:04011000-12345-67",
		"0208:0202239951":                      "0208:0202239951",
		"0151:51824753556":                     "0151:51824753556",
		"0106:12345678":                        "0106:12345678",
	} {
		if got, err := PeppolID(in); err != nil || got != want {
			t.Errorf("%q: got %q, %v, want %q", in, got, err, want)
		}
	}
	for in, want := range map[string]string{
		"988077917":              "payment.peppol.shape", // whose?
		"0192:":                  "payment.peppol.shape",
		"0192:988077918":         "payment.organisation.no.check",
		"0088:5798000000002":     "payment.gln.check",
		"9908:988077917":         "payment.peppol.scheme",
		"0037:003720774740":      "payment.peppol.scheme",
		"0096:123":               "payment.peppol.shape",
		"0198:SE1":               "payment.peppol.shape",
		"0208:0202239952":        "payment.peppol.shape",
		"0151:51824753557":       "payment.peppol.shape",
		"0151:":                  "payment.peppol.shape",
		"0106:1234567":           "payment.peppol.shape",
		"0204:<b>":               "payment.peppol.shape",
		"0184:DK13585629":        "payment.organisation.dk.check",
		"0216:003720774741":      "payment.organisation.fi.check",
		"kasserer@klubb.example": "payment.peppol.shape",
	} {
		if got, err := PeppolID(in); got != "" || !problem.Is(err, want) {
			t.Errorf("%q: got %q, %v, want %s", in, got, err, want)
		}
	}
}
