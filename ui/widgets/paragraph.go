package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Paragraph is text that wraps at its width, without the wide margins of Fyne's labels.
type Paragraph struct {
	widget.BaseWidget
	said   string
	tone   Tone
	size   fyne.ThemeSizeName
	align  fyne.TextAlign
	bold   bool
	colour fyne.ThemeColorName // in place of the tone's
	lines  []*canvas.Text
	width  float32 // for which the lines were broken
	broke  string  // what was broken
	scale  float32 // at which text size
}

// NewParagraph makes a paragraph of normal size.
func NewParagraph(said string, tone Tone) *Paragraph {
	return newParagraph(said, tone, theme.SizeNameText, fyne.TextAlignLeading)
}

// NewCaption makes a paragraph of small, secondary text.
func NewCaption(said string) *Paragraph {
	return newParagraph(said, Faint, theme.SizeNameCaptionText, fyne.TextAlignLeading)
}

// NewHeading makes a heading inside a panel.
func NewHeading(said string) *Paragraph {
	p := NewParagraph(said, Ink)
	p.bold = true
	return p
}

func newParagraph(said string, tone Tone, size fyne.ThemeSizeName, align fyne.TextAlign) *Paragraph {
	p := &Paragraph{said: said, tone: tone, size: size, align: align}
	p.ExtendBaseWidget(p)
	return p
}

// SetText says something else.
func (p *Paragraph) SetText(said string) { p.Set(said, p.tone) }

// Set says something else in another tone.
func (p *Paragraph) Set(said string, tone Tone) {
	if p.said == said && p.tone == tone {
		return
	}
	p.said, p.tone = said, tone
	p.Refresh()
}

// Text is what the paragraph says.
func (p *Paragraph) Text() string { return p.said }

// HeightAt is the height of all its lines when it is so wide.
func (p *Paragraph) HeightAt(width float32) float32 {
	p.breakAt(width)
	return p.height()
}

func (p *Paragraph) height() float32 {
	if len(p.lines) == 0 {
		return 0
	}
	return float32(len(p.lines)) * styleOf(p).lineHeight(p.size)
}

// breakAt breaks the text into lines that go into width.
func (p *Paragraph) breakAt(width float32) {
	s := styleOf(p)
	size := s.size(p.size)
	if p.broke == p.said && p.width == width && p.scale == size {
		return
	}
	p.broke, p.width, p.scale = p.said, width, size
	lines := wrap(p.said, width, size, p.bold)
	for len(p.lines) < len(lines) {
		p.lines = append(p.lines, newText())
	}
	p.lines = p.lines[:len(lines)]
	for i, l := range lines {
		p.lines[i].Text = l
	}
}

// CreateRenderer is Fyne's.
func (p *Paragraph) CreateRenderer() fyne.WidgetRenderer {
	d := &drawing{}
	dress := func() {
		s := styleOf(p)
		d.objects = d.objects[:0]
		colour := p.colour
		if colour == "" {
			colour = p.tone.text()
		}
		for _, l := range p.lines {
			s.write(l, l.Text, text{colour: colour, size: p.size, bold: p.bold, align: p.align})
			d.objects = append(d.objects, l)
		}
	}
	d.layout = func(size fyne.Size) {
		p.breakAt(size.Width)
		dress()
		h := styleOf(p).lineHeight(p.size)
		for i, l := range p.lines {
			place(l, 0, float32(i)*h, size.Width, h)
		}
	}
	d.min = func() fyne.Size {
		w := d.size.Width
		if w == 0 { // never laid out: as it stands
			w = width(p.said, styleOf(p).size(p.size), p.bold) + 1
		}
		p.breakAt(w)
		return fyne.NewSize(min(w, 40), p.height())
	}
	d.refresh = func() { p.breakAt(d.size.Width); canvas.Refresh(p) }
	return d
}

// wrap breaks text at blanks, and inside words that are too long for a line of their own.
func wrap(said string, limit, size float32, bold bool) []string {
	var lines []string
	if said == "" {
		return nil
	}
	for part := range strings.SplitSeq(said, "\n") {
		line := ""
		for word := range strings.FieldsSeq(part) {
			longer := word
			if line != "" {
				longer = line + " " + word
			}
			if fits(longer, limit, size, bold) {
				line = longer
				continue
			}
			if line != "" {
				lines = append(lines, line)
			}
			for word != "" && !fits(word, limit, size, bold) {
				n := fitting(word, limit, size, bold)
				lines = append(lines, word[:n])
				word = word[n:]
			}
			line = word
		}
		lines = append(lines, line)
	}
	return lines
}

// fitting is how many bytes at the beginning of a word go into the limit: at least one letter.
func fitting(word string, limit, size float32, bold bool) int {
	n := 0
	for i, r := range word {
		end := i + len(string(r))
		if n > 0 && !fits(word[:end], limit, size, bold) {
			break
		}
		n = end
	}
	return n
}
