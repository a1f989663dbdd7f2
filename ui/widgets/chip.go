package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kontingent/ui/widgets/tint"
)

// Chip is a word in a rounded box: a state.
type Chip struct {
	widget.BaseWidget
	said string
	tone Tone
}

// NewChip makes a chip.
func NewChip(said string, tone Tone) *Chip {
	c := &Chip{said: said, tone: tone}
	c.ExtendBaseWidget(c)
	return c
}

// Set says something else. A chip that says nothing is not drawn.
func (c *Chip) Set(said string, tone Tone) {
	c.said, c.tone = said, tone
	c.Refresh()
}

// CreateRenderer is Fyne's.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	back, said := newBox(), newText()
	d := &drawing{objects: []fyne.CanvasObject{back, said}}
	d.min = func() fyne.Size {
		if c.said == "" {
			return fyne.Size{}
		}
		s := styleOf(c)
		return fyne.NewSize(width(c.said, s.size(theme.SizeNameCaptionText), false)+2.4*s.size(theme.SizeNameInnerPadding), s.size(tint.Pill))
	}
	d.layout = func(size fyne.Size) {
		h := min(size.Height, d.min().Height)
		w := min(size.Width, d.min().Width)
		place(back, 0, (size.Height-h)/2, w, h)
		place(said, 0, (size.Height-h)/2-textLift/2, w, h)
	}
	d.refresh = func() {
		s := styleOf(c)
		fg, bg := c.tone.pill()
		s.fill(back, box{fill: bg, radius: s.size(tint.Pill) / 2})
		s.write(said, c.said, text{colour: fg, size: theme.SizeNameCaptionText, align: fyne.TextAlignCenter})
		back.Hidden = c.said == ""
	}
	d.refresh()
	return d
}
