package widgets

import "time"

// Day is a day of the calendar; the zero Day is none.
type Day struct {
	Year  int
	Month time.Month
	Day   int
}

// IsZero reports whether it is none.
func (d Day) IsZero() bool { return d == Day{} }

// Add is the day so many days later.
func (d Day) Add(days int) Day { return dayOf(d.time().AddDate(0, 0, days)) }

// AddMonths is the same day so many months later, or the last one of a shorter month.
func (d Day) AddMonths(months int) Day {
	first := time.Date(d.Year, d.Month+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return Day{first.Year(), first.Month(), min(d.Day, last)}
}

// Before reports whether it is earlier than e.
func (d Day) Before(e Day) bool { return d.time().Before(e.time()) }

// weekday counts from Monday, 0, to Sunday, 6.
func (d Day) weekday() int { return (int(d.time().Weekday()) + 6) % 7 }

func (d Day) time() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

func dayOf(t time.Time) Day { return Day{t.Year(), t.Month(), t.Day()} }
