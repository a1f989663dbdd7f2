package cal

import (
	"fmt"
	"strconv"
	"strings"
)

// Unit is what an interval counts.
type Unit string

// The units of an interval.
const (
	Days   Unit = "days"
	Weeks  Unit = "weeks"
	Months Unit = "months"
	Years  Unit = "years"
)

// Interval is a distance on the calendar: six months. The zero value is no interval.
type Interval struct {
	N    int
	Unit Unit
}

// ParseInterval reads "6 months" or "1 month"; from 1 to 120 units.
func ParseInterval(s string) (Interval, error) {
	n, unit, _ := strings.Cut(strings.TrimSpace(s), " ")
	count, err := strconv.Atoi(n)
	u := Unit(strings.TrimSuffix(strings.TrimSpace(unit), "s") + "s")
	if err != nil || count < 1 || count > 120 || (u != Days && u != Weeks && u != Months && u != Years) {
		return Interval{}, fmt.Errorf("%q is no interval such as \"6 months\" (1 to 120 days, weeks, months or years)", s)
	}
	return Interval{count, u}, nil
}

// Nth is the date i intervals after the anchor. It counts from the anchor, not from the date before, so the 31st
// comes back after a shorter month.
func (v Interval) Nth(anchor Date, i int) Date {
	switch v.Unit {
	case Days:
		return anchor.AddDays(i * v.N)
	case Weeks:
		return anchor.AddDays(i * v.N * 7)
	case Months:
		return anchor.AddMonths(i * v.N)
	case Years:
		return anchor.AddMonths(i * v.N * 12)
	}
	return anchor
}

// String is the form ParseInterval reads; empty for no interval.
func (v Interval) String() string {
	if v.N == 0 {
		return ""
	}
	return fmt.Sprintf("%d %s", v.N, v.Unit)
}

// MarshalText keeps the form "6 months".
func (v Interval) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (v *Interval) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*v = Interval{}
		return nil
	}
	w, err := ParseInterval(string(b))
	if err == nil {
		*v = w
	}
	return err
}
