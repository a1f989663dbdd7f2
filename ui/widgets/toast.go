package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kontingent/ui/widgets/icon"
	"kontingent/ui/widgets/tint"
)

// Toaster shows short messages over the page, one at a time, with something to undo. It is a layer that lies on the
// page in a stack: a pop-up of Fyne's would take the keyboard and swallow the next click.
type Toaster struct {
	// After does something on Fyne's goroutine when some time has passed, unless it is stopped before.
	After func(life time.Duration, do func()) (stop func())

	layer *fyne.Container
	card  *toastCard
	stop  func()
}

// NewToaster makes a toaster. closed is what its closing sign is called.
func NewToaster(closed string) *Toaster {
	t := &Toaster{After: func(d time.Duration, do func()) func() {
		timer := time.AfterFunc(d, func() { fyne.Do(do) })
		return func() { timer.Stop() }
	}}
	t.card = newToastCard(closed, t.Hide)
	t.card.Hide()
	t.layer = container.New(toastLayout{}, t.card)
	return t
}

// Layer goes on top of the page, in a stack. Messages stand in the middle of it, near its lower edge.
func (t *Toaster) Layer() fyne.CanvasObject { return t.layer }

// Show says something for a while, in place of what was said before. With an action there is something to press, which
// also takes the message away.
func (t *Toaster) Show(said, action string, do func(), life time.Duration) {
	t.clear()
	t.card.say(said, action, func() {
		t.Hide()
		if do != nil {
			do()
		}
	})
	t.card.Show()
	t.layer.Refresh()
	if life > 0 {
		t.stop = t.After(life, t.Hide)
	}
}

// Act does what the message offers, as a key for undoing does; it reports whether there was one.
func (t *Toaster) Act() bool {
	if !t.card.Visible() || t.card.action.label == "" {
		return false
	}
	t.card.action.OnTapped()
	return true
}

// Hide takes the message away.
func (t *Toaster) Hide() {
	t.clear()
	t.card.Hide()
	t.layer.Refresh()
}

func (t *Toaster) clear() {
	if t.stop != nil {
		t.stop()
		t.stop = nil
	}
}

// toastLayout puts the card at the bottom in the middle, above the status bar.
type toastLayout struct{}

func (toastLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (toastLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		m := o.MinSize()
		w := min(m.Width, size.Width-2*theme.Size(tint.Margin))
		h := HeightAt(o, w)
		place(o, (size.Width-w)/2, size.Height-h-theme.Size(tint.Margin), w, h)
	}
}

// toastCard is the message.
type toastCard struct {
	widget.BaseWidget
	said   *Paragraph
	action *Link
	close  *Button
}

func newToastCard(closed string, hide func()) *toastCard {
	c := &toastCard{said: NewParagraph("", Ink), action: NewLink("", nil), close: NewSignButton(icon.Cross, closed, hide)}
	c.said.colour, c.action.colour, c.close.colour = tint.ToastText, tint.ToastAction, tint.ToastText
	c.action.mark, c.close.mark = tint.ToastAction, tint.ToastAction
	c.ExtendBaseWidget(c)
	return c
}

func (c *toastCard) say(said, action string, do func()) {
	c.said.SetText(said)
	c.action.OnTapped = do
	c.action.SetLabel(action)
	c.Refresh()
}

// beside is what stands to the right of the text.
func (c *toastCard) beside(s style) float32 {
	w := c.close.MinSize().Width + s.size(theme.SizeNameInnerPadding)/2
	if c.action.label != "" {
		w += c.action.MinSize().Width + s.size(tint.Gap)
	}
	return w
}

// HeightAt is its height when it is so wide.
func (c *toastCard) HeightAt(width float32) float32 {
	s := styleOf(c)
	return max(c.said.HeightAt(width-s.size(tint.Gap)-c.beside(s)), s.lineHeight(theme.SizeNameText)) + 1.6*s.size(tint.Gap)
}

// CreateRenderer is Fyne's.
func (c *toastCard) CreateRenderer() fyne.WidgetRenderer {
	back := newBox()
	d := &drawing{objects: []fyne.CanvasObject{back, c.said, c.action, c.close}}
	d.min = func() fyne.Size {
		s := styleOf(c)
		w := min(width(c.said.Text(), s.size(theme.SizeNameText), false)+1, 480*s.scale()) + s.size(tint.Gap) + c.beside(s)
		return fyne.NewSize(w, c.HeightAt(w))
	}
	d.layout = func(size fyne.Size) {
		s := styleOf(c)
		gap := s.size(tint.Gap)
		place(back, 0, 0, size.Width, size.Height)
		room := size.Width - gap - c.beside(s)
		h := c.said.HeightAt(room)
		place(c.said, gap, (size.Height-h)/2-textLift, room, h)
		m, a := c.close.MinSize(), c.action.MinSize()
		end := size.Width - m.Width - s.size(theme.SizeNameInnerPadding)/2
		place(c.close, end, (size.Height-m.Height)/2, m.Width, m.Height)
		place(c.action, end-a.Width-s.size(theme.SizeNameInnerPadding)/2, (size.Height-a.Height)/2-textLift, a.Width, a.Height)
		c.action.Hidden = c.action.label == ""
	}
	d.refresh = func() {
		s := styleOf(c)
		s.fill(back, box{fill: tint.ToastFill, radius: 8})
		s.shade(back)
		c.said.Refresh()
		c.action.Refresh()
		c.close.Refresh()
	}
	d.refresh()
	return d
}
