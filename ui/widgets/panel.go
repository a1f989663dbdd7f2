package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kontingent/ui/widgets/icon"
	"kontingent/ui/widgets/tint"
)

// Panel is a white surface with a heading. It may fold, as a chapter of a long page does: then its heading tells its
// state in a few words, and its problems, whether it is open or not. What is locked shows why.
type Panel struct {
	widget.BaseWidget
	// OnFolded is called when the person opens or closes it.
	OnFolded func(open bool)
	// Flush lets the content reach the panel's edges, for lists.
	Flush bool

	head    *panelHead
	content fyne.CanvasObject
	lock    *panelLock
	closed  bool
}

// NewPanel makes an open panel. Without a title it has no heading.
func NewPanel(title string, content fyne.CanvasObject) *Panel {
	p := &Panel{content: content, head: newPanelHead(), lock: newPanelLock()}
	p.head.titled = title
	p.head.OnTapped = func() {
		p.SetOpen(p.closed)
		if p.OnFolded != nil {
			p.OnFolded(!p.closed)
		}
	}
	p.ExtendBaseWidget(p)
	return p
}

// NewChapter makes a panel that folds. number may be empty.
func NewChapter(number, title string, open bool, content fyne.CanvasObject) *Panel {
	p := NewPanel(title, content)
	p.head.folds, p.head.numbered = true, number
	p.closed, p.head.closed = !open, !open
	return p
}

// SetTitle writes another title.
func (p *Panel) SetTitle(title string) {
	p.head.titled = title
	p.Refresh()
}

// SetState tells in the heading how things stand.
func (p *Panel) SetState(said string) {
	p.head.stated = said
	p.Refresh()
}

// SetProblems tells in the heading what is wrong; "" says that nothing is. tone is Warn or Bad.
func (p *Panel) SetProblems(said string, tone Tone) {
	p.head.problems.Set(said, tone)
	p.Refresh()
}

// SetAside puts something at the right end of the heading, such as a link.
func (p *Panel) SetAside(o fyne.CanvasObject) {
	p.head.aside = o
	p.Refresh()
}

// SetLock says why the content cannot be changed, with a link to what can be done instead, which may be nil. "" unlocks.
// The fields themselves are disabled by the caller.
func (p *Panel) SetLock(why string, instead *Link) {
	p.lock.set(why, instead)
	p.head.locked = why != ""
	p.Refresh()
}

// IsOpen reports whether the content is shown.
func (p *Panel) IsOpen() bool { return !p.closed }

// SetOpen opens or closes it. OnFolded is not called.
func (p *Panel) SetOpen(open bool) {
	p.closed, p.head.closed = !open, !open
	p.Refresh()
}

// parts gives what is shown, from above, and the room around the content.
func (p *Panel) parts(s style) (headed, open, locked bool, x, y float32) {
	x, y = s.size(tint.Gap), s.size(tint.Gap)
	if p.Flush {
		x, y = 1, 1
	}
	return p.head.titled != "", !p.closed && p.content != nil, !p.closed && p.lock.why.Text() != "", x, y
}

// arrange places the parts in a width, or only measures them, and gives the height of all.
func (p *Panel) arrange(wide float32, move bool) float32 {
	s := styleOf(p)
	headed, open, locked, x, y := p.parts(s)
	put := func(o fyne.CanvasObject, shown bool, x, y, w, h float32) {
		if !move {
			return
		}
		if shown != o.Visible() {
			if shown {
				o.Show()
			} else {
				o.Hide()
			}
		}
		if shown {
			place(o, x, y, w, h)
		}
	}
	bottom := float32(0)
	if headed {
		h := p.head.MinSize().Height
		put(p.head, true, 0, 0, wide, h)
		bottom = h
	}
	side := s.size(tint.Gap)
	h := p.lock.HeightAt(wide - 2*side)
	put(p.lock, locked, side, bottom, wide-2*side, h)
	if locked {
		bottom += h + side/2
	}
	if p.content == nil {
		return bottom
	}
	if !headed {
		bottom += y
	} else if !p.Flush {
		bottom += side / 8
	}
	room := wide - 2*x
	tall := HeightAt(p.content, room)
	if move { // what is given more room uses it
		tall = max(tall, p.Size().Height-bottom-y)
	}
	put(p.content, open, x, bottom, room, tall)
	if !open {
		return p.head.MinSize().Height
	}
	return bottom + tall + y
}

// HeightAt is its height when it is so wide.
func (p *Panel) HeightAt(width float32) float32 { return p.arrange(width, false) }

// CreateRenderer is Fyne's.
func (p *Panel) CreateRenderer() fyne.WidgetRenderer {
	back := newBox()
	d := &drawing{objects: []fyne.CanvasObject{back, p.head, p.lock}}
	if p.content != nil {
		d.objects = append(d.objects, p.content)
	}
	d.min = func() fyne.Size {
		headed, _, _, x, _ := p.parts(styleOf(p))
		var w float32
		if headed {
			w = p.head.MinSize().Width
		}
		if p.content != nil {
			w = max(w, p.content.MinSize().Width+2*x)
		}
		return fyne.NewSize(w, p.arrange(max(w, d.size.Width), false))
	}
	d.layout = func(size fyne.Size) {
		place(back, 0, 0, size.Width, size.Height)
		p.arrange(size.Width, true)
		p.head.Hidden = p.head.titled == ""
	}
	dress := func() {
		s := styleOf(p)
		s.fill(back, box{fill: tint.Surface, stroke: theme.ColorNameSeparator, width: 1, radius: s.size(theme.SizeNameCardRadius)})
	}
	d.refresh = func() {
		dress()
		p.head.Refresh()
		p.lock.Refresh()
		if p.content != nil {
			p.content.Refresh()
		}
		canvas.Refresh(p)
	}
	dress()
	return d
}

// panelLock says why something cannot be changed.
type panelLock struct {
	widget.BaseWidget
	why     *Paragraph
	instead *Link
}

func newPanelLock() *panelLock {
	l := &panelLock{why: NewParagraph("", Faint)}
	l.ExtendBaseWidget(l)
	return l
}

func (l *panelLock) set(why string, instead *Link) {
	l.why.SetText(why)
	l.instead = instead
	l.Refresh()
}

func (l *panelLock) indent(s style) (x, pad, linked float32) {
	pad = s.size(theme.SizeNameInnerPadding)
	if l.instead != nil {
		linked = l.instead.MinSize().Width + pad*1.5
	}
	return s.size(theme.SizeNameInlineIcon) + 2*pad, pad, linked
}

// HeightAt is its height when it is so wide.
func (l *panelLock) HeightAt(width float32) float32 {
	x, pad, linked := l.indent(styleOf(l))
	return l.why.HeightAt(width-x-pad-linked) + 2*pad
}

// CreateRenderer is Fyne's.
func (l *panelLock) CreateRenderer() fyne.WidgetRenderer {
	back, sign := newBox(), newSign()
	d := &drawing{}
	d.min = func() fyne.Size { return fyne.NewSize(120, l.HeightAt(max(d.size.Width, 120))) }
	d.layout = func(size fyne.Size) {
		s := styleOf(l)
		x, pad, linked := l.indent(s)
		side := s.size(theme.SizeNameInlineIcon)
		place(back, 0, 0, size.Width, size.Height)
		place(sign, pad, pad+(s.lineHeight(theme.SizeNameText)-side)/2, side, side)
		place(l.why, x, pad, size.Width-x-pad-linked, size.Height-2*pad)
		if l.instead != nil {
			m := l.instead.MinSize()
			place(l.instead, size.Width-linked+pad/2, pad, m.Width, m.Height)
		}
	}
	d.refresh = func() {
		s := styleOf(l)
		d.objects = []fyne.CanvasObject{back, sign, l.why}
		if l.instead != nil {
			d.objects = append(d.objects, l.instead)
			l.instead.Refresh()
		}
		s.fill(back, box{fill: tint.Side, radius: s.size(theme.SizeNameInputRadius)})
		s.show(sign, icon.Lock, theme.ColorNamePlaceHolder)
		l.why.Refresh()
		canvas.Refresh(l)
	}
	d.refresh()
	return d
}
