package document

import (
	"strings"
	"time"

	"kontingent/domain/cal"
	"kontingent/domain/money"
)

// nbsp keeps a number and its unit on one line.
const nbsp = "\u00A0"

// Locale writes numbers and dates the way a language does. E-mail and web pages use it too, so that an amount looks the
// same everywhere.
type Locale struct {
	group, point string
	percent      string
	date         func(d cal.Date) string
	currency     map[string]string // ISO 4217 → how the language abbreviates its own currency
	codeFirst    bool              // EUR 10.00, not 10.00 EUR
}

var locales = map[string]Locale{
	"nb": {group: nbsp, point: ",", percent: nbsp + "%", date: dots, currency: map[string]string{"NOK": "kr"}},
	"nn": {group: nbsp, point: ",", percent: nbsp + "%", date: dots, currency: map[string]string{"NOK": "kr"}},
	"da": {group: ".", point: ",", percent: nbsp + "%", date: paddedDots, currency: map[string]string{"DKK": "kr."}},
	"sv": {group: nbsp, point: ",", percent: nbsp + "%", date: cal.Date.String, currency: map[string]string{"SEK": "kr"}},
	"fi": {group: nbsp, point: ",", percent: nbsp + "%", date: dots, currency: map[string]string{"EUR": "€"}},
	"en": {group: ",", point: ".", percent: "%", date: monthName, codeFirst: true},
}

// LocaleOf is the locale of nb, nn, da, sv, fi or en; English for any other.
func LocaleOf(language string) Locale {
	if l, ok := locales[language]; ok {
		return l
	}
	return locales["en"]
}

// Amount is 1 250,00 in Norwegian, 1,250.00 in English.
func (l Locale) Amount(a money.Amount) string { return l.number(a.String()) }

// Money is an amount with its currency: 1 250,00 kr, 1 250,00 EUR, NOK 1,250.00.
func (l Locale) Money(a money.Amount, currency string) string {
	if l.codeFirst {
		return currency + nbsp + l.Amount(a)
	}
	if short, ok := l.currency[currency]; ok {
		currency = short
	}
	return l.Amount(a) + nbsp + currency
}

// Quantity is the shortest form: 1, 2,5.
func (l Locale) Quantity(q money.Quantity) string { return l.number(q.String()) }

// Price has two to four decimals.
func (l Locale) Price(p money.Price) string { return l.number(p.String()) }

// Rate is 25 %, with the space its language puts.
func (l Locale) Rate(r money.Rate) string { return l.number(r.String()) + l.percent }

// Date is 29.1.2027, 29.01.2027, 2027-01-29 or 29 January 2027; empty for no date.
func (l Locale) Date(d cal.Date) string {
	if d.IsZero() {
		return ""
	}
	return l.date(d)
}

// number rewrites the plain form "-1250.50".
func (l Locale) number(s string) string {
	var b strings.Builder
	if strings.HasPrefix(s, "-") {
		b.WriteString("\u2212")
		s = s[1:]
	}
	whole, decimals, _ := strings.Cut(s, ".")
	for i, c := range []byte(whole) {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(l.group)
		}
		b.WriteByte(c)
	}
	if decimals != "" {
		b.WriteString(l.point + decimals)
	}
	return b.String()
}

func dots(d cal.Date) string       { return d.In(time.UTC).Format("2.1.2006") }
func paddedDots(d cal.Date) string { return d.In(time.UTC).Format("02.01.2006") }

// monthName has no-break spaces: a date is one word.
func monthName(d cal.Date) string {
	return d.In(time.UTC).Format("2" + nbsp + "January" + nbsp + "2006")
}
