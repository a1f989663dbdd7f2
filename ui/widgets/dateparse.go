package widgets

import (
	"strconv"
	"strings"
	"time"
	"unicode"
)

// readDay reads a day as people write it: 5.11, 5.11.26, 05.11.2026, 5/11-26, 0511, 051126, 2026-11-05, 5. november,
// 5 nov 26, and words such as "today" that words knows. Day comes before month, except where the year is first.
// Without a year it is the one that lies nearest ahead, though up to three months back are taken for the past.
func readDay(typed string, today Day, words DateWords) (Day, bool) {
	typed = strings.ToLower(strings.TrimSpace(typed))
	if typed == "" {
		return Day{}, false
	}
	for word, days := range words.Relative {
		if typed == strings.ToLower(word) {
			return today.Add(days), true
		}
	}
	parts, ok := dayParts(typed, words)
	if !ok {
		return Day{}, false
	}
	if len(parts) == 1 {
		if parts, ok = inOne(parts[0]); !ok {
			return Day{}, false
		}
	}
	if len(parts) == 3 && len(parts[0]) == 4 { // 2026-11-05
		parts[0], parts[2] = parts[2], parts[0]
	}
	return assemble(parts, today)
}

// dayParts splits at everything that is neither digit nor letter, and writes months as numbers.
func dayParts(typed string, words DateWords) ([]string, bool) {
	parts := strings.FieldsFunc(typed, func(r rune) bool { return !unicode.IsDigit(r) && !unicode.IsLetter(r) })
	if len(parts) == 0 || len(parts) > 3 {
		return nil, false
	}
	for i, p := range parts {
		if n, ok := monthNamed(p, words); ok && i == 1 {
			parts[i] = strconv.Itoa(n)
		}
		if strings.ContainsFunc(parts[i], func(r rune) bool { return r < '0' || r > '9' }) {
			return nil, false
		}
	}
	return parts, true
}

// monthNamed finds a month by its name or the first three letters or more of it.
func monthNamed(p string, words DateWords) (int, bool) {
	if len([]rune(p)) < 3 {
		return 0, false
	}
	for i, name := range words.Months {
		if strings.HasPrefix(strings.ToLower(name), p) {
			return i + 1, true
		}
	}
	return 0, false
}

// inOne splits digits written without anything between them.
func inOne(p string) ([]string, bool) {
	switch len(p) {
	case 4:
		return []string{p[:2], p[2:]}, true
	case 6, 8:
		return []string{p[:2], p[2:4], p[4:]}, true
	}
	return nil, false
}

func assemble(parts []string, today Day) (Day, bool) {
	if len(parts) < 2 || len(parts[0]) > 2 || len(parts[1]) > 2 {
		return Day{}, false
	}
	day, _ := strconv.Atoi(parts[0]) // only digits come here
	month, _ := strconv.Atoi(parts[1])
	d := Day{today.Year, time.Month(month), day}
	if len(parts) == 2 {
		return nearest(d, today)
	}
	year, err := strconv.Atoi(parts[2])
	if err != nil || len(parts[2]) != 2 && len(parts[2]) != 4 {
		return Day{}, false
	}
	if len(parts[2]) == 2 { // of the century that lies nearest
		year += today.Year / 100 * 100
		if year > today.Year+50 {
			year -= 100
		} else if year < today.Year-50 {
			year += 100
		}
	}
	d.Year = year
	return d, d.valid()
}

// nearest gives a day without a year its year.
func nearest(d, today Day) (Day, bool) {
	past := today.AddMonths(-3)
	for d.Year = today.Year - 1; d.Year <= today.Year+4; d.Year++ { // 29.2 may be four years away
		if d.valid() && !d.Before(past) {
			return d, true
		}
	}
	return Day{}, false
}
