package widgets

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kontingent/ui/widgets/tint"
)

// weeks is how many weeks a calendar shows: enough for any month, and always the same, so that nothing jumps.
const weeks = 6

// calendar shows one month, Monday first, with today and the chosen day marked. Arrows move by a day and a week, page
// up and down by a month, home and end within the week; enter takes the day.
type calendar struct {
	widget.BaseWidget
	words  DateWords
	today  Day
	chosen Day
	cursor Day // where the keyboard is; its month is shown
	over   int // the place under the mouse, or -1
	pick   func(Day)
	leave  func()
	turned func() // called when another month may be shown
}

func newCalendar(words DateWords, today, chosen Day, pick func(Day), leave func()) *calendar {
	c := &calendar{words: words, today: today, chosen: chosen, cursor: chosen, over: -1, pick: pick, leave: leave}
	if chosen.IsZero() {
		c.cursor = today
	}
	c.ExtendBaseWidget(c)
	return c
}

// turn shows another month.
func (c *calendar) turn(months int) {
	c.cursor = c.cursor.AddMonths(months)
	c.moved()
}

func (c *calendar) moved() {
	c.Refresh()
	if c.turned != nil {
		c.turned()
	}
}

// heading is the month and the year.
func (c *calendar) heading() string {
	return c.words.Months[c.cursor.Month-1] + " " + strconv.Itoa(c.cursor.Year)
}

// first is the day in the upper left corner.
func (c *calendar) first() Day {
	d := Day{c.cursor.Year, c.cursor.Month, 1}
	return d.Add(-d.weekday())
}

// cell is the side of one day.
func (c *calendar) cell() float32 { return 34 * styleOf(c).scale() }

// dayAt is the place of a day at a position, counted from the first, or -1.
func (c *calendar) dayAt(p fyne.Position) int {
	side := c.cell()
	x, y := int(p.X/side), int(p.Y/side)-1 // the first line is the names of the days
	if p.X < 0 || x > 6 || y < 0 || y >= weeks {
		return -1
	}
	return y*7 + x
}

// CreateRenderer is Fyne's.
func (c *calendar) CreateRenderer() fyne.WidgetRenderer {
	d := &drawing{}
	names := make([]*canvas.Text, 7)
	boxes, days := make([]*canvas.Rectangle, 7*weeks), make([]*canvas.Text, 7*weeks)
	for i := range names {
		names[i] = newText()
		d.objects = append(d.objects, names[i])
	}
	for i := range days {
		boxes[i], days[i] = newBox(), newText()
		d.objects = append(d.objects, boxes[i], days[i])
	}
	d.min = func() fyne.Size { return fyne.NewSize(7*c.cell(), (weeks+1)*c.cell()) }
	d.layout = func(fyne.Size) {
		side := c.cell()
		for i, n := range names {
			place(n, float32(i)*side, 0, side, side)
		}
		for i := range days {
			x, y := float32(i%7)*side, float32(i/7+1)*side
			place(boxes[i], x+2, y+2, side-4, side-4)
			place(days[i], x, y-textLift, side, side)
		}
	}
	d.refresh = func() {
		s := styleOf(c)
		for i, n := range names {
			s.write(n, c.words.Weekdays[i], text{colour: theme.ColorNamePlaceHolder, size: theme.SizeNameCaptionText, align: fyne.TextAlignCenter})
		}
		first := c.first()
		for i := range days {
			day := first.Add(i)
			how, box := c.look(day, i == c.over)
			box.radius = s.size(theme.SizeNameInputRadius)
			s.write(days[i], strconv.Itoa(day.Day), how)
			s.fill(boxes[i], box)
		}
		canvas.Refresh(c)
	}
	d.refresh()
	return d
}

// look is how a day is drawn: the chosen one filled, today in bold in the accent, where the keyboard is with a ring.
func (c *calendar) look(day Day, over bool) (text, box) {
	how, b := text{align: fyne.TextAlignCenter}, box{}
	if day.Month != c.cursor.Month {
		how.colour = theme.ColorNameDisabled
	}
	if over {
		b.fill = tint.PlainFill
	}
	if day == c.today {
		how.bold, how.colour, b.fill = true, tint.Accent, tint.Selected
	}
	if day == c.chosen {
		how.bold, how.colour, b.fill = true, theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary
	}
	if day == c.cursor {
		b.stroke, b.width = tint.Ring, ringWidth
	}
	return how, b
}

// Tapped takes a day.
func (c *calendar) Tapped(e *fyne.PointEvent) {
	if i := c.dayAt(e.Position); i >= 0 {
		c.pick(c.first().Add(i))
	}
}

// MouseIn tints a day.
func (c *calendar) MouseIn(e *desktop.MouseEvent) { c.MouseMoved(e) }

// MouseMoved tints a day.
func (c *calendar) MouseMoved(e *desktop.MouseEvent) {
	if i := c.dayAt(e.Position); i != c.over {
		c.over = i
		c.Refresh()
	}
}

// MouseOut takes the tint away.
func (c *calendar) MouseOut() {
	c.over = -1
	c.Refresh()
}

// FocusGained does nothing: the keyboard is here as long as the calendar is open.
func (c *calendar) FocusGained() {}

// FocusLost does nothing.
func (c *calendar) FocusLost() {}

// TypedRune does nothing.
func (c *calendar) TypedRune(rune) {}

// TypedKey moves, takes or leaves.
func (c *calendar) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		c.cursor = c.cursor.Add(-1)
	case fyne.KeyRight:
		c.cursor = c.cursor.Add(1)
	case fyne.KeyUp:
		c.cursor = c.cursor.Add(-7)
	case fyne.KeyDown:
		c.cursor = c.cursor.Add(7)
	case fyne.KeyHome:
		c.cursor = c.cursor.Add(-c.cursor.weekday())
	case fyne.KeyEnd:
		c.cursor = c.cursor.Add(6 - c.cursor.weekday())
	case fyne.KeyPageUp:
		c.cursor = c.cursor.AddMonths(-1)
	case fyne.KeyPageDown:
		c.cursor = c.cursor.AddMonths(1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.pick(c.cursor)
		return
	case fyne.KeyEscape:
		c.leave()
		return
	}
	c.moved()
}
