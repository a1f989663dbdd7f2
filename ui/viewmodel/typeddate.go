package viewmodel

import (
	"errors"
	"strconv"
	"strings"
	"time"

	"kontingent/domain/cal"
)

var errNoDate = errors.New("no such day")

// ParseDate reads a day as people type it: 29.1.2027, 29.1.27, 29.1, 29/1-27, 29, 290127, 2901, 2027-01-29, +14 (days
// from today), and the word for today. A day without a year is the one nearest to today that is not more than half a
// year past. Empty is no date.
func (e *Env) ParseDate(s string) (cal.Date, error) {
	today := e.today()
	s = strings.ToLower(strings.TrimSpace(s))
	switch {
	case s == "":
		return cal.Date{}, nil
	case s == strings.ToLower(e.say("view.date.today")):
		return today, nil
	case strings.HasPrefix(s, "+"):
		n, err := strconv.Atoi(s[1:])
		if err != nil || n > 3660 {
			return cal.Date{}, errNoDate
		}
		return today.AddDays(n), nil
	}
	if d, err := cal.Parse(s); err == nil {
		return d, nil
	}
	return readDate(strings.ReplaceAll(s, "\u00a0", " "), today)
}

// ShowDate writes a day as it stands in a field; no date is empty.
func (e *Env) ShowDate(d cal.Date) string { return e.date(d) }

// months as English writes them in dates.
var months = map[string]time.Month{
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}

func readDate(s string, today cal.Date) (cal.Date, error) {
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("./- ", r) })
	if len(parts) == 1 && (len(s) == 4 || len(s) == 6 || len(s) == 8) {
		parts = []string{s[:2], s[2:4]}
		if len(s) > 4 {
			parts = append(parts, s[4:])
		}
	}
	var n [3]int
	if len(parts) == 0 || len(parts) > 3 {
		return cal.Date{}, errNoDate
	}
	for i, p := range parts {
		v, err := strconv.Atoi(p)
		if m := months[p[:min(len(p), 3)]]; i == 1 && m != 0 {
			v, err = int(m), nil
		}
		if err != nil || v < 1 {
			return cal.Date{}, errNoDate
		}
		n[i] = v
	}
	if n[1] == 0 {
		n[1] = int(today.Month())
	}
	if n[2] > 0 {
		if n[2] < 100 {
			n[2] += today.Year() / 100 * 100
		}
		return cal.NewDate(n[2], time.Month(n[1]), n[0])
	}
	d, err := cal.NewDate(today.Year(), time.Month(n[1]), n[0])
	if err == nil && d.DaysTo(today) > 183 {
		return cal.NewDate(today.Year()+1, time.Month(n[1]), n[0])
	}
	return d, err
}
