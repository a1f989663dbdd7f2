package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kontingent/ui/widgets/icon"
)

// DateWords are the words of a date field.
type DateWords struct {
	Months     [12]string // in full, in small letters where the language has it
	Weekdays   [7]string  // short, from Monday
	Unreadable string     // the sentence for what is no date
	Open       string     // what the sign that opens the calendar is called
	Previous   string     // what the calendar's buttons are called
	Next       string
}

// Days are what a date field asks of whoever knows the language and the clock.
type Days struct {
	Today func() Day
	Read  func(typed string) (Day, bool) // a day as people type it; false: it is none
	Show  func(Day) string               // a day as it stands in the field
}

// DateField takes a date: typed in any usual way, with up and down for a day more or less, page up and page down for a
// month, or chosen from a calendar (F4, or Alt with down).
type DateField struct {
	TextField
	// OnDay is called with every other day that was entered; the zero Day when the field was emptied.
	OnDay func(Day)
	// Check may refuse a day with a sentence. It is also asked about no day.
	Check func(Day) string

	words DateWords
	days  Days
	day   Day
	popup *calendarPopup
}

// NewDateField makes an empty field.
func NewDateField(words DateWords, days Days) *DateField {
	f := &DateField{words: words, days: days}
	// A long date, such as 30 September 2026, stands whole beside the sign.
	f.least = max(150, width(days.Show(Day{2026, 9, 30}), 15, false)+70)
	f.Tidy = f.tidy
	f.ActionItem = newFieldSign(icon.Calendar, words.Open, f.OpenCalendar)
	f.prepare(f)
	return f
}

// Day is the day that was last entered and could be read.
func (f *DateField) Day() Day { return f.day }

// SetDay shows a day; the zero Day empties the field. OnDay is not called.
func (f *DateField) SetDay(d Day) {
	f.day = d
	f.Write(f.written(d))
	f.SetProblem("")
}

func (f *DateField) written(d Day) string {
	if d.IsZero() {
		return ""
	}
	return f.days.Show(d)
}

// read gives the day in the field, or what is wrong.
func (f *DateField) read(typed string) (Day, string) {
	d := Day{}
	if strings.TrimSpace(typed) != "" && typed != f.written(f.day) {
		read, ok := f.days.Read(typed)
		if !ok {
			return Day{}, f.words.Unreadable
		}
		d = read
	} else if strings.TrimSpace(typed) != "" {
		d = f.day // as it was shown: how days are shown need not be how they are typed
	}
	if f.Check != nil {
		return d, f.Check(d)
	}
	return d, ""
}

func (f *DateField) tidy(typed string) (shown, problem string) {
	d, problem := f.read(typed)
	if problem != "" {
		return typed, problem
	}
	f.take(d)
	return f.written(d), ""
}

// take remembers a day, and tells if it is another one.
func (f *DateField) take(d Day) {
	if d == f.day {
		return
	}
	f.day = d
	if f.OnDay != nil {
		f.OnDay(d)
	}
}

// enter puts a day in, as if it had been typed.
func (f *DateField) enter(d Day) {
	f.Write(f.written(d))
	f.settle()
	f.CursorColumn = len([]rune(f.Text))
	f.Refresh()
}

// TypedKey moves by a day or a month, or opens the calendar.
func (f *DateField) TypedKey(e *fyne.KeyEvent) {
	if f.Disabled() {
		return
	}
	days := map[fyne.KeyName]int{fyne.KeyUp: 1, fyne.KeyDown: -1}[e.Name]
	months := map[fyne.KeyName]int{fyne.KeyPageUp: 1, fyne.KeyPageDown: -1}[e.Name]
	switch {
	case days != 0 || months != 0:
		from, problem := f.read(f.Text)
		if problem != "" || from.IsZero() {
			f.enter(f.days.Today())
			return
		}
		f.enter(from.Add(days).AddMonths(months))
	case e.Name == fyne.KeyF4:
		f.OpenCalendar()
	default:
		f.TextField.TypedKey(e)
	}
}

// TypedShortcut opens the calendar on Alt with down.
func (f *DateField) TypedShortcut(s fyne.Shortcut) {
	if c, ok := s.(*desktop.CustomShortcut); ok && c.KeyName == fyne.KeyDown && c.Modifier == fyne.KeyModifierAlt {
		f.OpenCalendar()
		return
	}
	f.TextField.TypedShortcut(s)
}

// OpenCalendar shows the calendar below the field, or above where there is no room.
func (f *DateField) OpenCalendar() {
	c := fyne.CurrentApp().Driver().CanvasForObject(f)
	if c == nil || f.Disabled() {
		return
	}
	chosen, problem := f.read(f.Text)
	if problem != "" {
		chosen = f.day
	}
	f.popup = newCalendarPopup(c, f.words, f.days.Today(), chosen, func(d Day) {
		f.enter(d)
		c.Focus(f)
	})
	f.popup.showBeside(f)
}
