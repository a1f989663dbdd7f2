package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kontingent/ui/widgets/icon"
	"kontingent/ui/widgets/tint"
)

// Problem is a sentence that says what is wrong, where, and what to do, with a link to the place.
type Problem struct {
	Sentence string
	Link     string // what the link is called; none where empty
	Tone     Tone   // Warn or Bad
	OnTapped func()
}

// ProblemPanel lists problems. Where there are none, it is not drawn.
type ProblemPanel struct {
	widget.BaseWidget
	heading *Paragraph
	tone    Tone
	rows    []*problemRow
	rest    *Link
}

// NewProblemPanel makes an empty panel.
func NewProblemPanel() *ProblemPanel {
	p := &ProblemPanel{heading: newParagraph("", Ink, tint.TitleText, fyne.TextAlignLeading)}
	p.heading.bold, p.Hidden = true, true
	p.ExtendBaseWidget(p)
	return p
}

// SetProblems lists problems below a heading that says how many there are. A long list is cut by the caller, with rest
// as a link to all of them; it may be nil.
func (p *ProblemPanel) SetProblems(heading string, problems []Problem, rest *Link) {
	p.heading.SetText(heading)
	p.rest, p.rows, p.tone = rest, nil, Warn
	for _, pr := range problems {
		p.rows = append(p.rows, newProblemRow(pr))
		if pr.Tone == Bad {
			p.tone = Bad
		}
	}
	p.Hidden = len(problems) == 0
	p.Refresh()
}

func (p *ProblemPanel) arrange(wide float32, move bool) float32 {
	s := styleOf(p)
	gap, pad := s.size(tint.Gap), s.size(theme.SizeNameInnerPadding)
	x := gap + 4
	room := wide - x - gap
	y := gap * 0.75
	put := func(o fyne.CanvasObject, h float32) {
		if move {
			place(o, x, y, room, h)
		}
		y += h
	}
	if p.heading.Text() != "" {
		put(p.heading, p.heading.HeightAt(room))
		y += pad / 2
	}
	for _, r := range p.rows {
		put(r, r.HeightAt(room))
	}
	if p.rest != nil {
		y += pad / 2
		put(p.rest, p.rest.MinSize().Height)
	}
	return y + gap*0.75
}

// HeightAt is its height when it is so wide.
func (p *ProblemPanel) HeightAt(width float32) float32 { return p.arrange(width, false) }

// CreateRenderer is Fyne's.
func (p *ProblemPanel) CreateRenderer() fyne.WidgetRenderer {
	back, bar := newBox(), newBox()
	d := &drawing{}
	d.min = func() fyne.Size {
		w := 240 * styleOf(p).scale()
		return fyne.NewSize(w, p.arrange(max(w, d.size.Width), false))
	}
	d.layout = func(size fyne.Size) {
		place(back, 0, 0, size.Width, size.Height)
		place(bar, 0, 0, 5, size.Height)
		p.arrange(size.Width, true)
	}
	d.refresh = func() {
		s := styleOf(p)
		radius := s.size(theme.SizeNameCardRadius)
		s.fill(back, box{fill: tint.Surface, stroke: theme.ColorNameSeparator, width: 1, radius: radius})
		s.fill(bar, box{fill: p.tone.text()})
		bar.TopLeftCornerRadius, bar.BottomLeftCornerRadius = radius, radius
		d.objects = []fyne.CanvasObject{back, bar, p.heading}
		for _, r := range p.rows {
			d.objects = append(d.objects, r)
			r.Refresh()
		}
		if p.rest != nil {
			d.objects = append(d.objects, p.rest)
			p.rest.Refresh()
		}
		p.heading.Refresh()
		canvas.Refresh(p)
	}
	d.refresh()
	return d
}

// problemRow is one sentence with its sign and its link.
type problemRow struct {
	widget.BaseWidget
	problem Problem
	said    *Paragraph
	link    *Link
}

func newProblemRow(p Problem) *problemRow {
	r := &problemRow{problem: p, said: NewParagraph(p.Sentence, Ink)}
	if p.Link != "" {
		r.link = NewLink(p.Link, p.OnTapped)
	}
	r.ExtendBaseWidget(r)
	return r
}

// leastProblem is the least room for a sentence beside its link; with less, it is written small, with the link below.
const leastProblem = 240

// indent is where the sentence begins, the room around it, and how much of the width and the height its link takes.
func (r *problemRow) indent(s style, wide float32) (x, pad, linked, below float32) {
	pad = s.size(theme.SizeNameInnerPadding)
	x = s.size(theme.SizeNameInlineIcon) + 1.2*pad
	var m fyne.Size
	if r.link != nil {
		m = r.link.MinSize()
		linked = m.Width + 2*pad
	}
	if r.said.size = theme.SizeNameText; wide-x-linked < leastProblem*s.scale() {
		r.said.size = theme.SizeNameCaptionText
		return x, pad, 0, m.Height
	}
	return x, pad, linked, 0
}

// HeightAt is its height when it is so wide.
func (r *problemRow) HeightAt(width float32) float32 {
	x, pad, linked, below := r.indent(styleOf(r), width)
	return r.said.HeightAt(width-x-linked) + below + pad
}

// CreateRenderer is Fyne's.
func (r *problemRow) CreateRenderer() fyne.WidgetRenderer {
	sign := newSign()
	d := &drawing{objects: []fyne.CanvasObject{sign, r.said}}
	if r.link != nil {
		d.objects = append(d.objects, r.link)
	}
	d.min = func() fyne.Size { return fyne.NewSize(200, r.HeightAt(max(d.size.Width, 200))) }
	d.layout = func(size fyne.Size) {
		s := styleOf(r)
		x, pad, linked, below := r.indent(s, size.Width)
		side := s.size(theme.SizeNameInlineIcon)
		place(sign, 0, pad/2+(s.lineHeight(r.said.size)-side)/2, side, side)
		place(r.said, x, pad/2, size.Width-x-linked, size.Height-below-pad)
		if r.link == nil {
			return
		}
		m := r.link.MinSize()
		if below > 0 {
			place(r.link, x, size.Height-below-pad/2, m.Width, m.Height)
		} else {
			place(r.link, size.Width-m.Width, pad/2, m.Width, m.Height)
		}
	}
	d.refresh = func() {
		shape := icon.Alert
		if r.problem.Tone == Bad {
			shape = icon.Error
		}
		styleOf(r).show(sign, shape, r.problem.Tone.text())
		r.said.Refresh()
		if r.link != nil {
			r.link.Refresh()
		}
	}
	d.refresh()
	return d
}
