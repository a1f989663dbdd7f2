package payment

import (
	"slices"
	"strconv"
	"strings"

	"kontingent/domain/problem"
)

// endpointSchemes are the schemes an electronic address may have: Peppol's code list v9.7, as the rules of 2026.5 ask
// for. Withdrawn ones (9908 of old Norwegian cards, 0037, 0212) are not in it.
var endpointSchemes = strings.Fields(`0002 0007 0009 0060 0088 0096 0097 0106 0130 0135 0142 0151 0183 0184 0188 0190
	0191 0192 0195 0196 0198 0199 0200 0201 0204 0208 0209 0210 0211 0216 0218 0221 0225 0230 0235 0240 0242 0244 0245
	0246 0248 9910 9913 9914 9915 9918 9919 9920 9922 9923 9924 9925 9926 9927 9928 9929 9930 9931 9932 9933 9934 9935
	9936 9937 9938 9939 9940 9941 9942 9943 9944 9945 9946 9947 9948 9949 9950 9951 9952 9953 9957 9959`)

// peppolForms checks the numbers of the schemes that the program knows.
var peppolForms = map[string]func(string) (string, error){
	"0007": swedishNumber,
	"0088": GLN,
	"0096": danishUnit,
	"0106": shaped("0106:12345678", 8), // Netherlands, KvK
	"0151": australian,
	"0184": cvr,
	"0190": shaped("0190:00000001003214345000", 20), // Netherlands, OIN
	"0192": norwegianNumber,
	"0198": danishVATUnit,
	"0208": belgian,
	"0216": OVT,
}

// PeppolID gives an address in the Peppol network as its scheme and number, "0192:988077917". A location number (GLN,
// EAN) and a Finnish OVT may stand alone: their form says what they are. The caller places the problem at its field.
func PeppolID(s string) (string, error) {
	n := strings.TrimPrefix(squeeze(s), "iso6523-actorid-upis::")
	scheme, id, found := strings.Cut(n, ":")
	switch {
	case found:
	case strings.HasPrefix(n, "0037") && len(n) >= 12:
		scheme, id = "0216", n
	case isDigits(n, 13, 13):
		scheme, id = "0088", n
	}
	if id == "" {
		return "", problem.New("payment.peppol.shape", "value", s, "want", "0192:988077917")
	}
	if !slices.Contains(endpointSchemes, scheme) {
		return "", problem.New("payment.peppol.scheme", "value", scheme, "want", "0192, 0184, 0007, 0216, 0088")
	}
	if form := peppolForms[scheme]; form != nil {
		id, err := form(id)
		if err != nil {
			return "", err
		}
		return scheme + ":" + id, nil
	}
	if len(id) > 50 || !isAlnum(without(upper(id), "-._~/:")) {
		return "", problem.New("payment.peppol.shape", "value", s, "want", "0192:988077917")
	}
	return scheme + ":" + id, nil
}

// danishUnit takes the ten digits of a P-number, which has no check digit.
var danishUnit = shaped("0096:1003388394", 10)

// shaped takes so many digits, and nothing but zeros is none; want is what is given as an example.
func shaped(want string, n int) func(string) (string, error) {
	return func(s string) (string, error) {
		if !isNumber(s, n, n) {
			return "", problem.New("payment.peppol.shape", "value", s, "want", want)
		}
		return s, nil
	}
}

// belgian takes ten digits of which the last two are 97 less the rest of the others by 97 (PEPPOL-COMMON-R043).
func belgian(s string) (string, error) {
	if !isNumber(s, 10, 10) || zeros(strconv.Itoa(97-mod97(s[:8])), 2) != s[8:] {
		return "", problem.New("payment.peppol.shape", "value", s, "want", "0208:0202239951")
	}
	return s, nil
}

// australian takes an ABN: eleven digits, the first one less one, weighed, a multiple of 89 (PEPPOL-COMMON-R050).
func australian(s string) (string, error) {
	sum := -10
	if isNumber(s, 11, 11) {
		for i, weight := range []int{10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19} {
			sum += int(s[i]-'0') * weight
		}
	}
	if sum < 0 || sum%89 != 0 {
		return "", problem.New("payment.peppol.shape", "value", s, "want", "0151:51824753556")
	}
	return s, nil
}

// danishVATUnit takes an SE-number: DK and 8 digits, which follow no check digit of their own.
func danishVATUnit(s string) (string, error) {
	n := strings.TrimPrefix(upper(s), "DK")
	if !isNumber(n, 8, 8) {
		return "", problem.New("payment.peppol.shape", "value", s, "want", "0198:DK13585628")
	}
	return "DK" + n, nil
}
