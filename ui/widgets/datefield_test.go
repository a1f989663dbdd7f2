package widgets

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kontingent/ui/look"
	"kontingent/ui/widgets/tint"
)

// dated is a date field in its form, with another field to go to.
func dated(t *testing.T) (*DateField, *Field, fyne.Window, *[]Day) {
	t.Helper()
	d := NewDateField(norwegian, fixedDays)
	var told []Day
	d.OnDay = func(day Day) { told = append(told, day) }
	f := NewField("Fakturadato", "", d)
	w := open(t, look.Light, 600, 600, NewColumn(tint.Gap, NewForm(f, NewField("Neste", "", NewTextField()))))
	w.Canvas().Focus(d)
	return d, f, w, &told
}

func TestDateFieldIsTidiedOnLeaving(t *testing.T) {
	d, f, w, told := dated(t)
	test.Type(d, "5.1")
	if d.Text != "5.1" || len(*told) != 0 {
		t.Errorf("while typing: %q, told %v", d.Text, *told)
	}
	w.Canvas().FocusNext()
	if d.Text != "5.1.2027" || f.Problem() != "" {
		t.Errorf("after leaving: %q, %q", d.Text, f.Problem())
	}
	if !reflect.DeepEqual(*told, []Day{{2027, 1, 5}}) {
		t.Errorf("told %v", *told)
	}
	d.FocusGained()
	d.FocusLost()
	if len(*told) != 1 {
		t.Error("leaving it once more tells the same day again")
	}
}

// An error is said on leaving, never while the first letter is typed, and is gone as soon as it is mended.
func TestDateFieldSaysWhatIsWrong(t *testing.T) {
	d, f, w, told := dated(t)
	for _, r := range "31.2" {
		d.TypedRune(r)
		if f.Problem() != "" {
			t.Fatalf("after %q it already says %q", d.Text, f.Problem())
		}
	}
	w.Canvas().FocusNext()
	if f.Problem() != norwegian.Unreadable || d.Text != "31.2" || len(*told) != 0 {
		t.Errorf("after leaving: %q, %q, told %v", d.Text, f.Problem(), *told)
	}
	w.Resize(fyne.NewSize(600, 601))
	if !slices.Contains(texts(f), norwegian.Unreadable) {
		t.Errorf("the sentence does not stand below the field: %v", texts(f))
	}
	w.Canvas().Focus(d)
	d.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	d.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	if f.Problem() == "" {
		t.Error("31. is no date, but the sentence is gone")
	}
	test.Type(d, "3")
	if f.Problem() != "" {
		t.Errorf("31.3 still says %q", f.Problem())
	}
}

func TestDateFieldKeys(t *testing.T) {
	d, _, w, told := dated(t)
	pressKeys(w, fyne.KeyUp) // from nothing: today
	pressKeys(w, fyne.KeyUp, fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyPageDown)
	want := []Day{{2026, 11, 22}, {2026, 11, 23}, {2026, 11, 24}, {2026, 11, 23}, {2026, 12, 23}, {2026, 11, 23}, {2026, 10, 23}}
	if !reflect.DeepEqual(*told, want) {
		t.Errorf("told %v, want %v", *told, want)
	}
	d.SetText("31.1.27")
	pressKeys(w, fyne.KeyUp)
	if d.Text != "1.2.2027" {
		t.Errorf("a day after 31.1.27: %q", d.Text)
	}
	d.SetText("i dag")
	pressKeys(w, fyne.KeyReturn)
	if d.Text != "22.11.2026" {
		t.Errorf("enter leaves %q", d.Text)
	}
	d.SetText("")
	w.Canvas().FocusNext()
	if got := (*told)[len(*told)-1]; !got.IsZero() {
		t.Errorf("emptied, it tells %v", got)
	}
}

func TestDateFieldMayRefuse(t *testing.T) {
	d, f, w, told := dated(t)
	d.Check = func(day Day) string {
		if day.IsZero() || day.Before(fixedToday()) {
			return "Datoen må ikke ligge før i dag."
		}
		return ""
	}
	test.Type(d, "1.11")
	w.Canvas().FocusNext()
	if f.Problem() != "Datoen må ikke ligge før i dag." || len(*told) != 0 {
		t.Errorf("%q, told %v", f.Problem(), *told)
	}
	d.SetDay(Day{2027, time.May, 1})
	if f.Problem() != "" || d.Day() != (Day{2027, 5, 1}) {
		t.Errorf("set by the program: %q, %v", f.Problem(), d.Day())
	}
}

func TestDateFieldPicture(t *testing.T) {
	picture(t, "calendar", 340, 400, func(w fyne.Window) fyne.CanvasObject {
		d := NewDateField(norwegian, fixedDays)
		d.SetDay(Day{2026, time.November, 5})
		page := NewInset(tint.Gap, tint.Gap, NewColumn(tint.Gap, NewShortField("Fakturadato", "", d)))
		w.SetContent(page)
		w.Resize(fyne.NewSize(340, 400))
		w.Canvas().Focus(d)
		d.OpenCalendar()
		pressKeys(w, fyne.KeyRight)
		return page
	})
}

func TestCalendarByKeys(t *testing.T) {
	d, _, w, told := dated(t)
	d.SetDay(Day{2026, 11, 5}) // a Thursday
	d.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF4})
	cal, ok := w.Canvas().Focused().(*calendar)
	if !ok {
		t.Fatal("the calendar has not got the keyboard")
	}
	moves := []struct {
		key  fyne.KeyName
		want Day
	}{
		{fyne.KeyRight, Day{2026, 11, 6}},
		{fyne.KeyDown, Day{2026, 11, 13}},
		{fyne.KeyHome, Day{2026, 11, 9}},
		{fyne.KeyEnd, Day{2026, 11, 15}},
		{fyne.KeyUp, Day{2026, 11, 8}},
		{fyne.KeyLeft, Day{2026, 11, 7}},
		{fyne.KeyPageDown, Day{2026, 12, 7}},
		{fyne.KeyPageUp, Day{2026, 11, 7}},
	}
	for _, m := range moves {
		pressKeys(w, m.key)
		if cal.cursor != m.want {
			t.Errorf("%s leads to %v, want %v", m.key, cal.cursor, m.want)
		}
	}
	pressKeys(w, fyne.KeyReturn)
	if d.Text != "7.11.2026" || !reflect.DeepEqual(*told, []Day{{2026, 11, 7}}) {
		t.Errorf("taken %q, told %v", d.Text, *told)
	}
	if w.Canvas().Overlays().Top() != nil || w.Canvas().Focused() != fyne.Focusable(d) {
		t.Error("the calendar stays, or the keyboard is not back in the field")
	}
	alt(w, fyne.KeyDown)
	pressKeys(w, fyne.KeyRight, fyne.KeyEscape)
	if d.Text != "7.11.2026" || w.Canvas().Overlays().Top() != nil {
		t.Errorf("after escape: %q", d.Text)
	}
}

func TestCalendarByMouse(t *testing.T) {
	d, _, w, _ := dated(t)
	d.SetDay(Day{2026, 11, 5})
	test.TapCanvas(w.Canvas(), at(d, d.Size().Width-12, 15))
	cal, ok := w.Canvas().Focused().(*calendar)
	if !ok {
		t.Fatal("the sign in the field does not open the calendar")
	}
	box := d.popup.box
	if said := texts(box); !slices.Contains(said, "november 2026") || said[len(said)-42] != "26" {
		t.Errorf("the calendar shows %v", said)
	}
	test.Tap(box.next)
	if !slices.Contains(texts(box), "desember 2026") {
		t.Error("the button does not turn to December")
	}
	test.Tap(box.back)
	side := cal.cell()
	test.TapCanvas(w.Canvas(), at(cal, side*6.5, side*1.5)) // Sunday of the first week
	if d.Text != "1.11.2026" {
		t.Errorf("taken %q", d.Text)
	}
}

// The calendar is never cut off by the window's lower or right edge.
func TestCalendarStaysInTheWindow(t *testing.T) {
	d := NewDateField(norwegian, fixedDays)
	open(t, look.Light, 600, 500, NewColumn(tint.Gap, d))
	d.Move(fyne.NewPos(480, 450))
	d.Resize(fyne.NewSize(120, 36))
	d.OpenCalendar()
	p, size := d.popup.popup.Position(), d.popup.box.MinSize()
	if p.X+size.Width > 600 || p.Y+size.Height > 500 || p.X < 0 || p.Y < 0 {
		t.Errorf("the calendar stands at %v, %v large, in a window of 600×500", p, size)
	}
}
