package payment

import (
	"strings"

	"kontingent/domain/problem"
)

const (
	viitePrefix  = "10" // a base needs three digits and no leading zero, whatever the invoice number
	shortestBase = 3
	longestBase  = 19
)

// makeViite is the prefix, the number, the check digit.
func makeViite(n string) (string, error) {
	base := viitePrefix + n
	if len(base) > longestBase {
		return "", problem.New("payment.viite.number_too_long", "value", n, "want", "17").At("payment_reference")
	}
	return base + string(viiteDigit(base)), nil
}

// viiteDigit has weights 7, 3, 1 from the right, up to the next ten. Source: Finance Finland, reference number guide.
func viiteDigit(base string) byte { return toNext(weigh(base, 7, 3, 1), 10) }

// normaliseViite joins the groups of five and drops the zeros that bank files put in front. Spaces anywhere else are
// a sign that digits are missing, so they are refused.
func normaliseViite(s string) (string, error) {
	groups := strings.FieldsFunc(s, isSpace)
	joined := strings.Join(groups, "")
	if len(joined) > longestBase+1 {
		return joined, nil // too long, zeros or not
	}
	machine := strings.TrimLeft(joined, "0")
	for i, g := range groups {
		if len(groups) > 1 && (len(g) > 5 || i > 0 && len(g) < 5) && checkViite(machine) == nil {
			return "", problem.New("payment.viite.groups", "value", s, "want", fromRight(machine, 5))
		}
	}
	return machine, nil
}

// checkViite takes 4–20 digits without leading zeros.
func checkViite(ref string) error {
	if !isDigits(ref, shortestBase+1, longestBase+1) || ref[0] == '0' {
		return problem.New("payment.viite.shape", "value", ref, "want", "4–20")
	}
	if base, last := cut(ref); last != viiteDigit(base) {
		return problem.New("payment.viite.check", "value", ref, "want", string(viiteDigit(base)))
	}
	return nil
}
