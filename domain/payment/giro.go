package payment

import (
	"strings"

	"kontingent/domain/problem"
)

// parseGiro reads a Swedish bankgiro (5402-9681) or plusgiro (28 65 43-4). The place of the hyphen tells which; so
// does BG or PG in front. Seven or eight digits with neither can be both, of two different holders.
func parseGiro(s string) (Account, error) {
	n := upper(squeeze(s))
	for _, p := range []struct {
		prefix string
		parse  func(string) (Account, error)
	}{{"BANKGIRO", parseBankgiro}, {"PLUSGIRO", parsePlusgiro}, {"BG", parseBankgiro}, {"PG", parsePlusgiro}} {
		if rest, ok := strings.CutPrefix(n, p.prefix); ok {
			return p.parse(strings.TrimLeft(rest, ":.-"))
		}
	}
	if strings.Contains(n, "-") {
		if strings.LastIndexByte(n, '-') == len(n)-2 {
			return parsePlusgiro(n)
		}
		return parseBankgiro(n)
	}
	if isNumber(n, 7, 8) {
		return Account{}, problem.New("payment.account.se.ambiguous", "value", s, "want", hyphen(n, 4),
			"plusgiro", printPlusgiro(hyphen(n, 1)))
	}
	if isDigits(n, 2, 6) {
		return parsePlusgiro(n)
	}
	return Account{}, problem.New("payment.account.se.shape", "value", s, "want", "5402-9681")
}

// parseBankgiro reads 7–8 digits, the last one of modulus 10, hyphens anywhere.
func parseBankgiro(s string) (Account, error) {
	n := without(s, "-")
	if !isNumber(n, 7, 8) {
		return Account{}, problem.New("payment.bankgiro.shape", "value", s, "want", "7–8")
	}
	if base, last := cut(n); last != luhn(base) {
		return Account{}, problem.New("payment.bankgiro.check", "value", s, "want", string(luhn(base)))
	}
	return Account{BankgiroAccount, hyphen(n, 4)}, nil
}

// parsePlusgiro reads 2–8 digits, the last one of modulus 10, hyphens anywhere.
func parsePlusgiro(s string) (Account, error) {
	n := without(s, "-")
	if !isNumber(n, 2, 8) {
		return Account{}, problem.New("payment.plusgiro.shape", "value", s, "want", "2–8")
	}
	if base, last := cut(n); last != luhn(base) {
		return Account{}, problem.New("payment.plusgiro.check", "value", s, "want", string(luhn(base)))
	}
	return Account{PlusgiroAccount, hyphen(n, 1)}, nil
}

// printPlusgiro puts pairs counted from the right before the hyphen; an odd digit joins the first pair: 410 54 68-5.
func printPlusgiro(n string) string {
	base, last, _ := strings.Cut(n, "-")
	odd := ""
	if len(base)%2 == 1 && len(base) > 1 {
		odd, base = base[:1], base[1:]
	}
	return odd + fromRight(base, 2) + "-" + last
}

// hyphen puts a hyphen before the last n digits.
func hyphen(s string, n int) string { return s[:len(s)-n] + "-" + s[len(s)-n:] }
