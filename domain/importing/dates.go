package importing

import (
	"strconv"
	"strings"

	"kontingent/domain/cal"
	"kontingent/domain/problem"
)

// date reads a day; an empty cell and a dash are no date and no fault.
func (e *entry) date(field string) (cal.Date, bool) {
	c := e.said(field)
	if !c.said() || c.clear {
		return cal.Date{}, true
	}
	if raw, ok := e.row.raw[c.col]; ok {
		return serialDate(raw, e.t.from1904)
	}
	return parseDate(c.text, e.t.from1904)
}

func (e *entry) fillDate(field string, to *cal.Date) {
	c := e.said(field)
	d, ok := e.date(field)
	switch {
	case !ok:
		e.refuse(field, problem.New("import.date.unknown", "value", short(c.text)))
	case c.said():
		*to = d
	}
}

// parseDate reads a day as it stands in files: 07.03.2016, 7/3/2016, 2016-03-07, 20160307, with a time behind it or
// not, or as Excel counts days from some day in 1927 on. Years have four digits: two don't tell the century.
func parseDate(s string, from1904 bool) (cal.Date, bool) {
	if day, ok := wholeNumber(s); ok && len(day) == 5 {
		return serialDate(day, from1904)
	}
	s, _, _ = strings.Cut(strings.Replace(strings.ReplaceAll(s, ". ", "."), "T", " ", 1), " ")
	if len(s) == 8 && digits(s) {
		s = s[:4] + "-" + s[4:6] + "-" + s[6:]
	}
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '.' || r == '/' || r == '-' })
	if len(parts) != 3 {
		return cal.Date{}, false
	}
	if len(parts[0]) != 4 {
		parts[0], parts[2] = parts[2], parts[0]
	}
	if len(parts[0]) != 4 || !digits(parts[0]+parts[1]+parts[2]) || len(parts[1]) > 2 || len(parts[2]) > 2 {
		return cal.Date{}, false
	}
	for i := 1; i < 3; i++ {
		parts[i] = strings.Repeat("0", 2-len(parts[i])) + parts[i]
	}
	d, err := cal.Parse(strings.Join(parts, "-"))
	return d, err == nil
}

// serialDate is the day Excel counts as n: 1 is the first of January 1900, and 60 the 29th of February that year, a
// day that never was. In the other system 0 is the first of January 1904.
func serialDate(day string, from1904 bool) (cal.Date, bool) {
	n, err := strconv.Atoi(day)
	if err != nil || n < 1 || n > 99_999 {
		return cal.Date{}, false
	}
	if from1904 {
		n += 1462
	}
	if n < 61 {
		n++
	}
	return cal.MustParse("1900-01-01").AddDays(n - 2), true
}
