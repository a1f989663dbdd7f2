package viewmodel

import (
	"strconv"
	"strings"

	"kontingent/domain/cal"
	"kontingent/domain/problem"
)

// series are the fields that say how many invoices each recipient gets, and how far apart (spec B2, B7).
func (d *DocumentEditor) series() []field[documentValue] {
	return []field[documentValue]{
		countOf("series.count", func(v *documentValue) *int { return &v.Series.Count }),
		d.every(),
		choiceOf("series.unit", func(v *documentValue) *string { return (*string)(&v.unit) }, d.units).
			called("view.series.unit", "").then(func(v *documentValue) {
			if v.Series.Every.N > 0 {
				v.Series.Every.Unit = v.unit
			}
		}),
	}
}

// every is the number of the interval; nothing is no interval.
func (d *DocumentEditor) every() field[documentValue] {
	return field[documentValue]{
		id: "series.every", kind: TextField,
		get: func(v *documentValue) string {
			if v.Series.Every.N == 0 {
				return ""
			}
			return strconv.Itoa(v.Series.Every.N)
		},
		set: func(v *documentValue, s string) *problem.Problem {
			if s = strings.TrimSpace(s); s == "" {
				v.Series.Every = cal.Interval{}
				return nil
			}
			every, err := cal.ParseInterval(s + " " + string(v.unit))
			if err != nil {
				return problem.New("view.every.wrong", "value", s).Because(err)
			}
			v.Series.Every = every
			return nil
		},
	}
}

// units are what an interval counts.
func (d *DocumentEditor) units(*documentValue) []Choice {
	var out []Choice
	for _, u := range []cal.Unit{cal.Days, cal.Weeks, cal.Months, cal.Years} {
		out = append(out, Choice{string(u), d.env.say("view.unit." + string(u))})
	}
	return out
}

// SeriesDate is one invoice of the series.
type SeriesDate struct{ Date, Due string }

// Series lists the dates of all invoices each recipient gets, the first included.
func (d *DocumentEditor) Series() []SeriesDate {
	v := d.value
	if v.InvoiceDate.IsZero() || v.DueDate.IsZero() {
		return nil
	}
	n := max(1, v.Series.Count)
	if v.Series.Every.N == 0 {
		n = 1
	}
	out := make([]SeriesDate, min(n, 60))
	for i := range out {
		out[i] = SeriesDate{
			d.env.date(v.Series.Every.Nth(v.InvoiceDate, i)),
			d.env.date(v.Series.Every.Nth(v.DueDate, i)),
		}
	}
	return out
}

// DateSentence says what the dates mean: the term, when it is sent, and what does not count.
func (d *DocumentEditor) DateSentence() string {
	v, e := d.value, d.env
	if v.InvoiceDate.IsZero() || v.DueDate.IsZero() || v.DueDate.Before(v.InvoiceDate) {
		return ""
	}
	said := []string{e.say("view.dates.term", "count", v.InvoiceDate.DaysTo(v.DueDate))}
	if goes := v.InvoiceDate.AddDays(-d.register.Settings.DaysBefore); e.today().Before(goes) {
		said = append(said, e.say("view.dates.sent", "day", e.day(goes)))
	} else {
		said = append(said, e.say("view.dates.sent_now"))
	}
	if d.many {
		said = append(said, e.say("view.dates.own_terms"))
	}
	return strings.Join(said, " ")
}
