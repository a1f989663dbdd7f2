package payment

import "kontingent/domain/problem"

// AccountKind is what sort of number an account is known by.
type AccountKind string

// The kinds of account.
const (
	NorwegianAccount AccountKind = "no"       // 11 digits
	DanishAccount    AccountKind = "dk"       // registration number, 4 digits, and account, 10 digits
	IBANAccount      AccountKind = "iban"     // any country
	BankgiroAccount  AccountKind = "bankgiro" // Sweden, 7–8 digits
	PlusgiroAccount  AccountKind = "plusgiro" // Sweden, 2–8 digits
	CreditorAccount  AccountKind = "fik"      // Denmark, FI creditor number, 8 digits
)

// Account is where money is to be paid. The zero value is no account.
//
// The number has digits alone, and an IBAN its letters; the two Swedish giros keep the hyphen that tells them apart
// (54029681 could be either).
type Account struct {
	Kind   AccountKind
	Number string // the form to keep: ParseAccount makes the same account of it
}

// ParseAccount reads an account as people write it in a country (NO, DK, SE, FI); an IBAN is taken in each. It never
// guesses between two accounts: what could be either of two kinds is a problem that says how to write it. The caller
// places the problem at its field.
func ParseAccount(country, s string) (Account, error) {
	marked := country == "SE" && len(squeeze(s)) < shortestIBAN // "BG 5402-9681" is not Bulgarian
	if looksLikeIBAN(s) && !marked {
		n, err := parseIBAN(s)
		return Account{IBANAccount, n}.or(err)
	}
	switch country {
	case "NO":
		return parseNorwegian(s)
	case "DK":
		return parseDanish(s)
	case "SE":
		return parseGiro(s)
	case "FI":
		return Account{}, problem.New("payment.account.fi.shape", "value", s, "want", "FI21 1234 5600 0007 85")
	}
	return Account{}, unknownCountry(country)
}

// Print gives the account as people read it, in a form that ParseAccount reads.
func (a Account) Print() string {
	switch n := a.Number; {
	case a.Kind == NorwegianAccount && len(n) == 11:
		return n[:4] + "." + n[4:6] + "." + n[6:]
	case a.Kind == DanishAccount && len(n) == 14:
		return n[:4] + " " + n[4:]
	case a.Kind == IBANAccount:
		return fromLeft(n, 4)
	case a.Kind == PlusgiroAccount && len(n) > 2:
		return printPlusgiro(n)
	}
	return a.Number
}

// Digits is the number without the hyphen of the Swedish giros, as banks' files and electronic invoices have it.
func (a Account) Digits() string { return without(a.Number, "-") }

// IBAN is the account's international number, empty where it can't be known: only Norway's follows from the national
// number; a Danish bank may use another registration number in it.
func (a Account) IBAN() string {
	switch a.Kind {
	case NorwegianAccount:
		return "NO" + pair97("NO", a.Number) + a.Number
	case IBANAccount:
		return a.Number
	}
	return ""
}

// Registration is the Danish registration number and the account at it; both are empty for other kinds.
func (a Account) Registration() (reg, account string) {
	if a.Kind != DanishAccount || len(a.Number) != 14 {
		return "", ""
	}
	return a.Number[:4], a.Number[4:]
}

// IsZero reports whether there is no account.
func (a Account) IsZero() bool { return a == Account{} }

// or is the account, or the error alone.
func (a Account) or(err error) (Account, error) {
	if err != nil {
		return Account{}, err
	}
	return a, nil
}

func unknownCountry(c string) error {
	return problem.New("payment.country.unknown", "value", c, "want", "NO, DK, SE, FI")
}
