package viewmodel

import (
	"strconv"
	"strings"
	"time"

	"kontingent/domain/cal"
	"kontingent/domain/money"
)

// The window's font has no U+2212, and a stand-in for it sits too high; a dash is as wide.
var minus = strings.NewReplacer("\u2212", "\u2013")

// amount is 1 250,00.
func (e *Env) amount(a money.Amount) string { return minus.Replace(e.locale().Amount(a)) }

// money is 1 250,00 kr.
func (e *Env) money(a money.Amount, currency string) string {
	return minus.Replace(e.locale().Money(a, currency))
}

// date is 29.1.2027; empty for no date.
func (e *Env) date(d cal.Date) string { return e.locale().Date(d) }

// day is a date with its weekday: tirsdag 12.1.2027.
func (e *Env) day(d cal.Date) string {
	if d.IsZero() {
		return ""
	}
	return e.say("view.weekday."+strconv.Itoa(int(d.Weekday()))) + " " + e.date(d)
}

// hour is 12:04.
func (e *Env) hour(t time.Time) string { return t.Format("15:04") }

// moment is a day with its hour.
func (e *Env) moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return e.date(cal.Of(t)) + " " + e.hour(t)
}

// number is a count as a person writes it: 1 200.
func (e *Env) number(n int) string {
	q, err := money.ParseQuantity(strconv.Itoa(n))
	if err != nil {
		return strconv.Itoa(n)
	}
	return minus.Replace(e.locale().Quantity(q))
}

// Number is a count as a person writes it: 1 200.
func (e *Env) Number(n int) string { return e.number(n) }

// label is the name of a field as a form shows it.
func (e *Env) label(field string) string { return upperFirst(e.say("fieldname."+field, "row", "")) }

func upperFirst(s string) string {
	for i, r := range s {
		return strings.ToUpper(string(r)) + s[i+len(string(r)):]
	}
	return s
}

// methodName is a delivery method as people call it.
func (e *Env) methodName(m string) string { return e.say("method." + m) }
