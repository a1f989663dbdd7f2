package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kontingent/ui/widgets/icon"
)

// calendarPopup is the calendar with its heading, above the page. It is a Fyne PopUp: a press outside it closes it,
// which here is what one expects.
type calendarPopup struct {
	canvas   fyne.Canvas
	calendar *calendar
	box      *calendarBox
	popup    *widget.PopUp
}

func newCalendarPopup(c fyne.Canvas, words DateWords, today, chosen Day, pick func(Day)) *calendarPopup {
	p := &calendarPopup{canvas: c}
	p.calendar = newCalendar(words, today, chosen, func(d Day) {
		p.hide()
		pick(d)
	}, p.hide)
	p.box = newCalendarBox(p.calendar, words)
	p.popup = widget.NewPopUp(p.box, c)
	return p
}

func (p *calendarPopup) hide() { p.popup.Hide() }

// showBeside opens it below o, or above, and never over the right edge.
func (p *calendarPopup) showBeside(o fyne.CanvasObject) {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	size, room := p.box.MinSize(), p.canvas.Size()
	y := at.Y + o.Size().Height + 4
	if y+size.Height > room.Height && at.Y-size.Height-4 >= 0 {
		y = at.Y - size.Height - 4
	}
	x := max(min(at.X, room.Width-size.Width-4), 0)
	p.popup.ShowAtPosition(fyne.NewPos(x, y))
	p.popup.Resize(size)
	p.canvas.Focus(p.calendar)
}

// calendarBox is the heading with its two buttons, and the month below.
type calendarBox struct {
	widget.BaseWidget
	calendar   *calendar
	back, next *Button
}

func newCalendarBox(c *calendar, words DateWords) *calendarBox {
	b := &calendarBox{calendar: c}
	b.back = NewSignButton(icon.Left, words.Previous, func() { b.turn(-1) })
	b.next = NewSignButton(icon.Right, words.Next, func() { b.turn(1) })
	b.ExtendBaseWidget(b)
	return b
}

func (b *calendarBox) turn(months int) {
	b.calendar.turn(months)
	focus(b.calendar)
}

// CreateRenderer is Fyne's.
func (b *calendarBox) CreateRenderer() fyne.WidgetRenderer {
	heading := newText()
	d := &drawing{objects: []fyne.CanvasObject{b.back, heading, b.next, b.calendar}}
	d.min = func() fyne.Size {
		pad := styleOf(b).size(theme.SizeNameInnerPadding)
		size := b.calendar.MinSize()
		return size.AddWidthHeight(2*pad, 2*pad+b.back.MinSize().Height)
	}
	d.layout = func(size fyne.Size) {
		pad := styleOf(b).size(theme.SizeNameInnerPadding)
		side := b.back.MinSize().Height
		place(b.back, pad, pad, side, side)
		place(b.next, size.Width-pad-side, pad, side, side)
		place(heading, pad+side, pad-textLift, size.Width-2*pad-2*side, side)
		place(b.calendar, pad, pad+side, size.Width-2*pad, size.Height-2*pad-side)
	}
	title := func() {
		styleOf(b).write(heading, b.calendar.heading(), text{bold: true, align: fyne.TextAlignCenter})
	}
	d.refresh = func() {
		title()
		b.back.Refresh()
		b.next.Refresh()
		b.calendar.Refresh()
	}
	b.calendar.turned = title
	title()
	return d
}
