package payment

import (
	"testing"

	"kontingent/domain/problem"

	"pgregory.net/rapid"
)

func TestParseAccount(t *testing.T) {
	for _, c := range []struct {
		country, in string
		want        Account
		print       string
	}{
		{"NO", "8601 11 17947", Account{NorwegianAccount, "86011117947"}, "8601.11.17947"},
		{"NO", "no93 8601 1117 947", Account{IBANAccount, "NO9386011117947"}, "NO93 8601 1117 947"},
		{"DK", "1234 12345678", Account{DanishAccount, "12340012345678"}, "1234 0012345678"},
		{"DK", "1234-001 234 5678", Account{DanishAccount, "12340012345678"}, "1234 0012345678"},
		{"DK", "12340012345678", Account{DanishAccount, "12340012345678"}, "1234 0012345678"},
		{"DK", "81234567", Account{CreditorAccount, "81234567"}, "81234567"},
		{"DK", "DK50 0040 0440 1162 43", Account{IBANAccount, "DK5000400440116243"}, "DK50 0040 0440 1162 43"},
		{"SE", "5402–9681", Account{BankgiroAccount, "5402-9681"}, "5402-9681"},
		{"SE", "BG 54029681", Account{BankgiroAccount, "5402-9681"}, "5402-9681"},
		{"SE", "Bankgiro: 297-3675", Account{BankgiroAccount, "297-3675"}, "297-3675"},
		{"SE", "pg 4105468-5", Account{PlusgiroAccount, "4105468-5"}, "410 54 68-5"},
		{"SE", "4-2", Account{PlusgiroAccount, "4-2"}, "4-2"},
		{"SE", "42", Account{PlusgiroAccount, "4-2"}, "4-2"},
		{"SE", "SE45 5000 0000 0583 9825 7466", Account{IBANAccount, "SE4550000000058398257466"}, "SE45 5000 0000 0583 9825 7466"},
		{"SE", "BG80BNBG96611020345678", Account{IBANAccount, "BG80BNBG96611020345678"}, "BG80 BNBG 9661 1020 3456 78"},
		{"FI", "FI21 1234 5600 0007 85", Account{IBANAccount, "FI2112345600000785"}, "FI21 1234 5600 0007 85"},
	} {
		got, err := ParseAccount(c.country, c.in)
		if err != nil || got != c.want || got.Print() != c.print {
			t.Errorf("%s %q: got %+v printed %q, %v; want %+v printed %q", c.country, c.in, got, got.Print(), err, c.want, c.print)
		}
	}
}

func TestParseAccountRefuses(t *testing.T) {
	for _, c := range []struct{ country, in, code string }{
		{"NO", "", "payment.account.no.shape"},
		{"NO", "00000000000", "payment.account.no.shape"},
		{"NO", "86011117949", "payment.account.no.check"},
		{"NO", "00000020010", "payment.account.no.impossible"},
		{"NO", "NO2386011117946", "payment.account.no.check"},
		{"NO", "NO9386O11117947", "payment.iban.digits"},
		{"NO", "NO93860111179", "payment.iban.length"},
		{"DK", "0012345678", "payment.account.dk.shape"}, // the registration number was forgotten
		{"DK", "8123 4567", "payment.account.dk.shape"},  // a creditor number in groups, or a short account
		{"DK", "123 0012345678", "payment.account.dk.shape"},
		{"DK", "1234 00000000", "payment.account.dk.shape"},
		{"DK", "1234 00123456789", "payment.account.dk.shape"},
		{"SE", "54029681", "payment.account.se.ambiguous"},
		{"SE", "", "payment.account.se.shape"},
		{"SE", "9 digits", "payment.account.se.shape"},
		{"SE", "BG 5402-9682", "payment.bankgiro.check"},
		{"SE", "PG", "payment.plusgiro.shape"},
		{"FI", "123456-785", "payment.account.fi.shape"},
		{"FI", "FI2112345600000786", "payment.iban.check"},
		{"FI", "FI01", "payment.iban.length"},
		{"DE", "12345678", "payment.country.unknown"},
	} {
		got, err := ParseAccount(c.country, c.in)
		if !got.IsZero() || !problem.Is(err, c.code) {
			t.Errorf("%s %q: got %+v, %v; want %s", c.country, c.in, got, err, c.code)
		}
	}
}

// What is stored, and what is shown, can be read again and is the same account.
func TestKeptAndPrintedAccountsCanBeRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		country := rapid.SampledFrom([]string{"NO", "DK", "SE", "FI"}).Draw(t, "country")
		in := rapid.OneOf(rapid.StringMatching(`[0-9]{2,14}`), rapid.StringMatching(`[0-9]{1,5}[- ][0-9]{1,10}`),
			rapid.StringMatching(`(BG|PG)[0-9]{2,8}`), rapid.Just(drawIBAN(t))).Draw(t, "in")
		a, err := ParseAccount(country, in)
		if err != nil {
			return
		}
		for _, form := range []string{a.Number, a.Print()} {
			if got, err := ParseAccount(country, form); err != nil || got != a {
				t.Fatalf("%q is %+v, written %q, read again %+v, %v", in, a, form, got, err)
			}
		}
	})
}

func drawIBAN(t *rapid.T) string {
	country := rapid.SampledFrom([]string{"DK", "FI"}).Draw(t, "iban country")
	account := rapid.StringMatching(`[0-9]{14}`).Draw(t, "iban account")
	return country + pair97(country, account) + account
}

func TestIBANOfAccount(t *testing.T) {
	for _, c := range []struct {
		a    Account
		want string
	}{
		{Account{NorwegianAccount, "86011117947"}, "NO9386011117947"},
		{Account{NorwegianAccount, "12345678903"}, "NO7112345678903"},
		{Account{IBANAccount, "FI2112345600000785"}, "FI2112345600000785"},
		{Account{DanishAccount, "12340012345678"}, ""}, // the bank may use another registration number in it
		{Account{BankgiroAccount, "5402-9681"}, ""},
		{Account{}, ""},
	} {
		if got := c.a.IBAN(); got != c.want {
			t.Errorf("%+v: got %q, want %q", c.a, got, c.want)
		}
	}
}

func TestDigits(t *testing.T) {
	for a, want := range map[Account]string{
		{BankgiroAccount, "5402-9681"}:            "54029681",
		{PlusgiroAccount, "286543-4"}:             "2865434",
		{NorwegianAccount, "86011117947"}:         "86011117947",
		{IBANAccount, "SE4550000000058398257466"}: "SE4550000000058398257466",
	} {
		if got := a.Digits(); got != want {
			t.Errorf("%+v: got %q, want %q", a, got, want)
		}
	}
}

func TestRegistration(t *testing.T) {
	if reg, n := (Account{DanishAccount, "12340012345678"}).Registration(); reg != "1234" || n != "0012345678" {
		t.Errorf("got %q, %q", reg, n)
	}
	if reg, n := (Account{CreditorAccount, "81234567"}).Registration(); reg != "" || n != "" {
		t.Errorf("got %q, %q for a creditor number", reg, n)
	}
}

func TestParseCreditor(t *testing.T) {
	if got, err := ParseCreditor("81 23 45 67"); err != nil || got != (Account{CreditorAccount, "81234567"}) {
		t.Errorf("got %+v, %v", got, err)
	}
	if got, err := ParseCreditor("12345678"); !got.IsZero() || !problem.Is(err, "payment.creditor_number.shape") {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestBIC(t *testing.T) {
	for in, want := range map[string]string{"ndeafihh": "NDEAFIHH", "DNBA NO KK XXX": "DNBANOKKXXX", "NDEAFIH": "", "NDEA11HH": "", "": "", "NDEAFIHÅ": ""} {
		if got, err := BIC(in); got != want || (err == nil) != (want != "") {
			t.Errorf("%q: got %q, %v; want %q", in, got, err, want)
		}
	}
}
