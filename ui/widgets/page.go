package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kontingent/ui/widgets/icon"
	"kontingent/ui/widgets/tint"
)

// Page is what stands beside the side bar: a title with what can be done, a line that says what the page is for, and
// the content, which fills the rest. A long content is put into a Scroll by the caller.
type Page struct {
	widget.BaseWidget
	title   string
	purpose *Paragraph
	content fyne.CanvasObject
	primary *Button
	others  []fyne.CanvasObject
	back    *Button
	status  *Chip
	fitter  *fitter
	still   bool // only the head is drawn anew
}

// NewPage makes a page. purpose may be empty.
func NewPage(title, purpose string, content fyne.CanvasObject) *Page {
	p := &Page{title: title, purpose: NewParagraph(purpose, Faint), content: content, status: NewChip("", Ink), fitter: newFitter()}
	p.ExtendBaseWidget(p)
	return p
}

// SetTitle writes another title.
func (p *Page) SetTitle(title string) {
	if p.title == title {
		return
	}
	p.title = title
	p.refreshHead()
}

// refreshHead draws the head anew and leaves the content alone, which may be long: a title changes with each letter of a
// name.
func (p *Page) refreshHead() {
	p.still = true
	p.Refresh()
	p.still = false
}

// SetPurpose says what the page is for; "" where there is enough to see.
func (p *Page) SetPurpose(purpose string) {
	p.purpose.SetText(purpose)
	p.Refresh()
}

// SetStatus writes a state behind the title.
func (p *Page) SetStatus(said string, tone Tone) {
	p.status.Set(said, tone)
	p.refreshHead()
}

// SetPrimary makes the one button the page is for; an empty label takes it away.
func (p *Page) SetPrimary(label string, tapped func()) *Button {
	p.primary = nil
	if label != "" {
		p.primary = NewButton(label, nil, Primary, tapped)
	}
	p.Refresh()
	return p.primary
}

// SetOthers puts more things to do before the primary button.
func (p *Page) SetOthers(others ...fyne.CanvasObject) {
	p.others = others
	p.Refresh()
}

// SetBack makes a way back to where one came from, before the title. named says where it leads.
func (p *Page) SetBack(named string, tapped func()) {
	p.back = NewSignButton(icon.Left, named, tapped)
	p.Refresh()
}

// SetContent shows something else below the title.
func (p *Page) SetContent(content fyne.CanvasObject) {
	p.content = content
	p.Refresh()
}

// scrolls reports whether the content reaches the lower edge of the window by itself.
func (p *Page) scrolls() bool {
	if _, ok := p.content.(*Scroll); ok {
		return true
	}
	c, ok := p.content.(*fyne.Container)
	if !ok {
		return false
	}
	_, ok = c.Layout.(*beside)
	return ok
}

// actions are the buttons, from the left.
func (p *Page) actions() []fyne.CanvasObject {
	actions := append([]fyne.CanvasObject{}, p.others...)
	if p.primary != nil {
		actions = append(actions, p.primary)
	}
	return actions
}

// pressed is what can be pressed in the head.
func (p *Page) pressed() []fyne.CanvasObject {
	if p.back == nil {
		return p.actions()
	}
	return append(p.actions(), p.back)
}

// crowded reports whether the buttons leave the title so little room that they stand below it.
func (p *Page) crowded(s style, wide float32) bool {
	var all float32
	for _, a := range p.actions() {
		if a.Visible() {
			all += a.MinSize().Width + s.size(theme.SizeNameInnerPadding)
		}
	}
	need := min(width(p.title, s.size(theme.SizeNameHeadingText), true), titleLeast*wide) + p.status.MinSize().Width
	if p.back != nil {
		need += p.back.MinSize().Width
	}
	return all > 0 && need+s.size(tint.Gap)+all > wide
}

// titleLeast is how much of the place a long title gets at least.
const titleLeast = 0.35

// pageFoot is what stays free below the content, as a part of a margin.
const pageFoot = 0.75

// CreateRenderer is Fyne's.
func (p *Page) CreateRenderer() fyne.WidgetRenderer {
	title, over := newText(), &cover{under: p.pressed}
	d := &drawing{}
	head := func(s style) float32 {
		return max(s.lineHeight(theme.SizeNameHeadingText), s.lineHeight(theme.SizeNameText)+2*s.size(theme.SizeNameInnerPadding))
	}
	d.min = func() fyne.Size {
		s := styleOf(p)
		m := s.size(tint.Margin)
		size := p.content.MinSize()
		size.Width = max(size.Width+2*m, 320*s.scale())
		size.Height += head(s) + 2*m + s.size(tint.Gap)
		return size
	}
	d.layout = func(size fyne.Size) {
		s := styleOf(p)
		m, gap, pad := s.size(tint.Margin), s.size(tint.Gap), s.size(theme.SizeNameInnerPadding)
		x, y, end, h := m, m*0.8, size.Width-m, head(s)
		low := p.crowded(s, end-x)
		actionsY := y
		if low {
			actionsY += h + pad/2
		}
		for _, a := range slices.Backward(p.actions()) {
			if !a.Visible() {
				continue
			}
			b := a.MinSize()
			end -= b.Width
			place(a, end, actionsY+(h-b.Height)/2, b.Width, b.Height)
			end -= pad
		}
		if low {
			end = size.Width - m
		}
		if p.back != nil {
			b := p.back.MinSize()
			place(p.back, x-pad, y+(h-b.Height)/2, b.Width, b.Height)
			x += b.Width - pad/2
		}
		chip := p.status.MinSize()
		room := end - x - gap
		if chip.Width > 0 {
			room -= chip.Width + pad
		}
		said := p.fitter.fit(p.title, room, s.size(theme.SizeNameHeadingText), true)
		s.write(title, said, text{size: theme.SizeNameHeadingText, bold: true})
		w := width(said, s.size(theme.SizeNameHeadingText), true)
		place(title, x, y-2, w+1, h)
		place(p.status, x+w+1.5*pad, y+(h-chip.Height)/2+1, chip.Width, chip.Height)
		y = actionsY + h
		if p.purpose.Text() != "" {
			wide := min(size.Width-2*m, s.size(tint.Reading))
			tall := p.purpose.HeightAt(wide)
			y += pad / 2
			place(p.purpose, m, y, wide, tall)
			y += tall
		}
		y += gap
		bottom := m * pageFoot
		if p.scrolls() {
			bottom = 0
		}
		place(over, 0, 0, size.Width, y)
		lay(p.content, m, y, size.Width-2*m, max(size.Height-y-bottom, 0), m)
	}
	d.refresh = func() {
		d.objects = []fyne.CanvasObject{title, p.purpose, p.status}
		if p.back != nil {
			d.objects = append(d.objects, p.back)
		}
		d.objects = append(append(d.objects, p.actions()...), p.content, over)
		for _, o := range d.objects {
			if o != p.content || !p.still {
				o.Refresh()
			}
		}
		canvas.Refresh(p)
	}
	d.objects = []fyne.CanvasObject{title, p.purpose, p.status}
	d.refresh()
	return d
}
