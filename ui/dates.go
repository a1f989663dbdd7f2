package ui

import (
	"strings"

	"kontingent/domain/cal"
	"kontingent/ui/widgets"
)

// dateWords are the words of a date field in the window's language.
func (w *Window) dateWords() widgets.DateWords {
	d := widgets.DateWords{
		Relative: map[string]int{
			w.say("view.date.today"): 0, w.say("window.date.tomorrow"): 1, w.say("window.date.yesterday"): -1,
		},
		Unreadable: w.say("window.date.unreadable", "example", w.shell.Env.ShowDate(cal.Of(w.shell.Env.Clock.Now()))),
		Open:       w.say("window.date.open"),
		Previous:   w.say("window.date.previous"),
		Next:       w.say("window.date.next"),
	}
	for i := range d.Months {
		d.Months[i] = w.say("window.month." + itoa(i+1))
	}
	for i := range d.Weekdays {
		day := []rune(w.say("view.weekday." + itoa((i+1)%7)))
		d.Weekdays[i] = strings.ToLower(string(day[:min(3, len(day))]))
	}
	return d
}

// showDay writes a day as it stands in a field.
func (w *Window) showDay(d widgets.Day) string {
	date, err := cal.NewDate(d.Year, d.Month, d.Day)
	if err != nil {
		return ""
	}
	return w.shell.Env.ShowDate(date)
}
