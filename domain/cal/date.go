// Package cal knows civil dates, intervals between them, and the two clocks of the program.
//
// A date is a day on the wall calendar: it has no hour and no zone, so no change of clocks can move it. It refuses to
// know what a date is for. Everything that keeps or counts days calls it.
package cal

import (
	"fmt"
	"time"
)

// Date is a civil date. The zero value is no date.
type Date struct {
	y int16
	m time.Month
	d uint8
}

// NewDate makes a date; days beyond the month's end are an error.
func NewDate(y int, m time.Month, d int) (Date, error) {
	if y < 1900 || y > 9999 || m < 1 || m > 12 || d < 1 || d > DaysIn(y, m) {
		return Date{}, fmt.Errorf("there is no day %04d-%02d-%02d", y, m, d)
	}
	return Date{int16(y), m, uint8(d)}, nil
}

// Parse reads the form 2026-11-22.
func Parse(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("%q is no date of the form 2026-11-22", s)
	}
	return NewDate(t.Year(), t.Month(), t.Day())
}

// MustParse is Parse for constants and tests; it panics on a wrong date.
func MustParse(s string) Date {
	d, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

// Of is the day on which t falls in t's own zone.
func Of(t time.Time) Date { return Date{int16(t.Year()), t.Month(), uint8(t.Day())} }

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d == Date{} }

// Year is the year, from 1900 to 9999.
func (d Date) Year() int { return int(d.y) }

// Month is the month.
func (d Date) Month() time.Month { return d.m }

// Day is the day of the month.
func (d Date) Day() int { return int(d.d) }

// String is the form 2026-11-22; empty for no date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.y, d.m, d.d)
}

// In is midnight, the start of the day, in a zone. Where clocks skip midnight it is the first moment after.
func (d Date) In(zone *time.Location) time.Time {
	return time.Date(int(d.y), d.m, int(d.d), 0, 0, 0, 0, zone)
}

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday { return d.In(time.UTC).Weekday() }

// Compare is -1, 0 or +1 as d is before, the same as, or after e.
func (d Date) Compare(e Date) int { return d.In(time.UTC).Compare(e.In(time.UTC)) }

// Before reports whether d is an earlier day than e.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// AddDays is the date n days on; n may be negative.
func (d Date) AddDays(n int) Date { return Of(d.In(time.UTC).AddDate(0, 0, n)) }

// AddMonths is the same day n months on, or the last day of a shorter month: 31 January plus one is 28 February.
func (d Date) AddMonths(n int) Date {
	first := time.Date(int(d.y), d.m+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	day := min(int(d.d), DaysIn(first.Year(), first.Month()))
	return Date{int16(first.Year()), first.Month(), uint8(day)}
}

// DaysTo counts the days from d to e, negative when e is earlier.
func (d Date) DaysTo(e Date) int { return int(e.In(time.UTC).Sub(d.In(time.UTC)).Hours() / 24) }

// DaysIn is the number of days of a month.
func DaysIn(y int, m time.Month) int {
	return time.Date(y, m+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// MarshalText and UnmarshalText keep the form 2026-11-22; empty is no date.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = Date{}
		return nil
	}
	v, err := Parse(string(b))
	if err == nil {
		*d = v
	}
	return err
}
