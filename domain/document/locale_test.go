package document

import (
	"strings"
	"testing"

	"kontingent/domain/cal"
	"kontingent/domain/money"
)

// spec: C6
func TestLocale(t *testing.T) {
	q, _ := money.ParseQuantity("1234.5")
	p, _ := money.ParsePrice("12345.6789")
	r, _ := money.ParseRate("11.11")
	day := cal.MustParse("2027-01-29")
	for _, c := range []struct{ language, amount, money, quantity, price, rate, date string }{
		{"nb", "1 250,00", "−1 234 567,05 kr", "1 234,5", "12 345,6789", "11,11 %", "29.1.2027"},
		{"nn", "1 250,00", "−1 234 567,05 kr", "1 234,5", "12 345,6789", "11,11 %", "29.1.2027"},
		{"da", "1.250,00", "−1.234.567,05 NOK", "1.234,5", "12.345,6789", "11,11 %", "29.01.2027"},
		{"sv", "1 250,00", "−1 234 567,05 NOK", "1 234,5", "12 345,6789", "11,11 %", "2027-01-29"},
		{"fi", "1 250,00", "−1 234 567,05 NOK", "1 234,5", "12 345,6789", "11,11 %", "29.1.2027"},
		{"en", "1,250.00", "NOK −1,234,567.05", "1,234.5", "12,345.6789", "11.11%", "29 January 2027"},
		{"xx", "1,250.00", "NOK −1,234,567.05", "1,234.5", "12,345.6789", "11.11%", "29 January 2027"},
	} {
		l := LocaleOf(c.language)
		for _, x := range []struct{ got, want string }{
			{l.Amount(money.Minor(125000)), c.amount},
			{l.Money(money.Minor(-123456705), "NOK"), c.money},
			{l.Quantity(q), c.quantity},
			{l.Price(p), c.price},
			{l.Rate(r), c.rate},
			{l.Date(day), c.date},
			{l.Date(cal.Date{}), ""},
		} {
			if got := spaces(x.got); got != x.want {
				t.Errorf("%s: got %q, want %q", c.language, got, x.want)
			}
		}
	}
	for _, c := range []struct{ language, currency, want string }{
		{"da", "DKK", "1,00 kr."}, {"sv", "SEK", "1,00 kr"}, {"fi", "EUR", "1,00 €"}, {"nb", "EUR", "1,00 EUR"},
	} {
		if got := spaces(LocaleOf(c.language).Money(money.Minor(100), c.currency)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.language, got, c.want)
		}
	}
}

// TestNumbersAreOneWord: no line breaks between a number's groups, nor before its unit.
func TestNumbersAreOneWord(t *testing.T) {
	for language := range locales {
		l := LocaleOf(language)
		for _, s := range []string{l.Money(money.Minor(123456789), "NOK"), l.Date(cal.MustParse("2027-01-29")), l.Rate(money.Rate{})} {
			if strings.Contains(s, " ") {
				t.Errorf("%s: %q may be broken", language, s)
			}
		}
	}
}

// spaces shows no-break spaces as plain ones.
func spaces(s string) string { return strings.ReplaceAll(s, nbsp, " ") }
