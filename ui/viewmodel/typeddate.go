package viewmodel

import (
	"errors"
	"strconv"
	"strings"
	"time"
	"unicode"

	"kontingent/domain/cal"
)

var errNoDate = errors.New("no such day")

// ParseDate reads a day as people write it: 5.11, 5.11.26, 05.11.2026, 5/11-26, 0511, 051126, 2026-11-05, 5. november,
// 5 nov 26, 24 (of this month), +14 (days from today), and the words for today, tomorrow and yesterday. The day comes
// before the month, except where the year is first. Without a year it is the one that lies nearest ahead, though up to
// three months back are taken for the past. Empty is no date.
func (e *Env) ParseDate(typed string) (cal.Date, error) {
	today := e.today()
	typed = strings.ToLower(strings.TrimSpace(typed))
	if typed == "" {
		return cal.Date{}, nil
	}
	for days, word := range map[int]string{0: "view.date.today", 1: "window.date.tomorrow", -1: "window.date.yesterday"} {
		if typed == strings.ToLower(e.say(word)) {
			return today.AddDays(days), nil
		}
	}
	if later, ok := strings.CutPrefix(typed, "+"); ok {
		n, err := strconv.ParseUint(later, 10, 16)
		if err != nil || n > 3660 {
			return cal.Date{}, errNoDate
		}
		return today.AddDays(int(n)), nil
	}
	parts, ok := e.dayParts(typed)
	if !ok {
		return cal.Date{}, errNoDate
	}
	return assemble(parts, today)
}

// ShowDate writes a day as it stands in a field; no date is empty.
func (e *Env) ShowDate(d cal.Date) string { return e.date(d) }

// dayParts splits at everything that is neither digit nor letter, and writes months as numbers. Digits without anything
// between them are split too, and the year comes last.
func (e *Env) dayParts(typed string) ([]string, bool) {
	parts := strings.FieldsFunc(typed, func(r rune) bool { return !unicode.IsDigit(r) && !unicode.IsLetter(r) })
	if len(parts) == 0 || len(parts) > 3 {
		return nil, false
	}
	for i, p := range parts {
		if n := e.monthNamed(p); n > 0 && i == 1 {
			parts[i] = strconv.Itoa(n)
		}
		if strings.ContainsFunc(parts[i], func(r rune) bool { return r < '0' || r > '9' }) {
			return nil, false
		}
	}
	if p := parts[0]; len(parts) == 1 {
		switch len(p) {
		case 4:
			parts = []string{p[:2], p[2:]}
		case 6, 8:
			parts = []string{p[:2], p[2:4], p[4:]}
		}
	}
	if len(parts) == 3 && len(parts[0]) == 4 { // 2026-11-05
		parts[0], parts[2] = parts[2], parts[0]
	}
	return parts, true
}

// monthNamed finds a month by its name, or the first three letters or more of it, in the window's language or in
// English; none is 0.
func (e *Env) monthNamed(p string) int {
	if len([]rune(p)) < 3 {
		return 0
	}
	for m := time.January; m <= time.December; m++ {
		own := strings.ToLower(e.say("window.month." + strconv.Itoa(int(m))))
		if strings.HasPrefix(own, p) || strings.HasPrefix(strings.ToLower(m.String()), p) {
			return int(m)
		}
	}
	return 0
}

// assemble makes a day of its numbers: day, month, year, of which the last may be missing.
func assemble(parts []string, today cal.Date) (cal.Date, error) {
	for i, p := range parts {
		if len(p) > 2 && (i < 2 || len(p) != 4) || i == 2 && len(p) == 1 {
			return cal.Date{}, errNoDate
		}
	}
	n := [3]int{1: int(today.Month())}
	for i, p := range parts {
		n[i], _ = strconv.Atoi(p) // only digits come here
	}
	switch len(parts) {
	case 1:
		n[2] = today.Year()
	case 2:
		return nearest(n[0], time.Month(n[1]), today)
	case 3:
		if len(parts[2]) == 2 { // of the century that lies nearest
			n[2] += today.Year() / 100 * 100
			if n[2] > today.Year()+50 {
				n[2] -= 100
			} else if n[2] < today.Year()-50 {
				n[2] += 100
			}
		}
	}
	return cal.NewDate(n[2], time.Month(n[1]), n[0])
}

// nearest gives a day without a year its year.
func nearest(day int, month time.Month, today cal.Date) (cal.Date, error) {
	past := today.AddMonths(-3)
	for year := today.Year() - 1; year <= today.Year()+8; year++ { // 29.2 may be eight years away
		if d, err := cal.NewDate(year, month, day); err == nil && !d.Before(past) {
			return d, nil
		}
	}
	return cal.Date{}, errNoDate
}
