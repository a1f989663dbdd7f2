package ui

import (
	"strings"

	"kontingent/domain/cal"
	"kontingent/ui/widgets"
)

// dateWords are the words of a date field in the window's language.
func (w *Window) dateWords() widgets.DateWords {
	d := widgets.DateWords{
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

// days tell a date field what today is, and how days are read and shown.
func (w *Window) days() widgets.Days {
	return widgets.Days{
		Today: func() widgets.Day { return dayOf(cal.Of(w.shell.Env.Clock.Now())) },
		Read:  w.readDay,
		Show:  w.showDay,
	}
}

// readDay reads a day as people type it; no text is no day.
func (w *Window) readDay(typed string) (widgets.Day, bool) {
	d, err := w.shell.Env.ParseDate(typed)
	if err != nil || d.IsZero() {
		return widgets.Day{}, err == nil
	}
	return dayOf(d), true
}

// showDay writes a day as it stands in a field.
func (w *Window) showDay(d widgets.Day) string {
	date, err := cal.NewDate(d.Year, d.Month, d.Day)
	if err != nil {
		return ""
	}
	return w.shell.Env.ShowDate(date)
}

func dayOf(d cal.Date) widgets.Day {
	return widgets.Day{Year: d.Year(), Month: d.Month(), Day: d.Day()}
}
