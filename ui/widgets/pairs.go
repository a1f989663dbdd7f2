package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Pair is a name and a value.
type Pair struct {
	Name  string
	Value string
	Tone  Tone
	Bold  bool
}

// Pairs are names at the left with their values at the right: a small sum, or what a rail tells.
type Pairs struct {
	widget.BaseWidget
	pairs  []Pair
	fitter *fitter
}

// NewPairs makes them.
func NewPairs(pairs ...Pair) *Pairs {
	p := &Pairs{pairs: pairs, fitter: newFitter()}
	p.ExtendBaseWidget(p)
	return p
}

// Set shows others.
func (p *Pairs) Set(pairs ...Pair) {
	p.pairs = pairs
	p.Refresh()
}

// high is the height of one line.
func (p *Pairs) high(s style) float32 {
	return s.lineHeight(theme.SizeNameText) + s.size(theme.SizeNamePadding) + 2
}

// split reports whether name and value do not go into one line, so that the value stands below.
func (p *Pairs) split(s style, pr Pair, wide float32) bool {
	size := s.size(theme.SizeNameText)
	return width(pr.Name, size, false)+width(pr.Value, size, pr.Bold)+s.size(theme.SizeNameInnerPadding) > wide
}

// HeightAt is its height when it is so wide.
func (p *Pairs) HeightAt(width float32) (sum float32) {
	s := styleOf(p)
	for _, pr := range p.pairs {
		sum += p.high(s)
		if p.split(s, pr, width) {
			sum += s.lineHeight(theme.SizeNameText)
		}
	}
	return sum
}

// CreateRenderer is Fyne's.
func (p *Pairs) CreateRenderer() fyne.WidgetRenderer {
	d := &drawing{}
	var names, values []*canvas.Text
	d.min = func() fyne.Size {
		s := styleOf(p)
		size := s.size(theme.SizeNameText)
		var w float32
		for _, pr := range p.pairs {
			w = max(w, width(pr.Name, size, false)+width(pr.Value, size, pr.Bold)+2*s.size(theme.SizeNameInnerPadding))
		}
		w = min(w, 160*s.scale())
		return fyne.NewSize(w, p.HeightAt(max(w, d.size.Width)))
	}
	d.layout = func(size fyne.Size) {
		s := styleOf(p)
		line, normal := s.lineHeight(theme.SizeNameText), s.size(theme.SizeNameText)
		y := float32(0)
		for i, pr := range p.pairs {
			if i >= len(names) {
				return
			}
			h, below := p.high(s), float32(0)
			if p.split(s, pr, size.Width) {
				below = line
			}
			s.write(names[i], p.fitter.fit(pr.Name, size.Width, normal, false), text{colour: theme.ColorNamePlaceHolder})
			place(names[i], 0, y, size.Width, h)
			s.write(values[i], p.fitter.fit(pr.Value, size.Width, normal, pr.Bold), text{colour: pr.Tone.text(), bold: pr.Bold, align: fyne.TextAlignTrailing})
			place(values[i], 0, y+below, size.Width, h)
			y += h + below
		}
	}
	d.refresh = func() {
		d.objects = d.objects[:0]
		for len(names) < len(p.pairs) {
			names, values = append(names, newText()), append(values, newText())
		}
		for i := range p.pairs {
			d.objects = append(d.objects, names[i], values[i])
		}
		canvas.Refresh(p)
	}
	d.refresh()
	return d
}
